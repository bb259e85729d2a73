"""The options and the environment before a command: the clock, and the board they name."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Run


@pytest.mark.parametrize("moment", ["2026-11-16", "2026-11-16T23:59"])
def test_the_clock_can_be_stopped(call: Run, now: Callable[[str], None], moment: str) -> None:
    now(moment)
    call("add", "Nordwind", "SRE")
    assert json.loads(call("show", "1", "--json").out)["entered"] == "2026-11-16"


_READING = [
    ("due",), ("due", "--json"), ("list",), ("list", "--json"), ("show", "1"), ("draft", "1"), ("rules",), ("me",),
    ("report",), ("export",), ("check",), ("contact", "list", "1"), ("backup",), ("undo",), ("note", "1", "x"),
]  # fmt: skip


@pytest.mark.parametrize("args", _READING, ids=" ".join)
def test_no_board_yet_is_said_and_none_is_made(call: Run, board: Path, args: tuple[str, ...]) -> None:
    ran = call(*args)
    assert (ran.code, ran.out.replace("\n", "")) == (3, "")
    assert (
        ran.err == f"jobboard: there is no board at {board}: check the name, or begin one: jobboard add COMPANY ROLE\n"
    )
    assert not list(board.parent.iterdir())


def test_a_slip_in_the_name_of_the_board_makes_none(call: Run, board: Path, tmp_path: Path) -> None:
    call("add", "Nordwind", "SRE")
    ran = call("--db", str(tmp_path / "bord.sqlite3"), "due")
    assert (ran.code, ran.out) == (3, "")
    assert sorted(path.name for path in tmp_path.glob("*.sqlite3")) == ["board.sqlite3"]


def test_a_new_board_is_named_once(call: Run, board: Path, tmp_path: Path) -> None:
    table = tmp_path / "cards.csv"
    table.write_text("company,role\nLumen,SRE\n", encoding="utf-8")
    other = str(tmp_path / "other.sqlite3")
    assert f"A new board: {board}\n" in call("add", "Nordwind", "SRE").err
    assert "new board" not in call("add", "Fjordly", "SRE").err
    assert f"A new board: {other}\n" in call("--db", other, "import", str(table)).err
    assert "new board" not in call("--db", other, "import", str(table)).err


def test_a_file_that_is_no_board_is_refused_untouched(call: Run, board: Path) -> None:
    board.write_bytes(b"Dear diary" * 100)
    ran = call("add", "Nordwind", "SRE")
    assert ran.code == 3
    assert len(ran.err.splitlines()) == 1
    assert board.read_bytes() == b"Dear diary" * 100


def test_a_bad_clock_is_named(call: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JOBBOARD_NOW", "yesterday")
    ran = call("due")
    assert ran.code == 2
    assert "JOBBOARD_NOW" in ran.err
