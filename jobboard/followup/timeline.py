"""A card's events in their own order, and what they come to: the stage, the rest, the snooze, the closing.

Events count by their own dates; the order in which they were entered tells apart only what nothing else does
(RULES.md, "Words" and "The clock").
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from jobboard.followup.enums import InterviewState, Outcome, Party, ReplyKind, Stage, TouchKind
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
DECISIONS = (Stage.OFFER, Stage.REJECTED)
"""What an employer decides."""

_UNDATED = (StageChanged, Closed)
"""What counts although its day is unknown."""

_MOVE_ORDER = {Stage.TARGET: 0, Stage.APPLIED: 1, Stage.INTERVIEWED: 4, Stage.OFFER: 4, Stage.REJECTED: 4}
_INTERVIEW_ORDER = {InterviewState.BOOKED: 2, InterviewState.CANCELLED: 2, InterviewState.HELD: 3}
_DAY_ORDER: dict[type[Event], int] = {
    Deadline: 5,
    Reply: 6,
    Touch: 7,
    Promise: 8,
    Snoozed: 9,
    Paused: 10,
    Resumed: 10,
    Closed: 11,
    Reopened: 11,
}


class TimelineEvent(NamedTuple):
    """An event at its place. An interview stands once for each thing that became of it: `part` says which."""

    day: date
    time: time | None
    event: Event
    part: InterviewState | None = None

    @property
    def order(self) -> int:
        """Its kind's place within a day."""
        if isinstance(self.event, StageChanged):
            return _MOVE_ORDER[self.event.to]
        return _INTERVIEW_ORDER[self.part] if self.part else _DAY_ORDER[type(self.event)]

    @property
    def places_others(self) -> bool:
        """Whether entries without a time are put after it: an automatic receipt places nothing."""
        return not isinstance(self.event, Reply) or self.event.kind is not ReplyKind.RECEIPT

    @property
    def called_off_by_them(self) -> bool:
        """Whether it says that the employer called an interview off."""
        return (
            self.part is InterviewState.CANCELLED
            and isinstance(self.event, Interview)
            and self.event.cancelled_by is Party.THEM
        )

    def is_since(self, other: "TimelineEvent") -> bool:
        """Whether it is not before the other: by the minute where both have a time, else by the day."""
        if self.day == other.day and self.time is not None and other.time is not None:
            return (self.time.hour, self.time.minute) >= (other.time.hour, other.time.minute)
        return self.day >= other.day


@dataclass(frozen=True, slots=True)
class StageEntry:
    """The card entered a stage with event number `index`; `reopened` where it was reopened into the stage it had."""

    stage: Stage
    day: date | None
    index: int
    reopened: bool = False


@dataclass(frozen=True, slots=True)
class Timeline:
    """The events in order, the stages entered, and the interviews that are ahead, earliest first.

    `held`, `moves` and `decisions` are indexes of events: interviews that took place; moves of the user's to another
    stage (where the card began is none); offers and rejections, also the one that the card began with. `woken` is the
    day on which a rest was last ended by the user.
    """

    events: tuple[TimelineEvent, ...]
    stage_entries: tuple[StageEntry, ...]
    status: CardStatus
    held: tuple[int, ...]
    moves: frozenset[int]
    decisions: frozenset[int]
    interviews_ahead: tuple[Interview, ...]
    """None where the card is rejected or closed: one that comes then is not held."""
    to_come: tuple[Interview, ...]
    """Interviews booked whose moment has not come, whatever the card's state."""
    woken: date | None = None
    snooze: Snoozed | None = None

    @property
    def interviews_held(self) -> tuple[Interview, ...]:
        """The interviews that took place, the earliest first."""
        interviews = (self.events[index].event for index in self.held)
        return tuple(each for each in interviews if isinstance(each, Interview))

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
    status = reducer.status()
    booked = (each for each in history.events if isinstance(each, Interview) and each.state is InterviewState.BOOKED)
    to_come = tuple(sorted((each for each in booked if not took_place(each, now)), key=_interview_key))
    return Timeline(
        tuple(events),
        tuple(reducer.entries),
        status,
        tuple(reducer.held),
        frozenset(reducer.moves),
        frozenset(reducer.decisions),
        () if reducer.is_over else to_come,
        to_come,
        reducer.woken,
        reducer.snooze,
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


def _reduced(history: History, now: datetime) -> "tuple[list[TimelineEvent], _Reducer]":
    """The events in order, and the reducer that has applied each of them."""
    events = _with_undated(_ordered(history.events), history.events)
    reducer = _Reducer(now, events)
    for index, entry in enumerate(events):
        reducer.apply(index, entry)
    return events, reducer


def _ordered(events: Iterable[Event]) -> list[TimelineEvent]:
    """The dated events, day by day."""
    dated: list[TimelineEvent] = []
    for event in events:
        if isinstance(event, Interview):
            dated += _of_interview(event)
        elif event.day:
            dated.append(TimelineEvent(event.day, event.time, event))
    first = min((each for each in dated if isinstance(each.event, StageChanged)), key=_DAY, default=None)
    days = groupby(sorted(dated, key=_DAY), _DAY)
    return [entry for _, of_day in days for entry in _day_in_order(list(of_day), first)]


_DAY = attrgetter("day")
_ORDER = attrgetter("order")


def _day_in_order(entries: list[TimelineEvent], first: TimelineEvent | None) -> list[TimelineEvent]:
    """The entries of one day: by their times, those without one behind the last timed entry whose kind sorts before
    or with theirs; the card's first entry before all else.
    """
    if len(entries) == 1:
        return entries
    rest = [entry for entry in entries if entry is not first]
    timed = sorted((entry for entry in rest if entry.time is not None), key=lambda entry: (entry.time, entry.order))
    untimed = sorted((entry for entry in rest if entry.time is None), key=_ORDER)
    behind: list[list[TimelineEvent]] = [[] for _ in range(len(timed) + 1)]
    for entry in untimed:
        places = (n for n, other in enumerate(timed, 1) if other.places_others and other.order <= entry.order)
        behind[max(places, default=0)].append(entry)
    ordered = behind[0] + [each for entry, after in zip(timed, behind[1:], strict=True) for each in (entry, *after)]
    return ordered if len(rest) == len(entries) or first is None else [first, *ordered]


def _of_interview(interview: Interview) -> Iterator[TimelineEvent]:
    if not logged_afterwards(interview) and interview.booked_day:
        yield TimelineEvent(interview.booked_day, interview.booked_time, interview, InterviewState.BOOKED)
    if interview.state in (InterviewState.BOOKED, InterviewState.HELD):
        yield TimelineEvent(interview.day, interview.time, interview, InterviewState.HELD)
    if interview.state is InterviewState.CANCELLED and interview.cancelled_day:
        yield TimelineEvent(interview.cancelled_day, interview.cancelled_time, interview, InterviewState.CANCELLED)


def _with_undated(dated: list[TimelineEvent], events: Iterable[Event]) -> list[TimelineEvent]:
    """Moves and closings of unknown day, each before the day it was known by and before any later stage."""
    undated = [each for each in events if isinstance(each, _UNDATED) and each.day is None]
    for event in sorted(undated, key=lambda each: (TimelineEvent(date.min, None, each).order, repr(each))):
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
    events: list[TimelineEvent]
    entries: list[StageEntry] = field(default_factory=list)
    held: list[int] = field(default_factory=list)
    moves: list[int] = field(default_factory=list)
    decisions: list[int] = field(default_factory=list)
    outcome: Outcome | None = None
    closed_day: date | None = None
    resting: bool = False
    woken: date | None = None
    snooze: Snoozed | None = None
    logged_early: bool = False
    """An interview was booked or logged for a day before the card's first: it counts from that first day."""

    @property
    def stage(self) -> Stage | None:
        return self.entries[-1].stage if self.entries else None

    @property
    def is_over(self) -> bool:
        """Whether the card is rejected or closed, but as no reply."""
        return self.stage is Stage.REJECTED or self.outcome not in (None, Outcome.NO_REPLY)

    def apply(self, index: int, entry: TimelineEvent) -> None:
        """Let one more event have its effect."""
        match entry.event:
            case StageChanged(to=to, day=day):
                self._move(index, to, day)
            case Interview() as interview:
                self._interview(index, entry, interview)
            case Reply(kind=kind) if kind is not ReplyKind.RECEIPT:
                self._revive(index, entry.day)
            case Promise():
                self._revive(index, entry.day)
            case Touch(kind=kind) if kind is not TouchKind.OTHER:
                self.resting, self.snooze = False, None
            case Snoozed() as snooze:
                self.snooze = snooze
            case Paused():
                self.resting = True
            case Resumed() if self.resting:
                self.resting, self.woken = False, entry.day
            case Closed(outcome=outcome, day=day):
                self._close(index, entry, outcome, day)
            case Reopened():
                self._reopen(index, entry.day)

    def _move(self, index: int, to: Stage, day: date | None) -> None:
        if to is self.stage:
            return
        first = not self.entries
        self._enter(index, to, day)
        if not first:
            self.moves.append(index)
        if to in DECISIONS:
            self.decisions.append(index)
        if first and self.logged_early and to in (Stage.TARGET, Stage.APPLIED):
            self._enter(index, Stage.INTERVIEWED, day)

    def _enter(self, index: int, to: Stage, day: date | None) -> None:
        if self.outcome is Outcome.NO_REPLY:
            self.outcome = self.closed_day = None
        self.resting = False
        self.snooze = None
        self.entries.append(StageEntry(to, day, index))

    def _interview(self, index: int, entry: TimelineEvent, interview: Interview) -> None:
        if entry.part is InterviewState.HELD:
            by_itself = interview.state is InterviewState.BOOKED
            if not took_place(interview, self.now) or (by_itself and self.is_over):
                return
            self.held.append(index)
        elif entry.part is InterviewState.CANCELLED:
            if entry.called_off_by_them:
                self._revive(index, entry.day)
            return
        self._revive(index, entry.day)
        if entry.part is InterviewState.BOOKED or logged_afterwards(interview):
            self._arrange(index, entry.day)

    def _arrange(self, index: int, day: date) -> None:
        """An interview was booked, or logged once it was over."""
        if self.stage is None:
            self.logged_early = True
        elif self.stage in (Stage.TARGET, Stage.APPLIED, Stage.REJECTED):
            self._enter(index, Stage.INTERVIEWED, day)

    def _revive(self, index: int, day: date) -> None:
        """They wrote or invited: a card closed as no reply is open again, a rest and a snooze are over."""
        self.resting = False
        self.snooze = None
        if self.outcome is Outcome.NO_REPLY:
            self._reopen(index, day)

    def _close(self, index: int, entry: TimelineEvent, outcome: Outcome, day: date | None) -> None:
        self.outcome, self.closed_day = outcome, day
        # A reply of that very day counts as after the closing, unless both have times that say otherwise.
        if day and any(
            from_person(other.event) and other.day == day and (other.time is None or entry.time is None)
            for other in self.events[:index]
        ):
            self._revive(index, day)

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
