"""A number of the rules set at the terminal: what it moves is said, and nothing is saved before a yes."""

import sys

from tests.conftest import ROOT, Run
from tests.terminal.session import Session


def test_a_change_is_asked_about_before_it_is_saved(call: Run) -> None:
    call("add", "Nordwind", "Engineer", "--stage", "applied", "--on", "2026-11-11")
    command = [sys.executable, "-m", "jobboard", "rules", "follow-up-applied", "8-10"]
    for answer, numbers in (("n", "5-7\n"), ("y", "8-10\n")):
        with Session(command, {"PYTHONPATH": str(ROOT)}) as session:
            session.wait_for("Set it?")
            assert "1 step comes later." in session.text()
            session.type(answer)
            session.send("enter")
            session.wait_exit()
        assert call("rules", "follow-up-applied").out == numbers
