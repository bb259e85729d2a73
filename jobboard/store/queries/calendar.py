"""What stands in a calendar, and what was done in a range of days: dated rows across all cards."""

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple

from peewee import JOIN, Tuple, fn

from jobboard.followup.enums import Channel, EventKind, InterviewState, Outcome, Precision, Stage, TouchKind
from jobboard.store.models import Card, Contact, Event, Interview, InterviewContact, id_list
from jobboard.store.prepared_queries import Placeholder, Query, prepared
from jobboard.store.store import Store


@dataclass(frozen=True, slots=True)
class Appointment:
    """An interview that was not moved to another day; `people` are the names of those who hold it."""

    uid: str
    day: dt.date
    time: dt.time | None
    state: InterviewState
    round: str
    place: str
    people: str
    company: str
    role: str
    url: str


@dataclass(frozen=True, slots=True)
class LastDay:
    """The day by which an offer wants its answer, or on which a posting closes; `uid` is the card's."""

    uid: str
    company: str
    role: str
    day: dt.date


@dataclass(frozen=True, slots=True)
class ActivityEntry:
    """Something done for an application, or what came of it.

    `kind` is applied, offer, rejected, touch or interview; `touch` is what kind of one, `channel` how it went. Of
    month precision the day is the month's first. `stage` and `outcome` are the card's of today.
    """

    day: dt.date
    time: dt.time | None
    whole_month: bool
    kind: str
    touch: TouchKind | None
    state: InterviewState | None
    channel: Channel | None
    person: str
    round: str
    card_id: int
    company: str
    role: str
    location: str
    stage: Stage
    outcome: Outcome | None


class _AppointmentRow(NamedTuple):
    """An Appointment without its people."""

    id: int
    uid: str
    day: dt.date
    time: dt.time | None
    state: InterviewState
    round: str
    place: str
    company: str
    role: str
    url: str


class _DeadlineRow(NamedTuple):
    card_id: int
    uid: str
    company: str
    role: str
    day: dt.date | None


class _EventRow(NamedTuple):
    """A move or a touch, and the card that it is about."""

    day: dt.date
    time: dt.time | None
    precision: Precision
    kind: EventKind
    what: str
    channel: Channel | None
    person: str | None
    card_id: int
    company: str
    role: str
    location: str
    stage: Stage
    outcome: Outcome | None


class _InterviewRow(NamedTuple):
    """An interview, and the card that it is about."""

    id: int
    day: dt.date
    time: dt.time | None
    state: InterviewState
    round: str
    card_id: int
    company: str
    role: str
    location: str
    stage: Stage
    outcome: Outcome | None


class _InterviewerRow(NamedTuple):
    interview_id: int
    name: str


def appointments(store: Store, card_id: int | None = None) -> list[Appointment]:
    """All interviews, or those of one card, by day."""
    columns = [getattr(Interview, name) for name in _AppointmentRow._fields[:7]]
    interviews = Interview.select(*columns, Card.company, Card.role, Card.url).join(Card)
    if card_id is not None:
        interviews = interviews.where(Interview.card == card_id)
    wanted = interviews.where(Interview.state != InterviewState.MOVED)
    with store.translate_sqlite_errors():
        rows = store.db.rows(_AppointmentRow, wanted.order_by(Interview.day, Interview.time, Interview.id))
        people = _interviewers(store, [row.id for row in rows])
    return [
        Appointment(
            row.uid, row.day, row.time, row.state, row.round, row.place, people.get(row.id, ""),
            row.company, row.role, row.url,
        )
        for row in rows
    ]  # fmt: skip


def deadlines(store: Store, card_id: int | None = None) -> list[LastDay]:
    """By when the open offers want an answer: of each card by its newest deadline."""
    columns = (Event.card.alias("card_id"), Card.uid, Card.company, Card.role, Event.until_day.alias("day"))
    entries = Event.select(*columns).join(Card)
    if card_id is not None:
        entries = entries.where(Card.id == card_id)
    open_offer = (Card.stage == Stage.OFFER) & Card.outcome.is_null()
    newest = (Event.day.desc(), Event.time.desc(), Event.id.desc())
    with store.translate_sqlite_errors():
        rows = store.db.rows(
            _DeadlineRow, entries.where(open_offer, Event.kind == EventKind.DEADLINE).order_by(*newest)
        )
    newest_of: dict[int, _DeadlineRow] = {}
    for row in rows:
        newest_of.setdefault(row.card_id, row)
    days = sorted((row.day, card, row) for card, row in newest_of.items() if row.day)
    return [LastDay(row.uid, row.company, row.role, day) for day, _, row in days]


def closings(store: Store, card_id: int | None = None) -> list[LastDay]:
    """When the postings close that were not applied to yet."""
    cards = Card.select(Card.uid, Card.company, Card.role, Card.closes.alias("day"))
    if card_id is not None:
        cards = cards.where(Card.id == card_id)
    open_target = (Card.stage == Stage.TARGET) & Card.outcome.is_null() & Card.closes.is_null(False)
    with store.translate_sqlite_errors():
        return store.db.rows(LastDay, cards.where(open_target).order_by(Card.closes, Card.id))


def activity_entries(store: Store, first: dt.date, last: dt.date) -> list[ActivityEntry]:
    """Everything done from the first to the last day, by day; of moves to a stage only a card's first."""
    with store.translate_sqlite_errors():
        events = [
            *_first_moves.rows(store.db, first=first, last=last),
            *_touches.rows(store.db, first=first, last=last),
        ]
        interviews = _interviews.rows(store.db, first=first, last=last)
        people = _interviewers(store, [row.id for row in interviews])
    entries = [_event_entry(row) for row in events]
    entries += [_interview_entry(row, people.get(row.id, "")) for row in interviews]
    return sorted(entries, key=_chronological)


def _chronological(entry: ActivityEntry) -> tuple[object, ...]:
    """By day and time, an unknown time first."""
    moment = (entry.day, entry.time is not None, entry.time or dt.time.min)
    return (*moment, entry.company, entry.kind, entry.touch or entry.state or "", entry.person, entry.card_id)


def _event_entry(row: _EventRow) -> ActivityEntry:
    touch = row.kind is EventKind.TOUCH
    return ActivityEntry(
        day=row.day,
        time=row.time,
        whole_month=row.precision is Precision.MONTH,
        kind=row.kind if touch else row.what,
        touch=TouchKind(row.what) if touch else None,
        state=None,
        channel=row.channel,
        person=row.person or "" if touch else "",
        round="",
        card_id=row.card_id,
        company=row.company,
        role=row.role,
        location=row.location,
        stage=row.stage,
        outcome=row.outcome,
    )


def _interview_entry(row: _InterviewRow, people: str) -> ActivityEntry:
    return ActivityEntry(
        day=row.day,
        time=row.time,
        whole_month=False,
        kind="interview",
        touch=None,
        state=row.state,
        channel=None,
        person=people,
        round=row.round,
        card_id=row.card_id,
        company=row.company,
        role=row.role,
        location=row.location,
        stage=row.stage,
        outcome=row.outcome,
    )


_CARD = (Card.company, Card.role, Card.location, Card.stage, Card.outcome)


def _events() -> Query:
    columns = [getattr(Event, name) for name in _EventRow._fields[:6]]
    joined = (Contact.name.alias("person"), Event.card.alias("card_id"), *_CARD)
    return Event.select(*columns, *joined).join(Card).switch(Event).join(Contact, JOIN.LEFT_OUTER)


@prepared(_EventRow)
def _touches(first: Placeholder, last: Placeholder) -> Query:
    return _events().where(Event.kind == EventKind.TOUCH, Event.day.between(first, last))


@prepared(_EventRow)
def _first_moves(first: Placeholder, last: Placeholder) -> Query:
    other = Event.alias()
    moment = Tuple(Event.day, fn.coalesce(Event.time, ""), Event.id)
    earlier = other.select(other.id).where(
        other.card == Event.card,
        other.kind == EventKind.MOVE,
        other.what == Event.what,
        Tuple(other.day, fn.coalesce(other.time, ""), other.id) < moment,
    )
    told = (Event.kind == EventKind.MOVE) & Event.what.in_([Stage.APPLIED, Stage.OFFER, Stage.REJECTED])
    return _events().where(told, Event.day.between(first, last), ~fn.EXISTS(earlier))


@prepared(_InterviewRow)
def _interviews(first: Placeholder, last: Placeholder) -> Query:
    columns = [getattr(Interview, name) for name in _InterviewRow._fields[:5]]
    interviews = Interview.select(*columns, Interview.card.alias("card_id"), *_CARD).join(Card)
    held = Interview.state.in_([InterviewState.BOOKED, InterviewState.HELD])
    return interviews.where(held, Interview.day.between(first, last))


def _interviewers(store: Store, interviews: list[int]) -> dict[int, str]:
    """The names of those who hold these interviews."""
    people = InterviewContact.select(InterviewContact.interview.alias("interview_id"), Contact.name).join(Contact)
    of_these = people.where(InterviewContact.interview.in_(id_list(interviews))).order_by(InterviewContact.id)
    names: dict[int, str] = {}
    for row in store.db.rows(_InterviewerRow, of_these):
        names[row.interview_id] = ", ".join(filter(None, (names.get(row.interview_id), row.name)))
    return names
