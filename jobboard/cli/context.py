"""What a command works on: the board's database, opened when the first command asks for it."""

from collections.abc import Callable
from functools import update_wrapper
from typing import TYPE_CHECKING, Concatenate, ParamSpec

import click

from jobboard import paths
from jobboard.clock import frozen_from_env

if TYPE_CHECKING:
    from jobboard.store.database import Store

P = ParamSpec("P")


class Session:
    """The options before the command, and how to open what they name."""

    def __init__(self, db: str | None, config: str | None) -> None:
        self.db = db
        self.config = config

    def open_store(self, *, create: bool, kind: str = "command line") -> "Store":
        """Open the board, its clock frozen where JOBBOARD_NOW says so; whoever opens it closes it.

        NotFoundError where there is no board and none is to be made.
        """
        from jobboard.store.database import open_store

        return open_store(paths.database_path(self.db), frozen=frozen_from_env(), kind=kind, create=create)


def current_session() -> Session:
    """The session of the command that runs."""
    session = click.get_current_context().find_object(Session)
    assert session
    return session


def with_store(*, create: bool = False) -> "Callable[[Callable[Concatenate[Store, P], None]], Callable[P, None]]":
    """Give the command the open board as its first argument, and close it afterwards."""

    def wrap(command: "Callable[Concatenate[Store, P], None]") -> Callable[P, None]:
        def call(*args: P.args, **kwargs: P.kwargs) -> None:
            store = current_session().open_store(create=create)
            try:
                store.freshen()
                command(store, *args, **kwargs)
            finally:
                store.close()

        return update_wrapper(call, command)

    return wrap
