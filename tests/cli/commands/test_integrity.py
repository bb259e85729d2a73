"""Backup and check; what they find and mend is tested with the store."""

import sqlite3
from pathlib import Path

import pytest

from tests.conftest import Run


def test_backup_is_a_whole_board(call: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    call("add", "Nordwind", "SRE")
    copy = tmp_path / "copy.sqlite3"
    assert call("backup", "-o", str(copy)).out == f"{copy}\n"
    assert call("--db", str(copy), "list").out == call("list").out
    assert Path(call("backup").out.strip()).is_file()


def test_check_finds_and_mends_a_wrong_step(call: Run, board: Path) -> None:
    call("add", "Nordwind", "SRE")
    sound = call("check")
    assert (sound.code, sound.out) == (0, f"{board} is sound\n")
    with sqlite3.connect(board) as db:
        db.execute("UPDATE card SET due = '2030-01-01', last_day = '2030-01-01'")
    db.close()
    ran = call("check")
    assert ran.code == 3
    assert "Nordwind" in ran.out
    assert call("check", "--fix").code == 0
    assert call("check").code == 0
