"""Words on their way out of a real terminal: to the clipboard, through tmux, to an editor, as links."""

import os
import shutil
import sys
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.terminal.conftest import ROOT
from tests.terminal.session import Session

pytestmark = pytest.mark.thorough

BOARD = [sys.executable, "-m", "jobboard"]
ALONE = {"PYTHONPATH": str(ROOT), "VISUAL": "", "EDITOR": "", "DISPLAY": "", "WAYLAND_DISPLAY": ""}
URL = "https://nordwind.example/jobs/1"


@pytest.fixture
def card(call: Run) -> int:
    """An application to be followed up, with somebody to write to."""
    contact = "Dana Ruiz <dana@nordwind.example>, hiring manager"
    done = call(
        "add", "Nordwind", "SRE", "--stage", "applied", "--on", "2026-11-06", "--contact", contact, "--url", URL
    )
    return int(done.out.split()[0])


def drafted(call: Run, card: int) -> str:
    return call("draft", str(card)).out.strip()


def leave(session: Session) -> None:
    session.send("esc")
    session.wait_for("sent?")
    session.send("n")
    session.wait_for("Follow up now")
    session.send("q")
    assert session.wait_exit() == 0
    assert session.left_changed() == set()


def test_enter_puts_the_draft_on_the_clipboard_and_shows_nothing_of_it(call: Run, card: int) -> None:
    words = drafted(call, card)
    with Session(BOARD, ALONE) as session:
        session.wait_for("Nordwind")
        session.send("t")
        session.wait_for("Triage 1 of 1")
        session.send("enter")
        session.wait_for("Enter logs it as sent")
        assert session.emulator.clipboard is not None
        assert session.emulator.clipboard.strip() == words
        leave(session)


def test_keys_typed_ahead_of_triage_reach_it(call: Run, card: int) -> None:
    with Session(BOARD, ALONE) as session:
        session.wait_for("Nordwind")
        session.send("t", "enter", "enter")
        session.wait_for("Done 1")
        session.send("enter", "q")
        assert session.wait_exit() == 0
    assert "follow-up by email to Dana Ruiz" in call("show", str(card)).out


@pytest.fixture
def tmux(tmp_path: Path) -> list[str]:
    """A tmux of the test's own, with its defaults."""
    if shutil.which("tmux") is None:
        pytest.skip("no tmux here")
    return ["tmux", "-S", str(tmp_path / "socket"), "-f", os.devnull]


@pytest.mark.parametrize("settings", [[], ["set -s set-clipboard on"], ["set -g allow-passthrough on"]])
def test_through_tmux_it_reaches_the_terminal_outside(
    call: Run, card: int, tmux: list[str], settings: list[str]
) -> None:
    words = drafted(call, card)
    env = [part for name, value in ALONE.items() for part in ("-e", f"{name}={value}")]
    config = [part for line in settings for part in (*line.split(), ";")]
    with Session([*tmux, *config, "new-session", *env, "-x", "120", "-y", "36", *BOARD], ALONE) as session:
        session.wait_for("Nordwind")
        session.send("t")
        session.wait_for("Triage 1 of 1")
        session.send("enter")
        session.wait_for("Enter logs it as sent")
        session.wait_until(lambda: session.emulator.clipboard is not None, "the clipboard to be set")
        assert session.emulator.clipboard is not None
        assert session.emulator.clipboard.strip() == words
        assert "]52;" not in session.text()
        session.send("esc")
        session.wait_for("sent?")
        session.send("n", "q")
        session.wait_exit()


def editor(tmp_path: Path, script: str) -> str:
    """The command of an editor that does this to the file `$1`."""
    program = tmp_path / "editor"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    return str(program)


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ('read line; echo "$line" >"$1"', "Kept with the card"),
        ('echo changed >"$1"; kill -KILL $$', "was killed: its text is kept"),
    ],
)
def test_an_editor_gets_the_terminal_and_gives_it_back(
    call: Run, card: int, tmp_path: Path, script: str, said: str
) -> None:
    with Session(BOARD, ALONE | {"EDITOR": editor(tmp_path, script)}) as session:
        session.wait_for("Nordwind")
        session.send("t")
        session.wait_for("Triage 1 of 1")
        session.send("e")
        if "read" in script:
            session.wait_until(lambda: not session.emulator.alternate, "the editor to have the terminal")
            session.type("changed")
            session.send("enter")
        session.wait_for(said)
        assert session.emulator.alternate
        assert "Your words" in session.text()
        leave(session)
    assert drafted(call, card) == "changed"


@pytest.mark.parametrize("script", ["exit 1", ': >"$1"', "kill -TERM $$"])
def test_a_bad_editor_costs_nothing(call: Run, card: int, tmp_path: Path, script: str) -> None:
    words = drafted(call, card)
    with Session(BOARD, ALONE | {"VISUAL": editor(tmp_path, script)}) as session:
        session.wait_for("Nordwind")
        session.send("t")
        session.wait_for("Triage 1 of 1")
        session.send("e")
        session.wait_for("the text is as it was")
        leave(session)
    assert drafted(call, card) == words


def test_links_are_offered_to_be_clicked_on_where_there_is_no_browser(card: int) -> None:
    with Session(BOARD, ALONE | {"SSH_CONNECTION": "192.0.2.1 1 192.0.2.2 22"}) as session:
        session.wait_for("Nordwind")
        session.send("t")
        session.wait_for("Triage 1 of 1")
        assert session.emulator.links == []
        session.send("o")
        session.wait_for("Ctrl+click")
        session.settle(0.5)
        assert URL in session.emulator.links
        assert any(link.startswith("mailto:dana@nordwind.example?subject=") for link in session.emulator.links)
