"""The app: themes, styles, and leaving in good order. What keys do is the board screen's."""

import asyncio
import os
from contextlib import suppress
from typing import ClassVar

from rich.console import RenderableType
from textual.binding import Binding, BindingType
from textual.worker import WorkerFailed

from jobboard.config import Config
from jobboard.crash_report import report_crash
from jobboard.errors import JobboardError
from jobboard.store.store import Store
from jobboard.tui.base_screen import BaseScreen
from jobboard.tui.board.screen import BoardScreen
from jobboard.tui.first_frame.start import FirstFrame
from jobboard.tui.keymap import Registry
from jobboard.tui.prompt.key_queue import KeyQueueApp
from jobboard.tui.system.exit_watchdog import Watchdog
from jobboard.tui.system.keep_unsaved import SavesUnsavedInput
from jobboard.tui.terminal_diff.app import DiffOutputApp
from jobboard.tui.terminal_diff.drawn_frame import DrawnFrame
from jobboard.tui.textual_internals import FaultApp
from jobboard.tui.themes import ANSI, THEMES

SAMPLE_TITLE = "sample board"
_NO_TERMINAL = 129
"""What the app ends with as if it had been told by SIGHUP."""
_SAMPLE = -1
"""What the app ends with when the user wants to look at the sample board."""


class JobboardApp(KeyQueueApp[int], FaultApp[int], SavesUnsavedInput[int], DiffOutputApp[int]):
    """The board of one store; `title` stands at the top left."""

    CSS_PATH = "styles/app.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        # Where a screen or a question has no such key of its own.
        Binding("ctrl+l", "repaint", "Repaint", show=False),
        Binding("ctrl+z", "suspend_process", "To the shell", show=False),
    ]

    def __init__(
        self, store: Store, config: Config, title: str = "jobboard", *, keeps: bool = True, notice: str = ""
    ) -> None:
        plain = "NO_COLOR" in os.environ
        # Else Textual draws in greys, and the terminal's own colours, which it cannot know, in black on black.
        super().__init__(ansi_color=True if plain else None)
        self.store = store if keeps else None
        self.registry = Registry(config.keys)
        self.registry.check_overlays()
        for theme in THEMES.values():
            self.register_theme(theme)
        self.theme = ANSI.name if plain else THEMES[config.display.theme].name
        self.animation_level = "none"
        self.wire_wanted = config.display.wire
        self.board_frame: DrawnFrame | None = None
        """What stood on the screen when the board was left; None where something else did."""
        self.fault: JobboardError | None = None
        """What to tell the user where the program itself failed."""
        self._notices = (notice, *config.own.notices) if notice else config.own.notices
        self._running_loop: asyncio.AbstractEventLoop | None = None
        self.board = BoardScreen(store, self.registry, title, config.messages)
        self.hold_keys()

    @property
    def has_terminal(self) -> bool:
        """Whether the terminal is the app's, and not an editor's for now."""
        return not self._wire_rests

    def get_default_screen(self) -> BoardScreen:
        """The board is the first and the last screen."""
        return self.board

    def refresh_css(self, animate: bool = True) -> None:
        """Style everything anew; before there is anything, it is enough to know the theme's colours."""
        if self.screen_stack:
            super().refresh_css(animate)
        else:
            self.stylesheet.set_variables(self.get_css_variables())

    def take_over(self, first: FirstFrame) -> None:
        """Go on from what stands on the screen already."""
        self.drawn, first.drawn = first.drawn, None
        self.line_modes = first.line_modes
        first.hand_over()

    def exit(self, result: int | None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """Leave the app; what stands on the screen is the board, or something over it."""
        self.board_frame = self.left_frame if self.screen_stack and self.screen is self.board else None
        super().exit(result, return_code, message)

    def leave(self, code: int) -> None:
        """Leave because of what happened outside; what was typed is kept for the next start."""
        self.keep_words()
        self.exit(code)

    def call_in_loop(self, code: int) -> None:
        """Leave, as said from another thread; a loop that has ended already needs not be told."""
        if self._running_loop is not None:
            with suppress(RuntimeError):
                self._running_loop.call_soon_threadsafe(self.leave, code)

    def panic(self, *_: RenderableType) -> None:
        """Textual cannot read its terminal any more: leave as one does without a terminal."""
        self.leave(_NO_TERMINAL)

    def report_fault(self, error: BaseException) -> None:
        """Leave with a report that holds nothing of the cards."""
        self.keep_words()
        self.fault = report_crash(error.error if isinstance(error, WorkerFailed) else error)

    def on_mount(self) -> None:
        """Name a board that was made just now, or a template that was left aside."""
        self._running_loop = asyncio.get_running_loop()
        if self._notices:
            self.board.show_message(self._notices[0])

    def on_sample_requested(self) -> None:
        """Look at the sample board, unless this is it."""
        if self.board.header.title == SAMPLE_TITLE:
            self.board.show_message(f"This is the sample board: {self.registry.key('quit')} goes back to yours")
        else:
            self.exit(_SAMPLE)

    async def action_quit(self) -> None:
        """Leave from anywhere; what was typed is kept for the next start."""
        self.leave(0)

    def action_show_help_panel(self) -> None:
        """Show what every key does on the screen at hand."""
        from jobboard.tui.help.help_screen import HelpScreen

        if isinstance(self.screen, BaseScreen):
            self.push_screen(HelpScreen(self.screen.registry))

    def action_repaint(self) -> None:
        """Draw the whole screen anew."""
        self.repaint()

    def action_help_quit(self) -> None:
        """Ctrl+C is no way to lose a board by accident."""
        self.board.show_message(f"{self.registry.key('quit')} quits")


def run(
    store: Store, config: Config, *, sample: bool = False, first: FirstFrame | None = None, notice: str = ""
) -> int:
    """Show the board until the user leaves it; returns the exit code. Nothing typed is kept for a `sample` board.

    `first` is what stands on the screen already; what stands there last goes into it. `notice` is said at the start.
    Raises InvalidInputError for keys that clash, and CrashError where the program itself failed.
    """
    watchdog = Watchdog(first.line_modes if first else None)
    while True:
        app = JobboardApp(store, config, keeps=not sample, notice=notice)
        if first is not None:
            app.take_over(first)
        code = _show(app, watchdog)
        if first is not None:
            first.left = app.board_frame if code == 0 and config.display.first_frame and not store.read_only else None
            first.zone = store.clock.zone
        if code != _SAMPLE:
            return code
        _run_sample(config, watchdog)


def _run_sample(config: Config, watchdog: Watchdog) -> None:
    """Show an invented board, thrown away when it is left."""
    from jobboard.demo import open_demo
    from jobboard.store.store import BOARD

    with open_demo(BOARD) as sample:
        _show(JobboardApp(sample, config, SAMPLE_TITLE, keeps=False), watchdog)


def _show(app: JobboardApp, watchdog: Watchdog) -> int:
    watchdog.app = app
    code = app.run()
    watchdog.stand_down()
    if app.fault:
        raise app.fault
    return code or 0
