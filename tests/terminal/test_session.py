"""The harness itself, on small programs: what it reads, answers, waits for and notices."""

import signal
import sys
from pathlib import Path

import pytest

from tests.terminal.emulator import Emulator
from tests.terminal.keys import encode
from tests.terminal.session import Session

STATIC_APP = """
from textual.app import App
from textual.widgets import Static

class Bare(App):
    BINDINGS = [("q", "quit", "")]
    def compose(self):
        yield Static("ready")
    def on_key(self, event):
        self.query_one(Static).update(f"pressed {event.key}")
    def on_resize(self, event):
        self.query_one(Static).update(f"size {event.size.width}x{event.size.height}")

Bare().run()
"""


def test_a_program_is_read_and_typed_to() -> None:
    with Session(["cat"], cols=40, rows=5) as session:
        session.type("grüße")
        session.send("enter")
        session.wait_until(lambda: session.screen()[:2] == ["grüße", "grüße"], "the line and its copy")
        session.send("ctrl-d")
        assert session.wait_exit() == 0
        assert session.bytes_out > 2 * len("grüße")


def test_ctrl_c_reaches_the_program_through_its_terminal() -> None:
    with Session(["sh", "-c", "echo up; exec cat"]) as session:
        session.wait_for("up")
        session.send("ctrl-c")
        assert session.wait_exit() == -signal.SIGINT


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGHUP])
def test_a_program_starts_with_default_signals_though_the_run_ignores_them(number: signal.Signals) -> None:
    before = signal.signal(number, signal.SIG_IGN)
    try:
        with Session(["sh", "-c", f"kill -{number.name.removeprefix('SIG')} $$; echo survived"]) as session:
            assert session.wait_exit() == -number
    finally:
        signal.signal(number, before)


def test_exit_code_and_last_words_are_kept() -> None:
    with Session(["sh", "-c", "echo farewell; exit 7"]) as session:
        assert session.wait_exit() == 7
        assert session.screen()[0] == "farewell"


def test_waiting_ends_with_the_program_and_shows_the_screen() -> None:
    with (
        Session(["sh", "-c", "echo other words"]) as session,
        pytest.raises(AssertionError, match=r"(?s)ended with 0.*other words"),
    ):
        session.wait_for("the words")


def test_waiting_has_a_deadline() -> None:
    with Session(["cat"]) as session, pytest.raises(AssertionError, match="still runs"):
        session.wait_for("never", patience=0.1)


def test_line_modes_left_changed_are_noticed() -> None:
    with Session(["sh", "-c", "stty -echo"]) as session:
        session.wait_exit()
        assert session.left_changed() == {"line modes"}


def test_a_textual_app_runs_takes_keys_sizes_and_leaves_the_terminal_as_it_was(tmp_path: Path) -> None:
    script = tmp_path / "bare.py"
    script.write_text(STATIC_APP, encoding="utf-8")
    with Session([sys.executable, str(script)], cols=60, rows=10) as session:
        session.wait_for("size 60x10")
        assert session.emulator.alternate
        assert not session.emulator.cursor_shown
        assert session.rss() > 10_000_000
        session.resize(31, 7)
        session.wait_for("size 31x7")
        for key in ("shift-left", "ctrl-r", "tab"):
            session.send(key)
            session.wait_for(f"pressed {key.replace('-', '+')}")
        session.send("esc")
        session.wait_for("pressed escape")
        session.settle()
        session.send("q")
        assert session.wait_exit() == 0
        assert session.left_changed() == set()


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        (b"\x1b[c", b"\x1b[?62;22c"),
        (b"\x1b[5n", b"\x1b[0n"),
        (b"ab\x1b[6n", b"\x1b[1;3R"),
        (b"\x1b[?2026$p", b"\x1b[?2026;2$y"),
        (b"\x1b[?2048$p", b"\x1b[?2048;0$y"),
        (b"\x1b[?u", b"\x1b[?0u"),
        (b"\x1b]11;?\x07", b"\x1b]11;rgb:1111/1111/1111\x1b\\"),
    ],
)
def test_usual_questions_are_answered(question: bytes, answer: bytes) -> None:
    assert Emulator(20, 3).feed(question) == answer


@pytest.mark.parametrize(
    "unread",
    [b"\x1b[>25u", b"\x1b[?2026h", b"\x1b]52;c;aGk=\x07", b"\x1bP+q544e\x1b\\", b"\x1b[?1016$p", b"\x1b[22;0t"],
)
def test_what_pyte_cannot_read_leaves_no_trace_even_in_pieces(unread: bytes) -> None:
    emulator = Emulator(20, 2)
    for byte in b"be" + unread + b"fore":
        emulator.feed(bytes([byte]))
    assert emulator.lines() == ["before", ""]


def test_colours_with_colons_are_colours() -> None:
    emulator = Emulator(20, 2)
    emulator.feed(b"\x1b[1;38:2::255:0:16;4:3mx")
    cell = emulator.cells()[0][0]
    assert (cell.fg, cell.bold, cell.underscore) == ("ff0010", True, True)


def test_the_alternate_screen_gives_way_to_what_was_there() -> None:
    emulator = Emulator(20, 2)
    emulator.feed(b"shell\x1b[?1049h\x1b[?25l\x1b[Hfull screen")
    assert emulator.lines()[0] == "full screen"
    assert emulator.left_on() == {"mode 1049", "mode 25"}
    emulator.feed(b"\x1b[?25h\x1b[?1049l")
    assert emulator.lines()[0] == "shell"
    assert emulator.left_on() == set()


@pytest.mark.parametrize(
    ("key", "sent"),
    [
        ("shift-left", b"\x1b[1;2D"),
        ("pgdn", b"\x1b[6~"),
        ("ctrl-pgup", b"\x1b[5;5~"),
        ("ctrl-r", b"\x12"),
        ("ä", "ä".encode()),
    ],
)
def test_keys_by_name(key: str, sent: bytes) -> None:
    assert encode(key) == sent


def test_a_key_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="hyper"):
        encode("hyper-x")
