"""What a command asks at the terminal, and what a no leaves as it was."""

import sys
from collections.abc import Callable
from pathlib import Path

from tests.conftest import ROOT, Run
from tests.terminal.session import Session


def asked(*args: str) -> Session:
    return Session([sys.executable, "-m", "jobboard", *args], {"PYTHONPATH": str(ROOT)})


def test_a_no_deletes_nothing_and_says_so(call: Run) -> None:
    call("add", "Nordwind", "SRE")
    with asked("delete", "1") as session:
        session.wait_for("Delete Nordwind · SRE with its whole history?")
        session.send("n", "enter")
        session.wait_for("nothing is changed without a yes")
        assert session.wait_exit() == 2
    assert call("show", "1").code == 0


def test_a_yes_adds_what_is_there_already(call: Run) -> None:
    call("add", "Nordwind", "SRE")
    with asked("add", "Nordwind", "SRE") as session:
        session.wait_for("Add it again?")
        session.send("y", "enter")
        session.wait_for("added Nordwind to Target")
        assert session.wait_exit() == 0
    assert len(call("list").out.splitlines()) == 2


def test_the_board_names_a_file_that_it_makes(show: Callable[[], Session], board: Path) -> None:
    with show() as session:
        session.wait_for(f"A new board: {str(board)[:40]}")
        session.send("q")
        assert session.wait_exit() == 0
    with show() as session:
        session.wait_for("add a card  I import")
        assert "A new board" not in session.text()
