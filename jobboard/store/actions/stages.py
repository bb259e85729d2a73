"""Moving a card from stage to stage."""

from dataclasses import replace
from datetime import date

from peewee import fn

from jobboard.dates.format import format_day
from jobboard.dates.natural import DayTime
from jobboard.errors import InvalidInputError
from jobboard.followup.display_names import STAGE_NAMES, outcome_name
from jobboard.followup.enums import EventKind, Outcome, Stage
from jobboard.followup.models import Closed, Paused, Reopened, Resumed, Snoozed, StageChanged
from jobboard.store import undo_log
from jobboard.store.actions._common import (
    add_event,
    current_status,
    event_time,
    get_card,
    make_event_effective,
    refuse_closed,
)
from jobboard.store.models import Undo
from jobboard.store.store import Store
from jobboard.store.views import Changes
from jobboard.text import clean


def move_card(
    store: Store, card_id: int, to: Stage, day: DayTime | None = None, reason: str = "", amends: int | None = None
) -> Changes:
    """Move a card to a stage; InvalidInputError where it is there already, is closed for good, or the day is ahead.

    `amends` is the undo id of this session's last move of the card: it is taken back in the same transaction, so that
    the stage in between was never entered and one undo leads back to the start.
    """
    with store.transaction() as action:
        came_back = amends is not None and _take_back(store, card_id, amends)
        if came_back and current_status(store, card_id).stage is to:
            action.set_label(f"moved {get_card(store, card_id).company} back to {STAGE_NAMES[to]}", card_id)
        else:
            action.set_label(enter_stage(store, card_id, to, day, reason), card_id)
    return action.changes


def enter_stage(store: Store, card_id: int, to: Stage, day: DayTime | None = None, reason: str = "") -> str:
    """Write the move down, inside a transaction; returns the words for it."""
    card = get_card(store, card_id)
    refuse_closed(card)
    before = current_status(store, card_id)
    if before.stage is to and before.outcome is None:
        hint = "edit the card to change since when" if day else "choose another stage"
        raise InvalidInputError(f"{card.company} is in {STAGE_NAMES[to]} already", hint)
    if before.stage is to:
        raise InvalidInputError(f"{card.company} is closed, and in {STAGE_NAMES[to]} already", "reopen it")
    at = event_time(store, card_id, day)
    if before.entered is None:  # an interview may have come before all stages: it can outdo this one
        at = replace(at, last=False)
    event = add_event(store, card_id, StageChanged(to, at.day, at.time), text=clean(reason, lines=True))
    outdone = (EventKind.MOVE, EventKind.CLOSE)
    make_event_effective(store, card_id, event, at, outdone, lambda now: now.stage is to and now.outcome is None)
    stage = to if at.live else current_status(store, card_id).stage
    if stage is not to:
        day_text = format_day(at.day, store.today())
        return f"noted that {card.company} came to {STAGE_NAMES[to]} {day_text}; it stands in {STAGE_NAMES[stage]}"
    return f"moved {card.company} to {STAGE_NAMES[to]}"


def _take_back(store: Store, card_id: int, undo_id: int) -> bool:
    """Undo this session's last action without a trace, if it is that one and about that card."""
    last = Undo.select(fn.max(Undo.id)).where(Undo.undone == 0)
    ours = (Undo.id == undo_id) & (Undo.id == last) & (Undo.session == store.session) & (Undo.card_id == card_id)
    inverse = Undo.select(Undo.inverse).where(ours).scalar(store.db)
    if inverse is None:
        return False
    undo_log.restore(store.db, inverse)
    undo_log.take_changes(store.db)
    Undo.delete().where(Undo.id == undo_id).execute(store.db)
    return True


def close_card(store: Store, card_id: int, outcome: Outcome, day: DayTime | None = None) -> Changes:
    """Close a card with an outcome; InvalidInputError where it is closed with that one already, or the day is ahead."""
    with store.transaction() as action:
        card = get_card(store, card_id)
        if current_status(store, card_id).outcome is outcome:
            raise InvalidInputError(f"{card.company} is closed as {outcome_name(outcome)} already")
        write_closing(store, card_id, outcome, day)
        action.set_label(f"closed {card.company} as {outcome_name(outcome)}", card_id)
    return action.changes


def write_closing(store: Store, card_id: int, outcome: Outcome, day: DayTime | None) -> None:
    """Write the closing down, inside a transaction."""
    at = event_time(store, card_id, day)
    event = add_event(store, card_id, Closed(outcome, at.day, at.time))
    outdone = (EventKind.REOPEN, EventKind.CLOSE)
    make_event_effective(store, card_id, event, at, outdone, lambda now: now.outcome is outcome)


def reopen_card(store: Store, card_id: int, day: DayTime | None = None) -> Changes:
    """Open a closed card again: it enters its stage anew; InvalidInputError for a card that is open."""
    with store.transaction() as action:
        card = get_card(store, card_id)
        if current_status(store, card_id).outcome is None:
            raise InvalidInputError(f"{card.company} is open")
        at = event_time(store, card_id, day)
        event = add_event(store, card_id, Reopened(at.day, at.time))
        make_event_effective(store, card_id, event, at, (EventKind.CLOSE,), lambda now: now.outcome is None)
        if current_status(store, card_id).outcome:
            raise InvalidInputError(f"{card.company} was closed after that day", "leave the day out")
        action.set_label(f"reopened {card.company}", card_id)
    return action.changes


def rest_card(store: Store, card_id: int, day: DayTime | None = None) -> Changes:
    """No step until they write, an interview is booked, or the card is woken."""
    with store.transaction() as action:
        card = get_card(store, card_id)
        status = current_status(store, card_id)
        if status.outcome:
            raise InvalidInputError(f"{card.company} is closed as {outcome_name(status.outcome)}", "reopen it first")
        if status.resting:
            raise InvalidInputError(f"{card.company} is resting already")
        write_rest(store, card_id, day)
        action.set_label(f"put {card.company} to rest", card_id)
    return action.changes


def write_rest(store: Store, card_id: int, day: DayTime | None) -> None:
    """Write the rest down, inside a transaction."""
    # What is closed cannot rest, however late the entry stands.
    at = replace(event_time(store, card_id, day), last=False)
    event = add_event(store, card_id, Paused(at.day, at.time))
    outdone = (EventKind.WAKE, EventKind.CLOSE, EventKind.REOPEN)
    make_event_effective(store, card_id, event, at, outdone, lambda now: now.resting)


def wake_card(store: Store, card_id: int, day: DayTime | None = None) -> Changes:
    """End a card's rest; InvalidInputError where it is not resting."""
    with store.transaction() as action:
        card = get_card(store, card_id)
        if not current_status(store, card_id).resting:
            raise InvalidInputError(f"{card.company} is not resting")
        at = event_time(store, card_id, day)
        event = add_event(store, card_id, Resumed(at.day, at.time))
        make_event_effective(store, card_id, event, at, (EventKind.REST,), lambda now: not now.resting)
        if current_status(store, card_id).resting:
            raise InvalidInputError(f"{card.company} was put to rest after that day", "leave the day out")
        action.set_label(f"woke {card.company}", card_id)
    return action.changes


def snooze_card(store: Store, card_id: int, until: date, reason: str = "") -> Changes:
    """Put the card's step off until a day ahead; InvalidInputError for another day or a closed card."""
    with store.transaction() as action:
        card = get_card(store, card_id)
        status = current_status(store, card_id)
        if status.outcome:
            raise InvalidInputError(f"{card.company} is closed as {outcome_name(status.outcome)}", "reopen it first")
        write_snooze(store, card_id, until, reason)
        action.set_label(f"snoozed {card.company} to {format_day(until, store.today())}", card_id)
    return action.changes


def write_snooze(store: Store, card_id: int, until: date, reason: str = "") -> None:
    """Write the snooze down, inside a transaction; InvalidInputError unless its day lies ahead."""
    if until <= store.today():
        raise InvalidInputError(
            f"a snooze cannot end {format_day(until, store.today())}", "give a day from tomorrow on"
        )
    at = event_time(store, card_id, None)
    event = add_event(store, card_id, Snoozed(until, at.day, at.time, clean(reason)))
    outdone = (EventKind.SNOOZE, EventKind.CLOSE, EventKind.REOPEN)
    make_event_effective(store, card_id, event, at, outdone, lambda now: now.snoozed_until == until)
