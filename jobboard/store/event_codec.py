"""The one mapping between what happened, as the rules read it, and a row of the event table."""

import datetime as dt
from collections.abc import Iterable
from typing import Any, NamedTuple

from jobboard.followup.enums import (
    Channel,
    EventKind,
    InterviewState,
    Outcome,
    Party,
    Precision,
    ReplyKind,
    Stage,
    TouchKind,
)
from jobboard.followup.models import (
    Closed,
    Deadline,
    Event,
    Interview,
    Paused,
    Promise,
    Reopened,
    Reply,
    Resumed,
    Snoozed,
    StageChanged,
    Touch,
)
from jobboard.store import models

EVENT_COLUMNS = (
    models.Event.card.alias("card_id"),
    models.Event.kind,
    models.Event.what,
    models.Event.day,
    models.Event.time,
    models.Event.precision,
    models.Event.known_by,
    models.Event.contact.alias("person"),
    models.Event.channel,
    models.Event.text,
    models.Event.until_day,
    models.Event.until_time,
)
"""What an EventRow is selected by."""

UNREAD = (EventKind.INTERVIEW, EventKind.NOTE, EventKind.LESSON)
"""Entries that the rules don't read as events: interviews have a table of their own, and notes say nothing to them."""

INTERVIEW_COLUMNS = (
    models.Interview.id,
    models.Interview.card.alias("card_id"),
    models.Interview.day,
    models.Interview.time,
    models.Interview.state,
    models.Interview.booked_day,
    models.Interview.booked_time,
    models.Interview.prepared,
    models.Interview.round,
    models.Interview.place,
    models.Interview.cancelled_by,
    models.Interview.cancelled_day,
    models.Interview.cancelled_time,
)
"""What an InterviewRow is selected by."""


class EventRow(NamedTuple):
    """A row of the event table, as far as the rules read it."""

    card_id: int
    kind: EventKind
    what: str
    day: dt.date | None
    time: dt.time | None
    precision: Precision
    known_by: dt.date
    person: int | None
    channel: Channel | None
    text: str
    until_day: dt.date | None
    until_time: dt.time | None


class InterviewRow(NamedTuple):
    """A row of the interview table."""

    id: int
    card_id: int
    day: dt.date
    time: dt.time | None
    state: InterviewState
    booked_day: dt.date | None
    booked_time: dt.time | None
    prepared: bool
    round: str
    place: str
    cancelled_by: Party | None
    cancelled_day: dt.date | None
    cancelled_time: dt.time | None


def decode_event(row: EventRow) -> Event:
    """The event that a row holds; ValueError where its words are none that jobboard writes.

    A day that is only known to the month is unknown to the rules.
    """
    day = row.day if row.precision is Precision.DAY else None
    time, known_by = row.time, row.known_by if day is None else None
    until = row.until_day or dt.date.max
    match row.kind:
        case EventKind.MOVE:
            return StageChanged(Stage(row.what), day, time, known_by)
        case EventKind.TOUCH:
            return Touch(TouchKind(row.what), day, time, row.channel, row.person)
        case EventKind.REPLY:
            return Reply(ReplyKind(row.what), day, time, row.channel, row.person)
        case EventKind.PROMISE:
            return Promise(until, day, time, row.until_time, row.person)
        case EventKind.DEADLINE:
            return Deadline(until, day, time)
        case EventKind.SNOOZE:
            return Snoozed(until, day, time, row.text)
        case EventKind.REST:
            return Paused(day, time)
        case EventKind.WAKE:
            return Resumed(day, time)
        case EventKind.CLOSE:
            return Closed(Outcome(row.what), day, time, known_by)
        case EventKind.REOPEN:
            return Reopened(day, time)
    raise ValueError(f"{row.kind} is read elsewhere")


def decode_interview(row: InterviewRow, people: Iterable[int]) -> Interview:
    """The interview that a row holds, with the contacts who hold it."""
    return Interview(
        row.day,
        row.time,
        row.state,
        row.booked_day,
        row.booked_time,
        tuple(people),
        row.prepared,
        row.round,
        row.place,
        row.cancelled_by,
        row.cancelled_day,
        row.cancelled_time,
    )


def encode_event(event: Event) -> dict[str, Any]:
    """The columns of an event's row; what is left out stays empty. An interview's row says when it was agreed, or,
    where it was only logged afterwards, when it took place.
    """
    match event:
        case StageChanged(to=to):
            return _columns(EventKind.MOVE, event, what=to)
        case Touch(kind=touch, channel=channel, person=person):
            return _columns(EventKind.TOUCH, event, what=touch, channel=channel, contact=person)
        case Reply(kind=reply, channel=channel, person=person):
            return _columns(EventKind.REPLY, event, what=reply, channel=channel, contact=person)
        case Promise(promised_day=until, promised_time=until_time, person=person):
            return _columns(EventKind.PROMISE, event, contact=person, until_day=until, until_time=until_time)
        case Deadline(deadline=until):
            return _columns(EventKind.DEADLINE, event, until_day=until)
        case Snoozed(until=until, why=why):
            return _columns(EventKind.SNOOZE, event, until_day=until, text=why)
        case Closed(outcome=outcome):
            return _columns(EventKind.CLOSE, event, what=outcome)
        case Paused():
            return _columns(EventKind.REST, event)
        case Resumed():
            return _columns(EventKind.WAKE, event)
        case Reopened():
            return _columns(EventKind.REOPEN, event)
        case Interview(day=until, time=until_time, state=state):
            columns = _columns(EventKind.INTERVIEW, event, what=state, until_day=until, until_time=until_time)
            agreed = {"day": event.booked_day, "time": event.booked_time}
            return columns | (agreed if event.booked_day else {})


def _columns(kind: EventKind, event: Event, **about: object) -> dict[str, Any]:
    precision = Precision.UNKNOWN if event.day is None else Precision.DAY
    return {"kind": kind, "day": event.day, "time": event.time, "precision": precision, **about}


def encode_interview(interview: Interview) -> dict[str, Any]:
    """The columns of an interview's row."""
    return {
        "day": interview.day,
        "time": interview.time,
        "state": interview.state,
        "booked_day": interview.booked_day,
        "booked_time": interview.booked_time,
        "prepared": interview.prepared,
        "round": interview.round,
        "place": interview.where,
        "cancelled_by": interview.cancelled_by,
        "cancelled_day": interview.cancelled_day,
        "cancelled_time": interview.cancelled_time,
    }
