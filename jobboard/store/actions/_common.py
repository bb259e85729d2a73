"""What all actions share: finding the card, the moment of an event, and writing it down."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from peewee import SelectBase, fn

from jobboard.dates.format import format_day
from jobboard.dates.natural import DayTime
from jobboard.errors import InvalidInputError, NotFoundError
from jobboard.followup.enums import EventKind, InterviewState, Outcome, Stage
from jobboard.followup.models import CardStatus, History, NoStep, Step
from jobboard.followup.models import Event as HistoryEvent
from jobboard.followup.next_step import next_step
from jobboard.followup.timeline import card_status
from jobboard.store import derived_columns
from jobboard.store.compute_steps import stored_step
from jobboard.store.event_codec import encode_event
from jobboard.store.history_loader import events, history
from jobboard.store.holidays import days_off
from jobboard.store.models import Card, Event, Interview
from jobboard.store.prepared_queries import Placeholder, PreparedValue, Query, prepared
from jobboard.store.store import Store


class CardRow(NamedTuple):
    """What the actions ask of a card; its other columns are not read."""

    id: int
    company: str
    role: str
    stage: Stage
    outcome: Outcome | None
    keep_warm: bool


@dataclass(frozen=True, slots=True)
class EventTime:
    """When an event took place; `live` where it happens now, so that its time orders it after all before it.

    `last` says that this is so whatever else stands in the card's history.
    """

    day: date
    time: time | None
    live: bool
    last: bool = False


@prepared(CardRow)
def _card(card_id: Placeholder) -> Query:
    return Card.select(Card.id, Card.company, Card.role, Card.stage, Card.outcome, Card.keep_warm).where(
        Card.id == card_id
    )


def get_card(store: Store, card_id: int) -> CardRow:
    """The card's row; NotFoundError where there is none."""
    card = _card.row(store.db, card_id=card_id)
    if card is None:
        raise NotFoundError(f"there is no card {card_id}", "jobboard list --all shows them")
    return card


@PreparedValue
def _latest_time(card_id: Placeholder, day: Placeholder) -> SelectBase:
    """The latest time of that day at which anything stands in the card's history."""
    entries = Event.select(Event.time).where(Event.card == card_id, Event.day == day)
    booked = Interview.select(Interview.booked_time).where(Interview.card == card_id, Interview.booked_day == day)
    held = Interview.select(Interview.time).where(
        Interview.card == card_id, Interview.day == day, Interview.state == InterviewState.HELD
    )
    times = entries.union_all(booked).union_all(held)
    return times.select_from(fn.max(times.c.time))


@PreparedValue
def _may_come_later(card_id: Placeholder, today: Placeholder) -> SelectBase:
    """Whether anything in the card's history may count as later than what happens now: what has no time, or is dated
    ahead by a clock that was wrong.
    """
    untimed = (Event.day == today) & Event.time.is_null()
    undated = Event.day.is_null() & (Event.known_by >= today)
    entries = Event.select(Event.id).where(Event.card == card_id, untimed | undated | (Event.day > today))
    booked = (Interview.booked_day > today) | ((Interview.booked_day == today) & Interview.booked_time.is_null())
    over = (Interview.state == InterviewState.HELD) & (Interview.day > today)
    untimed = (Interview.day == today) & Interview.time.is_null()
    interviews = Interview.select(Interview.id).where(Interview.card == card_id, booked | over | untimed)
    return entries.union_all(interviews).limit(1)


def event_time(store: Store, card_id: int, day: DayTime | None) -> EventTime:
    """When an event took place; InvalidInputError for a future one.

    A live event takes the second after the latest one of that day, where the clock has not moved on since.
    """
    now = store.now()
    if day is None or day == DayTime(now.date()):
        return _live(store, card_id, now)
    if day.day > now.date() or (day.day == now.date() and day.time and day.time > now.time()):
        raise InvalidInputError(
            f"{format_day(day.day, now.date())} has not come yet", "give a day in the past, or leave it out"
        )
    return EventTime(day.day, day.time, live=False)


def _live(store: Store, card_id: int, now: datetime) -> EventTime:
    today = now.date()
    latest = _latest_time.value(store.db, card_id=card_id, day=today)
    last = _may_come_later.value(store.db, card_id=card_id, today=today) is None
    if latest is None or latest < now.time().isoformat("seconds"):
        return EventTime(today, now.time(), live=True, last=last)
    after = datetime.combine(today, time.fromisoformat(latest)) + timedelta(seconds=1)
    if after.date() == today:
        return EventTime(today, after.time(), live=True, last=last)
    return EventTime(today, time(23, 59, 59), live=True)


def add_event(store: Store, card_id: int, event: HistoryEvent, **values: object) -> int:
    """Write down what happened, with further columns of its row; returns its id."""
    return _insert(store, card_id, **{**encode_event(event), **values})


def add_entry(store: Store, card_id: int, kind: EventKind, at: EventTime, **values: object) -> int:
    """Write down an entry that says nothing to the rules by itself; returns its id."""
    return _insert(store, card_id, kind=kind, day=at.day, time=at.time, **values)


def _insert(store: Store, card_id: int, **values: object) -> int:
    known = {"uid": new_uid(), "card": card_id, "known_by": store.today(), "entered_at": store.clock.utc()}
    event_id: int = Event.insert(**known, **values).execute(store.db)
    return event_id


def new_uid() -> str:
    """A name for a row that no other board has."""
    return os.urandom(16).hex()


def current_status(store: Store, card_id: int) -> CardStatus:
    """What the card's history comes to now."""
    return card_status(History(events(store.db, card_id)), store.now())


def current_step(store: Store, card_id: int) -> Step | NoStep:
    """The card's step as it is now, whatever is stored."""
    return next_step(history(store.db, card_id), store.rules, store.now(), days_off(store.rules.country))


def step_at_start(store: Store, card_id: int) -> Step | NoStep:
    """The card's step before the action has written anything: the stored one, while it holds."""
    revision = derived_columns.revision(store.rules, store.clock.zone)
    return stored_step(store.db, card_id, revision, store.now()) or current_step(store, card_id)


def make_event_effective(
    store: Store,
    card_id: int,
    event_id: int,
    at: EventTime,
    culprits: tuple[EventKind, ...],
    meant: Callable[[CardStatus], bool],
) -> None:
    """Make a live event come out as it was meant, or raise InvalidInputError.

    On a day on which one event has no time, all are ordered by kind, and one of the day may come to stand after what
    the user did just now. It is taken back, the untimed first: it no longer says how the card stands.
    """
    if not at.live or at.last or meant(current_status(store, card_id)):
        return
    others = (Event.card == card_id) & (Event.day == at.day) & (Event.id != event_id) & Event.kind.in_(culprits)
    for which in (others & Event.time.is_null(), others):
        Event.delete().where(which).execute(store.db)
        if meant(current_status(store, card_id)):
            return
    raise InvalidInputError(
        "an interview or a move of today, its time unknown, counts as later than this",
        "cancel or undo that first, or do this tomorrow",
    )


def refuse_closed(card: CardRow) -> None:
    """InvalidInputError for a card that was closed for good."""
    if card.outcome and card.outcome is not Outcome.NO_REPLY:
        raise InvalidInputError(f"{card.company} was closed as {card.outcome}", "reopen it first")
