"""Undo and redo, on every screen: another session's action is named and confirmed first."""

from collections.abc import Callable

from jobboard.errors import InvalidInputError
from jobboard.store import undo
from jobboard.store.store import Store
from jobboard.store.views import Changes, UndoView
from jobboard.tui.card.context import ActionContext
from jobboard.tui.prompt.question import Choice


async def undo_last(context: ActionContext) -> Changes | None:
    """Take the last action back; None where the user leaves it, InvalidInputError where there is none."""
    return await _confirm(context, undo.peek_undo(context.store), "undo", undo.undo)


async def redo_last(context: ActionContext) -> Changes | None:
    """Do again what was taken back last; None where the user leaves it, InvalidInputError where there is nothing."""
    return await _confirm(context, undo.peek_redo(context.store), "redo", undo.redo)


async def _confirm(
    context: ActionContext, entry: UndoView | None, verb: str, act: Callable[[Store, bool], Changes]
) -> Changes | None:
    if entry is None:
        raise InvalidInputError(f"Nothing to {verb}")
    if entry.foreign:
        choices = (Choice("y", f"{verb} it"), Choice("n", "leave it"))
        if await context.ask_choice(f"{entry.session} did this: {entry.label}", choices, enter=False) != "y":
            return None
    return act(context.store, entry.foreign)._replace(undo_id=None)
