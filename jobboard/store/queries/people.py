"""Everybody the user deals with: the cards each is on, what was exchanged, and who waits for an answer."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from jobboard.dates.iso import day_of
from jobboard.errors import NotFoundError
from jobboard.followup.display_names import person_kind_name
from jobboard.followup.enums import Stage
from jobboard.followup.timeline import build_timeline
from jobboard.followup.waiting_clock import waiting_clock
from jobboard.store.history_loader import histories
from jobboard.store.queries.cards import EVENT, contact_view, event_view
from jobboard.store.search_text import fold_for_search, search_words
from jobboard.store.store import Store
from jobboard.store.views import ContactView, EventView

_PEOPLE = """
    SELECT contact.id, name, contact.company,
      coalesce((SELECT kind FROM card_contact WHERE contact_id = contact.id AND kind <> 'other' ORDER BY id LIMIT 1),
        'other'),
      email, phone, profile, notes, no_calls, do_not_contact,
      max((SELECT coalesce(max(day), '') FROM event WHERE contact_id = contact.id),
        (SELECT coalesce(max(event.day), '') FROM event JOIN interview_contact USING (interview_id)
          WHERE interview_contact.contact_id = contact.id))
    FROM contact ORDER BY name COLLATE NOCASE, contact.id"""
_CARDS = """
    SELECT contact_id, card.id, card.company, role, stage FROM card_contact JOIN card ON card.id = card_id
    ORDER BY contact_id, outcome IS NOT NULL, last_activity DESC, card.id"""
_EXCHANGES = f"""
    SELECT card_id, (SELECT company FROM card WHERE card.id = card_id), {EVENT}
    FROM event LEFT JOIN contact ON contact.id = contact_id
    WHERE contact_id = :id OR interview_id IN (SELECT interview_id FROM interview_contact WHERE contact_id = :id)
    ORDER BY day IS NULL, day DESC, time DESC, event.id DESC"""
_ASKED = """
    SELECT id FROM card WHERE outcome IS NULL AND NOT resting
      AND EXISTS (SELECT 1 FROM event WHERE card_id = card.id AND kind = 'reply' AND what = 'question')"""


@dataclass(frozen=True, slots=True)
class PersonCard:
    """A card that somebody is on."""

    id: int
    company: str
    role: str
    stage: Stage


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody with their cards, open ones first; `last` is the day of the last exchange with them.

    `waiting` says that they wrote and have no answer yet.
    """

    contact: ContactView
    cards: tuple[PersonCard, ...]
    last: date | None
    waiting: bool


@dataclass(frozen=True, slots=True)
class Exchange:
    """Something exchanged with a person, and the card it was about."""

    card_id: int
    company: str
    event: EventView


def people(store: Store, words: str = "") -> list[PersonRow]:
    """Everybody whose name, company, address, notes or cards hold all the words; who waits for an answer is first."""
    with store.translate_sqlite_errors():
        rows = store.db.fetchall(_PEOPLE)
        on = store.db.fetchall(_CARDS)
    cards: defaultdict[int, list[PersonCard]] = defaultdict(list)
    for contact, card_id, company, role, stage in on:
        cards[contact].append(PersonCard(card_id, company, role, Stage(stage)))
    unanswered = _unanswered(store)
    found = [
        PersonRow(contact_view(row[:-1]), tuple(cards[row[0]]), day_of(row[-1] or None), row[0] in unanswered)
        for row in rows
    ]
    return sorted(with_words(found, words), key=lambda row: not row.waiting)


def with_words(rows: Iterable[PersonRow], words: str) -> list[PersonRow]:
    """Those of the people whose name, company, address, notes or cards hold all the words."""
    wanted = search_words(words)
    return [row for row in rows if all(word in _searched(row) for word in wanted)]


def person(store: Store, contact_id: int) -> PersonRow:
    """One of them; NotFoundError where there is nobody."""
    for row in people(store):
        if row.contact.id == contact_id:
            return row
    raise NotFoundError("that person is gone", "somebody else took them off")


def exchanges(store: Store, contact_id: int) -> list[Exchange]:
    """Everything exchanged with somebody across cards, interviews with them too, newest first."""
    with store.translate_sqlite_errors():
        rows = store.db.fetchall(_EXCHANGES, {"id": contact_id})
    return [Exchange(card_id, company, event_view(tuple(event))) for card_id, company, *event in rows]


def _unanswered(store: Store) -> set[int]:
    """Who waits, by the rules' own reading of an open reply, whatever else the card may ask for first."""
    with store.translate_sqlite_errors():
        found = store.db.fetchall(_ASKED)
        cards = histories(store.db, [row[0] for row in found])
    replies = (waiting_clock(build_timeline(history, store.now())).open_reply for history in cards.values())
    return {reply.person for reply in replies if reply and reply.person is not None}


def _searched(row: PersonRow) -> str:
    contact = row.contact
    texts = [contact.name, contact.company, contact.email, contact.notes, person_kind_name(contact.kind)]
    return fold_for_search(" ".join([*texts, *(f"{card.company} {card.role}" for card in row.cards)]))
