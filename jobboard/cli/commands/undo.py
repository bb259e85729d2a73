"""Undo and redo; one log for the board, across sessions and restarts."""

from typing import TYPE_CHECKING

import click

from jobboard.cli.context import with_store
from jobboard.cli.output import confirm, print_changes
from jobboard.errors import ConfirmationNeededError, NotFoundError
from jobboard.store import undo as undo_actions
from jobboard.text import quote

if TYPE_CHECKING:
    from collections.abc import Callable

    from jobboard.store.store import Store
    from jobboard.store.views import Changes, UndoView

_yes_option = click.option("--yes", is_flag=True, help="Do not ask, even if another session did it.")


@click.command()
@_yes_option
@with_store()
def undo(store: "Store", yes: bool) -> None:
    """Take back the last action, whatever it was."""
    _undo_or_redo(store, "undo", undo_actions.peek_undo, undo_actions.undo, yes)


@click.command()
@_yes_option
@with_store()
def redo(store: "Store", yes: bool) -> None:
    """Do again what was taken back last."""
    _undo_or_redo(store, "redo", undo_actions.peek_redo, undo_actions.redo, yes)


def _undo_or_redo(
    store: "Store",
    verb: str,
    peek: "Callable[[Store], UndoView | None]",
    run: "Callable[[Store, bool], Changes]",
    yes: bool,
) -> None:
    entry = peek(store)
    if entry is None:
        raise NotFoundError(f"there is nothing to {verb}")
    try:
        changes = run(store, yes)
    except ConfirmationNeededError as error:
        confirm(
            f"{error.message}. {verb.capitalize()} it?", f"{error.message}, so {verb} {quote(entry.label)} asks first"
        )
        changes = run(store, True)
    print_changes(store, changes)
