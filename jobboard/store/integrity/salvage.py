"""Saving what can be read of a damaged board into a new file."""

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

import peewee

from jobboard import paths
from jobboard.clock import system_zone
from jobboard.errors import DatabaseCorruptError, StoreError
from jobboard.store import migrations, models, settings
from jobboard.store.connection import BoardDatabase, connect
from jobboard.store.integrity import sqlite_pages

_KINDS: dict[str, tuple[type, ...]] = {"INTEGER": (int,), "TEXT": (str,), "BLOB": (bytes,)}

_INSTEAD = {"event": {"kind": "note"}, "interview": {"state": "held"}}
"""What stands for a word that no jobboard has written."""


@dataclass(frozen=True, slots=True)
class _Shape:
    """How the rows of a table look in the file: which columns are stored, of which types."""

    table: str
    names: tuple[str, ...]
    kinds: tuple[tuple[type, ...], ...]
    needed: tuple[bool, ...]

    def fits(self, values: sqlite_pages.Row) -> bool:
        """Whether these can be the values of a row; its id stands outside of them."""
        if len(values) != len(self.names) or values[0] is not None:
            return False
        return all(
            not needed if value is None else isinstance(value, kinds)
            for value, kinds, needed in list(zip(values, self.kinds, self.needed, strict=True))[1:]
        )


def salvage(path: Path, draft: Path) -> None:
    """Make a board at `draft` of the rows that can be read from the file at `path`, which is not touched.

    What depends on what is gone is left to whoever mends the board. DatabaseCorruptError where nothing of a board is
    found.
    """
    found = False
    paths.open_private(draft).close()
    with closing(connect(draft, 1.0)) as db:
        migrations.upgrade(db)
        shapes = list(_shapes())
        db.foreign_keys = 0
        with db.atomic("IMMEDIATE"):
            for row_id, values in sqlite_pages.rows(_content(path)):
                for shape in shapes:
                    if shape.fits(values):
                        found |= _insert_readable(db, shape, row_id, values) and shape.table != "setting"
                        break
            if settings.read(db, settings.ZONE) is None:
                settings.write_initial(db, system_zone())
    if not found:
        raise DatabaseCorruptError(f"nothing of a board can be found in {path}", "jobboard restore lists the backups")


def _content(path: Path) -> bytes:
    """The file's bytes, what a crashed writer had begun taken back in a copy where that can still be done."""
    try:
        journal = Path(f"{path}-journal")
        if not journal.exists():
            return path.read_bytes()
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=".jobboard-") as folder:
            copy = Path(folder) / "copy"
            shutil.copyfile(path, copy)
            shutil.copyfile(journal, f"{copy}-journal")
            with suppress(sqlite3.DatabaseError), closing(sqlite3.connect(copy)) as db:
                db.execute("SELECT count(*) FROM sqlite_schema")
            return copy.read_bytes()
    except OSError as error:
        raise StoreError(
            f"{path} cannot be read ({error.strerror})", "make room, or copy it to a sound disk"
        ) from error


def _shapes() -> Iterator[_Shape]:
    """The rows of every table; all versions so far wrote the same columns."""
    with closing(peewee.SqliteDatabase(":memory:")) as db:
        migrations.upgrade(db)
        for table in models.LOGGED:
            stored = [row for row in db.execute_sql(f"PRAGMA table_xinfo({table})") if row[6] == 0]
            yield _Shape(
                table,
                tuple(row[1] for row in stored),
                tuple(_KINDS[row[2]] for row in stored),
                tuple(bool(row[3]) for row in stored),
            )


def _insert_readable(db: BoardDatabase, shape: _Shape, row_id: int, values: sqlite_pages.Row) -> bool:
    """Write a row down, without what is computed from others; False where it cannot stand beside those there are.

    A value that the table refuses is left out, or gives way to one that it takes.
    """
    wanted = ("id", *models.LOGGED[shape.table])
    row = {name: value for name, value in zip(shape.names, values, strict=True) if name in wanted} | {"id": row_id}
    tries = [row, *({name: row[name] for name in row if name != without} for without in row if without != "id")]
    tries += [row | {name: value} for name, value in _INSTEAD.get(shape.table, {}).items()]
    return any(_insert(db, shape.table, each) for each in tries)


def _insert(db: BoardDatabase, table: str, row: dict[str, sqlite_pages.Value]) -> bool:
    sql = f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})"
    try:
        db.execute_sql(sql, tuple(row.values()))
    except peewee.IntegrityError:
        return False
    return True
