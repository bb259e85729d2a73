"""Since when a card has been waiting, and for what: the clock's base and anchor, attempts, replies and promises.

Follows RULES.md, "The clock".
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from operator import itemgetter

from jobboard.followup.enums import ReplyKind, Stage, TouchKind
from jobboard.followup.models import Interview, Promise, Reply, Touch
from jobboard.followup.timeline import Timeline, from_person, logged_afterwards

Source = Stage | Interview | Touch | Reply | Promise
"""What set a base or an anchor; a stage stands for entering it."""

QUIET_TOUCHES = (TouchKind.THANK_YOU, TouchKind.OTHER)
"""Touches that neither answer a person nor keep a promise's follow-up from coming."""

_SETTLED = (Stage.OFFER, Stage.REJECTED)


@dataclass(frozen=True, slots=True)
class WaitingClock:
    """The clock of a card; `base` and `anchor` are None where nothing dated starts it."""

    base: date | None
    anchor: date | None
    source: Source | None
    """What set the anchor."""
    attempts: int
    promise: Promise | None
    """The promise in force."""
    open_reply: Reply | None
    """The newest reply of a person that waits for an answer."""


def waiting_clock(timeline: Timeline) -> WaitingClock:
    """Read the clock off a card's timeline."""
    promise = promise_in_force(timeline)
    bases = list(_bases(timeline, promise))
    reply = newest_open_reply(timeline)
    if not bases:
        return WaitingClock(None, None, None, 0, promise, reply)
    base, source = max(bases, key=itemgetter(0))
    touched = [
        (day, touch) for _, day, touch in timeline.touches() if touch.kind is not TouchKind.OTHER and day >= base
    ]
    anchor, by = touched[-1] if touched else (base, source)
    return WaitingClock(base, anchor, by, _attempts(timeline, base, promise), promise, reply)


def promise_in_force(timeline: Timeline) -> Promise | None:
    """The newest promise, unless word, an interview or a move has ended it."""
    made = [
        (entry.day, entry.event.promised_day, entry.event.promised_time or time.max, index, entry.event)
        for index, entry in enumerate(timeline.events)
        if isinstance(entry.event, Promise)
    ]
    if not made:
        return None
    day, promised_day, _, index, promise = max(made, key=lambda each: each[:4])
    later = timeline.events[index + 1 :]
    ended = (
        any(from_person(entry.event) and entry.day >= promised_day for entry in later)
        or any(interview.day > day for interview in timeline.interviews_held)
        or any(entered > day for _, entered in _moves(timeline))
        or any(
            entry.index > index for entry in timeline.stage_entries if entry.stage in _SETTLED and not entry.reopened
        )
    )
    return None if ended else promise


def newest_open_reply(timeline: Timeline) -> Reply | None:
    """The latest message of a person that needs an answer and has none."""
    replies = [
        entry.event
        for entry in timeline.events
        if isinstance(entry.event, Reply) and entry.event.kind is ReplyKind.QUESTION
    ]
    return next((reply for reply in reversed(replies) if reply.day and not _answered(timeline, reply.day)), None)


def _answered(timeline: Timeline, day: date) -> bool:
    for _, touched, touch in timeline.touches():
        if touch.kind is TouchKind.ANSWER:
            if touched >= day:
                return True
        elif touch.kind not in QUIET_TOUCHES and touched > day:
            return True
    if any(booked >= day for booked in _booking_days(timeline)) or any(
        each.day > day for each in timeline.interviews_held
    ):
        return True
    if any(
        entry.day and entry.day >= day
        for entry in timeline.stage_entries
        if entry.stage in _SETTLED and not entry.reopened
    ):
        return True
    return any(entered > day for _, entered in _moves(timeline))


def _booking_days(timeline: Timeline) -> Iterator[date]:
    for entry in timeline.events:
        if isinstance(entry.event, Interview) and (entry.booking or logged_afterwards(entry.event)):
            yield entry.day


def _moves(timeline: Timeline) -> Iterator[tuple[Stage, date]]:
    """Every dated change of stage; where the card began is none, nor is being reopened into the same stage."""
    for entry in timeline.stage_entries[1:]:
        if entry.day and not entry.reopened:
            yield entry.stage, entry.day


def _bases(timeline: Timeline, promise: Promise | None) -> Iterator[tuple[date, Source]]:
    """The days that can be the clock's base; among equal days the first one named is kept."""
    for interview in timeline.interviews_held:
        yield interview.day, interview
    for entry in timeline.events:
        event = entry.event
        if isinstance(event, Reply) and from_person(event):
            yield entry.day, event
        if isinstance(event, Touch) and event.kind is TouchKind.ANSWER:
            yield entry.day, event
    if promise:
        yield promise.promised_day, promise
    last = timeline.stage_entries[-1] if timeline.stage_entries else None
    if last and last.day and not (timeline.interviews_held and _first_interviewed(timeline)):
        yield last.day, last.stage


def _first_interviewed(timeline: Timeline) -> bool:
    """Whether the card is in Interviewed for the first time."""
    times = [entry for entry in timeline.stage_entries if entry.stage is Stage.INTERVIEWED]
    return len(times) == 1 and times[0] is timeline.stage_entries[-1]


def _attempts(timeline: Timeline, base: date, promise: Promise | None) -> int:
    """Days with a follow-up after the base; for a promise the promised day counts as well."""
    from_base = promise is not None and promise.promised_day == base
    return len(
        {
            day
            for _, day, touch in timeline.touches()
            if touch.kind is TouchKind.FOLLOW_UP and (day > base or (from_base and day == base))
        }
    )
