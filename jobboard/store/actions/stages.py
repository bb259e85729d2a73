"""Moving a card from stage to stage."""

from jobboard.dates.natural import When, say_day
from jobboard.errors import WordsError
from jobboard.followup.enums import Stage
from jobboard.store import undo_log
from jobboard.store.actions._common import (
    STAGE_NAMES,
    add_event,
    card_of,
    happened,
    insist,
    refuse_closed,
    standing_of,
)
from jobboard.store.store import Store
from jobboard.store.views import Changes
from jobboard.text import clean


def move_card(
    store: Store, card_id: int, to: Stage, on: When | None = None, why: str = "", amends: int | None = None
) -> Changes:
    """Move a card to a stage; WordsError where it is there already, is closed for good, or the day is ahead.

    `amends` is the undo id of this session's last move of the card: it is taken back in the same transaction, so that
    the stage in between was never entered and one undo leads back to the start.
    """
    with store.transaction() as action:
        came_back = amends is not None and _take_back(store, card_id, amends)
        if came_back and standing_of(store, card_id).stage is to:
            action.says(f"moved {card_of(store, card_id).company} back to {STAGE_NAMES[to]}", card_id)
        else:
            action.says(enter(store, card_id, to, on, why), card_id)
    return action.changes


def enter(store: Store, card_id: int, to: Stage, on: When | None = None, why: str = "") -> str:
    """Write the move down, inside a transaction; returns the words for it."""
    card = card_of(store, card_id)
    refuse_closed(card)
    before = standing_of(store, card_id)
    if before.stage is to and before.outcome is None:
        hint = "edit the card to change since when" if on else "choose another stage"
        raise WordsError(f"{card.company} is in {STAGE_NAMES[to]} already", hint)
    if before.stage is to:
        raise WordsError(f"{card.company} is closed, and in {STAGE_NAMES[to]} already", "reopen it")
    at = happened(store, card_id, on)
    event = add_event(store, card_id, "move", at, what=to, text=clean(why, lines=True))
    insist(store, card_id, event, at, ("move", "close"), lambda now: now.stage is to and now.outcome is None)
    stage = to if at.live else standing_of(store, card_id).stage
    if stage is not to:
        day = say_day(at.day, store.today())
        return f"noted that {card.company} came to {STAGE_NAMES[to]} {day}; it stands in {STAGE_NAMES[stage]}"
    return f"moved {card.company} to {STAGE_NAMES[to]}"


def _take_back(store: Store, card_id: int, undo_id: int) -> bool:
    """Undo this session's last action without a trace, if it is that one and about that card."""
    found = store.db.rows(
        "SELECT inverse FROM undo WHERE id = ? AND id = (SELECT max(id) FROM undo WHERE undone = 0)"
        " AND session = ? AND card_id = ?",
        (undo_id, store.session, card_id),
    )
    if not found:
        return False
    undo_log.put_back(store.db, found[0][0])
    undo_log.take(store.db)
    store.db.run("DELETE FROM undo WHERE id = ?", (undo_id,))
    return True
