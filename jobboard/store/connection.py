"""A board's file as a Peewee database: its pragmas, its transactions, and how it waits for the lock.

Models have no database of their own, since several boards may be open at once, each in its own thread: a query is told
which board to run on (`query.execute(db)`, `db.rows(View, query)`).
"""

import random
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import count, islice
from pathlib import Path
from typing import TypeVar

import peewee

from jobboard.errors import StoreError
from jobboard.store.sqlite_errors import translate_senseless_rows

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

_ROWS_AN_INSERT = 100
"""Rows that one INSERT brings: a constraint's list of words is set up once a statement, and costs more than a row."""

Params = Sequence[object] | Mapping[str, object]
V = TypeVar("V")


class BoardDatabase(peewee.SqliteDatabase):
    """An open database file, for the thread that opened it; another thread opens another one. Raises Peewee's errors.

    `atomic("IMMEDIATE")` is a transaction that writes, `atomic()` one that reads; within another one either is a part
    of it that is taken back by itself where it fails.
    """

    def __init__(self, path: Path, wait: float) -> None:
        super().__init__(str(path), pragmas=PRAGMAS, timeout=wait, thread_safe=False, autoconnect=False)

    def connect(self, reuse_if_open: bool = False) -> bool:
        """Open the file; StoreError where SQLite does not keep to a pragma."""
        opened = super().connect(reuse_if_open)
        try:
            self._assert_pragmas()
        except BaseException:
            self.close()
            raise
        return opened

    def _assert_pragmas(self) -> None:
        for name, wanted in PRAGMAS.items():
            found = self.pragma(name)
            if found != wanted:
                raise StoreError(f"{self.database}: SQLite keeps {name} at {found} where {wanted} was asked for")

    def begin(self, lock_type: str | None = None) -> None:
        """Begin a transaction, one that writes as soon as the lock is free."""
        if lock_type == "IMMEDIATE":
            self._begin_writing()
        else:
            super().begin(lock_type)

    def _begin_writing(self) -> None:
        """Ask for the lock every few milliseconds: SQLite's own waiting asks ever more seldom, and starves beside a
        program that writes action after action.
        """
        patience = self.timeout
        give_up = time.monotonic() + patience
        self.timeout = 0
        try:
            while True:
                try:
                    super().begin("IMMEDIATE")
                    return
                except peewee.OperationalError as error:
                    if "locked" not in str(error) or time.monotonic() > give_up:
                        raise
                time.sleep(random.uniform(0.0005, _BETWEEN))
        finally:
            self.timeout = patience

    def rollback(self) -> None:
        """Take the transaction back, unless SQLite did so itself, as it does where the disk is full."""
        if self.connection().in_transaction:
            super().rollback()

    def savepoint(self) -> "peewee._savepoint":
        """A part of a transaction."""
        return _Savepoint(self)

    def rows(self, view: type[V], query: peewee.BaseQuery) -> list[V]:
        """The rows of a query, each as a view: its columns are the view's fields, by their names.

        DatabaseCorruptError where a row says what no jobboard has written.
        """
        with translate_senseless_rows():
            return list(query.objects(view).execute(self))

    def execute_sql(self, sql: str, params: Params | None = None) -> sqlite3.Cursor:
        """Execute SQL text, for the few modules that may hold any."""
        cursor: sqlite3.Cursor = super().execute_sql(sql, params)  # type: ignore[no-untyped-call] # the stubs' own
        return cursor

    def connection(self) -> sqlite3.Connection:
        """What the standard library calls a connection."""
        connection: sqlite3.Connection = super().connection()  # type: ignore[no-untyped-call] # the stubs' own
        return connection

    def executemany(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """Execute one statement for each row of values."""
        for row in rows:
            self.execute_sql(sql, row)

    def insert_rows(
        self, table: type[peewee.Model], rows: Iterable[Mapping[str, object]], replacing: str = "", *, new: bool = False
    ) -> None:
        """Insert many rows as they are stored, each by the names of its columns, all with the same ones.

        One that has the `replacing` column of a row there is takes its place; with `new` one that cannot stand beside
        those there are is left out. Peewee's own way takes four times as long (1.4 s for 10,000 cards, this 0.3 s).
        """
        remaining = iter(rows)
        while some := list(islice(remaining, _ROWS_AN_INSERT)):
            names = list(some[0])
            row = f"({', '.join('?' * len(names))})"
            sets = ", ".join(f"{name} = excluded.{name}" for name in names if name != replacing)
            conflict = f"ON CONFLICT ({replacing}) DO UPDATE SET {sets}" if replacing else ""
            if new:
                conflict = "ON CONFLICT DO NOTHING"
            self.execute_sql(
                f"INSERT INTO {table._meta.table_name} ({', '.join(names)})"
                f" VALUES {', '.join([row] * len(some))} {conflict}",
                [values[name] for values in some for name in names],
            )

    def unused_ids(self, table: type[peewee.Model]) -> Iterator[int]:
        """Ids that no row of the table ever had, rising; inside a transaction that writes."""
        name = table._meta.table_name
        used = self.execute_sql(
            f"SELECT max((SELECT coalesce(max(id), 0) FROM {name}),"
            " (SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = ?))",
            (name,),
        ).fetchone()
        return count(used[0] + 1)

    def stop_when(self, unwanted: Callable[[], bool]) -> None:
        """Interrupt whatever this connection runs from now on, as soon as nobody wants it."""
        self.connection().set_progress_handler(unwanted, _STEPS)


class _Savepoint(peewee._savepoint):
    """Peewee's own, but for what SQLite has taken back already: "no such savepoint" would hide why."""

    def rollback(self, begin: bool = True) -> None:
        if self.db.connection().in_transaction:
            super().rollback(begin)


def connect(path: Path, wait: float) -> BoardDatabase:
    """Open the file, waiting up to `wait` seconds for a lock, with every pragma asserted."""
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        needed = ".".join(map(str, OLDEST_SQLITE[:2]))
        raise StoreError(f"this Python brings SQLite {sqlite3.sqlite_version}", f"jobboard needs {needed} or later")
    db = BoardDatabase(path, wait)
    db.connect()
    return db
