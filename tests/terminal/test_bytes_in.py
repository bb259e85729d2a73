"""What a terminal may send beside keys: nothing of it ends the board, deafens it, or does what no key asked for."""

import sys
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.terminal.conftest import ROOT, Open
from tests.terminal.session import Session

pytestmark = pytest.mark.thorough

ODD = {
    "Latin-1": b"n\xe6\xf8\xe5",
    "a meta key in eight bits": b"\xea",
    "a mouse report of old": b"\x1b[M \xff\xff",
    "a key beyond Unicode": b"\x1b[99999999999u\x1b[1114200u",
    "all bytes that are no ASCII": bytes(range(128, 256)),
    "a paste without an end": b"\x1b[200~pasted \xe6",
    "a sequence out of all bounds": b"\x1b[1;99999A\x1b[999999999999;1;1M",
}


@pytest.fixture
def ada(board: Path, run: Run) -> Path:
    """A board with a card."""
    run("add", "Solvang", "Engineer")
    return board


@pytest.mark.parametrize("name", ODD)
def test_the_board_goes_on_and_hears_the_next_key(show: Open, ada: Path, name: str) -> None:
    with show(100, 30) as session:
        session.wait_for("Solvang")
        session.write(ODD[name])
        session.settle(1.3)
        session.send("esc")
        session.settle(0.5)
        session.send("?")
        session.wait_for("Go to the column on the left")
        session.send("esc")
        session.settle(0.5)
        session.send("ctrl-q")
        assert session.wait_exit() == 0
        assert not session.left_changed()


@pytest.mark.parametrize(("question", "key"), [("D", "y"), ("x", "w"), ("m", "r"), ("m", "o")])
def test_esc_and_a_letter_in_one_read_answer_nothing(show: Open, ada: Path, run: Run, question: str, key: str) -> None:
    before = run("show", "1", "--json").out
    with show(100, 30) as session:
        session.wait_for("Solvang")
        session.send(question)
        session.settle()
        session.write(b"\x1b" + key.encode())
        session.settle(0.4)
        session.send("esc")
        session.settle(0.5)
        session.send("esc")
        session.settle(0.5)
        session.send("ctrl-q")
        assert session.wait_exit() == 0
    assert run("show", "1", "--json").out == before


def test_an_empty_no_color_is_unset_an_exported_size_freezes_nothing_and_the_mouse_is_quiet(ada: Path) -> None:
    env = {"PYTHONPATH": str(ROOT), "NO_COLOR": "", "COLUMNS": "40", "LINES": "10"}
    with Session([sys.executable, "-m", "jobboard"], env, 120, 36) as session:
        session.wait_for("Follow up now")
        assert b";2;" in session.written or b"[38" in session.written or b"[48" in session.written
        session.resize(80, 24)
        session.wait_until(lambda: len(max(session.screen(), key=len)) <= 80, "80 columns")
        assert b"\x1b[?1002h" in session.written
        assert b"\x1b[?1003h" not in session.written
        session.send("q")
        assert session.wait_exit() == 0
        assert not session.left_changed()
