"""Taking back and doing again; one log a board, across sessions and restarts."""

from typing import TYPE_CHECKING

import click

from jobboard.cli.context import with_store
from jobboard.cli.output import confirm, say_changes
from jobboard.errors import ConfirmationNeededError, NotFoundError
from jobboard.store import undo as log
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
    _turn(store, "undo", log.peek_undo, log.undo, yes)


@click.command()
@_yes_option
@with_store()
def redo(store: "Store", yes: bool) -> None:
    """Do again what was taken back last."""
    _turn(store, "redo", log.peek_redo, log.redo, yes)


def _turn(
    store: "Store",
    verb: str,
    peek: "Callable[[Store], UndoView | None]",
    turn: "Callable[[Store, bool], Changes]",
    yes: bool,
) -> None:
    entry = peek(store)
    if entry is None:
        raise NotFoundError(f"there is nothing to {verb}")
    try:
        changes = turn(store, yes)
    except ConfirmationNeededError as error:
        confirm(
            f"{error.message}. {verb.capitalize()} it?", f"{error.message}, so {verb} {quote(entry.label)} asks first"
        )
        changes = turn(store, True)
    say_changes(store, changes)
