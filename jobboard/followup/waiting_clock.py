"""Since when a card has been waiting, and for what: the clock's base and anchor, attempts, replies and promises.

Follows RULES.md, "The clock".
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from operator import attrgetter, itemgetter

from jobboard.followup.enums import InterviewState, ReplyKind, Stage, TouchKind
from jobboard.followup.models import Interview, Promise, Reply, StageChanged, Touch
from jobboard.followup.timeline import Timeline, TimelineEvent, from_person

Source = Stage | Interview | Touch | Reply | Promise
"""What set a base or an anchor; a stage stands for entering it, or for waking there from a rest."""

QUIET_TOUCHES = (TouchKind.THANK_YOU, TouchKind.OTHER)
"""Touches that neither answer a person nor keep a promise's follow-up from coming."""


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


# Promises


def promise_in_force(timeline: Timeline) -> Promise | None:
    """The newest promise, unless word, an interview or a move has ended it."""
    made = [(index, entry) for index, entry in enumerate(timeline.events) if isinstance(entry.event, Promise)]
    if not made:
        return None
    index, entry, promise = _newest_promise(made)
    later = timeline.events[index + 1 :]
    ended = (
        any(from_person(each.event) and each.day >= promise.promised_day for each in later)
        or any(each.day > entry.day for each in _interviews(timeline))
        or any(_is_dated(timeline, move) and timeline.events[move].day > entry.day for move in timeline.moves)
        or any(decision > index for decision in timeline.decisions)
    )
    return None if ended else promise


def _newest_promise(made: list[tuple[int, TimelineEvent]]) -> tuple[int, TimelineEvent, Promise]:
    """Of several made on a day: of those with a time the last alone counts; then the one for the later date."""
    last = made[-1][1].day
    of_day = [each for each in made if each[1].day == last]
    timed = [each for each in of_day if each[1].time is not None]
    newest: list[tuple[date, int, TimelineEvent, Promise]] = [
        (entry.event.promised_day, index, entry, entry.event)
        for index, entry in (*(each for each in of_day if each[1].time is None), *timed[-1:])
        if isinstance(entry.event, Promise)
    ]
    _, index, entry, promise = max(newest, key=lambda each: each[:2])
    return index, entry, promise


def _interviews(timeline: Timeline) -> Iterator[TimelineEvent]:
    """Interviews booked, at the moment when they were, and interviews held."""
    for index, entry in enumerate(timeline.events):
        if entry.part is InterviewState.BOOKED or index in timeline.held:
            yield entry


def _is_dated(timeline: Timeline, move: int) -> bool:
    event = timeline.events[move].event
    return isinstance(event, StageChanged) and event.day is not None


# Replies


def newest_open_reply(timeline: Timeline) -> Reply | None:
    """The latest message of a person that needs an answer and has none; on a rejected card, of those after it."""
    rejection = timeline.last_entry(Stage.REJECTED) if timeline.status.stage is Stage.REJECTED else None
    since = rejection.index if rejection else -1
    for index, entry in reversed(list(questions(timeline))):
        if index > since and answered_at(timeline, entry) is None and isinstance(entry.event, Reply):
            return entry.event
    return None


def questions(timeline: Timeline) -> Iterator[tuple[int, TimelineEvent]]:
    """The messages that needed an answer, with their indexes."""
    for index, entry in enumerate(timeline.events):
        if isinstance(entry.event, Reply) and entry.event.kind is ReplyKind.QUESTION:
            yield index, entry


def answered_at(timeline: Timeline, question: TimelineEvent) -> int | None:
    """The index of the event that answered a question, or made it pointless; None while it is open."""
    first = bisect_left(timeline.events, question.day, key=attrgetter("day"))
    return next((at for at in range(first, len(timeline.events)) if _answers(timeline, at, question)), None)


def _answers(timeline: Timeline, index: int, question: TimelineEvent) -> bool:
    entry = timeline.events[index]
    match entry.event:
        case Touch(kind=TouchKind.ANSWER):
            return entry.is_since(question)
        case Touch(kind=kind):
            return kind not in QUIET_TOUCHES and entry.day > question.day
        case Interview():
            if entry.part is InterviewState.BOOKED:
                return entry.is_since(question)
            return index in timeline.held and entry.day > question.day
        case StageChanged(day=day) if day and index in timeline.decisions:
            return entry.is_since(question)
        case StageChanged(day=day) if day and index in timeline.moves:
            return entry.day > question.day
    return False


# The base


def _bases(timeline: Timeline, promise: Promise | None) -> Iterator[tuple[date, Source]]:
    """The days that can be the clock's base; among equal days the first one named is kept."""
    if promise:
        yield promise.promised_day, promise
    for index, entry in enumerate(timeline.events):
        event = entry.event
        if isinstance(event, Interview) and (index in timeline.held or entry.called_off_by_them):
            yield entry.day, event
        if isinstance(event, Reply) and from_person(event):
            yield entry.day, event
        if isinstance(event, Touch) and event.kind is TouchKind.ANSWER:
            yield entry.day, event
    last = timeline.stage_entries[-1] if timeline.stage_entries else None
    if last and last.day:
        yield last.day, last.stage
    if timeline.woken:
        yield timeline.woken, timeline.status.stage


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
