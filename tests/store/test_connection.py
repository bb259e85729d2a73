"""Transactions: whole or not at all, and what happens to a part of one."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from peewee import IntegrityError

from jobboard.store.connection import BoardDatabase, connect


@pytest.fixture
def db(tmp_path: Path) -> Iterator[BoardDatabase]:
    with closing(connect(tmp_path / "any.sqlite3", 1.0)) as db:
        db.execute_sql("CREATE TABLE word (word TEXT UNIQUE) STRICT")
        yield db


def _words(db: BoardDatabase) -> list[str]:
    return [word for (word,) in db.fetchall("SELECT word FROM word ORDER BY word")]


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


def test_a_commit_that_fails_leaves_nothing(db: BoardDatabase) -> None:
    db.execute_sql("CREATE TABLE child (word TEXT REFERENCES word (word) DEFERRABLE INITIALLY DEFERRED)")
    with pytest.raises(IntegrityError, match="FOREIGN KEY"), db.atomic():
        db.execute_sql("INSERT INTO child VALUES ('nobody')")
    assert db.fetch_value("SELECT count(*) FROM child") == 0
    assert not db.connection().in_transaction
