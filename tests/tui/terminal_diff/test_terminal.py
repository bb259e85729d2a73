"""The wire in a real terminal: suspended and resumed, written over, on a Textual that has changed."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from jobboard.tui.terminal_diff.textual_compat import REQUIREMENTS, unsupported_features
from tests.conftest import Run
from tests.terminal.session import Session
from tests.tui.terminal_diff.playing import PyteTerminal
from tests.tui.terminal_diff.seen import seen

pytestmark = pytest.mark.thorough

ROOT = Path(__file__).parents[3]
RENAMED = {
    "App._display(screen, renderable)": "_display",
    "App._batch_count": "_batch_count",
    "App._driver": "_driver",
    "_compositor.LayoutUpdate(strips, region)": "_compositor:LayoutUpdate",
    "_compositor.ChopsUpdate(chops, spans, chop_ends)": "_compositor:chop_ends",
}


class Watched(Session):
    """A session of the sample app that can be compared with what Textual composed."""

    def __init__(self, told: Path, *argv: str, **env: str) -> None:
        argv = argv or ("-m", "tests.tui.terminal_diff.sample")
        super().__init__([sys.executable, *argv], {"PYTHONPATH": str(ROOT), "SAMPLE_SCREEN": str(told), **env}, 100, 30)
        self._told = told

    def is_as_composed(self) -> bool:
        """Whether the screen comes to be, cell by cell, what Textual composed."""
        return any(self._composed() == seen(self.emulator.cells()) for _ in range(5))

    def bytes_for(self, *keys: str) -> int:
        """How many bytes come in answer to keys that change the screen."""
        before = self.bytes_out
        self.send(*keys)
        self.wait_until(lambda: self.bytes_out > before, "an answer")
        self.settle()
        return self.bytes_out - before

    def _composed(self) -> object:
        self._told.unlink(missing_ok=True)
        self.send("ctrl-t")
        self.wait_until(self._told.exists, "the composed screen")
        self.settle()
        fresh = PyteTerminal(100, 30)
        fresh.feed(self._told.read_text("utf-8"))
        return fresh.seen()


@contextmanager
def watched(tmp_path: Path, *argv: str, **env: str) -> Iterator[Watched]:
    with Watched(tmp_path / "told", *argv, **env) as session:
        session.wait_for("Nordwind")
        session.settle()
        yield session
        session.send("ctrl-q")
        assert session.wait_exit() == 0
        assert not session.left_changed()


def test_a_session(tmp_path: Path) -> None:
    with watched(tmp_path) as session:
        first = session.bytes_out
        assert first < 10_000
        assert session.is_as_composed()
        session.send("down", "right", "ctrl-o")
        session.wait_for("Delete")
        assert session.is_as_composed()
        session.send("n")
        session.wait_gone("Delete")
        assert session.is_as_composed()


def test_after_a_shell(tmp_path: Path) -> None:
    with watched(tmp_path) as session:
        session.send("ctrl-g")
        session.wait_for("in the shell")
        session.send("enter")
        session.wait_for("Nordwind")
        assert session.is_as_composed()


def test_stopped_and_continued(tmp_path: Path) -> None:
    with watched(tmp_path) as session:
        session.send("ctrl-z")
        session.wait_until(lambda: _state(session.pid) == "T", "the app to stop")
        assert not session.emulator.alternate
        os.kill(session.pid, signal.SIGCONT)
        session.wait_for("Nordwind")
        session.settle()
        assert session.is_as_composed()
        assert session.bytes_for("right") < 400


def test_repaint_after_something_else_wrote(tmp_path: Path) -> None:
    with watched(tmp_path) as session:
        session.emulator.feed(b"\x1b[1;1Hsomebody\x1b[9;9H\x1b[41melse\x1b[m")
        assert "somebody" in session.text()
        session.send("ctrl-l")
        session.wait_gone("somebody")
        assert session.is_as_composed()


def test_nothing_is_sent_while_nothing_happens(tmp_path: Path) -> None:
    with watched(tmp_path) as session:
        before = session.bytes_out
        session.settle(quiet=1.0)
        assert session.bytes_out == before


@pytest.mark.parametrize("switch", ["0", "1"])
def test_the_switch(tmp_path: Path, switch: str) -> None:
    with watched(tmp_path, JOBBOARD_WIRE=switch) as session:
        assert (session.bytes_for("tab") < 2000) == (switch == "1")
        assert session.is_as_composed()


def test_nothing_is_missing_here() -> None:
    assert unsupported_features() == []


def test_each_need_is_taken_away_below() -> None:
    assert RENAMED.keys() == REQUIREMENTS.keys()


@pytest.mark.parametrize("need", RENAMED)
def test_a_textual_without_a_name(tmp_path: Path, need: str) -> None:
    with watched(
        tmp_path, "-m", "tests.tui.terminal_diff.renamed", RENAMED[need], "tests.tui.terminal_diff.sample"
    ) as session:
        assert session.bytes_for("tab") > 5000
        assert session.is_as_composed()
        assert (tmp_path / "told.missing").read_text("utf-8") == need


@pytest.mark.parametrize("need", RENAMED)
def test_the_check_names_what_textual_lacks(board: Path, call: Run, need: str) -> None:
    call("add", "Nordwind", "Backend Engineer")
    argv = [sys.executable, "-m", "tests.tui.terminal_diff.renamed", RENAMED[need], "jobboard", "check"]
    checked = subprocess.run(argv, capture_output=True, encoding="utf-8", cwd=ROOT, check=True)
    assert f"This Textual lacks {need}: " in checked.stdout
    assert f"{board} is sound" in checked.stdout


def _state(pid: int) -> str:
    return Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[0]
