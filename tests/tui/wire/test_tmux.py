"""The same in tmux: what the wire sends looks there like what Textual sends."""

import shutil
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.color import ColorSystem

from jobboard.tui.wire.encode import Encoder
from jobboard.tui.wire.look import Looks
from tests.tui.wire.model import Model, Shown
from tests.tui.wire.pictures import Picture, console_for, frame_of, two_pictures
from tests.tui.wire.tmux import Tmux

COLS, ROWS = 60, 5
CLEAR = "\x1b[m\x1b]8;;\x1b\\\x1b[2J\x1b[H\x1b[?7l"

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")


@pytest.fixture(scope="module")
def tmux(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tmux]:
    with Tmux(tmp_path_factory.mktemp("tmux"), COLS, ROWS) as server:
        yield server


def shown(tmux: Tmux) -> list[list[Shown]]:
    """What tmux shows, as the eye sees it."""
    model = Model(COLS, ROWS)
    for y, line in enumerate(tmux.screen()[:ROWS]):
        model.feed(f"\x1b[{y + 1}H{line.replace('4:2', '21').replace('5:3', '53')}")
    return model.seen()


@settings(max_examples=60, deadline=None)
@given(pictures=two_pictures(), erases_in_color=st.booleans())
def test_the_difference_leads_to_the_frame(
    tmux: Tmux, pictures: tuple[Picture, Picture], erases_in_color: bool
) -> None:
    before, after = pictures
    encoder, looks = Encoder(erases_in_color=erases_in_color), Looks(ColorSystem.TRUECOLOR)
    tmux.draw(CLEAR)
    for picture in (before, after):
        tmux.draw(encoder.update(frame_of(picture, looks), (0, 0)))
    wired = shown(tmux)
    tmux.draw(CLEAR + after.sent_by_textual(console_for()))
    assert wired == shown(tmux)
