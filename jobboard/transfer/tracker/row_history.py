"""What one row says, as the events of a card's history."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from jobboard.dates.spreadsheet import Day
from jobboard.followup.enums import InterviewState, Outcome, ReplyKind, Stage, TouchKind
from jobboard.followup.models import Closed, Deadline, Event, History, Interview, Reply, Snoozed, StageChanged, Touch
from jobboard.followup.timeline import card_status
from jobboard.transfer.tracker.fields import Field
from jobboard.transfer.tracker.row_reader import STAGES, RowFacts

_REACHED_STAGE = {
    Field.APPLIED: Stage.APPLIED,
    Field.CHALLENGE: Stage.APPLIED,
    Field.REPLIED: Stage.APPLIED,
    Field.INTERVIEW: Stage.INTERVIEWED,
    Field.INTERVIEWING: Stage.INTERVIEWED,
    Field.OFFER: Stage.OFFER,
    Field.REJECTED: Stage.REJECTED,
}
"""How far a card has come at least where a column says that something took place."""

_BEFORE_APPLYING = frozenset({
    Field.APPLIED, Field.SAVED, Field.STATUS_DAY, Field.CLOSES, Field.NEXT, Field.FOLLOWED_UP, Field.ARCHIVED,
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class RowHistory:
    """A card's stage, its events, and since when it is in that stage where the events lead there in any case.

    `guessed_years` are the indexes of events whose year was guessed, `month_only` those of which only the month is
    known, with its first day.
    """

    stage: Stage
    entered: date | None
    outcome: Outcome | None
    events: tuple[Event, ...]
    guessed_years: frozenset[int]
    month_only: tuple[tuple[int, date], ...]


DatedEvent = tuple[Event, Day | None]
"""An event with the day it was made of."""


def row_history(facts: RowFacts, today: date, default_stage: Stage | None) -> RowHistory:
    """The history that the row tells; `default_stage` is the stage of a row that shows none."""
    stage = _stage(facts, default_stage)
    outcome = facts.outcome or _archived_outcome(facts, stage)
    dated = list(_events(facts, stage, outcome, today))
    events = tuple(event for event, _ in dated)
    status = card_status(History(events), datetime.combine(today, time(12)))
    same_stage = status.stage is stage
    return RowHistory(
        stage,
        status.entered if same_stage else None,
        outcome,
        events if same_stage else (*events, StageChanged(stage, None)),
        frozenset(index for index, (_, day) in enumerate(dated) if day and day.year_guessed),
        tuple((index, day.day) for index, (_, day) in enumerate(dated) if day and day.month_only),
    )


def _stage(facts: RowFacts, default_stage: Stage | None) -> Stage:
    """The status word's, unless the row's days show that the card has come further."""
    stages = [_REACHED_STAGE[what] for what in facts.milestones if what in _REACHED_STAGE]
    if facts.stage is Stage.TARGET and facts.milestones <= _BEFORE_APPLYING:
        return Stage.TARGET
    if facts.stage:
        stages.append(facts.stage)
    only_saved = Field.SAVED in facts.milestones and Field.APPLIED not in facts.milestones
    if facts.outcome and facts.stage is None and not (only_saved and facts.outcome is Outcome.NO_REPLY):
        stages.append(Stage.APPLIED)
    return max(stages, key=STAGES.index, default=default_stage or Stage.TARGET)


def _archived_outcome(facts: RowFacts, stage: Stage) -> Outcome | None:
    """An application that was archived without an end had none."""
    if Field.ARCHIVED not in facts.milestones or stage is Stage.REJECTED:
        return None
    return Outcome.WITHDRAWN if stage in (Stage.TARGET, Stage.OFFER) else Outcome.NO_REPLY


def _events(facts: RowFacts, stage: Stage, outcome: Outcome | None, today: date) -> Iterator[DatedEvent]:
    status_day = facts.first_day(Field.STATUS_DAY) or (
        facts.first_day(Field.REPLIED) if stage is Stage.REJECTED else None
    )
    saved, applied = facts.first_day(Field.SAVED), facts.first_day(Field.APPLIED)
    if stage is Stage.TARGET:
        yield _stage_change(Stage.TARGET, saved or applied or status_day)
    else:
        if saved and not (applied and applied.day < saved.day):
            yield _stage_change(Stage.TARGET, saved)
        if stage is Stage.APPLIED or Field.APPLIED in facts.milestones:
            yield _stage_change(Stage.APPLIED, applied or (status_day if stage is Stage.APPLIED else None))
    yield from _exchanges(facts, stage, today)
    yield from _interviews(facts, stage, status_day, today)
    for what, to in ((Field.OFFER, Stage.OFFER), (Field.REJECTED, Stage.REJECTED)):
        if what in facts.milestones or to is stage:
            yield _stage_change(to, facts.first_day(what) or (status_day if to is stage else None))
    if (answer := facts.first_day(Field.ANSWER_BY)) and stage is Stage.OFFER and answer.exact:
        offered = facts.first_day(Field.OFFER) or status_day
        yield Deadline(answer.day, offered.exact if offered else today), answer
    if outcome:
        day = facts.first_day(Field.ARCHIVED) or (status_day if facts.outcome else None)
        yield Closed(outcome, day.exact if day else None), day


def _exchanges(facts: RowFacts, stage: Stage, today: date) -> Iterator[DatedEvent]:
    """What went between the user and the employer, and when the user wants to be reminded."""
    for day in facts.days.get(Field.CHALLENGE, ()):
        yield Touch(TouchKind.OTHER, day.exact, day.time), day
    for day in facts.days.get(Field.REPLIED, ()) if stage is not Stage.REJECTED else ():
        yield Reply(ReplyKind.NO_ANSWER_NEEDED, day.exact, day.time), day
    for day in facts.days.get(Field.FOLLOWED_UP, ()):
        if day.day <= today:
            yield Touch(TouchKind.FOLLOW_UP, day.exact, day.time), day
    ahead = [day for what in (Field.FOLLOWED_UP, Field.NEXT) for day in facts.days.get(what, ()) if day.day > today]
    if ahead and not facts.outcome and stage is not Stage.REJECTED:
        yield Snoozed(min(day.day for day in ahead), today, why="planned before the import"), None


def _interviews(facts: RowFacts, stage: Stage, status_day: Day | None, today: date) -> Iterator[DatedEvent]:
    if began := facts.first_day(Field.INTERVIEWING):
        yield _stage_change(Stage.INTERVIEWED, began)
    days = facts.days.get(Field.INTERVIEW, ())
    for day in days:
        if day.month_only:
            yield _stage_change(Stage.INTERVIEWED, day)
        else:
            yield imported_interview(day.day, day.time, today, today, facts.rounds.get(day, "")), day
    if not days and not began and (Field.INTERVIEW in facts.milestones or (stage is Stage.INTERVIEWED and status_day)):
        yield _stage_change(Stage.INTERVIEWED, status_day if stage is Stage.INTERVIEWED else None)


def _stage_change(to: Stage, day: Day | None) -> DatedEvent:
    if day is None or day.month_only:
        return StageChanged(to, None), day
    return StageChanged(to, day.day, day.time), day


def imported_interview(
    day: date, clock: time | None, today: date, booked_day: date | None, name: str = ""
) -> Interview:
    """An interview of a table: one before today was held, another is booked."""
    if day < today:
        return Interview(day, clock, InterviewState.HELD, round=name)
    return Interview(day, clock, InterviewState.BOOKED, booked_day=booked_day, round=name)
