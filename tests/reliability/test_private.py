"""What is written is the user's alone from its first moment, and nothing leaves the machine unasked."""

import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

import pytest

from jobboard.followup.enums import Stage
from jobboard.store.actions.cards import NewCard, add_card
from jobboard.store.open import open_store
from jobboard.tui.forms.external_editor import edit_text
from jobboard.unsaved_input import UnsavedInput, save_unsaved
from tests.conftest import ROOT
from tests.store.builders import NOW
from tests.terminal.session import Session

WATCHED = """
import os, stat, sys
from pathlib import Path

seen = []

def watch(event, args):
    # Looked at while the call is still going on: what is open to others even for a moment is found.
    if event in ("open", "os.rename", "os.link", "os.remove", "sqlite3.connect", "shutil.rmtree"):
        for folder, _, files in os.walk(sys.argv[1]):
            for name in files:
                path = os.path.join(folder, name)
                try:
                    mode = os.lstat(path).st_mode
                except OSError:
                    continue
                if stat.S_IMODE(mode) & 0o077:
                    seen.append(path)
            if folder != sys.argv[1] and stat.S_IMODE(os.stat(folder).st_mode) & 0o077:
                seen.append(folder)

sys.addaudithook(watch)
os.umask(0)
from jobboard.cli.command_list import cli

for words in (
    ["add", "Nordwind", "SRE", "--stage", "applied", "--note", "a note"],
    ["move", "1", "offer"],
    ["backup"],
    ["undo"],
    ["config", "templates"],
    ["check", "--fix"],
    ["delete", "1", "--yes"],
):
    try:
        cli.main(words, prog_name="jobboard")
    except SystemExit as ended:
        if ended.code:
            raise
from jobboard.crash_report import report_crash
report_crash(RuntimeError("550000 NOK at Nordwind"))
if seen:
    sys.exit("open to others: " + " ".join(sorted(set(seen))))
"""
BANNED = """
import socket, sys

def ban(event, args):
    if event.startswith("socket.") and event not in ("socket.gethostname", "socket.__new__"):
        raise RuntimeError(f"went to the network: {event} {args}")

sys.addaudithook(ban)
sys.argv = ["jobboard", *sys.argv[1:]]
from jobboard.cli.main import main
main()
"""


@pytest.fixture
def users_home(home: Path, now: Callable[[str], None]) -> Path:
    """The test's home folder, with nothing in it yet."""
    home.chmod(0o700)
    return home


def test_all_that_is_written_is_private_from_its_first_moment(users_home: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-B", "-c", WATCHED, str(users_home)],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        cwd="/",
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    files = [path for path in users_home.rglob("*") if path.is_file()]
    kinds = {path.name.rstrip("0123456789-.") for path in files}
    assert any("board" in kind for kind in kinds)
    assert any("crash" in kind for kind in kinds)
    for path in users_home.rglob("*"):
        assert path.stat().st_mode & 0o777 == (0o700 if path.is_dir() else 0o600), path
    (report,) = (path for path in files if path.name.startswith("crash"))
    assert "Nordwind" not in report.read_text()


def test_unsaved_input_is_private(board: Path, home: Path) -> None:
    before = os.umask(0)
    try:
        save_unsaved(board, NOW, UnsavedInput("Note on Nordwind", {"typed": "they have a dog"}))
    finally:
        os.umask(before)
    (path,) = home.rglob("unsaved-*")
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_a_draft_at_the_editor_is_private(tmp_path: Path) -> None:
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\nstat -c %a "$1" "$(dirname "$1")" >"$1.modes"; cat "$1.modes" >"$1"\n')
    editor.chmod(0o755)
    before = os.umask(0)
    try:
        edited = edit_text([str(editor)], "Dear Dana", nullcontext)
    finally:
        os.umask(before)
    assert edited.text.split() == ["600", "700"]


COMMANDS = (
    ("add", "Nordwind", "SRE", "--url", "https://nordwind.example/jobs/1"),
    ("due",),
    ("draft", "1"),
    ("check",),
)


@pytest.mark.thorough
def test_no_command_goes_to_the_network(board: Path) -> None:
    for words in COMMANDS:
        done = subprocess.run(
            [sys.executable, "-c", BANNED, *words],
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, done.stderr


@pytest.mark.thorough
def test_the_board_does_not_go_to_the_network(board: Path) -> None:
    with open_store(board, frozen=NOW) as store:
        add_card(store, NewCard("Nordwind", "SRE", Stage.APPLIED, url="https://nordwind.example/jobs/1"))
    with Session([sys.executable, "-c", BANNED], {"PYTHONPATH": str(ROOT)}) as session:
        session.wait_for("Nordwind")
        session.send("l", "enter")
        session.wait_for("History")
        session.send("P")
        session.wait_for("Nobody yet")
        session.send("esc")
        session.wait_for("Target")
        session.send("q")
        assert session.wait_exit() == 0


def test_the_ban_is_one() -> None:
    trying = BANNED.replace("from jobboard.cli.main import main\nmain()", 'socket.create_connection(("127.0.0.1", 9))')
    done = subprocess.run([sys.executable, "-c", trying], capture_output=True, text=True, timeout=60, check=False)
    assert "went to the network" in done.stderr
