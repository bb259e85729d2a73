"""A Textual app whose output goes through the wire."""

import os
from typing import Any

from rich.console import RenderableType
from textual import events
from textual.app import App, ReturnType
from textual.driver import Driver
from textual.messages import TerminalSupportsSynchronizedOutput
from textual.screen import Screen

from jobboard.tui.terminal_diff.drawn_frame import DrawnFrame
from jobboard.tui.terminal_diff.output import DiffOutput
from jobboard.tui.terminal_diff.terminal_features import describe
from jobboard.tui.terminal_diff.textual_compat import RowsUpdate, SpansUpdate, unsupported_features

SWITCH = "JOBBOARD_WIRE"
"""The environment variable; 0 leaves Textual's own output in place."""

SYNC_START, SYNC_END = "\x1b[?2026h", "\x1b[?2026l"
SYNC_FROM = 512
"""Characters from which an update may reach the screen in parts, so that the terminal is told to wait for its end."""


class DiffOutputApp(App[ReturnType]):
    """An app that sends its terminal only the cells that changed, all repaints of one turn of the loop as one."""

    wire_wanted: bool = True
    """Whether to use the wire; to be set before the app runs."""

    drawn: DrawnFrame | None = None
    """What stands on the screen before the app runs; to be set before it does."""

    line_modes: list[Any] | None = None
    """The terminal's, as they are to be when the app has left; None for as they are when it starts."""

    _wire: DiffOutput | None = None
    _wire_is_decided: bool = False
    _wire_synchronises: bool = False
    _wire_rests: bool = False

    def repaint(self) -> None:
        """Send the whole screen again, because something else may have written on it."""
        if self._wire is None:
            self.screen.refresh()
        else:
            self._wire.forget()

    @property
    def left_frame(self) -> DrawnFrame | None:
        """What stands on the screen, or None where Textual's own output is in place."""
        return self._wire.drawn if self._wire else None

    def get_driver_class(self) -> type[Driver]:
        """On a terminal one that goes on from what is drawn already."""
        found = super().get_driver_class()
        if found.__name__ != "LinuxDriver":
            return found
        from jobboard.tui.terminal_diff.driver import TerminalDriver

        return TerminalDriver

    def on_load(self) -> None:
        """Send nothing while the app is suspended, and all when it comes back."""
        self.app_suspend_signal.subscribe(self, self._rest_wire, immediate=True)
        self.app_resume_signal.subscribe(self, self._wake_wire, immediate=True)

    def on_resize(self, event: events.Resize) -> None:
        """Repaint all when the terminal is back at the size it had, which Textual takes for no change."""
        if self._wire is not None and self._wire.size == event.size:
            self._wire.forget()

    def on_terminal_supports_synchronized_output(self, _: TerminalSupportsSynchronizedOutput) -> None:
        """Note that the terminal can be told to wait for the end of an update."""
        self._wire_synchronises = True

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        if not self._wire_is_decided:
            self._wire = self._make_wire()
            self._wire_is_decided = True
        update: object = renderable
        if self._wire is None or self._batch_count or not isinstance(update, RowsUpdate | SpansUpdate):
            super()._display(screen, renderable)
            return
        self._wire.take(update)
        self.post_display_hook()

    def _make_wire(self) -> DiffOutput | None:
        """The wire, or None where it is not wanted or cannot be used."""
        unwanted = not self.wire_wanted or os.environ.get(SWITCH) == "0"
        if unwanted or self.is_headless or self.is_inline or self.is_web or unsupported_features(self):
            return None
        return DiffOutput(describe(self.console), lambda: self.cursor_position, self._write_to_terminal, self.drawn)

    def _rest_wire(self, _: App[Any]) -> None:
        self._wire_rests = True

    def _wake_wire(self, _: App[Any]) -> None:
        self._wire_rests = False
        self.repaint()

    def _write_to_terminal(self, text: str) -> bool:
        if self._driver is None or self._wire_rests or not self.is_running:
            return False
        if self._wire_synchronises and len(text) >= SYNC_FROM:
            text = SYNC_START + text + SYNC_END
        self._driver.write(text)
        self._driver.flush()
        return True
