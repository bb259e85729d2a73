"""The board that a command gets, up to date."""

import gc
from collections.abc import Callable
from functools import update_wrapper
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, ParamSpec

import click

from jobboard import paths
from jobboard.cli.output import COMPUTING, progress_bar
from jobboard.clock import frozen_from_env
from jobboard.errors import StoreError
from jobboard.text import clean

if TYPE_CHECKING:
    from jobboard.store.store import Store


class Session:
    """The options before the command, and how to open what they name."""

    def __init__(self, db: str | None = None, config: str | None = None) -> None:
        self.db = db
        self.config = config

    @property
    def path(self) -> Path:
        """The board's file, which may not exist."""
        return paths.real_file(paths.database_path(self.db))

    def open_store(self, *, create: bool, kind: str = "command line") -> "Store":
        """Open the board, its clock frozen where JOBBOARD_NOW says so; whoever opens it closes it.

        NotFoundError where there is no board and none is to be made.
        """
        from jobboard.store.open import open_store

        return open_store(self.path, frozen=frozen_from_env(), kind=kind, create=create)


P = ParamSpec("P")


def current_session() -> Session:
    """The session of the command that runs."""
    session = click.get_current_context().find_object(Session)
    assert session
    return session


def with_store(*, create: bool = False) -> "Callable[[Callable[Concatenate[Store, P], None]], Callable[P, None]]":
    """Give the command the open board as its first argument, and close it afterwards."""

    def wrap(command: "Callable[Concatenate[Store, P], None]") -> Callable[P, None]:
        def call(*args: P.args, **kwargs: P.kwargs) -> None:
            with current_session().open_store(create=create) as store:
                gc.enable()
                outdated = _bring_up_to_date(store)
                command(store, *args, **kwargs)
                _say_troubles(outdated, store.backup_error)

        return update_wrapper(call, command)

    return wrap


def _bring_up_to_date(store: "Store") -> StoreError | None:
    """Compute the steps whose moment has come; where that cannot be written, what is stored can still be read."""
    try:
        with progress_bar(COMPUTING) as progress:
            store.recompute_stale(progress)
    except StoreError as error:
        return StoreError(f"steps may be those of the last time: {error.message}", error.hint)
    return None


def _say_troubles(*troubles: StoreError | None) -> None:
    for trouble in troubles:
        if trouble:
            click.echo(clean(f"jobboard: {trouble}"), err=True)
