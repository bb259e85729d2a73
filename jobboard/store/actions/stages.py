"""Moving a card from stage to stage."""

from datetime import date

from jobboard.dates.natural import DayTime, format_day
from jobboard.errors import InvalidInputError
from jobboard.followup.display_names import STAGE_NAMES, outcome_name
from jobboard.followup.enums import Outcome, Stage
from jobboard.store import undo_log
from jobboard.store.actions._common import (
    add_event,
    current_status,
    event_time,
    get_card,
    make_event_effective,
    refuse_closed,
)
from jobboard.store.store import Store
from jobboard.store.views import Changes
from jobboard.text import clean


def move_card(
    store: Store, card_id: int, to: Stage, on: DayTime | None = None, why: str = "", amends: int | None = None
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
            action.set_label(enter_stage(store, card_id, to, on, why), card_id)
    return action.changes


def enter_stage(store: Store, card_id: int, to: Stage, on: DayTime | None = None, why: str = "") -> str:
    """Write the move down, inside a transaction; returns the words for it."""
    card = get_card(store, card_id)
    refuse_closed(card)
    before = current_status(store, card_id)
    if before.stage is to and before.outcome is None:
        hint = "edit the card to change since when" if on else "choose another stage"
        raise InvalidInputError(f"{card.company} is in {STAGE_NAMES[to]} already", hint)
    if before.stage is to:
        raise InvalidInputError(f"{card.company} is closed, and in {STAGE_NAMES[to]} already", "reopen it")
    at = event_time(store, card_id, on)
    event = add_event(store, card_id, "move", at, what=to, text=clean(why, lines=True))
    make_event_effective(
        store, card_id, event, at, ("move", "close"), lambda now: now.stage is to and now.outcome is None
    )
    stage = to if at.live else current_status(store, card_id).stage
    if stage is not to:
        day = format_day(at.day, store.today())
        return f"noted that {card.company} came to {STAGE_NAMES[to]} {day}; it stands in {STAGE_NAMES[stage]}"
    return f"moved {card.company} to {STAGE_NAMES[to]}"


def _take_back(store: Store, card_id: int, undo_id: int) -> bool:
    """Undo this session's last action without a trace, if it is that one and about that card."""
    found = store.db.fetchall(
        "SELECT inverse FROM undo WHERE id = ? AND id = (SELECT max(id) FROM undo WHERE undone = 0)"
        " AND session = ? AND card_id = ?",
        (undo_id, store.session, card_id),
    )
    if not found:
        return False
    undo_log.restore(store.db, found[0][0])
    undo_log.take_changes(store.db)
    store.db.execute_sql("DELETE FROM undo WHERE id = ?", (undo_id,))
    return True


def close_card(store: Store, card_id: int, outcome: Outcome, on: DayTime | None = None) -> Changes:
    """Close a card with an outcome; InvalidInputError where it is closed with that one already, or the day is ahead."""
    with store.transaction() as action:
        card = get_card(store, card_id)
        if current_status(store, card_id).outcome is outcome:
            raise InvalidInputError(f"{card.company} is closed as {outcome_name(outcome)} already")
        write_closing(store, card_id, outcome, on)
        action.set_label(f"closed {card.company} as {outcome_name(outcome)}", card_id)
    return action.changes


def write_closing(store: Store, card_id: int, outcome: Outcome, on: DayTime | None) -> None:
    """Write the closing down, inside a transaction."""
    at = event_time(store, card_id, on)
    event = add_event(store, card_id, "close", at, what=outcome)
    make_event_effective(store, card_id, event, at, ("reopen", "close"), lambda now: now.outcome is outcome)


def reopen_card(store: Store, card_id: int, on: DayTime | None = None) -> Changes:
    """Open a closed card again: it enters its stage anew; InvalidInputError for a card that is open."""
    with store.transaction() as action:
        card = get_card(store, card_id)
        if current_status(store, card_id).outcome is None:
            raise InvalidInputError(f"{card.company} is open")
        at = event_time(store, card_id, on)
        event = add_event(store, card_id, "reopen", at)
        make_event_effective(store, card_id, event, at, ("close",), lambda now: now.outcome is None)
        if current_status(store, card_id).outcome:
            raise InvalidInputError(f"{card.company} was closed after that day", "leave the day out")
        action.set_label(f"reopened {card.company}", card_id)
    return action.changes


def rest_card(store: Store, card_id: int, on: DayTime | None = None) -> Changes:
    """No step until they write, an interview is booked, or the card is woken."""
    with store.transaction() as action:
        card = get_card(store, card_id)
        standing = current_status(store, card_id)
        if standing.outcome:
            raise InvalidInputError(f"{card.company} is closed as {outcome_name(standing.outcome)}", "reopen it first")
        if standing.resting:
            raise InvalidInputError(f"{card.company} is resting already")
        write_rest(store, card_id, on)
        action.set_label(f"put {card.company} to rest", card_id)
    return action.changes


def write_rest(store: Store, card_id: int, on: DayTime | None) -> None:
    """Write the rest down, inside a transaction."""
    at = event_time(store, card_id, on)
    event = add_event(store, card_id, "rest", at)
    make_event_effective(store, card_id, event, at, ("wake", "close", "reopen"), lambda now: now.resting)


def wake_card(store: Store, card_id: int, on: DayTime | None = None) -> Changes:
    """End a card's rest; InvalidInputError where it is not resting."""
    with store.transaction() as action:
        card = get_card(store, card_id)
        if not current_status(store, card_id).resting:
            raise InvalidInputError(f"{card.company} is not resting")
        at = event_time(store, card_id, on)
        event = add_event(store, card_id, "wake", at)
        make_event_effective(store, card_id, event, at, ("rest",), lambda now: not now.resting)
        if current_status(store, card_id).resting:
            raise InvalidInputError(f"{card.company} was put to rest after that day", "leave the day out")
        action.set_label(f"woke {card.company}", card_id)
    return action.changes


def snooze_card(store: Store, card_id: int, until: date, why: str = "") -> Changes:
    """Put the card's step off until a day ahead; InvalidInputError for another day or a closed card."""
    with store.transaction() as action:
        card = get_card(store, card_id)
        standing = current_status(store, card_id)
        if standing.outcome:
            raise InvalidInputError(f"{card.company} is closed as {outcome_name(standing.outcome)}", "reopen it first")
        write_snooze(store, card_id, until, why)
        action.set_label(f"snoozed {card.company} to {format_day(until, store.today())}", card_id)
    return action.changes


def write_snooze(store: Store, card_id: int, until: date, why: str = "") -> None:
    """Write the snooze down, inside a transaction; InvalidInputError unless its day lies ahead."""
    if until <= store.today():
        raise InvalidInputError(
            f"a snooze cannot end {format_day(until, store.today())}", "give a day from tomorrow on"
        )
    at = event_time(store, card_id, None)
    event = add_event(store, card_id, "snooze", at, until_day=until, text=clean(why))
    make_event_effective(
        store, card_id, event, at, ("snooze", "close", "reopen"), lambda now: now.snoozed_until == until
    )
