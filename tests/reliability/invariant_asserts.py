"""How a board stands: all that undo restores, as one number; and all that must hold whatever happened to it."""

import sqlite3
import zlib
from contextlib import closing
from pathlib import Path

from jobboard.store.integrity.check import check
from jobboard.store.models import LOGGED
from jobboard.store.store import Store


def digest(path: Path) -> int:
    """A number for all rows but the undo log and what is derived."""
    number = 0
    with closing(sqlite3.connect(path)) as db:
        for table, columns in LOGGED.items():
            rows = db.execute(f"SELECT id, {', '.join(columns)} FROM {table} ORDER BY id").fetchall()
            number = zlib.crc32(repr(rows).encode(), number)
    return number


def whole(store: Store) -> None:
    """The file is sound, every step is what its history says, and every entry of the undo log can be read."""
    assert check(store) == []
