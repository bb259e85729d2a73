"""The board gives the terminal to the shell, and comes back to the screen that it left."""

import os
import signal
from pathlib import Path

from tests.conftest import Run
from tests.terminal.conftest import Open


def test_stopped_and_continued(call: Run, show: Open) -> None:
    call("add", "Nordwind", "Backend Engineer")
    with show() as board:
        board.wait_for("Nordwind")
        board.settle()
        before = board.text()
        board.send("ctrl-z")
        board.wait_until(lambda: _is_stopped(board.pid), "the board to stop")
        assert not board.left_changed()
        os.kill(board.pid, signal.SIGCONT)
        board.wait_until(lambda: board.text() == before, "the same screen")
        board.send("q")
        assert board.wait_exit() == 0


def _is_stopped(pid: int) -> bool:
    return Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[0] == "T"
