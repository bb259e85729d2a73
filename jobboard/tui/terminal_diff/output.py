"""The wire of one terminal: takes the compositor's updates, sends their difference once in a turn of the loop."""

import asyncio
from collections.abc import Callable

from jobboard.tui.terminal_diff.drawn_frame import DrawnFrame
from jobboard.tui.terminal_diff.frame import Frame
from jobboard.tui.terminal_diff.terminal_features import Terminal
from jobboard.tui.terminal_diff.textual_compat import RowsUpdate, SpansUpdate, read_rows, read_spans


class DiffOutput:
    """Between what Textual composed and what is on the user's screen.

    `cursor` says where the cursor belongs (column, row); `write` sends text to the terminal and returns whether it did.
    `drawn` is what stands on the screen already.
    """

    def __init__(
        self,
        terminal: Terminal,
        cursor: Callable[[], tuple[int, int]],
        write: Callable[[str], bool],
        drawn: DrawnFrame | None = None,
    ) -> None:
        self._terminal = terminal
        if drawn is None or drawn.terminal != terminal:
            drawn = DrawnFrame.nothing(terminal)
        self._frame, self._encoder = drawn.frame, drawn.encoder
        self._looks = self._frame.looks
        self._cursor = cursor
        self._write = write
        self._due = False
        self._is_first = True

    @property
    def drawn(self) -> DrawnFrame:
        """What was composed last, and the encoder that sends it."""
        return DrawnFrame(self._terminal, self._frame, self._encoder)

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
