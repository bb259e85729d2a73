"""The wire of one terminal: takes the compositor's updates, sends their difference once in a turn of the loop."""

import asyncio
from collections.abc import Callable

from jobboard.tui.terminal_diff.encoder import Encoder
from jobboard.tui.terminal_diff.frame import Frame
from jobboard.tui.terminal_diff.style import StyleCache
from jobboard.tui.terminal_diff.terminal_features import Terminal
from jobboard.tui.terminal_diff.textual_compat import RowsUpdate, SpansUpdate, read_rows, read_spans


class DiffOutput:
    """Between what Textual composed and what is on the user's screen.

    `cursor` says where the cursor belongs (column, row); `write` sends text to the terminal and returns whether it did.
    """

    def __init__(self, terminal: Terminal, cursor: Callable[[], tuple[int, int]], write: Callable[[str], bool]) -> None:
        self._looks = StyleCache(terminal.colors)
        self._frame = Frame(0, 0, self._looks)
        self._encoder = Encoder(erases_in_color=terminal.erases_in_color)
        self._cursor = cursor
        self._write = write
        self._due = False
        self._is_first = True

    @property
    def size(self) -> tuple[int, int]:
        """Columns and rows of the frame composed last."""
        return self._frame.size

    def take(self, update: RowsUpdate | SpansUpdate) -> None:
        """Draw an update into the frame and have it sent in the next turn of the loop.

        The first is sent at once: whoever starts the app waits for it, and what else a start still does shows nothing.
        """
        if isinstance(update, SpansUpdate):
            read_spans(update, self._frame)
        else:
            self._fit(*update.region.bottom_right)
            read_rows(update, self._frame)
        if self._is_first:
            self._is_first = False
            self._send()
        else:
            self.send_soon()

    def forget(self) -> None:
        """Take the user's screen for unknown and send all of it again."""
        self._encoder.forget()
        self.send_soon()

    def send_soon(self) -> None:
        """Send what differs, together with all else that is drawn in this turn of the loop."""
        if not self._due:
            self._due = True
            asyncio.get_running_loop().call_soon(self._send)

    def _fit(self, width: int, height: int) -> None:
        if self.size != (width, height):
            self._frame = Frame(width, height, self._looks)
            self._encoder.forget()

    def _send(self) -> None:
        self._due = False
        width, height = self.size
        column, row = self._cursor()
        if not width or not height:
            return
        text = self._encoder.update(self._frame, (max(0, min(column, width - 1)), max(0, min(row, height - 1))))
        if text and not self._write(text):
            self._encoder.forget()
