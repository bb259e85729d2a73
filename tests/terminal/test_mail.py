"""A mail piped in while somebody sits at the terminal, as from a mail program: asked there, and logged by a key."""

import shlex
import sys
from pathlib import Path

from tests.conftest import ROOT, Run
from tests.terminal.session import Session
from tests.transfer.mail.sample_mails import mail


def piped(message: bytes, folder: Path) -> Session:
    path = folder / "message.eml"
    path.write_bytes(message)
    command = f"{shlex.quote(sys.executable)} -m jobboard mail < {shlex.quote(str(path))}; echo ended $?"
    return Session(["sh", "-c", command], {"PYTHONPATH": str(ROOT)})


def test_a_yes_at_the_terminal_logs_it(call: Run, tmp_path: Path) -> None:
    call("add", "Nordwind", "Engineer", "--contact", "Dana Ruiz <dana@nordwind.example>")
    with piped(mail("Could you send your papers?"), tmp_path) as session:
        session.wait_for("Log it?")
        assert 'It is a question:\n    "Could you send your papers?"' in session.text()
        session.type("y")
        session.send("enter")
        session.wait_for("ended 0")
    assert "they wrote, wanting an answer by email: Dana Ruiz" in call("show", "1").out


def test_another_card_and_another_kind_are_named_there(call: Run, tmp_path: Path) -> None:
    call("add", "Nordwind", "Engineer", "--contact", "Dana Ruiz <dana@nordwind.example>")
    call("add", "Lumen", "Developer", "--stage", "applied", "--on", "2026-11-02")
    with piped(mail("See below."), tmp_path) as session:
        session.wait_for("Log it?")
        session.type("c")
        session.send("enter")
        session.wait_for("About which card?")
        session.type("nobody")
        session.send("enter")
        session.wait_for("no card matches")
        session.type("lumen")
        session.send("enter")
        session.wait_for("you named it")
        session.type("x")
        session.send("enter")
        session.wait_for("ended 0")
    assert "Rejected since" in call("show", "2").out
