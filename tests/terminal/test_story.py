"""What people do with the board, from the first screen to the shell prompt, in a real terminal."""

import json
import os
import signal
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run
from tests.terminal.conftest import Open
from tests.terminal.session import Session

SIZES = [(120, 36), (80, 24), (200, 60)]
COMPANIES = ("Nordwind", "Lumen", "Corvus", "Zenit", "Pyxis")
A_KEY = 10.0
"""Seconds that an answer to a key may take on a busy test machine."""
NOTICED = 5.0
"""Seconds after which another program's change must be seen; on a machine at rest it is one."""


@pytest.fixture
def five(call: Run) -> list[int]:
    """Five applications of ten days ago, each with somebody to write to; returns their ids."""
    return [add(call, company) for company in COMPANIES]


def add(call: Run, company: str, *options: str) -> int:
    contact = f"Dana {company} <dana@{company.lower()}.example>, hiring manager"
    done = call("add", company, "Engineer", "--stage", "applied", "--on", "2026-11-06", "--contact", contact, *options)
    assert done.code == 0, done.err
    return int(done.out.split()[0])


def shown(call: Run, card: int) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(call("show", str(card), "--json").out)
    return found


def leave(session: Session) -> None:
    session.send("q")
    assert session.wait_exit(A_KEY) == 0
    assert session.left_changed() == set()


def are_due(call: Run, cards: int) -> bool:
    return int(call("due", "--count").out) == cards


def settled(session: Session) -> list[str]:
    session.wait_for("5 late")
    session.settle(0.5)
    return session.screen()


def shows(session: Session, screen: list[str]) -> bool:
    return session.screen() == screen


def check_followed_up(call: Run, cards: list[int]) -> None:
    for card in cards:
        told = shown(call, card)
        (touch,) = [event for event in told["events"] if event["kind"] == "touch"]
        assert (touch["date"], touch["channel"]) == ("2026-11-16", "email")
        assert touch["person"] == f"Dana {told['company']}"
        assert (told["step"]["step"], told["step"]["attempt"]) == ("follow_up", 2)


@pytest.mark.parametrize(("cols", "rows"), SIZES)
def test_following_up_on_five_cards(show: Open, call: Run, five: list[int], cols: int, rows: int) -> None:
    with show(cols, rows) as session:
        session.wait_for("Nordwind")
        for left in range(len(five) - 1, -1, -1):
            session.send("tab", "enter", "d")
            session.wait_for("email")
            session.send("enter")
            session.wait_until(partial(are_due, call, left), f"{left} cards left to follow up", A_KEY)
        leave(session)
    check_followed_up(call, five)


def test_keys_typed_ahead_all_count(show: Open, call: Run, five: list[int]) -> None:
    with show() as session:
        session.wait_for("Nordwind")
        session.send(*(("tab", "enter", "d", "enter") * len(five)), "q")
        assert session.wait_exit() == 0
    check_followed_up(call, five)


@pytest.mark.thorough
def test_the_board_comes_back_whole_from_any_size(show: Open, five: list[int]) -> None:
    sizes = [(80, 24), (200, 60), (40, 12)]
    fresh = {}
    for size in sizes:
        with show(*size) as session:
            fresh[size] = settled(session)
    with show() as session:
        before = settled(session)
        for size, screen in [*fresh.items(), ((120, 36), before)]:
            session.resize(*size)
            session.wait_until(partial(shows, session, screen), f"the board as it is opened at {size}", A_KEY)
        leave(session)


def test_an_empty_board_says_what_to_press(show: Open) -> None:
    with show(80, 24) as session:
        session.wait_for("Europe/Oslo")
        text = session.text().lower()
        for offer in ("add a card", "import", "sample"):
            assert offer in text
        session.send("a")
        session.wait_for("Company")
        session.send("esc")
        session.wait_for("Europe/Oslo")
        session.settle()
        leave(session)


def test_leaving_gives_the_terminal_back_as_it_was(show: Open, five: list[int]) -> None:
    with show() as session:
        session.wait_for("Nordwind")
        assert session.left_changed() >= {"mode 1049", "mode 25", "line modes"}
        leave(session)
        assert session.text().strip() == ""


def test_being_told_to_end_gives_the_terminal_back_too(show: Open, five: list[int]) -> None:
    with show() as session:
        session.wait_for("Nordwind")
        os.kill(session.pid, signal.SIGTERM)
        assert session.wait_exit(A_KEY) == 128 + signal.SIGTERM
        assert session.left_changed() == set()


def test_ctrl_c_says_how_to_leave(show: Open, five: list[int]) -> None:
    with show() as session:
        session.wait_for("Nordwind")
        session.send("ctrl-c")
        session.wait_for("q quits")
        leave(session)


def test_undo_and_redo_reach_across_a_restart(show: Open, call: Run) -> None:
    card = add(call, "Nordwind")
    with show() as session:
        session.wait_for("Nordwind")
        session.send("l", "L")
        session.wait_for("Moved Nordwind")
        leave(session)
    assert shown(call, card)["stage"] == "interviewed"
    with show() as session:
        session.wait_for("Nordwind")
        session.send("u")
        session.wait_until(lambda: shown(call, card)["stage"] == "applied", "the move to be taken back", A_KEY)
        session.send("ctrl-r")
        session.wait_until(lambda: shown(call, card)["stage"] == "interviewed", "the move to be done again", A_KEY)
        leave(session)


def test_two_boards_on_one_file_see_each_other(show: Open, five: list[int]) -> None:
    with show() as one, show() as other:
        for session in (one, other):
            session.wait_for("Nordwind")
            session.settle()
        one.send("l", "L")
        one.wait_for("Interviewed 1", A_KEY)
        other.wait_for("Interviewed 1", NOTICED)
        other.send("u")
        other.wait_for("undo it", A_KEY)
        other.send("y")
        other.wait_for("Interviewed 0", A_KEY)
        one.wait_for("Interviewed 0", NOTICED)
        leave(one)
        leave(other)


def test_outside_text_reaches_the_screen_as_plain_letters(show: Open, call: Run) -> None:
    add(call, "Sn\x1b]0;owned\x07ow[/x][bold]\u202eDrop\x1b[2J", "--note", "[/]\x1b[31m")
    with show() as session:
        session.wait_for("Snow[/x]")
        assert "owned" not in session.text()
        session.send("l", "enter")
        session.wait_for("History")
        assert "[/]" in session.text()
        session.send("esc")
        session.settle()
        leave(session)


@pytest.mark.parametrize(
    "content", [b"", b"dear diary\n" * 100, b"SQLite format 3\x00" + bytes(4080)], ids=["empty", "text", "damaged"]
)
def test_a_file_that_is_no_board_is_refused_in_one_line(show: Open, board: Path, content: bytes) -> None:
    board.write_bytes(content)
    with show(300) as session:
        assert session.wait_exit() == 3
        (line,) = [line for line in session.screen() if line]
        assert "board.sqlite3" in session.text()
        assert "Traceback" not in line
        assert session.left_changed() == set()
    assert board.read_bytes() == content
