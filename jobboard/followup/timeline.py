"""A card's events in their own order, and what they come to: the stage, the rest, the snooze, the closing.

Events count by their own dates, never by the order of typing (RULES.md, "Words" and "The clock").
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from jobboard.followup.enums import InterviewState, Outcome, ReplyKind, Stage
from jobboard.followup.models import (
    CardStatus,
    Closed,
    Deadline,
    Event,
    History,
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

STAGES = tuple(Stage)

_UNDATED = (StageChanged, Closed)
"""What counts although its day is unknown."""

_MOVE_ORDER = {Stage.TARGET: 0, Stage.APPLIED: 1, Stage.INTERVIEWED: 3, Stage.OFFER: 4, Stage.REJECTED: 5}
_DAY_ORDER: dict[type[Event], int] = {
    Interview: 2,
    Reply: 6,
    Touch: 7,
    Promise: 8,
    Deadline: 9,
    Snoozed: 10,
    Paused: 11,
    Resumed: 12,
    Closed: 13,
    Reopened: 14,
}


class TimelineEvent(NamedTuple):
    """An event at its place; an interview that was booked stands twice, once where it was agreed."""

    day: date
    time: time | None
    event: Event
    booking: bool = False


@dataclass(frozen=True, slots=True)
class StageEntry:
    """The card entered a stage with event number `index`; `reopened` where it was reopened into the stage it had."""

    stage: Stage
    day: date | None
    index: int
    reopened: bool = False


@dataclass(frozen=True, slots=True)
class Timeline:
    """The events in order, the stages entered, and the interviews that took place or are ahead, earliest first."""

    events: tuple[TimelineEvent, ...]
    stage_entries: tuple[StageEntry, ...]
    status: CardStatus
    interviews_held: tuple[Interview, ...]
    interviews_ahead: tuple[Interview, ...]

    def touches(self) -> Iterator[tuple[int, date, Touch]]:
        """Every touch of known day, with its index and day."""
        for index, entry in enumerate(self.events):
            if isinstance(entry.event, Touch):
                yield index, entry.day, entry.event

    def last_entry(self, stage: Stage) -> StageEntry | None:
        """The last time the card came into `stage` from another one."""
        for entry in reversed(self.stage_entries):
            if entry.stage is stage and not entry.reopened:
                return entry
        return None


def build_timeline(history: History, now: datetime) -> Timeline:
    """The card's events in order and what they come to at `now` (local)."""
    events, reducer = _reduced(history, now)
    interviews = sorted((each for each in history.events if isinstance(each, Interview)), key=_interview_key)
    return Timeline(
        tuple(events),
        tuple(reducer.entries),
        reducer.status(),
        tuple(each for each in interviews if took_place(each, now)),
        tuple(each for each in interviews if each.state is InterviewState.BOOKED and not took_place(each, now)),
    )


def card_status(history: History, now: datetime) -> CardStatus:
    """What the history comes to at `now` (local): the stage, the closing, a rest, a snooze."""
    return _reduced(history, now)[1].status()


def took_place(interview: Interview, now: datetime) -> bool:
    """One with a time has taken place from that time on, one without from the next day on, either once it was held."""
    if interview.state is InterviewState.BOOKED:
        if interview.time is None:
            return now.date() > interview.day
        return now >= datetime.combine(interview.day, interview.time)
    return interview.state is InterviewState.HELD


def from_person(event: Event) -> bool:
    """Whether a person wrote; an automatic receipt changes nothing."""
    return isinstance(event, Reply) and event.kind is not ReplyKind.RECEIPT


def logged_afterwards(interview: Interview) -> bool:
    """Whether the interview was only written down when it was over."""
    return interview.booked_day is None or interview.booked_day > interview.day


_KEY = itemgetter(0)


def _reduced(history: History, now: datetime) -> "tuple[list[TimelineEvent], _Reducer]":
    """The events in order, and the reducer that has applied each of them."""
    events = _with_undated(_ordered(history.events), history.events)
    reducer = _Reducer(now)
    for index, entry in enumerate(events):
        reducer.apply(index, entry)
    return events, reducer


def _ordered(events: Iterable[Event]) -> list[TimelineEvent]:
    """The dated events: by day, within a day by kind, by time only where every event of that day has one."""
    dated: list[TimelineEvent] = []
    for event in events:
        if isinstance(event, Interview):
            dated += _of_interview(event)
        elif event.day:
            dated.append(TimelineEvent(event.day, event.time, event))
    untimed = {entry.day for entry in dated if entry.time is None}

    def key(entry: TimelineEvent) -> tuple[date, time, int, time]:
        clock = entry.time or time.min
        return entry.day, time.min if entry.day in untimed else clock, _day_order(entry.event), clock

    with_keys = sorted(((key(entry), entry) for entry in dated), key=_KEY)
    ties = ([entry for _, entry in group] for _, group in groupby(with_keys, _KEY))
    # Events that nothing tells apart still need one order, whatever order the events came in.
    return [entry for group in ties for entry in (sorted(group, key=repr) if len(group) > 1 else group)]


def _of_interview(interview: Interview) -> Iterator[TimelineEvent]:
    if not logged_afterwards(interview) and interview.booked_day:
        yield TimelineEvent(interview.booked_day, interview.booked_time, interview, booking=True)
    if interview.state in (InterviewState.BOOKED, InterviewState.HELD):
        yield TimelineEvent(interview.day, interview.time, interview)


def _day_order(event: Event) -> int:
    return _MOVE_ORDER[event.to] if isinstance(event, StageChanged) else _DAY_ORDER[type(event)]


def _with_undated(dated: list[TimelineEvent], events: Iterable[Event]) -> list[TimelineEvent]:
    """Moves and closings of unknown day, each before the day it was known by and before any later stage."""
    undated = [each for each in events if isinstance(each, _UNDATED) and each.day is None]
    for event in sorted(undated, key=lambda each: (_day_order(each), repr(each))):
        index = next((index for index, entry in enumerate(dated) if _comes_after(entry, event)), len(dated))
        day = dated[index - 1].day if index else event.known_by or date.min
        dated.insert(index, TimelineEvent(day, None, event))
    return dated


def _comes_after(entry: TimelineEvent, undated: StageChanged | Closed) -> bool:
    if undated.known_by and entry.event.day and entry.day >= undated.known_by:
        return True
    if isinstance(undated, Closed):
        return isinstance(entry.event, Reopened)
    entered = Stage.INTERVIEWED if isinstance(entry.event, Interview) else getattr(entry.event, "to", None)
    return entered is not None and STAGES.index(entered) > STAGES.index(undated.to)


def _interview_key(interview: Interview) -> tuple[date, time, str]:
    return interview.day, interview.time or time.max, repr(interview)


@dataclass
class _Reducer:
    """Walks the events and keeps what they come to so far."""

    now: datetime
    entries: list[StageEntry] = field(default_factory=list)
    outcome: Outcome | None = None
    closed_day: date | None = None
    resting: bool = False
    snooze: Snoozed | None = None
    logged_early: bool = False
    """An interview was logged for a day before the card's first: it counts from that first day."""

    @property
    def stage(self) -> Stage | None:
        return self.entries[-1].stage if self.entries else None

    def apply(self, index: int, entry: TimelineEvent) -> None:
        """Let one more event have its effect."""
        match entry.event:
            case StageChanged(to=to, day=day):
                self._move(index, to, day)
            case Interview() as interview:
                self._interview(index, entry, interview)
            case Reply() as reply:
                if from_person(reply):
                    self._reactivate(index, entry.day)
            case Touch() | Promise():
                self.snooze = None
            case Snoozed() as snooze:
                self.snooze = snooze
            case Paused():
                self.resting = True
            case Resumed():
                self.resting = False
            case Closed(outcome=outcome, day=day):
                self.outcome, self.closed_day = outcome, day
            case Reopened():
                self._reopen(index, entry.day)

    def _move(self, index: int, to: Stage, day: date | None) -> None:
        if to is self.stage:
            return
        first = not self.entries
        self._enter(index, to, day)
        if first and self.logged_early and to in (Stage.TARGET, Stage.APPLIED):
            self._enter(index, Stage.INTERVIEWED, day)

    def _enter(self, index: int, to: Stage, day: date | None) -> None:
        if self.outcome is Outcome.NO_REPLY:
            self.outcome = self.closed_day = None
        self.resting = False
        self.snooze = None
        self.entries.append(StageEntry(to, day, index))

    def _interview(self, index: int, entry: TimelineEvent, interview: Interview) -> None:
        arranged = entry.booking or (logged_afterwards(interview) and took_place(interview, self.now))
        if arranged:
            self._reactivate(index, entry.day)
        if arranged and self.stage is None:
            self.logged_early = True
        elif arranged and self.stage in (Stage.TARGET, Stage.APPLIED, Stage.REJECTED):
            self._enter(index, Stage.INTERVIEWED, entry.day)
        elif took_place(interview, self.now):
            self.snooze = None

    def _reactivate(self, index: int, day: date) -> None:
        """They wrote or invited: a card closed as no reply is open again, a rest and a snooze are over."""
        self.resting = False
        self.snooze = None
        if self.outcome is Outcome.NO_REPLY:
            self._reopen(index, day)

    def _reopen(self, index: int, day: date) -> None:
        if self.outcome is None:
            return
        self.outcome = self.closed_day = None
        self.resting = False
        self.snooze = None
        self.entries.append(StageEntry(self.stage or Stage.TARGET, day, index, reopened=True))

    def status(self) -> CardStatus:
        """What the events come to."""
        last = self.entries[-1] if self.entries else None
        return CardStatus(
            stage=last.stage if last else Stage.INTERVIEWED if self.logged_early else Stage.TARGET,
            entered=last.day if last else None,
            outcome=self.outcome,
            closed_day=self.closed_day,
            resting=self.resting and self.outcome is None,
            snoozed_until=self.snooze.until if self.snooze else None,
            snooze_why=self.snooze.why if self.snooze else "",
        )
