"""Transactions: whole or not at all, and what happens to a part of one."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from peewee import IntegrityError, ProgrammingError

from jobboard.errors import StoreError
from jobboard.store.connection import PRAGMAS, BoardDatabase, connect
from jobboard.store.models import Card
from jobboard.store.open import open_store
from tests.store.builders import card


@pytest.fixture
def db(tmp_path: Path) -> Iterator[BoardDatabase]:
    with closing(connect(tmp_path / "any.sqlite3", 1.0)) as db:
        db.execute_sql("CREATE TABLE word (word TEXT UNIQUE) STRICT")
        yield db


def _words(db: BoardDatabase) -> list[str]:
    return [word for (word,) in db.execute_sql("SELECT word FROM word ORDER BY word").fetchall()]


def _fail(db: BoardDatabase) -> None:
    with db.atomic():
        db.execute_sql("INSERT INTO word VALUES ('c')")
        with db.atomic():
            db.execute_sql("INSERT INTO word VALUES ('d')")
        raise KeyError


@pytest.mark.parametrize("lock", ["DEFERRED", "IMMEDIATE"])
def test_what_fails_is_taken_back_whole(db: BoardDatabase, lock: str) -> None:
    with pytest.raises(IntegrityError), db.atomic(lock):
        db.executemany("INSERT INTO word VALUES (?)", [("a",), ("b",), ("a",)])
    assert _words(db) == []
    assert not db.connection().in_transaction


def test_a_part_that_fails_is_taken_back_by_itself(db: BoardDatabase) -> None:
    with db.atomic("IMMEDIATE"):
        db.execute_sql("INSERT INTO word VALUES ('a')")
        with db.atomic():
            db.execute_sql("INSERT INTO word VALUES ('b')")
        with pytest.raises(KeyError):
            _fail(db)
        db.execute_sql("INSERT INTO word VALUES ('e')")
    assert _words(db) == ["a", "b", "e"]


def test_what_sqlite_took_back_itself_is_told_as_it_was(db: BoardDatabase) -> None:
    db.execute_sql("CREATE TRIGGER full BEFORE INSERT ON word BEGIN SELECT raise(ROLLBACK, 'no room'); END")
    with pytest.raises(IntegrityError, match="no room"), db.atomic("IMMEDIATE"):
        db.execute_sql("INSERT INTO word VALUES ('a')")
    assert not db.connection().in_transaction


def test_what_sqlite_took_back_itself_within_a_part_is_told_as_it_was(db: BoardDatabase) -> None:
    db.execute_sql("CREATE TRIGGER full BEFORE INSERT ON word BEGIN SELECT raise(ROLLBACK, 'no room'); END")
    with pytest.raises(IntegrityError, match="no room"), db.atomic("IMMEDIATE"), db.atomic():
        db.execute_sql("INSERT INTO word VALUES ('a')")
    assert not db.connection().in_transaction


def test_a_commit_that_fails_leaves_nothing(db: BoardDatabase) -> None:
    db.execute_sql("CREATE TABLE child (word TEXT REFERENCES word (word) DEFERRABLE INITIALLY DEFERRED)")
    with pytest.raises(IntegrityError, match="FOREIGN KEY"), db.atomic():
        db.execute_sql("INSERT INTO child VALUES ('nobody')")
    assert db.execute_sql("SELECT count(*) FROM child").fetchone()[0] == 0
    assert not db.connection().in_transaction


def test_every_pragma_is_set_and_one_that_does_not_hold_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(connect(tmp_path / "any.sqlite3", 1.0)) as db:
        assert {name: db.pragma(name) for name in PRAGMAS} == PRAGMAS
    monkeypatch.setitem(PRAGMAS, "page_count", 7)
    with pytest.raises(StoreError, match="SQLite keeps page_count at 0"):
        connect(tmp_path / "other.sqlite3", 1.0)


def test_boards_that_are_open_at_once_are_not_mixed_up(tmp_path: Path) -> None:
    with open_store(tmp_path / "one.sqlite3") as one, open_store(tmp_path / "two.sqlite3") as two:
        card(one, "Nordwind")
        card(two, "Lumen")
        companies = Card.select(Card.company)
        assert [companies.clone().scalar(store.db) for store in (one, two)] == ["Nordwind", "Lumen"]

        def read(path: Path) -> list[str]:
            with open_store(path) as store:
                return [Card.select(Card.company).scalar(store.db) for _ in range(200)]

        with ThreadPoolExecutor(2) as threads:
            assert list(map(set, threads.map(read, (one.path, two.path)))) == [{"Nordwind"}, {"Lumen"}]


def test_a_connection_is_of_the_thread_that_opened_it(db: BoardDatabase) -> None:
    with ThreadPoolExecutor(1) as thread, pytest.raises(ProgrammingError, match="thread"):
        thread.submit(db.execute_sql, "SELECT 1").result()
    assert _words(db) == []
