"""Whole sessions of the board itself: whatever is pressed, the terminal ends on the screen that Textual composed."""

import pytest
from hypothesis import HealthCheck, given, settings

from tests.tui.terminal_diff.playing import ModelTerminal, PyteTerminal, Step
from tests.tui.terminal_diff.sessions import play_board, sessions


@pytest.mark.parametrize(("kind", "wired"), [(ModelTerminal, True), (PyteTerminal, True), (PyteTerminal, False)])
@pytest.mark.thorough
@settings(max_examples=2, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(session=sessions)
def test_any_session_ends_on_the_composed_screen(
    kind: type[ModelTerminal | PyteTerminal], wired: bool, session: list[Step]
) -> None:
    play_board(session, kind, wired=wired)
