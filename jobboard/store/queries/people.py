"""Everybody the user deals with: the cards each is on, what was exchanged, and who waits for an answer."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from peewee import fn

from jobboard.errors import NotFoundError
from jobboard.followup.display_names import person_kind_name
from jobboard.followup.enums import EventKind, PersonKind, ReplyKind, Stage
from jobboard.followup.timeline import build_timeline
from jobboard.followup.waiting_clock import waiting_clock
from jobboard.store.history_loader import histories
from jobboard.store.models import Card, CardContact, Contact, Event, InterviewContact, id_list
from jobboard.store.prepared_queries import Query
from jobboard.store.queries.event_text import HistoryEntryRow, event_view, history_entries
from jobboard.store.search_text import fold_for_search, search_words
from jobboard.store.store import Store
from jobboard.store.views import ContactView, EventView


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
    last: dt.date | None
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
        contacts = store.db.rows(_ContactRow, _contacts())
        links = store.db.rows(_CardLink, _card_links())
        last = _last_exchanges(store)
    links_of: defaultdict[int, list[_CardLink]] = defaultdict(list)
    for link in links:
        links_of[link.contact_id].append(link)
    unanswered = _unanswered(store)
    found = [
        PersonRow(
            ContactView(**contact._asdict(), kind=_kind(links_of[contact.id])),
            tuple(PersonCard(link.id, link.company, link.role, link.stage) for link in links_of[contact.id]),
            last.get(contact.id),
            contact.id in unanswered,
        )
        for contact in contacts
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
    interviews = InterviewContact.select(InterviewContact.interview).where(InterviewContact.contact == contact_id)
    entries = history_entries().where((Event.contact == contact_id) | Event.interview.in_(interviews))
    with store.translate_sqlite_errors():
        rows = store.db.rows(HistoryEntryRow, entries)
        cards = Card.select(Card.id, Card.company).where(Card.id.in_(id_list({row.card_id for row in rows})))
        companies = {card.id: card.company for card in store.db.rows(_CompanyRow, cards)}
    return [Exchange(row.card_id, companies[row.card_id], event_view(row)) for row in rows]


class _ContactRow(NamedTuple):
    """A ContactView's fields, but for what somebody is on a card."""

    id: int
    name: str
    company: str
    email: str
    phone: str
    profile: str
    notes: str
    no_calls: bool
    do_not_contact: bool


class _CardLink(NamedTuple):
    """Somebody on a card; `link_id` is the older the longer they have been on it."""

    link_id: int
    contact_id: int
    kind: PersonKind
    id: int
    company: str
    role: str
    stage: Stage


class _LastDay(NamedTuple):
    contact_id: int
    day: dt.date | None


class _CompanyRow(NamedTuple):
    id: int
    company: str


class _CardId(NamedTuple):
    id: int


def _contacts() -> Query:
    columns = [getattr(Contact, name) for name in _ContactRow._fields]
    return Contact.select(*columns).order_by(Contact.name.asc(collation="NOCASE"), Contact.id)


def _card_links() -> Query:
    """Open cards first, then by latest activity."""
    on_cards = CardContact.select(
        CardContact.id.alias("link_id"),
        CardContact.contact.alias("contact_id"),
        CardContact.kind,
        Card.id,
        Card.company,
        Card.role,
        Card.stage,
    ).join(Card)
    return on_cards.order_by(Card.outcome.is_null(False), Card.last_activity.desc(), Card.id)


def _kind(links: Iterable[_CardLink]) -> PersonKind:
    """What somebody is on the first card that says more than that they are somebody else."""
    named = [link for link in links if link.kind is not PersonKind.OTHER]
    return min(named, key=lambda link: link.link_id).kind if named else PersonKind.OTHER


def _last_exchanges(store: Store) -> dict[int, dt.date]:
    """The day of the last exchange with each person, interviews with them too."""
    last_day = fn.max(Event.day).alias("day")
    own = Event.select(Event.contact.alias("contact_id"), last_day).where(Event.contact.is_null(False))
    people = InterviewContact.contact
    held = InterviewContact.select(people.alias("contact_id"), last_day)
    held = held.join(Event, on=Event.interview == InterviewContact.interview)
    rows = [
        *store.db.rows(_LastDay, own.group_by(Event.contact)),
        *store.db.rows(_LastDay, held.group_by(people)),
    ]
    last: dict[int, dt.date] = {}
    for row in rows:
        if row.day:
            last[row.contact_id] = max(row.day, last.get(row.contact_id, row.day))
    return last


def _unanswered(store: Store) -> set[int]:
    """Who waits, by the rules' own reading of an open reply, whatever else the card may ask for first."""
    questions = Event.select(Event.card).where(Event.kind == EventKind.REPLY, Event.what == ReplyKind.QUESTION)
    asked = Card.select(Card.id).where(Card.outcome.is_null(), ~Card.resting, Card.id.in_(questions))
    with store.translate_sqlite_errors():
        cards = histories(store.db, [row.id for row in store.db.rows(_CardId, asked)])
    replies = (waiting_clock(build_timeline(history, store.now())).open_reply for history in cards.values())
    return {reply.person for reply in replies if reply and reply.person is not None}


def _searched(row: PersonRow) -> str:
    contact = row.contact
    texts = [contact.name, contact.company, contact.email, contact.notes, person_kind_name(contact.kind)]
    return fold_for_search(" ".join([*texts, *(f"{card.company} {card.role}" for card in row.cards)]))
