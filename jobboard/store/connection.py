"""One connection to the file: its pragmas, and the few typed doors to Peewee's database."""

import random
import sqlite3
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import peewee

from jobboard.errors import StoreError

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


class Connection(peewee.SqliteDatabase):
    """A Peewee database that is never opened unasked, so that its temporary tables and pragmas always stand."""

    def __init__(self, path: Path, wait: float) -> None:
        super().__init__(str(path), pragmas=PRAGMAS, timeout=wait, autoconnect=False)
        self._wait = wait

    def begin(self, lock_type: str | None = None) -> None:
        """Begin a transaction; one that writes asks for the lock again every few milliseconds.

        SQLite's own waiting asks ever more seldom, and starves beside a program that writes action after action.
        """
        if lock_type != "IMMEDIATE":
            super().begin(lock_type)
            return
        give_up = time.monotonic() + self._wait
        self.run("PRAGMA busy_timeout = 0")
        try:
            while True:
                try:
                    super().begin(lock_type)
                    return
                except peewee.OperationalError as error:
                    if "locked" not in str(error) or time.monotonic() > give_up:
                        raise
                time.sleep(random.uniform(0.0005, _BETWEEN))
        finally:
            self.run(f"PRAGMA busy_timeout = {int(self._wait * 1000)}")

    def rows(self, sql: str, params: Params = ()) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        found: list[tuple[Any, ...]] = self.run(sql, params).fetchall()
        return found

    def value(self, sql: str, params: Params = ()) -> Any:
        """The first column of the first row, None where there is none."""
        row = self.run(sql, params).fetchone()
        return row[0] if row else None

    def run(self, sql: str, params: Params = ()) -> Any:
        """Execute one statement; returns its cursor."""
        return self.execute_sql(sql, params)  # type: ignore[no-untyped-call] # the stubs leave it untyped

    def many(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """Execute one statement for each row of values."""
        self.cursor().executemany(sql, rows)  # type: ignore[no-untyped-call] # the stubs leave it untyped

    def insert(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[object]], then: str = "") -> None:
        """Insert rows of values for these columns; `then` is the clause that says what becomes of a conflict."""
        row = f"({', '.join('?' * len(columns))})"
        remaining = iter(rows)
        while some := list(islice(remaining, _TOGETHER)):
            places = ", ".join([row] * len(some))
            self.run(
                f"INSERT INTO {table} ({', '.join(columns)}) VALUES {places} {then}",
                [value for values in some for value in values],
            )

    def stop_when(self, unwanted: Callable[[], bool]) -> None:
        """Interrupt whatever this connection runs from now on, as soon as nobody wants it."""
        own: sqlite3.Connection = self.connection()  # type: ignore[no-untyped-call] # the stubs leave it untyped
        own.set_progress_handler(unwanted, _STEPS)

    def do(self, query: Any) -> Any:
        """Execute a Peewee query on this connection: rows, the new id, or how many rows were changed."""
        return query.execute(self)


def connect(path: Path, wait: float) -> Connection:
    """Open the file, waiting up to `wait` seconds for a lock, with every pragma asserted."""
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        needed = ".".join(map(str, OLDEST_SQLITE[:2]))
        raise StoreError(f"this Python brings SQLite {sqlite3.sqlite_version}", f"jobboard needs {needed} or later")
    db = Connection(path, wait)
    db.connect()
    for name, wanted in PRAGMAS.items():
        found = db.value(f"PRAGMA {name}")
        if found != wanted:
            db.close()
            raise StoreError(f"{path}: SQLite keeps {name} at {found} where {wanted} was asked for")
    return db
