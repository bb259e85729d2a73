"""The line drops, the machine goes down, nobody reads the terminal: the board is gone in seconds, nothing typed is."""

import json
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from jobboard.paths import state_dir
from jobboard.unsaved_input import load_unsaved
from tests.conftest import Run
from tests.terminal.conftest import ROOT
from tests.terminal.session import Session

pytestmark = pytest.mark.thorough

BOARD = [sys.executable, "-m", "jobboard"]
ENV = {"PYTHONPATH": str(ROOT), "VISUAL": "", "EDITOR": ""}
IGNORING = "import os, signal, sys; signal.signal(signal.SIGHUP, signal.SIG_IGN); os.execv(sys.argv[1], sys.argv[1:])"
BLOCKING = """
import os, signal, sys
signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGHUP})
os.execv(sys.argv[1], sys.argv[1:])
"""
IN_TIME = 10.0
"""Seconds that leaving may take on a busy test machine; on one at rest it is below three."""


def told(session: Session) -> None:
    os.kill(session.pid, signal.SIGTERM)


def hung_up(session: Session) -> None:
    session.hang_up()


def stalled(session: Session) -> None:
    session.stall()


def stalled_then_told(session: Session) -> None:
    stalled(session)
    told(session)


def stalled_then_hung_up(session: Session) -> None:
    stalled(session)
    hung_up(session)


def type_a_card(session: Session, company: str) -> None:
    session.wait_for("a add")
    session.send("a")
    session.wait_for("Found through")
    session.type(company)
    session.wait_for(company)


@pytest.fixture
def card(call: Run) -> int:
    """An application that waits for its first follow-up."""
    return int(call("add", "Nordwind", "SRE", "--stage", "applied", "--on", "2026-11-06").out.split()[0])


@pytest.mark.parametrize(
    ("wrapper", "happens", "code"),
    [
        ("", told, 128 + signal.SIGTERM),
        ("", hung_up, 128 + signal.SIGHUP),
        (IGNORING, hung_up, 128 + signal.SIGHUP),
        (BLOCKING, hung_up, 128 + signal.SIGHUP),
        ("", stalled_then_told, 128 + signal.SIGTERM),
        (BLOCKING, stalled_then_hung_up, 128 + signal.SIGHUP),
    ],
    ids=["told to end", "line drops", "HUP ignored", "HUP never comes", "stalled, told to end", "stalled, line drops"],
)
def test_it_leaves_and_an_open_form_is_kept(
    board: Path, card: int, wrapper: str, happens: Callable[[Session], None], code: int
) -> None:
    with Session([sys.executable, "-c", wrapper, *BOARD] if wrapper else BOARD, ENV) as session:
        type_a_card(session, "Zephyr")
        happens(session)
        assert session.wait_exit_unread(IN_TIME) == code
        if happens in (told, stalled_then_told):
            assert session.left_changed() == set()
    (kept,) = load_unsaved(board)
    assert kept.input.texts["company"] == "Zephyr"
    assert kept.path.stat().st_mode & 0o777 == 0o600
    assert list(state_dir().glob("crash-*")) == []


def test_a_terminal_that_is_read_again_goes_on_as_if_nothing_had_been(card: int) -> None:
    with Session(BOARD, ENV) as session:
        session.wait_for("Nordwind")
        stalled(session)
        session.send("?")
        session.wait_for("Following up")
        session.send("esc")
        session.wait_for("Nordwind")
        session.settle()
        session.send("q")
        assert session.wait_exit() == 0
        assert session.left_changed() == set()


def test_a_form_is_offered_at_the_next_start_and_goes_on(board: Path, call: Run, card: int) -> None:
    with Session(BOARD, ENV) as session:
        type_a_card(session, "Zephyr")
        session.hang_up()
        session.wait_exit_unread(IN_TIME)
    with Session(BOARD, ENV) as session:
        session.wait_for("Not saved when the board was left Mon 16 Nov 09:30")
        session.send("y")
        session.wait_for("Found through")
        session.send("ctrl-s")
        session.wait_for("Added Zephyr")
        session.send("q")
        assert session.wait_exit() == 0
    assert json.loads(call("list", "--filter", "Zephyr", "--json").out)[0]["company"] == "Zephyr"
    assert load_unsaved(board) == []


def test_a_typed_line_is_offered_and_goes_on(board: Path, call: Run, card: int) -> None:
    with Session(BOARD, ENV) as session:
        session.wait_for("Nordwind")
        session.send("l", "n")
        session.wait_for("Note on Nordwind")
        session.type("they have a dog")
        session.wait_for("a dog")
        told(session)
        session.wait_exit(IN_TIME)
    with Session(BOARD, ENV) as session:
        session.wait_for("they have a dog")
        session.send("esc")
        session.settle()
        session.send("q")
        session.wait_exit()
    with Session(BOARD, ENV) as session:
        session.wait_for("they have a dog")
        session.send("y")
        session.wait_for("Note on Nordwind")
        session.type("!")
        session.wait_for("a dog!")
        session.send("enter")
        session.wait_for("Noted")
        session.send("q")
        session.wait_exit()
    assert "they have a dog!" in call("show", str(card)).out
    assert load_unsaved(board) == []


@pytest.fixture
def in_editor(tmp_path: Path) -> dict[str, str]:
    """An editor that saves and then stays open."""
    program = tmp_path / "editor"
    program.write_text('#!/bin/sh\necho "Dear Dana, words of my own" >"$1"; echo at work; exec sleep 60\n')
    program.chmod(0o755)
    return ENV | {"EDITOR": str(program)}


@pytest.mark.parametrize("editor", [False, True], ids=["in the plain place", "in an editor"])
def test_a_draft_that_is_being_edited_is_kept_for_its_card(
    board: Path, call: Run, card: int, in_editor: dict[str, str], editor: bool
) -> None:
    with Session(BOARD, in_editor if editor else ENV) as session:
        session.wait_for("Nordwind")
        session.send("t")
        session.wait_for("Triage 1 of 1")
        session.send("e")
        session.wait_for("at work" if editor else "Ctrl+S")
        if not editor:
            session.type("Dear Dana, words of my own")
            session.wait_for("words of my own")
        told(session)
        session.wait_exit(IN_TIME)
    with Session(BOARD, ENV) as session:
        session.wait_for("keep it as the draft for Nordwind")
        session.send("k")
        session.wait_for("Kept a draft for Nordwind")
        session.send("q")
        session.wait_exit()
    assert "Dear Dana, words of my own" in call("draft", str(card)).out
    assert load_unsaved(board) == []


def test_leaving_by_the_key_that_works_everywhere_keeps_a_form_too(board: Path, card: int) -> None:
    with Session(BOARD, ENV) as session:
        type_a_card(session, "Zephyr")
        session.send("ctrl-q")
        assert session.wait_exit() == 0
    (kept,) = load_unsaved(board)
    assert kept.input.typed.splitlines()[0] == "Zephyr"


def test_words_about_a_card_that_is_gone_can_still_be_had(board: Path, call: Run, card: int) -> None:
    with Session(BOARD, ENV) as session:
        session.wait_for("Nordwind")
        session.send("l", "e")
        session.wait_for("Edit Nordwind")
        session.type(" International")
        session.wait_for("International")
        told(session)
        session.wait_exit(IN_TIME)
    assert call("delete", str(card), "--yes").code == 0
    with Session(BOARD, ENV) as session:
        session.wait_for("Nordwind International")
        session.send("y")
        session.wait_for("copy it")
        session.send("c")
        session.wait_until(lambda: session.emulator.clipboard is not None, "the words to be copied")
        assert session.emulator.clipboard == "Nordwind International"
        session.send("q")
        session.wait_exit()
    assert load_unsaved(board) == []
