"""The keys of the board on one screen, and the empty board's first steps."""

from collections.abc import Mapping

import pytest
from textual.app import App, ComposeResult
from textual.screen import Screen

from jobboard.tui.base.scroll_widget import ScrollWidget
from jobboard.tui.board.welcome import Welcome
from jobboard.tui.help.help_screen import HelpScreen
from jobboard.tui.keymap import BOARD_ACTIONS, Group, Registry, format_key
from jobboard.tui.themes import DARK


class Themed(App[None]):
    def __init__(self, keys: Mapping[str, str] | None = None) -> None:
        super().__init__()
        self.register_theme(DARK)
        self.theme = DARK.name
        self.registry = Registry(keys)


class Helped(Themed):
    def on_mount(self) -> None:
        self.push_screen(HelpScreen(self.registry))


class Empty(Themed):
    welcome: Welcome

    def compose(self) -> ComposeResult:
        self.welcome = Welcome("Europe/Oslo", self.registry)
        yield self.welcome


def lines_of(screen: Screen[object]) -> list[str]:
    lines = screen.query_one(ScrollWidget)
    return [lines.render_line(y).text.strip() for y in range(lines.size.height)]


def words_of(screen: Screen[object]) -> str:
    return " ".join(" ".join(lines_of(screen)).split())


async def test_every_key_is_there_with_its_sentence() -> None:
    app = Helped()
    async with app.run_test(size=(120, 80)):
        words = words_of(app.screen)
        for action in BOARD_ACTIONS:
            assert f"{' '.join(map(format_key, action.keys))} {action.label} {action.sentence}" in words
        for group in Group:
            assert group in words


async def test_the_user_s_own_keys_are_shown() -> None:
    app = Helped({"add": "ctrl+n"})
    async with app.run_test(size=(120, 80)):
        assert "Ctrl+N Add Add a card;" in words_of(app.screen)


async def test_at_80_by_24_all_of_it_can_be_scrolled_to() -> None:
    app = Helped()
    async with app.run_test(size=(80, 24)) as pilot:
        seen = set(lines_of(app.screen))
        for _ in range(60):
            await pilot.press("j")
            seen |= set(lines_of(app.screen))
        assert any(line.startswith(format_key(BOARD_ACTIONS[-1].keys[0])) for line in seen)
        assert all(any(action.label in line for line in seen) for action in BOARD_ACTIONS)
        await pilot.press("pageup", "pageup", "pageup", "pageup", "k")
        assert lines_of(app.screen)[0].startswith(Group.AROUND)


@pytest.mark.parametrize("key", ["escape", "q", "question_mark"])
async def test_three_keys_close_it(key: str) -> None:
    app = Helped()
    async with app.run_test() as pilot:
        await pilot.press(key)
        assert not isinstance(app.screen, HelpScreen)


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (40, 20)])
async def test_an_empty_board_says_how_to_begin(size: tuple[int, int]) -> None:
    app = Empty()
    async with app.run_test(size=size):
        words = words_of(app.screen)
        for start in ("A board for your job hunt", "a add a card", "I import", "s look at a sample", "? see all keys"):
            assert start in words
        assert "Days are counted in Europe/Oslo" in words
        assert "= sets another time zone" in words


async def test_it_names_the_zone_that_was_set() -> None:
    app = Empty()
    async with app.run_test() as pilot:
        app.welcome.zone = "Asia/Tokyo"
        await pilot.pause()
        assert "Days are counted in Asia/Tokyo" in words_of(app.screen)
