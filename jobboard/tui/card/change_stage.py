"""Where a card stands: moved, closed, reopened, resting, put off, deleted, kept warm."""

from datetime import date, timedelta

from jobboard.errors import InvalidInputError
from jobboard.followup.display_names import STAGE_NAMES, count_noun, outcome_name
from jobboard.followup.enums import Outcome, Stage
from jobboard.store.actions import cards, stages
from jobboard.store.views import Changes
from jobboard.tui.card.context import ActionContext
from jobboard.tui.card.follow_up_questions import after_closing, ask_after_move
from jobboard.tui.prompt.question import Choice

STAGE_KEYS = {"t": Stage.TARGET, "a": Stage.APPLIED, "i": Stage.INTERVIEWED, "o": Stage.OFFER, "r": Stage.REJECTED}
_OUTCOMES = {
    "a": Outcome.ACCEPTED,
    "d": Outcome.DECLINED,
    "w": Outcome.WITHDRAWN,
    "n": Outcome.NO_REPLY,
}


async def move(desk: ActionContext, card_id: int) -> Changes | None:
    """Straight to a stage, by its letter."""
    card = desk.card(card_id).card
    choices = tuple(Choice(key, "" if stage is card.stage else STAGE_NAMES[stage]) for key, stage in STAGE_KEYS.items())
    key = await desk.key(f"Move {card.company} to", choices, enter=False)
    if key is None:
        return None
    saved = await desk.save(stages.move_card, card_id, STAGE_KEYS[key])
    return await ask_after_move(desk, saved, card_id, card.stage)


async def close(desk: ActionContext, card_id: int) -> Changes | None:
    """Closed, with what came of it."""
    card = desk.card(card_id).card
    choices = tuple(Choice(key, outcome_name(outcome)) for key, outcome in _OUTCOMES.items())
    key = await desk.key(f"Close {card.company} as", choices, enter=False)
    if key is None:
        return None
    saved = await desk.save(stages.close_card, card_id, _OUTCOMES[key])
    return await after_closing(desk, saved, card_id, _OUTCOMES[key])


async def reopen(desk: ActionContext, card_id: int) -> Changes | None:
    """Open again."""
    return await desk.save(stages.reopen_card, card_id)


async def rest(desk: ActionContext, card_id: int) -> Changes | None:
    """Put to rest, or woken."""
    act = stages.wake_card if desk.card(card_id).resting else stages.rest_card
    return await desk.save(act, card_id)


async def snooze(desk: ActionContext, card_id: int) -> Changes | None:
    """The step put off by 1 to 9 days, or until a day."""
    card = desk.card(card_id).card
    if card.step is None:
        raise InvalidInputError(f"{card.company} has no step to put off: {card.line}")
    until = await ask_until(desk, f"Snooze {card.company}")
    if until is None:
        return None
    why = await desk.words("Why?", "hiring freeze until January (Enter: no reason)")
    return None if why is None else await desk.save(stages.snooze_card, card_id, until, why)


async def ask_until(desk: ActionContext, what: str) -> date | None:
    """Until which day: 1 to 9 days by one key, or a day that is typed."""
    digits = tuple(Choice(str(days)) for days in range(1, 10))
    key = await desk.key(f"{what} for 1 to 9 days, or", (Choice("w", "until a day"), *digits), enter=False)
    if key == "w":
        when = await desk.ahead("Until when?", "fri, +2w, 16 nov")
        return when.day if when else None
    return desk.store.today() + timedelta(days=int(key)) if key else None


async def delete(desk: ActionContext, card_id: int) -> Changes | None:
    """Deleted with its history, after naming it."""
    detail = desk.card(card_id)
    card, entries = detail.card, len(detail.events)
    name = f"{card.company}, {card.role}" if card.role else card.company
    history = count_noun(entries, "entry")
    choices = (Choice("y", "delete"), Choice("n", "keep"))
    key = await desk.key(f"Delete {name}, with {history} of history?", choices, enter=False)
    return await desk.save(cards.delete_card, card_id) if key == "y" else None


async def keep_warm(desk: ActionContext, card_id: int) -> Changes | None:
    """Marked to be kept warm, or no longer."""
    marked = desk.card(card_id).keep_warm
    return await desk.save(cards.mark_keep_warm, card_id, not marked)
