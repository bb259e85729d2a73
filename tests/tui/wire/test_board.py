"""Whole sessions of the board itself: whatever is pressed, the terminal ends on the screen that Textual composed."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jobboard.config import Config
from jobboard.demo import open_demo
from jobboard.store.database import BOARD
from jobboard.tui.app import JobboardApp
from tests.tui.wire.playing import ModelTerminal, Player, PyteTerminal, play

AROUND = ("j", "k", "h", "l", "G", "g", "pagedown", "tab", "enter", "escape")
CHANGES = ("H", "L", "u", "ctrl+r", "v", "Z", "d", "r", "a", "e", "/", "?", "ctrl+p", "ctrl+l", "t")
TYPED = ("n", "o", "backspace", "漢")
SIZES = ((120, 36), (80, 24), (200, 60))

sessions = st.lists(st.sampled_from([*AROUND, *CHANGES, *TYPED, *SIZES]), min_size=3, max_size=12)


@pytest.mark.parametrize(("kind", "wired"), [(ModelTerminal, True), (PyteTerminal, True), (PyteTerminal, False)])
@pytest.mark.thorough
@settings(max_examples=2, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(session=sessions)
def test_any_session_ends_on_the_composed_screen(
    kind: type[ModelTerminal | PyteTerminal], wired: bool, session: list[str | tuple[int, int]]
) -> None:
    async def script(player: Player) -> None:
        for step in session:
            if isinstance(step, str):
                await player.press(step)
            else:
                await player.resize(*step)

    with open_demo(BOARD) as store:
        play(script, make=lambda: JobboardApp(store, Config()), kind=kind, wired=wired)
