"""Text from outside drives neither the terminal nor the app, and keeps the layout, wherever it is shown."""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from jobboard.followup.enums import Stage
from jobboard.store.actions import cards
from jobboard.store.actions.cards import NewCard, add_card
from jobboard.store.open import open_store
from jobboard.store.store import BOARD, Store
from jobboard.text import clean, width
from tests.conftest import Run
from tests.pilot_idle import quiet_pilot
from tests.reliability.hostile import CORPUS, WORDS
from tests.reliability.hostile_board import poisoned_board
from tests.store.builders import NOW
from tests.terminal.conftest import ROOT
from tests.terminal.session import Session
from tests.tui.board_pilot import Shown, shown

__all__ = ["quiet_pilot"]

OWN = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|[78=>]|\]22;\w+\x07)")
"""What the app itself sends."""
STEERS = re.compile(r"[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What steers a terminal, but for the line's end."""
ASKS = re.compile(r"\x1b\[(?:6n|c|>q|>c)|\x1b\[\?1049l")
"""Questions and switches that it does not, and that are in the corpus."""
SIZES = [(120, 36), pytest.param((80, 24), marks=pytest.mark.thorough)]
SCREENS = {
    "board": (),
    "panel": ("tab", "j", "j", "G"),
    "card": ("l", "enter", "pagedown"),
    "entries": ("l", "enter", "tab", "j", "j", "j", "G"),
    "question": ("l", "n"),
    "form": ("l", "e"),
    "triage": ("t", "s", "s", "s"),
    "call": ("t", "c"),
    "people": ("P", "j", "j", "enter"),
    "sweep": ("S",),
    "lessons": ("M", "j"),
    "undo": ("u",),
    "filter": ("slash", "F", "i", "r"),
    "delete": ("l", "D"),
}


VISITS = [
    (("enter", "pgdn"), "History", ("esc",)),
    (("n",), "Note on", ("esc",)),
    (("e",), "Found through", ("esc",)),
    (("t", "s"), "Triage 2", ("esc",)),
    (("P", "j"), "People ·", ("esc",)),
    (("S",), "Sweep ·", ("esc",)),
    (("M",), "What I learned", ("esc",)),
    (("/", "F"), "Enter keeps", ("esc",)),
    (("D",), "Delete", ("esc",)),
]
"""Keys that lead to a screen, what shows that it is there, and the key that leaves it."""


@pytest.fixture
def store(board: Path) -> Iterator[Store]:
    """The poisoned board, as the app opens it."""
    poisoned_board(board)
    with open_store(board, frozen=NOW, kind=BOARD) as store:
        yield store


def letters_alone(text: str) -> bool:
    """Whether nothing is in the text that could steer a terminal, but for what the app itself sends."""
    return not ASKS.search(text) and not STEERS.search(OWN.sub("", text))


def check_cells(board: Shown) -> None:
    """Every line is as wide as the screen, and all of it are letters."""
    for strip in board.app.screen._compositor.render_strips():
        text = "".join(segment.text for segment in strip if not segment.control)
        assert width(text) == board.app.size.width, repr(text)
        assert letters_alone(text)


@pytest.mark.parametrize("size", SIZES)
async def test_every_screen_keeps_its_layout_and_shows_letters_alone(store: Store, size: tuple[int, int]) -> None:
    async with shown(store, size) as board:
        for keys in SCREENS.values():
            for key in keys:
                await board.press(key)
                check_cells(board)
            while "This is the board" not in board.foot:
                await board.press("escape")


async def test_every_card_can_be_opened(store: Store) -> None:
    async with shown(store, (80, 24)) as board:
        for _ in range(4):
            await board.press("g", "enter")
            for _ in range(len(CORPUS) // 4):
                check_cells(board)
                await board.press("esc", "j", "enter")
            await board.press("escape", "escape", "l")


@pytest.mark.thorough
def test_nothing_of_it_reaches_a_real_terminal(board: Path) -> None:
    names = poisoned_board(board)
    with Session([sys.executable, "-m", "jobboard"], {"PYTHONPATH": str(ROOT), "EDITOR": "", "VISUAL": ""}) as session:
        session.wait_for(names[0])
        for keys, seen, end in VISITS:
            for key in keys:
                session.send(key)
                session.settle()
            session.wait_for(seen)
            assert session.emulator.alternate
            session.send(*end)
            session.wait_gone(seen)
            session.settle()
        session.send("q")
        assert session.wait_exit() == 0
        assert session.left_changed() == set()
        assert session.emulator.clipboard is None
        assert session.emulator.links == []
        sent = session.written.decode()
    wires_own = str.maketrans("", "", "\b\v")  # which move the cursor
    before_the_end = sent[: sent.rindex("\x1b[?1049l")].translate(wires_own)
    assert letters_alone(before_the_end)


def test_what_the_command_line_prints_are_letters(store: Store, call: Run) -> None:
    every = [("due", "--all"), ("due", "--all", "--json"), ("list", "--all"), ("list", "--json"), ("check",)]
    of_a_card = [("show",), ("show", "--json"), ("draft",), ("move", "offer"), ("delete",)]
    each = [(*words[:1], str(number), *words[1:]) for number in range(1, len(CORPUS) + 1) for words in of_a_card]
    people = [("contact", "list", str(number)) for number in range(1, len(CORPUS) + 1)]
    for command in (*every, *people, *each, ("undo",)):
        done = call(*command)
        assert done.code in (0, 1, 2) or command == ("check",), done.err
        assert letters_alone(done.out + done.err), command
        if "--json" in command:
            json.loads(done.out)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(WORDS)
def test_any_text_given_on_the_command_line_comes_out_as_letters(call: Run, text: str) -> None:
    added = call("add", f"Firm {text}", text, "--note", text, "--tag", text, "--contact", f"Dana {text}")
    assert letters_alone(added.out + added.err)
    if added.code:
        assert added.code == 2
        return
    number = added.out.split()[0]
    told = json.loads(call("show", number, "--json").out)
    assert told["company"] == clean(f"Firm {text}")
    assert letters_alone(call("show", number).out)
    call("delete", number, "--yes")


@pytest.mark.thorough
async def test_five_megabytes_of_note_open_like_any_other(board: Path) -> None:
    with open_store(board, frozen=NOW, kind=BOARD) as store:
        card = add_card(store, NewCard("Nordwind", "SRE", Stage.APPLIED)).card_id
        assert card
        cards.add_note(store, card, "- a *line* of [text](https://x.example) 日\n" * 120_000)
        async with shown(store) as shown_board:
            await shown_board.press("l", "enter")
            assert "History" in shown_board.text
            check_cells(shown_board)
            await shown_board.press("pagedown")
            check_cells(shown_board)
