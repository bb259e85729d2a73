"""What a command works on: the open board, its steps up to date."""

import gc
from collections.abc import Callable
from functools import update_wrapper
from typing import TYPE_CHECKING, Concatenate, ParamSpec

import click

from jobboard.cli.output import COMPUTING, echo, progress_bar
from jobboard.cli.session import Session, new_board_notice
from jobboard.errors import StoreError
from jobboard.text import clean

if TYPE_CHECKING:
    from jobboard.store.store import Store


P = ParamSpec("P")


def current_session() -> Session:
    """The session of the command that runs."""
    session = click.get_current_context().find_object(Session)
    assert session
    return session


def with_store(*, create: bool = False) -> "Callable[[Callable[Concatenate[Store, P], None]], Callable[P, None]]":
    """Give the command the open board as its first argument, and close it afterwards.

    With `create` a board is made where there is none, and named on stderr.
    """

    def wrap(command: "Callable[Concatenate[Store, P], None]") -> Callable[P, None]:
        def call(*args: P.args, **kwargs: P.kwargs) -> None:
            session = current_session()
            is_new = create and not session.path.exists()
            with session.open_store(create=create) as store:
                if is_new:
                    echo(clean(new_board_notice(store.path)), err=True)
                gc.enable()
                outdated = _bring_up_to_date(store)
                command(store, *args, **kwargs)
                _print_warnings(outdated, store.backup_error)

        return update_wrapper(call, command)

    return wrap


def _bring_up_to_date(store: "Store") -> StoreError | None:
    """Compute the steps whose moment has come; a StoreError is returned, since what is stored can still be read."""
    try:
        with progress_bar(COMPUTING) as progress:
            store.recompute_stale(progress)
    except StoreError as error:
        return StoreError(f"steps may be those of the last time: {error.message}", error.hint)
    return None


def _print_warnings(*warnings: StoreError | None) -> None:
    for warning in filter(None, warnings):
        click.echo(clean(f"jobboard: {warning}"), err=True)
