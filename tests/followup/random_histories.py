"""Random histories of a card that crowd the borders of the rules: few days, ties, entries without a time or a day."""

import datetime as dt
import random
from collections.abc import Iterator

from jobboard.followup.enums import InterviewState, Outcome, Party, ReplyKind, Stage, TouchKind
from jobboard.followup.models import (
    Closed,
    Deadline,
    Event,
    History,
    Interview,
    Paused,
    Person,
    Promise,
    Reopened,
    Reply,
    Resumed,
    Snoozed,
    StageChanged,
    Touch,
)

FIRST = dt.date(2026, 11, 2)
SPANS = (0, 0, 1, 1, 2, 3, 3, 4, 5, 5, 6, 7, 7, 8, 9, 10, 12, 14, 15, 21, 28)
TIMES = tuple(dt.time(hour, minute) for hour, minute in ((0, 0), (9, 0), (10, 0), (14, 0), (15, 0), (15, 1), (18, 0)))
PEOPLE = (Person(1, "Kim Lund", email="kim@example.org"), Person(2, "Dana Ruiz", email="dana@example.org"))


def random_moment(dice: random.Random, history: History) -> dt.datetime:
    """A local moment after all that was entered, mostly soon."""
    entered = [
        dt.datetime.combine(day, time or dt.time.min)
        for event in history.events
        for day, time in _entered(event)
        if day is not None
    ]
    days = dt.timedelta(days=dice.choice((0, *SPANS, *SPANS, 30, 60, 95)))
    at = dt.datetime.combine(max(entered).date() + days, dice.choice((*TIMES, dt.time(12), dt.time(23, 59))))
    return max(at, *entered)


def _entered(event: Event) -> Iterator[tuple[dt.date | None, dt.time | None]]:
    """When the entry was made that says so; what lies ahead says nothing of that."""
    if isinstance(event, Interview):
        yield event.booked_day, event.booked_time
        yield event.cancelled_day, event.cancelled_time
        if event.state is InterviewState.HELD:
            yield event.day, event.time
    else:
        yield event.day, event.time


def random_history(dice: random.Random) -> History:
    """A card's history: where it began, then up to nine entries in any order."""
    start = StageChanged(dice.choice((*Stage, Stage.TARGET, Stage.APPLIED)), FIRST, _time(dice))
    events = [start, *(_event(dice) for _ in range(dice.randrange(10)))]
    if dice.random() < 0.3:
        dice.shuffle(events)
    closes = _day(dice) if dice.random() < 0.2 else None
    return History(tuple(events), PEOPLE, closes, dice.random() < 0.5, posting=dice.random() < 0.4)


def _day(dice: random.Random) -> dt.date:
    return FIRST + dt.timedelta(days=dice.choice(SPANS))


def _entry_day(dice: random.Random) -> dt.date | None:
    return None if dice.random() < 0.03 else _day(dice)


def _time(dice: random.Random) -> dt.time | None:
    return dice.choice(TIMES) if dice.random() < 0.5 else None


def _after(dice: random.Random, day: dt.date | None) -> dt.date:
    return (day or FIRST) + dt.timedelta(days=dice.choice((*SPANS, 30)))


def _person(dice: random.Random) -> int | None:
    return dice.choice((None, 1, 2))


def _interview(dice: random.Random) -> Interview:
    booked = _day(dice) if dice.random() < 0.7 else None
    state = dice.choice((InterviewState.BOOKED, InterviewState.BOOKED, *InterviewState))
    called_off = state is InterviewState.CANCELLED
    return Interview(
        _after(dice, booked) if booked else _day(dice),
        _time(dice),
        state if booked or state is not InterviewState.BOOKED else InterviewState.HELD,
        booked,
        _time(dice) if booked else None,
        tuple(sorted({person for person in (_person(dice), _person(dice)) if person})),
        prepared=dice.random() < 0.3,
        cancelled_by=dice.choice((Party.US, Party.THEM, Party.THEM)) if called_off else None,
        cancelled_day=_after(dice, booked) if called_off else None,
        cancelled_time=_time(dice) if called_off else None,
    )


def _event(dice: random.Random) -> Event:
    day, time = _entry_day(dice), _time(dice)
    match dice.choice(("move", "move", "interview", "interview", "touch", "touch", "touch", "reply", "reply", "else")):
        case "move":
            return StageChanged(dice.choice(tuple(Stage)), day or FIRST, time)
        case "interview":
            return _interview(dice)
        case "touch":
            return Touch(dice.choice((*TouchKind, TouchKind.FOLLOW_UP)), day, time, person=_person(dice))
        case "reply":
            return Reply(dice.choice(tuple(ReplyKind)), day, time, person=_person(dice))
    return _seldom(dice, day, time)


def _seldom(dice: random.Random, day: dt.date | None, time: dt.time | None) -> Event:
    match dice.randrange(8):
        case 0 | 1:
            return Promise(_after(dice, day), day, time, _time(dice), _person(dice))
        case 2:
            return Deadline(_after(dice, day), day, time)
        case 3:
            return Snoozed(_after(dice, day), day, time)
        case 4:
            return Paused(day, time)
        case 5:
            return Resumed(day, time)
        case 6:
            return Closed(dice.choice((*Outcome, Outcome.NO_REPLY, Outcome.NO_REPLY)), day or FIRST, time)
        case _:
            return Reopened(day, time)
