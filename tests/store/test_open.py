"""Opening a board: a new file, another program's, a damaged one, a newer one."""

import os
import shutil
import sqlite3
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from jobboard.errors import DatabaseLockedError, JobboardError, ReadOnlyError, StoreError
from jobboard.store.actions.cards import NewCard, add_card
from jobboard.store.connection import PRAGMAS, connect
from jobboard.store.migrations import APPLICATION_ID, VERSION
from jobboard.store.open import open_store
from jobboard.store.queries.cards import listing
from jobboard.store.store import BOARD, Store
from tests.store.builders import NOW, card, count_cards
from tests.unprivileged_user import folder

__all__ = ["folder"]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A board with one card, closed."""
    path = tmp_path / "board.sqlite3"
    with open_store(path, frozen=NOW) as store:
        card(store)
    return path


def test_a_new_board_is_private_from_the_start(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "down" / "board.sqlite3"
    os.umask(0)
    open_store(path).close()
    os.umask(0o022)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_a_new_board_takes_the_zone_of_the_computer(store: Store) -> None:
    assert store.clock.zone == "Europe/Oslo"


def test_every_pragma_stands_on_the_connection(store: Store) -> None:
    assert {name: store.db.execute_sql(f"PRAGMA {name}").fetchone()[0] for name in PRAGMAS} == PRAGMAS
    assert store.db.execute_sql("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    assert store.db.execute_sql("PRAGMA user_version").fetchone()[0] == VERSION


@pytest.mark.parametrize(("kind", "milliseconds"), [(BOARD, 250), ("command line", 5000)])
def test_a_key_waits_shorter_for_a_lock_than_a_command(path: Path, kind: str, milliseconds: int) -> None:
    with open_store(path, kind=kind) as store:
        assert store.db.execute_sql("PRAGMA busy_timeout").fetchone()[0] == milliseconds


def test_without_create_a_missing_board_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no board"):
        open_store(tmp_path / "none.sqlite3", create=False)
    assert not list(tmp_path.iterdir())


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _text(path: Path) -> None:
    path.write_text("company,role\nNordwind,Engineer\n" * 40)


def _foreign(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE card (id INTEGER)")
    other.close()


def _foreign_with_a_log(path: Path) -> None:
    path.unlink()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("PRAGMA journal_mode = wal")
    other.execute("CREATE TABLE card (id INTEGER)")
    copies = {each: each.read_bytes() for each in path.parent.iterdir()}
    other.close()
    for each, content in copies.items():
        if not each.name.endswith("-shm"):
            each.write_bytes(content)


def _newer(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute(f"PRAGMA user_version = {VERSION + 1}")
    db.close()


def _cut(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 4096 // 2 * 4096)


def _scrambled(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(100)
        file.write(os.urandom(3996))


def _table_gone(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("DROP TABLE interview_contact")
    db.close()


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (_empty, "is empty"),
        (_text, "not a jobboard database"),
        (_foreign, "another program"),
        (_foreign_with_a_log, "another program"),
        (_newer, "newer jobboard"),
        (_cut, "damaged"),
        (_scrambled, "damaged|another program"),
        (_table_gone, "damaged"),
    ],
)
def test_what_is_not_a_sound_board_of_ours_is_refused_untouched(
    path: Path, spoil: Callable[[Path], None], says: str
) -> None:
    spoil(path)
    before = path.read_bytes()
    with pytest.raises(StoreError, match=says) as refusal:
        open_store(path)
    assert str(path) in str(refusal.value)
    assert "\n" not in str(refusal.value)
    assert path.read_bytes() == before


def test_a_folder_is_no_board(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is not a file"):
        open_store(tmp_path)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreError, match=str(tmp_path / "file")):
        open_store(tmp_path / "file" / "sub" / "board.sqlite3")


def test_damage_found_while_reading_is_said_in_one_line(path: Path) -> None:
    with open_store(path) as store:
        root = store.db.execute_sql("SELECT rootpage FROM sqlite_schema WHERE name = 'card'").fetchone()[0]
        page = store.db.execute_sql("PRAGMA page_size").fetchone()[0]
    with path.open("r+b") as file:
        file.seek((root - 1) * page)
        file.write(b"\xff" * page)
    with open_store(path) as store, pytest.raises(StoreError, match="damaged"):
        listing(store)


def test_a_crashed_writers_journal_is_rolled_back_on_opening(path: Path, tmp_path: Path) -> None:
    crashed = tmp_path / "crashed.sqlite3"
    writer = connect(path, 1.0)
    writer.execute_sql("PRAGMA cache_size = 1")
    writer.execute_sql("BEGIN IMMEDIATE")
    writer.execute_sql("UPDATE card SET company = 'Half written'")
    writer.executemany(
        "INSERT INTO setting (name, value) VALUES (?, hex(zeroblob(3000)))", ([str(n)] for n in range(50))
    )
    shutil.copy(path, crashed)
    shutil.copy(f"{path}-journal", f"{crashed}-journal")
    writer.execute_sql("ROLLBACK")
    writer.close()
    with open_store(crashed) as store:
        assert store.db.execute_sql("SELECT company FROM card").fetchall() == [("Nordwind",)]
        assert store.db.execute_sql("SELECT count(*) FROM setting").fetchone()[0] == 2


@pytest.mark.parametrize("locked", ["file", "folder"])
def test_a_board_that_can_only_be_read_opens_for_looking(folder: Path, locked: str) -> None:
    path = folder / "board.sqlite3"
    with open_store(path, frozen=NOW) as store:
        card(store)
    before = path.read_bytes()
    if locked == "file":
        path.chmod(0o400)
    else:
        folder.chmod(0o500)
    with open_store(path, frozen=NOW) as store:
        assert store.read_only
        assert count_cards(store) == (1, 1)
        assert store.recompute_stale() == set()
        with pytest.raises(ReadOnlyError, match="can only be read"):
            add_card(store, NewCard("Lumen"))
    assert path.read_bytes() == before


def test_a_folder_that_cannot_be_written_is_named(folder: Path) -> None:
    folder.chmod(0o500)
    with pytest.raises(StoreError, match=f"folder {folder} cannot be written"):
        open_store(folder / "board.sqlite3")


def test_a_file_that_becomes_read_only_while_open_refuses_the_write(folder: Path) -> None:
    with open_store(folder / "board.sqlite3", frozen=NOW) as store:
        folder.chmod(0o500)
        with pytest.raises(StoreError):
            add_card(store, NewCard("Lumen"))
        folder.chmod(0o700)
        add_card(store, NewCard("Lumen"))


def test_a_locked_board_says_so_and_writes_nothing(store: Store) -> None:
    other = connect(store.path, 0.0)
    other.execute_sql("BEGIN IMMEDIATE")
    with pytest.raises(DatabaseLockedError, match="another program"):
        add_card(store, NewCard("Lumen"))
    other.execute_sql("ROLLBACK")
    other.close()
    assert count_cards(store) == (0, 0)
    add_card(store, NewCard("Lumen"))
    assert count_cards(store) == (1, 1)


def test_a_full_disk_is_named_and_nothing_is_written(store: Store) -> None:
    store.db.execute_sql(f"PRAGMA max_page_count = {store.db.execute_sql('PRAGMA page_count').fetchone()[0]}")
    with pytest.raises(StoreError, match="full"):
        add_card(store, NewCard("Lumen", note="x" * 200_000))
    assert count_cards(store) == (0, 0)
    store.db.execute_sql("PRAGMA max_page_count = 1000000")
    add_card(store, NewCard("Lumen", note="x" * 200_000))


def test_a_refused_action_leaves_nothing_behind(store: Store) -> None:
    for bad in (NewCard(" "), NewCard("Lumen", rating=9)):
        with pytest.raises(JobboardError):
            add_card(store, bad)
    assert count_cards(store) == (0, 0)
    assert store.db.execute_sql("SELECT count(*) FROM undo").fetchone()[0] == 0


def test_closing_twice_does_no_harm(path: Path) -> None:
    store = open_store(path)
    store.close()
    store.close()
