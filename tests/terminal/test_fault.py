"""A fault of the program in a screen: one line and a report, the terminal as it was, the board untouched."""

import json
import sys

from jobboard.paths import state_dir
from tests.conftest import Run
from tests.terminal.conftest import ROOT
from tests.terminal.session import Session

BROKEN = """
import sys
from jobboard.tui.board.screen import BoardScreen

def fail(self, name):
    secret = "550000 NOK at Nordwind"
    raise RuntimeError(secret)

BoardScreen.action_do = fail
sys.argv = ["jobboard"]
from jobboard.cli.main import main
main()
"""


def test_a_fault_in_a_screen_takes_neither_terminal_nor_board_along(call: Run) -> None:
    call("add", "Nordwind", "SRE")
    with Session([sys.executable, "-c", BROKEN], {"PYTHONPATH": str(ROOT)}) as session:
        session.wait_for("Nordwind")
        session.send("j")
        assert session.wait_exit(20) == 3
        assert session.left_changed() == set()
        said = "\n".join(session.screen())
    assert "RuntimeError" in said
    assert "Traceback" not in said
    assert "550000" not in said
    (report,) = state_dir().glob("crash-*.txt")
    assert "550000" not in report.read_text()
    assert json.loads(call("show", "1", "--json").out)["company"] == "Nordwind"
