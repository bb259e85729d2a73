"""Where a card stands: moved, closed, reopened, resting, put off, deleted, kept warm."""

import time
from datetime import date, timedelta

from jobboard.errors import InvalidInputError
from jobboard.followup.display_names import STAGE_NAMES, count_noun, outcome_name
from jobboard.followup.enums import Outcome, Stage
from jobboard.store.actions import cards, stages
from jobboard.store.store import Store
from jobboard.store.views import CardView, Changes
from jobboard.tui.card.context import ActionContext, card_action
from jobboard.tui.card.follow_up_questions import after_closing, ask_after_move
from jobboard.tui.prompt.question import Choice

STAGE_KEYS = {"t": Stage.TARGET, "a": Stage.APPLIED, "i": Stage.INTERVIEWED, "o": Stage.OFFER, "r": Stage.REJECTED}
STAGES = tuple(Stage)
_OUTCOMES = {
    "a": Outcome.ACCEPTED,
    "d": Outcome.DECLINED,
    "w": Outcome.WITHDRAWN,
    "n": Outcome.NO_REPLY,
}


_REPEAT = 1.0
"""Seconds within which moving the same card again is still the one move."""


class StageMover:
    """Moves a card by one stage; keys repeated within a second are one move, taken back as one."""

    def __init__(self, store: Store) -> None:
        self.monotonic = time.monotonic
        self._store = store
        self._last_move: tuple[int, int, float] | None = None
        """Card, undo id and time of the move that a repeated key goes on with."""

    def move(self, card: CardView, by: int) -> Changes:
        """Move a card by stages to the right; InvalidInputError where there is none."""
        index = STAGES.index(card.stage) + by
        if not 0 <= index < len(STAGES):
            raise InvalidInputError(f"{STAGE_NAMES[card.stage]} is the {'first' if by < 0 else 'last'} column")
        changes = stages.move_card(self._store, card.id, STAGES[index], amends=self._amends(card.id))
        if changes.undo_id is not None:
            self._last_move = card.id, changes.undo_id, self.monotonic()
        return changes

    @property
    def goes_on(self) -> bool:
        """Whether a key that moves a card would still be part of the last move."""
        return self._last_move is not None and self.monotonic() - self._last_move[2] < _REPEAT

    def forget(self) -> None:
        """Whatever comes next is a move of its own."""
        self._last_move = None

    def _amends(self, card_id: int) -> int | None:
        if self._last_move is None or not self.goes_on:
            return None
        last_card, undo_id, _ = self._last_move
        return undo_id if last_card == card_id else None


@card_action("move")
async def move_to(context: ActionContext, card_id: int) -> Changes | None:
    """Straight to a stage, by its letter."""
    card = context.card(card_id).card
    choices = tuple(Choice(key, "" if stage is card.stage else STAGE_NAMES[stage]) for key, stage in STAGE_KEYS.items())
    key = await context.ask_choice(f"Move {card.company} to", choices, enter=False)
    if key is None:
        return None
    saved = await context.save(stages.move_card, card_id, STAGE_KEYS[key])
    return await ask_after_move(context, saved, card_id, card.stage)


@card_action("close")
async def close(context: ActionContext, card_id: int) -> Changes | None:
    """Closed, with what came of it."""
    card = context.card(card_id).card
    choices = tuple(Choice(key, outcome_name(outcome)) for key, outcome in _OUTCOMES.items())
    key = await context.ask_choice(f"Close {card.company} as", choices, enter=False)
    if key is None:
        return None
    saved = await context.save(stages.close_card, card_id, _OUTCOMES[key])
    return await after_closing(context, saved, card_id, _OUTCOMES[key])


@card_action("reopen")
async def reopen(context: ActionContext, card_id: int) -> Changes | None:
    """Open again."""
    return await context.save(stages.reopen_card, card_id)


@card_action("rest")
async def rest_or_wake(context: ActionContext, card_id: int) -> Changes | None:
    """Put to rest, or woken."""
    act = stages.wake_card if context.card(card_id).resting else stages.rest_card
    return await context.save(act, card_id)


@card_action("snooze")
async def snooze(context: ActionContext, card_id: int) -> Changes | None:
    """The step put off by 1 to 9 days, or until a day."""
    card = context.card(card_id).card
    if card.step is None:
        raise InvalidInputError(f"{card.company} has no step to put off: {card.line}")
    until = await ask_until(context, f"Snooze {card.company}")
    if until is None:
        return None
    why = await context.ask_text("Why?", "hiring freeze until January (Enter: no reason)")
    return None if why is None else await context.save(stages.snooze_card, card_id, until, why)


async def ask_until(context: ActionContext, text: str) -> date | None:
    """Until which day: 1 to 9 days by one key, or a day that is typed."""
    digits = tuple(Choice(str(days)) for days in range(1, 10))
    key = await context.ask_choice(f"{text} for 1 to 9 days, or", (Choice("w", "until a day"), *digits), enter=False)
    if key == "w":
        when = await context.ask_future_day("Until when?", "fri, +2w, 16 nov")
        return when.day if when else None
    return context.store.today() + timedelta(days=int(key)) if key else None


async def delete_card(context: ActionContext, card_id: int) -> Changes | None:
    """Deleted with its history, after naming it."""
    detail = context.card(card_id)
    card, entries = detail.card, len(detail.events)
    name = f"{card.company}, {card.role}" if card.role else card.company
    history = count_noun(entries, "entry")
    choices = (Choice("y", "delete"), Choice("n", "keep"))
    key = await context.ask_choice(f"Delete {name}, with {history} of history?", choices, enter=False)
    return await context.save(cards.delete_card, card_id) if key == "y" else None


@card_action("keep_warm")
async def keep_warm(context: ActionContext, card_id: int) -> Changes | None:
    """Marked to be kept warm, or no longer."""
    is_marked = context.card(card_id).keep_warm
    return await context.save(cards.mark_keep_warm, card_id, not is_marked)
