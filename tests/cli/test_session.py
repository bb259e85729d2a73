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


def test_no_board_yet_is_said_and_none_is_made(call: Run, board: Path) -> None:
    ran = call("undo")
    assert ran.code == 1
    assert str(board) in ran.err
    assert not board.exists()


def test_what_only_looks_shows_a_new_board_empty(call: Run) -> None:
    assert (call("due", "--json").out, call("list", "--json").out) == ("[]\n", "[]\n")
    assert call("due", "--count").out == "0\n"
    assert call("due", "--quiet").code == 1


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
