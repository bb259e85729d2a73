"""Editing a card's history: an entry's day, time and text, or deleting it; and the lessons written there."""

from dataclasses import dataclass

from jobboard.dates.format import format_day
from jobboard.dates.natural import DayTime
from jobboard.errors import InvalidInputError, NotFoundError
from jobboard.followup.enums import EventKind, InterviewState, Precision, Stage
from jobboard.store.actions._common import CardRow, add_entry, current_status, event_time, get_card
from jobboard.store.edit_conflict import EditSnapshot
from jobboard.store.models import Event, Interview
from jobboard.store.store import Store
from jobboard.store.views import Changes
from jobboard.text import clean


@dataclass(frozen=True, slots=True)
class EventFacts:
    """What to change about an entry of the history; None leaves it alone."""

    when: DayTime | None = None
    text: str | None = None


def edit_event(store: Store, event_id: int, facts: EventFacts, snapshot: EditSnapshot | None = None) -> Changes:
    """Change an entry's day, time or words; InvalidInputError for a day ahead, or one that the card's stage
    contradicts.

    EditConflictError unless the entry is as in the `snapshot`.
    """
    with store.transaction(snapshot=snapshot) as action:
        event, card = _event(store, event_id)
        stage = current_status(store, card.id).stage
        if facts.when:
            _date(store, event, facts.when)
        if facts.text is not None:
            Event.update(text=clean(facts.text, lines=True)).where(Event.id == event_id).execute(store.db)
        _same_stage(store, card, stage)
        action.set_label(f"mended {card.company}'s history", card.id)
    return action.changes


def delete_event(store: Store, event_id: int) -> Changes:
    """Take an entry out of the history, an interview with all that was said of it.

    InvalidInputError for the entry that the card began with.
    """
    with store.transaction() as action:
        event, card = _event(store, event_id)
        if event.kind is EventKind.MOVE and event_id == _first_move(store, card.id):
            raise InvalidInputError(f"{card.company} began with this entry", "change its day, or delete the card")
        if event.kind is EventKind.INTERVIEW and event.interview_id:
            Interview.delete().where(Interview.id == event.interview_id).execute(store.db)
        else:
            Event.delete().where(Event.id == event_id).execute(store.db)
        action.set_label(f"took an entry out of {card.company}'s history", card.id)
    return action.changes


def _event(store: Store, event_id: int) -> tuple[Event, CardRow]:
    event = Event.select().where(Event.id == event_id).get_or_none(store.db)
    if event is None:
        raise NotFoundError("that entry is gone", "somebody else took it out")
    return event, get_card(store, event.card_id)


def _date(store: Store, event: Event, when: DayTime) -> None:
    today, at = store.today(), store.now().time()
    if when.day > today or (when.day == today and when.time and when.time > at):
        raise InvalidInputError(f"{format_day(when.day, today)} has not come yet", "what happened lies in the past")
    if event.kind is EventKind.INTERVIEW and event.what == InterviewState.HELD and event.interview_id:
        held = Interview.update(day=when.day, time=when.time).where(Interview.id == event.interview_id)
        held.execute(store.db)
    changes = Event.update(day=when.day, time=when.time, precision=Precision.DAY).where(Event.id == event.id)
    changes.execute(store.db)


def _same_stage(store: Store, card: CardRow, stage: Stage) -> None:
    now = current_status(store, card.id).stage
    if now is not stage:
        raise InvalidInputError(
            f"with that day {card.company} would stand in {now}, not in {stage}", "move the card if that is meant"
        )


def _first_move(store: Store, card_id: int) -> int | None:
    moves = Event.select(Event.id).where(Event.card == card_id, Event.kind == EventKind.MOVE)
    first: int | None = moves.order_by(Event.day.asc(nulls="last"), Event.time, Event.id).scalar(store.db)
    return first


def add_lesson(store: Store, card_id: int, text: str) -> Changes:
    """Write a lesson on the card it was learned from; InvalidInputError for an empty one."""
    with store.transaction() as action:
        card = get_card(store, card_id)
        lesson = clean(text, lines=True)
        if not lesson:
            raise InvalidInputError("the lesson is empty", "write what you will do differently")
        add_entry(store, card_id, EventKind.LESSON, event_time(store, card_id, None), text=lesson)
        action.set_label(f"noted what {card.company} taught you", card_id)
    return action.changes
