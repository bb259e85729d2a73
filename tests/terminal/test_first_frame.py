"""The next start begins with the last screen, before Textual is there; where anything is unlike, it does not."""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from jobboard.tui.first_frame.saved_frame import frame_path
from tests.conftest import Run
from tests.terminal.conftest import ROOT, Open
from tests.terminal.session import Session

pytestmark = pytest.mark.thorough

TEXTUAL = b"\x1b[?1000h"
"""The first of what Textual tells a terminal."""


def left(show: Open, *keys: str, size: tuple[int, int] = (100, 30)) -> None:
    """Open the board, press keys, leave it."""
    with show(*size) as session:
        session.wait_for("Brightline")
        session.send(*keys, "q")
        assert session.wait_exit() == 0


def before_textual(session: Session) -> bytes:
    """What was written before Textual was there."""
    session.wait_until(lambda: TEXTUAL in session.written, "Textual")
    return bytes(session.written).partition(TEXTUAL)[0]


@pytest.fixture
def ada(board: Path, run: Run) -> Path:
    """A board with three cards, left once; returns its file."""
    for company in ("Solvang", "Fjordsoft", "Brightline"):
        run("add", company, "Engineer")
    return board


def test_the_last_screen_is_there_first_and_what_is_typed_is_not_lost(show: Open, ada: Path) -> None:
    left(show)
    assert frame_path(ada).stat().st_mode & 0o777 == 0o600
    with show(100, 30) as session:
        session.send("n")
        session.type("typed early")
        assert b"Brightline" in before_textual(session)
        session.wait_for("typed early")
        drawn = len(before_textual(session))
        session.settle()
        assert session.bytes_out - drawn < drawn
        assert "Fjordsoft" in session.text()
        session.send("ctrl-l")
        session.settle()
        assert "typed early" in session.text()
        session.send("ctrl-q")
        session.wait_exit()
        assert not session.left_changed()


def test_what_textual_composes_stands_on_the_screen_in_the_end(show: Open, ada: Path) -> None:
    left(show, "j", "j")
    with show(100, 30) as session:
        session.settle()
        seen = session.screen()
        session.send("ctrl-l")
        session.settle()
        assert session.screen() == seen


def a_card_more(run: Run, board: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("add", "Nordlys", "Analyst")


def an_undo(run: Run, board: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("undo")


def another_board(run: Run, board: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = board.with_name("copy")
    copy.write_bytes(board.read_bytes())
    copy.replace(board)


def the_next_day(run: Run, board: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JOBBOARD_NOW", "2026-11-17T09:30")


def no_colours(run: Run, board: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")


def other_keys(run: Run, board: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings('[display]\ntheme = "light"\n')


def a_journal(run: Run, board: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    board.with_name(f"{board.name}-journal").write_bytes(b"")


def a_forged_frame(run: Run, board: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    frame_path(board).write_text('{"rows": [], "looks": []}')


@pytest.mark.parametrize(
    "change",
    [a_card_more, an_undo, another_board, the_next_day, no_colours, other_keys, a_journal, a_forged_frame],
)
def test_where_anything_is_unlike_there_is_no_first_frame(
    show: Open,
    ada: Path,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    change: Callable[[Run, Path, pytest.MonkeyPatch], None],
) -> None:
    left(show)
    change(run, ada, monkeypatch)
    with Session(
        [sys.executable, "-m", "jobboard"],
        {"PYTHONPATH": str(ROOT), **({"NO_COLOR": "1"} if change is no_colours else {})},
        100,
        30,
    ) as session:
        assert b"Solvang" not in before_textual(session)
        assert not frame_path(ada).exists()
        session.wait_for("Fjordsoft")


def test_another_size_has_no_first_frame(show: Open, ada: Path) -> None:
    left(show)
    with show(80, 24) as session:
        assert b"Solvang" not in before_textual(session)


def settings(text: str) -> None:
    config = Path(os.environ["XDG_CONFIG_HOME"]) / "jobboard" / "config.toml"
    config.parent.mkdir(parents=True, exist_ok=True)
    config.write_text(text)


def test_the_setting_keeps_none(show: Open, ada: Path) -> None:
    settings("[display]\nfirst_frame = false\n")
    left(show)
    assert not frame_path(ada).exists()


def test_what_is_no_board_at_rest_is_not_kept(show: Open, ada: Path) -> None:
    left(show)
    with show(100, 30) as session:
        session.wait_for("Brightline")
        session.send("?")
        session.wait_for("Go to the column on the left")
        os.kill(session.pid, signal.SIGTERM)
        session.wait_exit()
    assert not frame_path(ada).exists()


def drawn(session: Session) -> bool:
    return b"Solvang" in session.written


def taken_over(session: Session) -> bool:
    return TEXTUAL in session.written


def composed(session: Session) -> bool:
    return b"\x1b[?2004h" in session.written


def entered(session: Session) -> bool:
    return b"\x1b[?1049h" in session.written


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("reached", [entered, drawn, taken_over, composed])
def test_killed_at_any_step_the_terminal_is_given_back(
    show: Open, ada: Path, reached: Callable[[Session], bool], number: signal.Signals
) -> None:
    left(show)
    with show(100, 30) as session:
        session.wait_until(lambda: reached(session), reached.__name__)
        os.kill(session.pid, number)
        assert session.wait_exit() == 128 + number
        assert not session.left_changed()


def test_what_stops_the_start_is_said_on_the_screen_of_the_shell(show: Open, ada: Path) -> None:
    left(show)
    about = ada.stat()
    with ada.open("r+b") as file:
        file.write(b"no SQLite file")
    os.utime(ada, ns=(about.st_atime_ns, about.st_mtime_ns))
    with show(100, 30) as session:
        assert session.wait_exit() != 0
        assert b"Solvang" in session.written
        assert "board.sqlite3" in session.text()
        assert "Solvang" not in session.text()
        assert not session.left_changed()
