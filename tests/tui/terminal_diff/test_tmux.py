"""The same in tmux: what the wire sends looks there like what Textual sends."""

import re
import shutil
from collections.abc import Iterator
from functools import partial
from itertools import chain, repeat
from unicodedata import combining

import pytest
from hypothesis import HealthCheck, Phase, assume, example, given, settings
from hypothesis import strategies as st
from rich.color import ColorSystem

from jobboard.tui.terminal_diff.encoder import Encoder
from jobboard.tui.terminal_diff.style import StyleCache
from tests.tui.terminal_diff.model import Model, Shown
from tests.tui.terminal_diff.pictures import Picture, console_for, frame_of, two_pictures
from tests.tui.terminal_diff.playing import Kind, ModelTerminal, Step, Terminal
from tests.tui.terminal_diff.sessions import play_board, sessions
from tests.tui.terminal_diff.tmux import Tmux

COLS, ROWS = 60, 5
CLEAR = "\x1b[m\x1b]8;;\x1b\\\x1b[2J\x1b[H\x1b[?7l"

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")


@pytest.fixture(scope="module")
def tmux(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tmux]:
    with Tmux(tmp_path_factory.mktemp("tmux"), COLS, ROWS) as server:
        yield server


def shown(tmux: Tmux, cols: int = COLS, rows: int = ROWS) -> list[list[Shown]]:
    """What tmux shows, as the eye sees it."""
    model = Model(cols, rows)
    for y, line in enumerate(tmux.screen()[:rows]):
        model.feed(f"\x1b[{y + 1}H{line.replace('4:2', '21').replace('5:3', '53')}")
    return model.seen()


def without_links(text: str) -> str:
    """The same without hyperlinks, which tmux has only known since 3.4; the model sees to them."""
    return re.sub("\x1b]8;[^\x1b\x07]*(?:\x1b\\\\|\x07)", "", text)


class Unlinked(ModelTerminal):
    """The model of a terminal that knows no hyperlinks."""

    def feed(self, text: str) -> None:
        super().feed(without_links(text))


class TmuxTerminal:
    """The terminal of a player, drawn by tmux."""

    def __init__(self, tmux: Tmux, cols: int, rows: int) -> None:
        self._tmux = tmux
        self.resize(cols, rows)

    def feed(self, text: str) -> None:
        if text := without_links(text):
            self._tmux.draw(text)

    def resize(self, cols: int, rows: int) -> None:
        self._cols, self._rows = cols, rows
        self._tmux.resize(cols, rows)

    def seen(self) -> object:
        return shown(self._tmux, self._cols, self._rows)


@settings(max_examples=60, deadline=None)
@given(pictures=two_pictures())
def test_the_difference_leads_to_the_frame(tmux: Tmux, pictures: tuple[Picture, Picture]) -> None:
    before, after = pictures
    # At the right edge tmux joins a mark to the character before its own.
    assume(not any(combining(row.text[-1]) for picture in pictures for row in picture.rows))
    encoder, looks = Encoder(), StyleCache(ColorSystem.TRUECOLOR)
    tmux.draw(CLEAR)
    for picture in (before, after):
        tmux.draw(encoder.update(frame_of(picture, looks), (0, 0)))
    wired = shown(tmux)
    tmux.draw(CLEAR + after.sent_by_textual(console_for()))
    assert wired == shown(tmux)


@pytest.mark.thorough
@settings(
    max_examples=2, deadline=None, phases=[Phase.explicit, Phase.generate], suppress_health_check=[HealthCheck.too_slow]
)
@given(session=sessions, wired=st.booleans())
@example(session=["pagedown", "enter", "G", "j"], wired=True)  # cards with mail addresses, which are links
def test_any_session_of_the_board_ends_on_the_composed_screen(tmux: Tmux, session: list[Step], wired: bool) -> None:
    """Only what is on the user's screen goes through tmux; what it is held against, the model draws."""
    tmux.draw(CLEAR)
    terminals: Iterator[Kind] = chain([partial(TmuxTerminal, tmux)], repeat(Unlinked))

    def next_terminal(cols: int, rows: int) -> Terminal:
        return next(terminals)(cols, rows)

    play_board(session, next_terminal, wired=wired, term="tmux-256color")
