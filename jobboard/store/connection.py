"""One connection to the file: its pragmas, its transactions, and the few typed doors for statements and queries."""

import random
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache, cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jobboard.errors import StoreError

if TYPE_CHECKING:
    from peewee import Model

    from jobboard.store.peewee_bridge import Built

PRAGMAS = {
    "journal_mode": "delete",
    "synchronous": 2,
    "foreign_keys": 1,
    "trusted_schema": 0,
    "temp_store": 2,
    "cell_size_check": 1,
    "cache_spill": 0,
}
"""What every connection sets and reads back; FULL and in memory are 2.

A long write that spilt its pages early would shut readers out.
"""

OLDEST_SQLITE = (3, 37, 0)
"""The first with STRICT tables."""

_BETWEEN = 0.004
"""Seconds at most between two looks at whether another program's lock is gone."""

_STEPS = 20_000
"""Steps of SQLite's machine, about a millisecond's worth, after which it asks whether to go on."""

_TOGETHER = 100
"""Rows that one INSERT brings: a constraint's list of words is set up once a statement, and costs more than a row."""

Params = Sequence[object] | Mapping[str, object]


class Connection:
    """An open database file, for the thread that opened it. Raises what `sqlite3` raises.

    Peewee, which knows how to build queries, is loaded with the first of them: what reads the board at a start, or
    what is due, needs none.
    """

    def __init__(self, path: Path, wait: float) -> None:
        self.sqlite = sqlite3.connect(path, timeout=wait, isolation_level=None)
        self._wait = wait

    def close(self) -> None:
        """Let go of the file; closing twice does no harm."""
        self.sqlite.close()

    @contextmanager
    def atomic(self, lock: str = "DEFERRED") -> Iterator[None]:
        """A transaction; within another one, a part of it that is taken back by itself where it fails."""
        begin, end, undo = f"BEGIN {lock}", ["COMMIT"], ["ROLLBACK"]
        if self.sqlite.in_transaction:
            begin, end, undo = "SAVEPOINT part", ["RELEASE part"], ["ROLLBACK TO part", "RELEASE part"]
        if lock == "IMMEDIATE":
            self._begin_writing(begin)
        else:
            self.execute(begin)
        try:
            yield
            self._run_all(end)
        except BaseException:
            if self.sqlite.in_transaction:  # SQLite itself takes back what the disk has no room for
                self._run_all(undo)
            raise

    def _begin_writing(self, begin: str) -> None:
        """Ask for the lock every few milliseconds: SQLite's own waiting asks ever more seldom, and starves beside a
        program that writes action after action.
        """
        give_up = time.monotonic() + self._wait
        self.execute("PRAGMA busy_timeout = 0")
        try:
            while True:
                try:
                    self.execute(begin)
                    return
                except sqlite3.OperationalError as error:
                    if "locked" not in str(error) or time.monotonic() > give_up:
                        raise
                time.sleep(random.uniform(0.0005, _BETWEEN))
        finally:
            self.execute(f"PRAGMA busy_timeout = {int(self._wait * 1000)}")

    def _run_all(self, statements: Iterable[str]) -> None:
        for statement in statements:
            self.execute(statement)

    def fetchall(self, sql: str, params: Params = ()) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        found: list[tuple[Any, ...]] = self.execute(sql, params).fetchall()
        return found

    def fetch_value(self, sql: str, params: Params = ()) -> Any:
        """The first column of the first row, None where there is none."""
        row = self.execute(sql, params).fetchone()
        return row[0] if row else None

    def execute(self, sql: str, params: Params = ()) -> sqlite3.Cursor:
        """Execute one statement."""
        return self.sqlite.execute(sql, params)

    def executemany(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """Execute one statement for each row of values."""
        self.sqlite.executemany(sql, rows)

    def insert_row(self, table: "type[Model]", **values: object) -> int:
        """Insert one row, its values kept as the table's fields keep them; returns its id."""
        fields = table._meta.fields
        kept = [fields[name].db_value(value) for name, value in values.items()]
        new = self.execute(_addition(table, tuple(values)), kept).lastrowid
        assert new is not None
        return new

    def insert(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[object]], then: str = "") -> None:
        """Insert rows of values for these columns; `then` is the clause that says what becomes of a conflict."""
        row = f"({', '.join('?' * len(columns))})"
        remaining = iter(rows)
        while some := list(islice(remaining, _TOGETHER)):
            places = ", ".join([row] * len(some))
            self.execute(
                f"INSERT INTO {table} ({', '.join(columns)}) VALUES {places} {then}",
                [value for values in some for value in values],
            )

    def stop_when(self, unwanted: Callable[[], bool]) -> None:
        """Interrupt whatever this connection runs from now on, as soon as nobody wants it."""
        self.sqlite.set_progress_handler(unwanted, _STEPS)

    def execute_query(self, query: Any) -> Any:
        """Execute a Peewee query on this connection: rows, the new id, or how many rows were changed."""
        return query.execute(self._built)

    @cached_property
    def _built(self) -> "Built":
        from jobboard.store.peewee_bridge import Built

        return Built(self.execute)


@cache
def _addition(table: "type[Model]", names: tuple[str, ...]) -> str:
    """Peewee would put these words together anew for each row, which takes longer than writing it."""
    places = ", ".join("?" * len(names))
    return f"INSERT INTO {table._meta.table_name} ({', '.join(names)}) VALUES ({places})"


def connect(path: Path, wait: float) -> Connection:
    """Open the file, waiting up to `wait` seconds for a lock, with every pragma asserted."""
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        needed = ".".join(map(str, OLDEST_SQLITE[:2]))
        raise StoreError(f"this Python brings SQLite {sqlite3.sqlite_version}", f"jobboard needs {needed} or later")
    db = Connection(path, wait)
    try:
        _set_up(db, path)
    except BaseException:
        db.close()
        raise
    return db


def _set_up(db: Connection, path: Path) -> None:
    for name, wanted in PRAGMAS.items():
        db.execute(f"PRAGMA {name} = {wanted}")
    for name, wanted in PRAGMAS.items():
        found = db.fetch_value(f"PRAGMA {name}")
        if found != wanted:
            raise StoreError(f"{path}: SQLite keeps {name} at {found} where {wanted} was asked for")
