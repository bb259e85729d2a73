"""The app: themes, styles, the command palette, and leaving in good order. What keys do is the board screen's."""

import asyncio
import signal
import sys
from collections.abc import AsyncIterator, Callable
from functools import partial
from typing import Any, ClassVar

from textual.command import DiscoveryHit, Hit, Provider

from jobboard.config import Config
from jobboard.store.database import Store
from jobboard.tui.actions import NAMES, Action, Registry
from jobboard.tui.case import Wording
from jobboard.tui.keys import KeysInOrder
from jobboard.tui.screens.board_screen import BoardScreen
from jobboard.tui.themes import THEMES

ACTION_NAMES = NAMES
SAMPLE_TITLE = "sample board"
_SAMPLE = -1
"""What the app ends with when the user wants to look at the sample board."""


class Commands(Provider):
    """The actions in the command palette."""

    async def discover(self) -> AsyncIterator[DiscoveryHit]:
        """All of them, in the order of the help screen."""
        for action, run in self._actions():
            yield DiscoveryHit(action.label, run, help=action.about)

    async def search(self, query: str) -> AsyncIterator[Hit]:
        """Those whose name or sentence match."""
        matcher = self.matcher(query)
        for action, run in self._actions():
            score = max(matcher.match(action.label), matcher.match(action.about) / 2)
            if score > 0:
                yield Hit(score, matcher.highlight(action.label), run, text=action.label, help=action.about)

    def _actions(self) -> list[tuple[Action, Callable[[], None]]]:
        app = self.app
        if not isinstance(app, JobboardApp):
            return []
        return [(action, partial(app.board.action_do, action.id)) for action in app.registry.actions]


class JobboardApp(KeysInOrder[int]):
    """The board of one store; `title` stands at the top left."""

    CSS_PATH = "styles/app.tcss"
    COMMANDS: ClassVar[Any] = {Commands}
    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_BINDING = ""

    def __init__(self, store: Store, config: Config, title: str = "jobboard") -> None:
        super().__init__()
        self.registry = Registry(config.keys)
        for theme in THEMES.values():
            self.register_theme(theme)
        self.theme = THEMES[config.display.theme].name
        self.animation_level = "none"
        self._notices = config.own.notices
        self.board = BoardScreen(store, self.registry, title, Wording(config.own.texts, config.display.name))

    def get_default_screen(self) -> BoardScreen:
        """The board is the first and the last screen."""
        return self.board

    def on_mount(self) -> None:
        """Name a template that was left aside; leave in good order when told to end."""
        if self._notices:
            self.board.say(self._notices[0])
        if sys.platform != "win32":
            loop = asyncio.get_running_loop()
            for number in (signal.SIGTERM, signal.SIGHUP):
                loop.add_signal_handler(number, partial(self.exit, 128 + number))

    def action_help_quit(self) -> None:
        """Ctrl+C is no way to lose a board by accident."""
        self.board.say(f"{self.registry.key('quit')} quits")

    def on_board_screen_sample(self) -> None:
        """Look at the sample board, unless this is it."""
        if self.board.header.title == SAMPLE_TITLE:
            self.board.say(f"This is the sample board: {self.registry.key('quit')} goes back to yours")
        else:
            self.exit(_SAMPLE)


def run(store: Store, config: Config) -> int:
    """Show the board until the user leaves it; returns the exit code. Raises WordsError for keys that clash."""
    while True:
        code = JobboardApp(store, config).run()
        if code != _SAMPLE:
            return code or 0
        _run_sample(config)


def _run_sample(config: Config) -> None:
    """Show an invented board, thrown away when it is left."""
    from jobboard.demo import open_demo
    from jobboard.store.database import BOARD

    with open_demo(BOARD) as sample:
        JobboardApp(sample, config, SAMPLE_TITLE).run()
