"""Backups by themselves, and the way back: whole copies, private, restored by one command that can be undone."""

import json
import os
import sqlite3
import stat
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path

import pytest

from jobboard.errors import DatabaseCorruptError, DatabaseLockedError, StoreError
from jobboard.store.actions.bulk import Sweep, sweep
from jobboard.store.actions.cards import NewCard, add_card
from jobboard.store.actions.import_cards import import_cards
from jobboard.store.actions.import_row import ImportedCard
from jobboard.store.connection import connect
from jobboard.store.integrity.backup import backups, cards_in, copy, create_backup, folder_of
from jobboard.store.integrity.restore import restore
from jobboard.store.integrity.retention import BackupReason
from jobboard.store.open import open_store
from jobboard.store.store import BOARD, Store
from tests.conftest import Run
from tests.store.builders import NOW, card, dump, stale, turn_to
from tests.tui.board_pilot import shown


def whys(path: Path) -> list[BackupReason]:
    """What the backups were made for, newest first."""
    return [each.why for each in backups(path)]


def test_a_backup_is_a_whole_board_of_ones_own(store: Store, tmp_path: Path) -> None:
    card(store)
    kept = create_backup(store.path, store.now(), BackupReason.ASKED)
    assert kept == tmp_path / "board-backups" / "board-2026-11-16-093000-asked-for.sqlite3"
    given = tmp_path / "deep" / "copy.sqlite3"
    copy(store.path, given)
    for path in (kept, given):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
        with open_store(path, frozen=NOW) as other:
            assert dump(other) == dump(store)
            assert stale(other) == []
    with pytest.raises(StoreError, match="is there already"):
        copy(store.path, given)


def test_the_first_action_of_a_day_comes_after_a_copy(store: Store) -> None:
    card(store)
    assert whys(store.path) == []
    card(store, "Lumen")
    card(store, "Vega")
    turn_to(store, "11-17")
    card(store, "Orbita")
    newest, first = backups(store.path)
    assert (newest.at.day, first.at.day) == (17, 16)
    with open_store(first.path, frozen=NOW) as copied:
        assert copied.db.execute_sql("SELECT company FROM card").fetchall() == [("Nordwind",)]
    with open_store(newest.path, frozen=NOW) as copied:
        assert copied.db.execute_sql("SELECT count(*) FROM card").fetchone()[0] == 3


def test_looking_makes_no_copy(call: Run, board: Path) -> None:
    call("add", "Nordwind", "SRE")
    for command in ("due", "list", "show 1", "check", "rules"):
        assert call(*command.split()).code == 0
    assert not folder_of(board).exists()
    call("note", "1", "hello")
    assert whys(board) == [BackupReason.DAILY]


def test_an_import_and_a_sweep_come_after_a_copy(store: Store) -> None:
    import_cards(store, [ImportedCard("Nordwind"), ImportedCard("Lumen")], "first.csv")
    assert whys(store.path) == []
    import_cards(store, [ImportedCard("Vega")], "second.csv")
    sweep(store, [1, 2], Sweep.WITHDRAWN)
    assert whys(store.path) == [BackupReason.SWEEP, BackupReason.IMPORT]
    with open_store(backups(store.path)[0].path, frozen=NOW) as copied:
        assert copied.db.execute_sql("SELECT DISTINCT outcome FROM card").fetchall() == [(None,)]


def test_what_is_risky_is_refused_where_no_copy_can_be_made(store: Store) -> None:
    card(store)
    folder_of(store.path).write_text("in the way")
    before = dump(store)
    with pytest.raises(StoreError, match="board-backups"):
        import_cards(store, [ImportedCard("Vega")], "x.csv")
    assert dump(store) == before


def test_a_day_without_a_backup_is_said_and_holds_nothing_up(call: Run, board: Path) -> None:
    call("add", "Nordwind", "SRE")
    folder_of(board).write_text("in the way")
    noted = call("note", "1", "hello")
    assert noted.code == 0
    assert noted.err.startswith("jobboard: today's backup could not be made")
    assert "hello" in call("show", "1").out


def test_a_copy_of_a_damaged_board_is_no_backup_and_costs_none(store: Store) -> None:
    for number in range(40):
        card(store, f"Company {number}", note="x" * 300)
    page = store.db.execute_sql("PRAGMA page_size").fetchone()[0]
    root = store.db.execute_sql("SELECT rootpage FROM sqlite_schema WHERE name = 'event'").fetchone()[0]
    before = backups(store.path)
    store.close()
    with store.path.open("r+b") as file:
        file.seek((root - 1) * page)
        file.write(b"\xff" * page)
    with pytest.raises(DatabaseCorruptError, match="is damaged"):
        create_backup(store.path, NOW, BackupReason.DAILY)
    assert backups(store.path) == before
    assert {each.name for each in folder_of(store.path).iterdir()} == {each.path.name for each in before}


def test_a_copy_waits_for_a_writer_and_then_gives_up(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    card(store)
    monkeypatch.setattr("jobboard.store.integrity.backup._PATIENCE", 0.05)
    store.db.execute_sql("BEGIN EXCLUSIVE")
    with pytest.raises(DatabaseLockedError, match="another program"):
        create_backup(store.path, NOW, BackupReason.ASKED)
    store.db.execute_sql("ROLLBACK")
    assert list(folder_of(store.path).iterdir()) == []


def test_restoring_is_one_command_and_so_is_taking_it_back(call: Run, board: Path) -> None:
    call("add", "Nordwind", "SRE")
    call("note", "1", "a note")
    call("add", "Lumen", "Analyst")
    assert "1 card" in call("restore").out
    restored = call("restore", "1")
    assert restored.code == 0
    assert "what stood there before" in restored.out
    assert [each["company"] for each in json.loads(call("list", "--json").out)] == ["Nordwind"]
    assert "a note" not in call("show", "1").out
    call("restore", "1")
    assert [each["company"] for each in json.loads(call("list", "--json").out)] == ["Nordwind", "Lumen"]
    assert "a note" in call("show", "1").out
    assert call("check").code == 0


def test_restore_names_what_there_is_not(call: Run, board: Path) -> None:
    none = call("restore")
    assert (none.code, none.out) == (1, "")
    assert "jobboard backup makes one" in none.err
    for word in ("1", "0", "nine"):
        missing = call("restore", word)
        assert missing.code == 1
        assert "lists them" in missing.err


def test_a_board_that_is_gone_comes_back(call: Run, board: Path) -> None:
    call("add", "Nordwind", "SRE")
    call("backup")
    board.unlink()
    assert call("restore", "1").code == 0
    assert "Nordwind" in call("list").out
    assert "Nordwind" in call("show", "1").out
    assert stat.S_IMODE(board.stat().st_mode) == 0o600


def test_other_programs_on_the_board_see_what_was_restored_and_go_on(store: Store) -> None:
    card(store)
    kept = create_backup(store.path, store.now(), BackupReason.ASKED)
    card(store, "Lumen")
    before = store.data_version()
    restore(store.path, kept, NOW)
    assert store.data_version() != before
    assert store.db.execute_sql("SELECT company FROM card").fetchall() == [("Nordwind",)]
    card(store, "Vega")
    assert stale(store) == []


def test_nothing_written_meanwhile_is_in_neither_of_the_two(store: Store) -> None:
    """Another program writes as fast as it can; each of its cards is on the restored board or in the copy before."""
    card(store)
    kept = create_backup(store.path, store.now(), BackupReason.ASKED)
    written: list[str] = []

    def write() -> None:
        with open_store(store.path, frozen=NOW, backups=False) as other:
            for number in range(40):
                written.append(f"Company {number}")
                add_card(other, NewCard(written[-1]))

    writer = threading.Thread(target=write)
    writer.start()
    copies = [restore(store.path, kept, NOW) for _ in range(3)]
    writer.join()
    found: set[str] = set()
    for path in [store.path, *(each for each in copies if each)]:
        with sqlite3.connect(path) as db:
            found |= {row[0] for row in db.execute("SELECT company FROM card")}
        db.close()
    assert found >= set(written)


def test_a_busy_board_is_not_restored(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    card(store)
    kept = create_backup(store.path, store.now(), BackupReason.ASKED)
    monkeypatch.setattr("jobboard.store.integrity.restore._WAIT", 0.05)
    other = connect(store.path, 0.0)
    other.execute_sql("BEGIN IMMEDIATE")
    with pytest.raises(DatabaseLockedError):
        restore(store.path, kept, NOW)
    other.execute_sql("ROLLBACK")
    other.close()


def _newer(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 99")
    db.close()


def _foreign(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE mine (id INTEGER)")
    db.close()


@pytest.mark.parametrize("spoil", [_newer, _foreign])
@pytest.mark.parametrize("which", ["backup", "board"])
def test_what_is_of_another_program_or_newer_is_neither_restored_nor_written_over(
    store: Store, spoil: Callable[[Path], None], which: str
) -> None:
    card(store)
    kept = create_backup(store.path, store.now(), BackupReason.ASKED)
    store.close()
    spoil(kept if which == "backup" else store.path)
    before = store.path.read_bytes()
    with pytest.raises(StoreError, match=r"newer jobboard|another program"):
        restore(store.path, kept, NOW)
    assert store.path.read_bytes() == before


def test_an_abandoned_copy_is_taken_away_in_time(store: Store) -> None:
    card(store)
    create_backup(store.path, store.now(), BackupReason.ASKED)
    left = folder_of(store.path) / ".board-2026-11-01-093000-daily.sqlite3.77.part"
    left.write_bytes(b"half")
    create_backup(store.path, store.now(), BackupReason.ASKED)
    assert left.exists()
    os.utime(left, (0, 0))
    create_backup(store.path, store.now(), BackupReason.ASKED)
    assert not left.exists()


def test_copies_made_at_the_same_moment_keep_apart(store: Store) -> None:
    card(store)
    together = threading.Barrier(2, timeout=10)

    def copied(day: int) -> int:
        together.wait()
        return cards_in(create_backup(store.path, NOW + timedelta(days=day), BackupReason.DAILY))

    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(copied, (day for day in range(50) for _ in range(2)))) == [1] * 100


def test_a_board_taken_away_beneath_an_open_one_takes_no_action(store: Store) -> None:
    card(store)
    kept = create_backup(store.path, store.now(), BackupReason.ASKED)
    store.path.rename(store.path.with_name("elsewhere.sqlite3"))
    with pytest.raises(StoreError, match="taken away or replaced"):
        card(store, "Lumen")
    kept.rename(store.path)
    with pytest.raises(StoreError, match="taken away or replaced"):
        card(store, "Lumen")


def test_backups_have_the_day_of_the_board(call: Run, board: Path, now: Callable[[str], None]) -> None:
    call("add", "Nordwind", "SRE")
    for day in range(1, 31):
        now(f"2026-12-{day:02}T08:00")
        call("note", "1", f"day {day}")
    days = [each.at.date() for each in backups(board)]
    assert days == [date(2026, 12, day) for day in (30, 29, 28, 27, 26, 25, 24, 23, 22, 20, 13)]


async def test_the_board_keeps_the_day_by_itself_once_it_is_open(store: Store) -> None:
    card(store)
    async with shown(store) as board:
        await board.app.workers.wait_for_complete()
    assert whys(store.path) == [BackupReason.DAILY]


async def test_the_board_says_why_the_day_could_not_be_kept_and_goes_on(store: Store) -> None:
    card(store)
    folder_of(store.path).write_text("in the way")
    async with shown(store) as board:
        await board.until("today's backup could not be made")
        await board.press("l", "L")
        await board.until("u undoes")


async def test_the_board_says_that_its_file_is_damaged_and_refuses_to_write_to_it(store: Store) -> None:
    for number in range(40):
        card(store, f"Company {number}", note="x" * 300)
    for each in backups(store.path):
        each.path.unlink()
    root = store.db.execute_sql("SELECT rootpage FROM sqlite_schema WHERE name = 'import_map'").fetchone()[0]
    page = store.db.execute_sql("PRAGMA page_size").fetchone()[0]
    store.close()
    with store.path.open("r+b") as file:
        file.seek((root - 1) * page)
        file.write(b"\xff" * page)
    before = store.path.read_bytes()
    with open_store(store.path, frozen=NOW, kind=BOARD) as damaged:
        async with shown(damaged) as board:
            await board.until("is damaged")
            await board.press("l", "L")
            await board.until("jobboard restore")
    assert store.path.read_bytes() == before
