"""What one row tells as the events of a card's history."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from jobboard.dates.spreadsheet import Day
from jobboard.followup.enums import InterviewState, Outcome, ReplyKind, Stage, TouchKind
from jobboard.followup.models import Closed, Deadline, Event, History, Interview, Reply, Snoozed, StageChanged, Touch
from jobboard.followup.timeline import card_status
from jobboard.transfer.tracker.fields import Field
from jobboard.transfer.tracker.row_reader import STAGES, RowFacts

_SHOWS = {
    Field.APPLIED: Stage.APPLIED,
    Field.CHALLENGE: Stage.APPLIED,
    Field.REPLIED: Stage.APPLIED,
    Field.INTERVIEW: Stage.INTERVIEWED,
    Field.INTERVIEWING: Stage.INTERVIEWED,
    Field.OFFER: Stage.OFFER,
    Field.REJECTED: Stage.REJECTED,
}
"""How far a card has come at least where a column says that something happened."""

_BEFORE_APPLYING = frozenset({
    Field.APPLIED, Field.SAVED, Field.STATUS_DAY, Field.CLOSES, Field.NEXT, Field.FOLLOWED_UP, Field.ARCHIVED,
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class RowHistory:
    """A card's stage, its events, and since when it is in that stage where the events lead there in any case.

    `guessed` are the places of events whose year was guessed, `months` those of which only the month is known, with
    its first day.
    """

    stage: Stage
    entered: date | None
    outcome: Outcome | None
    events: tuple[Event, ...]
    guessed: frozenset[int]
    months: tuple[tuple[int, date], ...]


Dated = tuple[Event, Day | None]
"""An event with the day it was made of."""


def happened(told: RowFacts, today: date, usual: Stage | None) -> RowHistory:
    """The history that the row tells; `usual` is the stage of a row that shows none."""
    stage = _stage(told, usual)
    outcome = told.outcome or _put_away(told, stage)
    dated = list(_events(told, stage, outcome, today))
    events = tuple(event for event, _ in dated)
    standing = card_status(History(events), datetime.combine(today, time(12)))
    as_said = standing.stage is stage
    return RowHistory(
        stage,
        standing.entered if as_said else None,
        outcome,
        events if as_said else (*events, StageChanged(stage, None)),
        frozenset(place for place, (_, day) in enumerate(dated) if day and day.guessed),
        tuple((place, day.day) for place, (_, day) in enumerate(dated) if day and day.month),
    )


def _stage(told: RowFacts, usual: Stage | None) -> Stage:
    """The status word's, unless the row's days show that the card has come further."""
    shown = [_SHOWS[what] for what in told.claimed if what in _SHOWS]
    if told.stage is Stage.TARGET and told.claimed <= _BEFORE_APPLYING:
        return Stage.TARGET
    if told.stage:
        shown.append(told.stage)
    only_saved = Field.SAVED in told.claimed and Field.APPLIED not in told.claimed
    if told.outcome and told.stage is None and not (only_saved and told.outcome is Outcome.NO_REPLY):
        shown.append(Stage.APPLIED)
    return max(shown, key=STAGES.index, default=usual or Stage.TARGET)


def _put_away(told: RowFacts, stage: Stage) -> Outcome | None:
    """An application that was put away without an end had none."""
    if Field.ARCHIVED not in told.claimed or stage is Stage.REJECTED:
        return None
    return Outcome.WITHDRAWN if stage in (Stage.TARGET, Stage.OFFER) else Outcome.NO_REPLY


def _events(told: RowFacts, stage: Stage, outcome: Outcome | None, today: date) -> Iterator[Dated]:
    turn = told.first(Field.STATUS_DAY) or (told.first(Field.REPLIED) if stage is Stage.REJECTED else None)
    saved, applied = told.first(Field.SAVED), told.first(Field.APPLIED)
    if stage is Stage.TARGET:
        yield _moved(Stage.TARGET, saved or applied or turn)
    else:
        if saved and not (applied and applied.day < saved.day):
            yield _moved(Stage.TARGET, saved)
        if stage is Stage.APPLIED or Field.APPLIED in told.claimed:
            yield _moved(Stage.APPLIED, applied or (turn if stage is Stage.APPLIED else None))
    yield from _exchanges(told, stage, today)
    yield from _interviews(told, stage, turn, today)
    for what, to in ((Field.OFFER, Stage.OFFER), (Field.REJECTED, Stage.REJECTED)):
        if what in told.claimed or to is stage:
            yield _moved(to, told.first(what) or (turn if to is stage else None))
    if (answer := told.first(Field.ANSWER_BY)) and stage is Stage.OFFER and answer.exact:
        offered = told.first(Field.OFFER) or turn
        yield Deadline(answer.day, offered.exact if offered else today), answer
    if outcome:
        day = told.first(Field.ARCHIVED) or (turn if told.outcome else None)
        yield Closed(outcome, day.exact if day else None), day


def _exchanges(told: RowFacts, stage: Stage, today: date) -> Iterator[Dated]:
    """What went between the user and the employer, and when the user wants to be told again."""
    for day in told.days.get(Field.CHALLENGE, ()):
        yield Touch(TouchKind.OTHER, day.exact, day.at), day
    for day in told.days.get(Field.REPLIED, ()) if stage is not Stage.REJECTED else ():
        yield Reply(ReplyKind.NO_ANSWER_NEEDED, day.exact, day.at), day
    for day in told.days.get(Field.FOLLOWED_UP, ()):
        if day.day <= today:
            yield Touch(TouchKind.FOLLOW_UP, day.exact, day.at), day
    ahead = [day for what in (Field.FOLLOWED_UP, Field.NEXT) for day in told.days.get(what, ()) if day.day > today]
    if ahead and not told.outcome and stage is not Stage.REJECTED:
        yield Snoozed(min(day.day for day in ahead), today, why="planned before the import"), None


def _interviews(told: RowFacts, stage: Stage, turn: Day | None, today: date) -> Iterator[Dated]:
    if began := told.first(Field.INTERVIEWING):
        yield _moved(Stage.INTERVIEWED, began)
    days = told.days.get(Field.INTERVIEW, ())
    for day in days:
        if day.month:
            yield _moved(Stage.INTERVIEWED, day)
        else:
            yield _interview(day, told.rounds.get(day, ""), today), day
    if not days and not began and (Field.INTERVIEW in told.claimed or (stage is Stage.INTERVIEWED and turn)):
        yield _moved(Stage.INTERVIEWED, turn if stage is Stage.INTERVIEWED else None)


def _moved(to: Stage, day: Day | None) -> Dated:
    if day is None or day.month:
        return StageChanged(to, None), day
    return StageChanged(to, day.day, day.at), day


def _interview(day: Day, name: str, today: date) -> Interview:
    if day.day < today:
        return Interview(day.day, day.at, InterviewState.HELD, round=name)
    return Interview(day.day, day.at, InterviewState.BOOKED, booked_day=today, round=name)
