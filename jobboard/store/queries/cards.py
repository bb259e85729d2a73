"""One card with its history, and lists of cards."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from jobboard.dates.iso import day_of, time_of
from jobboard.followup.enums import Channel, InterviewState, PersonKind, Stage
from jobboard.store.queries.card_rows import CARD, by_id, by_ids, card_views, filter_sql
from jobboard.store.queries.duplicates import Application, DuplicateIndex
from jobboard.store.queries.event_text import phrase
from jobboard.store.search_text import fold_for_search, search_words
from jobboard.store.store import Store
from jobboard.store.views import CardDetail, CardView, ContactView, EventView, InterviewView

_FACTS = """
    SELECT closed_day, url, location, remote, salary, source, closes, keep_warm, resting, snoozed_until, snooze_why,
      coalesce((SELECT name FROM contact WHERE contact.id = referrer_id), ''),
      (SELECT min(day) FROM event INDEXED BY event_card
       WHERE card_id = card.id AND kind = 'move' AND what = 'applied'),
      resume_path, letter_path, offer,
      (SELECT until_day FROM event WHERE card_id = card.id AND kind = 'deadline'
       ORDER BY day DESC, time DESC, id DESC LIMIT 1)
    FROM card WHERE id = ?"""
_CONTACTS = """
    SELECT contact.id, name, company, kind, email, phone, profile, notes, no_calls, do_not_contact
    FROM card_contact JOIN contact ON contact.id = contact_id WHERE card_id = ? ORDER BY card_contact.id"""
EVENT = """event.id, kind, day, time, precision, provenance, what, text, channel, coalesce(contact.name, ''),
    until_day, until_time"""
"""What an EventView is made of."""
_EVENTS = f"""
    SELECT {EVENT} FROM event LEFT JOIN contact ON contact.id = contact_id WHERE card_id = ?
    ORDER BY day IS NULL, day DESC, time DESC, event.id DESC"""
_INTERVIEWS = """
    SELECT id, day, time, state, prepared, round, place FROM interview WHERE card_id = ? ORDER BY day, time, id"""
_INTERVIEWERS = """
    SELECT interview_id, name FROM interview JOIN interview_contact ON interview_id = interview.id
    JOIN contact ON contact.id = contact_id WHERE card_id = ? ORDER BY interview_contact.id"""


def detail(store: Store, card_id: int) -> CardDetail:
    """Everything about one card; NotFoundError where there is none."""
    with store.snapshot():
        card = by_id(store, card_id)
        (facts,) = store.db.fetchall(_FACTS, (card_id,))
        contacts = store.db.fetchall(_CONTACTS, (card_id,))
        events = store.db.fetchall(_EVENTS, (card_id,))
        interviews = store.db.fetchall(_INTERVIEWS, (card_id,))
        interviewers = store.db.fetchall(_INTERVIEWERS, (card_id,)) if interviews else []
    (
        closed_day, url, location, remote, salary, source, closes, keep_warm, resting, snoozed_until, snooze_why,
        referrer, applied, resume_path, letter_path, offer, deadline,
    ) = facts  # fmt: skip
    return CardDetail(
        card=card,
        closed_day=day_of(closed_day),
        url=url,
        location=location,
        remote=remote,
        salary=salary,
        source=source,
        closes=day_of(closes),
        keep_warm=bool(keep_warm),
        resting=bool(resting),
        snoozed_until=day_of(snoozed_until),
        snooze_why=snooze_why,
        referrer=referrer,
        applied=day_of(applied),
        resume_path=resume_path,
        letter_path=letter_path,
        deadline=day_of(deadline),
        offer=offer,
        contacts=tuple(contact_view(row) for row in contacts),
        events=tuple(event_view(row) for row in events),
        interviews=tuple(_interview(row, interviewers) for row in interviews),
    )


def find(store: Store, text: str, closed: bool = True) -> list[CardView]:
    """The cards meant by an id, or by words that company or role hold; open cards first, exact names before others."""
    wanted = text.strip()
    if wanted.isascii() and wanted.isdigit():
        return by_ids(store, [int(wanted[:18])])
    condition, params = filter_sql(wanted, closed)
    order = "outcome IS NOT NULL, last_activity DESC, id DESC"
    with store.translate_sqlite_errors():
        rows = store.db.fetchall(f"SELECT {CARD} FROM card WHERE {condition} ORDER BY {order}", params)
    views = [view for view in card_views(store, rows) if _named(view, wanted)]
    exact = [view for view in views if wanted.casefold() in (view.company.casefold(), view.role.casefold())]
    return exact or views


def listing(store: Store, stage: Stage | None = None, words: str = "", closed: bool = False) -> list[CardView]:
    """The cards of a stage, else of all in the order of the stages, by latest activity."""
    condition, params = filter_sql(words, closed)
    if stage:
        condition, params = f"{condition} AND stage = :stage", params | {"stage": stage}
    with store.translate_sqlite_errors():
        rows = store.db.fetchall(
            f"SELECT {CARD} FROM card WHERE {condition} ORDER BY last_activity DESC, id DESC",
            params,
        )
    stages = list(Stage)
    return sorted(card_views(store, rows), key=lambda card: stages.index(card.stage))


def tally(store: Store) -> tuple[int, int]:
    """How many cards there are, and how many are live: open and not rejected."""
    with store.translate_sqlite_errors():
        (row,) = store.db.fetchall(
            "SELECT count(*), count(*) FILTER (WHERE outcome IS NULL AND stage <> 'rejected') FROM card"
        )
    return int(row[0]), int(row[1])


def _named(view: CardView, wanted: str) -> bool:
    names = fold_for_search(f"{view.company} {view.role}")
    return all(word in names for word in search_words(wanted))


def contact_view(row: tuple[Any, ...]) -> ContactView:
    """Somebody, from a row of id, name, company, kind, addresses, notes and wishes."""
    id_, name, company, kind, email, phone, profile, notes, no_calls, do_not_contact = row
    return ContactView(
        id_, name, company, PersonKind(kind), email, phone, profile, notes, bool(no_calls), bool(do_not_contact)
    )


def event_view(row: tuple[Any, ...]) -> EventView:
    """An entry of the history, from a row of EVENT."""
    id_, kind, day, at, precision, provenance, what, text, channel, person, until_day, until_time = row
    return EventView(
        id=id_,
        kind=kind,
        day=day_of(day),
        time=time_of(at),
        precision=precision,
        provenance=provenance,
        what=phrase(kind, what, channel, person, day_of(until_day), time_of(until_time)),
        text=text,
        channel=Channel(channel) if channel else None,
        person=person,
    )


def _interview(row: tuple[Any, ...], interviewers: Sequence[tuple[Any, ...]]) -> InterviewView:
    id_, day, at, state, prepared, round_, place = row
    return InterviewView(
        id=id_,
        day=date.fromisoformat(day),
        time=time_of(at),
        state=InterviewState(state),
        prepared=bool(prepared),
        round=round_,
        where=place,
        people=tuple(name for interview, name in interviewers if interview == id_),
    )


def known_posting(store: Store, company: str, role: str, url: str) -> tuple[CardView, str] | None:
    """The card that a posting is on the board as, and what says so: the same link, or the same company and role."""
    with store.translate_sqlite_errors():
        known = DuplicateIndex(store.db, "").find(Application(company, role, url, store.today()))
    found = by_ids(store, [known.card_id]) if known and known.card_id else []
    return (found[0], known.why) if known and found else None
