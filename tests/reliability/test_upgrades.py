"""Every board that an earlier version left opens, after a copy, in one transaction, with all that it held."""

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from peewee import OperationalError

from jobboard.errors import StoreError
from jobboard.store import migrations, models, undo
from jobboard.store.integrity.backup import backups
from jobboard.store.integrity.check import check
from jobboard.store.integrity.retention import BackupReason
from jobboard.store.open import open_store
from tests.conftest import ROOT
from tests.reliability.legacy_boards import VERSIONS, thaw
from tests.store.builders import NOW, stale

TABLES = (*models.LOGGED, "undo")

REBUILT = (
    "CREATE TABLE kept_aside AS SELECT * FROM card",
    "DROP TABLE card",
    "CREATE TABLE card (id INTEGER PRIMARY KEY AUTOINCREMENT, company TEXT NOT NULL, more TEXT NOT NULL) STRICT",
    "INSERT INTO card SELECT id, company, 'more' FROM kept_aside",
    "DROP TABLE kept_aside",
)
"""A step that builds the table anew on which most others depend."""


def counts(path: Path) -> dict[str, int]:
    """How many rows each table holds."""
    with closing(sqlite3.connect(path)) as db:
        return {table: db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in TABLES}


def version_of(path: Path) -> int:
    with closing(sqlite3.connect(path)) as db:
        return int(db.execute("PRAGMA user_version").fetchone()[0])


def with_steps(monkeypatch: pytest.MonkeyPatch, *more: tuple[str, ...]) -> None:
    """As if a later version had these steps too."""
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, *more))
    monkeypatch.setattr(migrations, "VERSION", len(migrations.STEPS))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The board of the newest frozen version."""
    return thaw(VERSIONS[-1], tmp_path / "board.sqlite3")


def test_there_is_a_frozen_board_of_every_earlier_version() -> None:
    assert set(VERSIONS) >= set(range(1, migrations.VERSION))
    assert VERSIONS


@pytest.mark.parametrize("version", VERSIONS)
def test_a_board_of_an_earlier_version_opens_with_all_that_it_held(version: int, tmp_path: Path) -> None:
    path = thaw(version, tmp_path / "board.sqlite3")
    before = counts(path)
    assert min(before.values()) > 0
    with open_store(path, frozen=NOW, create=False) as store:
        assert counts(path) == before
        store.recompute_stale()  # the rules of this version may say otherwise
        assert check(store) == []
        assert stale(store) == []
        done = store.db.execute_sql("SELECT count(*) FROM undo WHERE undone = 0").fetchone()[0]
        for _ in range(done):
            undo.undo(store, confirmed=True)
        assert check(store) == []
        for _ in range(done):
            undo.redo(store, confirmed=True)
        assert check(store) == []
        assert counts(path) == before
    assert [each.why for each in backups(path)] == [BackupReason.UPGRADE] * (version < migrations.VERSION)


def test_an_upgrade_comes_after_a_copy_and_keeps_the_children_of_a_table_built_anew(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, was = counts(path), version_of(path)
    with_steps(monkeypatch, REBUILT, ("CREATE TABLE extra (id INTEGER PRIMARY KEY) STRICT",))
    open_store(path, frozen=NOW).close()
    assert counts(path) == before
    assert version_of(path) == migrations.VERSION
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        assert db.execute("SELECT DISTINCT more FROM card").fetchall() == [("more",)]
    (kept,) = backups(path)
    assert kept.why is BackupReason.UPGRADE
    assert (counts(kept.path), version_of(kept.path)) == (before, was)


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param("DROP TABLE missing", id="a statement fails"),
        pytest.param("DELETE FROM contact", id="rows would lose what they belong to"),
    ],
)
def test_an_upgrade_that_fails_leaves_the_board_as_it_was(
    path: Path, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    before = path.read_bytes()
    with monkeypatch.context() as later:
        with_steps(later, ("CREATE TABLE extra (id INTEGER PRIMARY KEY) STRICT",), (fault,))
        with pytest.raises((StoreError, OperationalError)):
            open_store(path, frozen=NOW)
    assert path.read_bytes() == before
    with open_store(path, frozen=NOW) as store:
        assert check(store) == []


KILLED = """
import os, signal, sys
from pathlib import Path
from jobboard.store import migrations
from jobboard.store.connection import connect

db = connect(Path(sys.argv[1]), 1.0)
db.connection().create_function("die", 0, lambda: os.kill(os.getpid(), signal.SIGKILL))
db.execute_sql("PRAGMA cache_size = 1")
migrations.upgrade(db, (*migrations.STEPS, ("UPDATE event SET text = text || hex(zeroblob(500))", "SELECT die()")))
"""


def test_an_upgrade_that_is_killed_has_not_been(path: Path) -> None:
    before = counts(path)
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(path)], env=os.environ | {"PYTHONPATH": str(ROOT)}, check=False, timeout=60
    )
    assert done.returncode == -signal.SIGKILL
    assert Path(f"{path}-journal").stat().st_size > 0
    with open_store(path, frozen=NOW) as store:
        assert check(store) == []
        assert store.db.execute_sql("SELECT max(length(text)) FROM event").fetchone()[0] < 1000
    assert counts(path) == before


def test_a_newer_board_is_refused_untouched(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA user_version = 99")
    before = path.read_bytes()
    with pytest.raises(StoreError, match=r"newer jobboard \(schema 99\)"):
        open_store(path, frozen=NOW)
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_a_board_upgraded_beneath_an_open_one_takes_no_action(path: Path) -> None:
    with open_store(path, frozen=NOW) as store, closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA user_version = 99")
        with pytest.raises(StoreError, match="upgraded by a newer"):
            undo.undo(store, confirmed=True)


def test_two_programs_that_open_an_old_board_at_once_upgrade_it_once(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second has seen the old version, and gets the lock when the first is done."""
    with_steps(monkeypatch, ("CREATE TABLE extra (id INTEGER PRIMARY KEY) STRICT",))
    from jobboard.store.connection import connect

    first, second = connect(path, 1.0), connect(path, 1.0)
    assert second.execute_sql("PRAGMA user_version").fetchone()[0] == VERSIONS[-1] < migrations.VERSION
    migrations.upgrade(first)
    migrations.upgrade(second)
    assert second.execute_sql("PRAGMA user_version").fetchone()[0] == migrations.VERSION
    first.close()
    second.close()


def test_what_was_called_off_before_it_was_asked_by_whom_counts_as_by_the_user(tmp_path: Path) -> None:
    path = thaw(2, tmp_path / "board.sqlite3")
    with closing(sqlite3.connect(path)) as db:
        (number, card), *_ = db.execute("SELECT id, card_id FROM interview ORDER BY id")
        last_id = db.execute("SELECT seq FROM sqlite_sequence WHERE name = 'card'").fetchone()
        db.execute("UPDATE interview SET state = 'cancelled' WHERE id = ?", [number])
        db.execute(
            "INSERT INTO event (uid, card_id, kind, what, day, known_by, entered_at, interview_id)"
            " VALUES ('x', ?, 'interview', 'cancelled', '2026-10-20', '2026-10-20', '2026-10-20T10:00:00Z', ?)",
            [card, number],
        )
        db.commit()
    open_store(path, frozen=NOW).close()
    with closing(sqlite3.connect(path)) as db:
        called_off = "SELECT cancelled_by, cancelled_day FROM interview WHERE id = ?"
        assert db.execute(called_off, [number]).fetchone() == ("us", "2026-10-20")
        assert not db.execute("SELECT 1 FROM interview WHERE state <> 'cancelled' AND cancelled_by <> ''").fetchall()
        assert db.execute("SELECT seq FROM sqlite_sequence WHERE name = 'card'").fetchone() == last_id
