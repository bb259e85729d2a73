"""Since when a card has been waiting, and for what: the clock's base and anchor, attempts, replies and promises.

Follows FOLLOWUP.md, "The clock".
"""

from collections.abc import Iterator
from datetime import date, time
from operator import itemgetter
from typing import NamedTuple

from jobboard.followup.enums import ReplyKind, Stage, TouchKind
from jobboard.followup.models import Interview, Promise, Reply, Touch
from jobboard.followup.timeline import Timeline, from_person, logged_afterwards

Source = Stage | Interview | Touch | Reply | Promise
"""What set a base or an anchor; a stage stands for entering it."""

QUIET_TOUCHES = (TouchKind.THANK_YOU, TouchKind.OTHER)
"""Touches that neither answer a person nor keep a promise's follow-up from coming."""

_SETTLED = (Stage.OFFER, Stage.REJECTED)


class WaitingClock(NamedTuple):
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


def waiting(line: Timeline) -> WaitingClock:
    """Read the clock off a card's timeline."""
    promise = promise_in_force(line)
    bases = list(_bases(line, promise))
    reply = newest_open_reply(line)
    if not bases:
        return WaitingClock(None, None, None, 0, promise, reply)
    base, source = max(bases, key=itemgetter(0))
    touched = [(day, touch) for _, day, touch in line.touches() if touch.kind is not TouchKind.OTHER and day >= base]
    anchor, by = touched[-1] if touched else (base, source)
    return WaitingClock(base, anchor, by, _attempts(line, base, promise), promise, reply)


def promise_in_force(line: Timeline) -> Promise | None:
    """The newest promise, unless word, an interview or a move has ended it."""
    made = [
        (moment.day, moment.event.promised_day, moment.event.promised_time or time.max, at, moment.event)
        for at, moment in enumerate(line.moments)
        if isinstance(moment.event, Promise)
    ]
    if not made:
        return None
    day, promised_day, _, at, promise = max(made, key=lambda each: each[:4])
    later = line.moments[at + 1 :]
    ended = (
        any(from_person(moment.event) and moment.day >= promised_day for moment in later)
        or any(interview.day > day for interview in line.taken)
        or any(entered > day for _, entered in _moves(line))
        or any(entry.at > at for entry in line.entries if entry.stage in _SETTLED and not entry.anew)
    )
    return None if ended else promise


def newest_open_reply(line: Timeline) -> Reply | None:
    """The latest message of a person that needs an answer and has none."""
    replies = [
        moment.event
        for moment in line.moments
        if isinstance(moment.event, Reply) and moment.event.kind is ReplyKind.QUESTION
    ]
    return next((reply for reply in reversed(replies) if reply.day and not _answered(line, reply.day)), None)


def _answered(line: Timeline, day: date) -> bool:
    for _, touched, touch in line.touches():
        if touch.kind is TouchKind.ANSWER:
            if touched >= day:
                return True
        elif touch.kind not in QUIET_TOUCHES and touched > day:
            return True
    if any(agreed >= day for agreed in _agreed_days(line)) or any(each.day > day for each in line.taken):
        return True
    if any(entry.day and entry.day >= day for entry in line.entries if entry.stage in _SETTLED and not entry.anew):
        return True
    return any(entered > day for _, entered in _moves(line))


def _agreed_days(line: Timeline) -> Iterator[date]:
    for moment in line.moments:
        if isinstance(moment.event, Interview) and (moment.booking or logged_afterwards(moment.event)):
            yield moment.day


def _moves(line: Timeline) -> Iterator[tuple[Stage, date]]:
    """Every dated change of stage; where the card began is none, nor is being reopened into the same stage."""
    for entry in line.entries[1:]:
        if entry.day and not entry.anew:
            yield entry.stage, entry.day


def _bases(line: Timeline, promise: Promise | None) -> Iterator[tuple[date, Source]]:
    """The days that can be the clock's base; among equal days the first one named is kept."""
    for interview in line.taken:
        yield interview.day, interview
    for moment in line.moments:
        event = moment.event
        if isinstance(event, Reply) and from_person(event):
            yield moment.day, event
        if isinstance(event, Touch) and event.kind is TouchKind.ANSWER:
            yield moment.day, event
    if promise:
        yield promise.promised_day, promise
    entry = line.entries[-1] if line.entries else None
    if entry and entry.day and not (line.taken and _first_interviewed(line)):
        yield entry.day, entry.stage


def _first_interviewed(line: Timeline) -> bool:
    """Whether the card is in Interviewed for the first time."""
    times = [entry for entry in line.entries if entry.stage is Stage.INTERVIEWED]
    return len(times) == 1 and times[0] is line.entries[-1]


def _attempts(line: Timeline, base: date, promise: Promise | None) -> int:
    """Days with a follow-up after the base; for a promise the promised day counts as well."""
    from_base = promise is not None and promise.promised_day == base
    return len(
        {
            day
            for _, day, touch in line.touches()
            if touch.kind is TouchKind.FOLLOW_UP and (day > base or (from_base and day == base))
        }
    )
