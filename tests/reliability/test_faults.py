"""A fault of the program in any screen: one line and a file to send; board, terminal and typed words stay whole."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from jobboard.paths import state_dir
from jobboard.unsaved_input import load_unsaved
from tests.conftest import Run
from tests.terminal.conftest import ROOT
from tests.terminal.session import Session

pytestmark = pytest.mark.thorough

SECRET = "550000 NOK at Nordwind"
BROKEN = """
import importlib, sys
where, words = sys.argv[1:]
place, name = where.rsplit(".", 1)
module, owner = place.rsplit(".", 1)

def fail(self, *args, **kwargs):
    secret = words
    raise RuntimeError(secret)

owner = getattr(importlib.import_module(module), owner)
getattr(owner, name)  # else one that is called otherwise now would break nothing
setattr(owner, name, fail)
sys.argv = ["jobboard"]
from jobboard.cli.main import main
main()
"""
TUI = "jobboard.tui"


def broken(where: str) -> Session:
    """The board with a fault in it."""
    env = {"PYTHONPATH": str(ROOT), "EDITOR": "", "VISUAL": ""}
    return Session([sys.executable, "-c", BROKEN, f"{TUI}.{where}", SECRET], env)


def ends_well(session: Session) -> None:
    """Check what is left behind: the exit code, the terminal, one line, and a report without a word of the board."""
    assert session.wait_exit() == 3
    assert session.left_changed() == set()
    said = [line for line in session.screen() if line]
    (report,) = state_dir().glob("crash-*.txt")
    written = report.read_text()
    assert "".join(said).startswith("jobboard: jobboard met a fault of its own (RuntimeError)")
    assert report.name in "".join(said)
    assert "fail" in written
    assert report.stat().st_mode & 0o777 == 0o600
    for text in ("".join(said), written):
        assert "550000" not in text
        assert "Nordwind" not in text
        assert "Traceback" not in text


@pytest.fixture
def cards(call: Run) -> None:
    """One application that wants a follow-up, and one that went quiet."""
    call("add", "Nordwind", "SRE", "--stage", "applied", "--on", "2026-11-06", "--contact", "Dana Ruiz")
    call("add", "Lumen", "Analyst", "--stage", "applied", "--on", "2026-05-04")


@pytest.mark.parametrize(
    ("where", "keys"),
    [
        ("board.columns.Board.move", [("Nordwind", "l"), ("Nordwind", "j")]),
        ("board.columns.Board.render_line", []),
        ("board.screen.BoardScreen.look_for_changes", []),
        ("board.panel.PanelView.move", [("Nordwind", "tab"), ("Nordwind", "j")]),
        ("card.detail.Detail.show", [("Nordwind", "l"), ("Nordwind", "enter")]),
        ("card.context.ActionContext.ask_text", [("Nordwind", "l"), ("Nordwind", "n")]),
        ("forms.form.Form.action_save", [("Nordwind", "a"), ("Found through", "ctrl-s")]),
        ("triage.controller.TriageController.copy", [("Nordwind", "t"), ("Triage 1 of", "enter")]),
        ("forms.text_editor.TextScreen.action_save", [("Nordwind", "t"), ("Triage 1", "e"), ("Ctrl+S", "ctrl-s")]),
        ("people.screen.PeopleScreen.draw", [("Nordwind", "P")]),
        ("sweep.screen.SweepScreen.draw", [("Nordwind", "S")]),
        ("lessons.screen.LessonsScreen.draw", [("Nordwind", "M")]),
        ("help.help_screen.HelpScreen.compose", [("Nordwind", "?")]),
        ("help.palette_screen.PaletteScreen.consume_key", [("Nordwind", "ctrl-p"), ("Sample board", "x")]),
    ],
    ids=lambda value: value.rpartition(".")[0].rpartition(".")[2] if isinstance(value, str) else "",
)
def test_a_fault_takes_neither_terminal_nor_board_along(
    cards: None, call: Run, where: str, keys: Sequence[tuple[str, str]]
) -> None:
    with broken(where) as session:
        for seen, key in keys:
            session.wait_for(seen)
            session.send(key)
        ends_well(session)
    assert [card["company"] for card in json.loads(call("list", "--json").out)] == ["Nordwind", "Lumen"]
    assert call("check").code == 0


def test_what_was_typed_when_the_fault_came_is_offered_at_the_next_start(cards: None, board: Path) -> None:
    with broken("forms.form.Form.action_save") as session:
        session.wait_for("Nordwind")
        session.send("a")
        session.wait_for("Found through")
        session.type("Zephyr")
        session.wait_for("Zephyr")
        session.send("ctrl-s")
        ends_well(session)
    (kept,) = load_unsaved(board)
    assert kept.input.texts["company"] == "Zephyr"
