"""The options that stand before a command, and the board that they name.

It knows no click, so that the board opens without loading it: some 15 ms of launch.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from jobboard import paths
from jobboard.clock import frozen_from_env

if TYPE_CHECKING:
    from jobboard.store.store import Store


class Session:
    """The options --db and --config, and how to open what they name."""

    def __init__(self, db: str | None = None, config: str | None = None) -> None:
        self.db = db
        self.config = config

    @property
    def path(self) -> Path:
        """The board's file, which may not exist."""
        return paths.real_file(paths.database_path(self.db))

    def open_store(self, *, create: bool, kind: str = "command line") -> "Store":
        """Open the board, its clock frozen where JOBBOARD_NOW says so; whoever opens it closes it.

        StoreError where there is no board and none is to be made.
        """
        from jobboard.store.open import open_store

        return open_store(self.path, frozen=frozen_from_env(), kind=kind, create=create)


def new_board_notice(path: Path) -> str:
    """What is said where a board was made: a slip in --db would begin another one unnoticed."""
    return f"A new board: {path}"
