"""Whole sessions of an app: whatever is pressed, the terminal ends on the screen that Textual composed."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from textual.messages import TerminalSupportsSynchronizedOutput
from textual.widgets import Input, Static

from jobboard.config import Config
from jobboard.demo import open_demo
from jobboard.store.store import BOARD
from jobboard.tui.app import JobboardApp
from jobboard.tui.terminal_diff.app import SWITCH
from tests.tui.terminal_diff.playing import ModelTerminal, Player, PyteTerminal, Step, follow, play

pytestmark = pytest.mark.thorough

KEYS = ("down", "up", "right", "left", "tab", "shift+tab", "pagedown", "end", "home", "escape", "backspace")
DIALOGS = ("ctrl+p", "ctrl+o", "ctrl+b", "ctrl+y", "ctrl+l")
TYPED = ("a", "b", "漢")
SIZES = ((120, 36), (80, 24), (81, 25), (40, 12))

steps: st.SearchStrategy[Step] = st.sampled_from([*KEYS, *DIALOGS, *TYPED, *SIZES])
sessions = st.lists(steps, min_size=3, max_size=14)


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(sessions)
def test_any_session_ends_on_the_composed_screen(session: list[Step]) -> None:
    play(lambda player: follow(player, session))


@pytest.mark.parametrize("wired", [True, False])
@settings(max_examples=2, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(session=sessions)
def test_any_session_ends_on_the_composed_screen_in_pyte(session: list[Step], wired: bool) -> None:
    play(lambda player: follow(player, session), wired=wired, kind=PyteTerminal)


def test_every_kind_of_step_in_one_session() -> None:
    play(lambda player: follow(player, [*KEYS, *DIALOGS, "escape", "escape", *TYPED, *SIZES]))


def test_a_cursor_key_costs_little() -> None:
    async def script(player: Player) -> None:
        assert len((await player.press("right")).encode()) <= 320
        assert len((await player.press("down")).encode()) <= 600

    play(script)


def test_nothing_is_sent_where_nothing_changed() -> None:
    async def script(player: Player) -> None:
        player.app.screen.refresh()
        await player.pilot.pause(0.1)
        assert player.sent() == ""

    play(script)


def test_repaints_of_one_turn_are_sent_as_one() -> None:
    async def script(player: Player) -> None:
        title = player.app.query_one("#title", Static)
        for number in range(5):
            title.update(f"count {number}")
            player.app.screen._on_timer_update()
        driver = player.app._driver
        await player.pilot.pause()
        assert len(driver.sent) == 1  # type: ignore[union-attr]  # the recorder
        assert "4" in player.sent()

    play(script)


def test_repaint_sends_everything() -> None:
    async def script(player: Player) -> None:
        player.terminal.feed("\x1b[5;5Hscribbled by something else")
        assert len(await player.press("ctrl+l")) > 4000

    play(script)


def test_repaint_on_every_screen_and_while_something_is_typed() -> None:
    async def script(player: Player) -> None:
        for key in ("a", "?", "ctrl+p", "slash", "n"):
            await player.press(key)
            player.terminal.feed("\x1b[5;5Hscribbled by something else")
            assert len(await player.press("ctrl+l")) > 2000, key
            await player.press("escape")

    with open_demo(BOARD) as store:
        play(script, make=lambda: JobboardApp(store, Config()))


def test_same_size_again_after_a_coalesced_resize() -> None:
    async def script(player: Player) -> None:
        player.terminal.resize(120, 36)
        await player.pilot.resize_terminal(120, 36)
        await player.settle()

    play(script)


def test_synchronised_output_only_where_it_pays() -> None:
    async def script(player: Player) -> None:
        player.app.post_message(TerminalSupportsSynchronizedOutput())
        assert "2026" not in await player.press("right")
        text = await player.press("ctrl+l")
        assert text.startswith("\x1b[?2026h")
        assert text.endswith("\x1b[?2026l")

    play(script, kind=PyteTerminal)


def test_the_cursor_is_left_where_text_is_typed() -> None:
    async def script(player: Player) -> None:
        await player.press("tab", "a", "b")
        field = player.app.query_one(Input)
        assert isinstance(player.terminal, ModelTerminal)
        model = player.terminal.model
        assert (model.x, model.y) == field.cursor_screen_offset == player.app.cursor_position

    play(script)


def test_the_switch_leaves_textual_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    async def script(player: Player) -> None:
        assert len(await player.press("ctrl+o")) > 20_000

    monkeypatch.setenv(SWITCH, "0")
    play(script, kind=PyteTerminal)


def test_a_batch_is_not_shown_in_parts() -> None:
    async def script(player: Player) -> None:
        with player.app.batch_update():
            player.app.query_one("#title", Static).update("half")
            await player.pilot.pause(0.05)
            assert player.sent() == ""
        assert "half" in await player.settle() + await player.press("down")

    play(script)


def test_without_colours_nothing_is_coloured_and_the_cursor_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    seen: list[str] = []

    async def script(player: Player) -> None:
        seen.extend([await player.press("ctrl+l"), await player.press("j"), await player.press("a")])

    with open_demo(BOARD) as store:
        play(script, make=lambda: JobboardApp(store, Config()))
    codes = {code for text in seen for codes in re.findall(r"\x1b\[([0-9;]*)m", text) for code in codes.split(";")}
    assert codes <= {"", "0", "1", "2", "7", "22", "27"}
    assert re.search(r"\x1b\[(?:1;)?7m", seen[1])
