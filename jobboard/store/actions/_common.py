"""What all actions share: finding the card, the moment of an event, and writing it down."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from jobboard.dates.natural import DayTime, format_day
from jobboard.errors import InvalidInputError, NotFoundError
from jobboard.followup.enums import Outcome
from jobboard.followup.models import CardStatus, History, NoStep, Step
from jobboard.followup.next_step import next_step
from jobboard.followup.timeline import card_status
from jobboard.store.history_loader import events, history
from jobboard.store.holidays import days_off
from jobboard.store.models import Event
from jobboard.store.store import Store

_LATEST_THAT_DAY = """
    SELECT max(time) FROM (
      SELECT time FROM event WHERE card_id = :card AND day = :day
      UNION ALL SELECT booked_time FROM interview WHERE card_id = :card AND booked_day = :day
      UNION ALL SELECT time FROM interview WHERE card_id = :card AND day = :day AND state = 'held')"""

_CARD = "SELECT id, company, role, stage, outcome, keep_warm FROM card WHERE id = ?"


class CardRow(NamedTuple):
    """What the actions ask of a card; its other columns are not read."""

    id: int
    company: str
    role: str
    stage: str
    outcome: str | None
    keep_warm: int


@dataclass(frozen=True, slots=True)
class EventTime:
    """When something happened; `live` where it happens now, so that its time orders it after all before it."""

    day: date
    time: time | None
    live: bool


def get_card(store: Store, card_id: int) -> CardRow:
    """The card's row; NotFoundError where there is none."""
    found = store.db.fetchall(_CARD, (card_id,))
    if not found:
        raise NotFoundError(f"there is no card {card_id}", "jobboard list --all shows them")
    return CardRow(*found[0])


def event_time(store: Store, card_id: int, on: DayTime | None) -> EventTime:
    """When an event took place; InvalidInputError for a future one.

    A live event takes the second after the latest one of that day, where the clock has not moved on since.
    """
    now = store.now()
    if on is None or on == DayTime(now.date()):
        return EventTime(now.date(), _free_second(store, card_id, now), live=True)
    if on.day > now.date() or (on.day == now.date() and on.time and on.time > now.time()):
        raise InvalidInputError(
            f"{format_day(on.day, now.date())} has not come yet", "give a day in the past, or leave it out"
        )
    return EventTime(on.day, on.time, live=False)


def _free_second(store: Store, card_id: int, now: datetime) -> time:
    latest = store.db.fetch_value(_LATEST_THAT_DAY, {"card": card_id, "day": now.date().isoformat()})
    if latest is None or latest < now.time().isoformat("seconds"):
        return now.time()
    after = datetime.combine(now.date(), time.fromisoformat(latest)) + timedelta(seconds=1)
    return after.time() if after.date() == now.date() else time(23, 59, 59)


def add_event(store: Store, card_id: int, kind: str, at: EventTime, **values: object) -> int:
    """Write one event down; returns its id."""
    event_id: int = Event.insert(
        uid=new_uid(),
        card_id=card_id,
        kind=kind,
        day=at.day,
        time=at.time,
        known_by=store.today(),
        entered_at=store.clock.utc(),
        **values,
    ).execute(store.db)
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


def make_event_effective(
    store: Store,
    card_id: int,
    event_id: int,
    at: EventTime,
    culprits: tuple[str, ...],
    meant: Callable[[CardStatus], bool],
) -> None:
    """Make a live event come out as it was meant, or raise InvalidInputError.

    On a day on which one event has no time, all are ordered by kind, and one of the day may come to stand after what
    the user did just now. It is taken back, the untimed first: it no longer says how the card stands.
    """
    if not at.live or meant(current_status(store, card_id)):
        return
    kinds = ", ".join(f"'{kind}'" for kind in culprits)
    for timed in ("AND time IS NULL", ""):
        store.db.execute_sql(
            f"DELETE FROM event WHERE card_id = ? AND day = ? AND id <> ? AND kind IN ({kinds}) {timed}",
            (card_id, at.day.isoformat(), event_id),
        )
        if meant(current_status(store, card_id)):
            return
    raise InvalidInputError(
        "an interview or a move of today, its time unknown, counts as later than this",
        "cancel or undo that first, or do this tomorrow",
    )


def refuse_closed(card: CardRow) -> None:
    """InvalidInputError for a card that was closed for good."""
    if card.outcome and card.outcome != Outcome.NO_REPLY:
        raise InvalidInputError(f"{card.company} was closed as {card.outcome}", "reopen it first")
