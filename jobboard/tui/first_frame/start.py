"""The terminal from the first moment: the frame that was left is drawn, and what is typed waits for the board."""

import os
import signal
import sys
import termios
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import Any

from jobboard.tui.first_frame.conditions import conditions
from jobboard.tui.first_frame.saved_frame import SavedFrame, frame_path, of_frame, read_frame, write_frame
from jobboard.tui.terminal_diff.drawn_frame import DrawnFrame
from jobboard.tui.terminal_diff.encoder import Encoder
from jobboard.tui.terminal_diff.style import StyleCache
from jobboard.tui.terminal_diff.terminal_features import Terminal

_ENTER = "\x1b[?1049h\x1b[?25l\x1b[?7l"
"""The other screen, without a cursor, and no line that wraps."""
_LEAVE = "\x1b\\\x1b[m\x1b[?7h\x1b[?1049l\x1b[?25h"
"""Ends a sequence that was cut, then takes back what was turned on."""
_TOLD = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)


class FirstFrame:
    """The first frame of a board: drawn where it may be, taken over by the app, kept when the board is left.

    `drawn` is None where nothing was drawn. `line_modes` are the terminal's before anything was changed.
    """

    def __init__(self, board: Path, config: Path) -> None:
        self.drawn: DrawnFrame | None = None
        self.line_modes: list[Any] | None = None
        self.left: DrawnFrame | None = None
        """To be kept; None where what stood there last was not the board at rest."""
        self.zone = ""
        """The board's, for what is to be kept."""
        self.cursor = (0, 0)
        self._board = board
        self._config = config
        self._path = frame_path(board)
        self._screen = sys.__stderr__.fileno() if sys.__stderr__ else 2
        self._is_ours = False

    def draw(self) -> None:
        """Draw the frame that was kept, if all is as it was; else remove it."""
        saved = read_frame(self._path)
        if saved is None or not self._is_as_it_was(saved):
            with suppress(OSError):
                self._path.unlink(missing_ok=True)
            return
        terminal = Terminal(saved.colors, saved.erases_in_color)
        encoder = Encoder(erases_in_color=terminal.erases_in_color)
        frame = saved.frame(StyleCache(terminal.colors))
        text = encoder.update(frame, saved.cursor)
        if self._take_terminal():
            self.drawn = DrawnFrame(terminal, frame, encoder)
            self._write(_ENTER + text)

    def hand_over(self) -> None:
        """From now on the app gives the terminal back."""
        self._is_ours = False

    def give_back(self) -> None:
        """Bring the terminal to its former state, unless the app has taken it over."""
        if not self._is_ours:
            return
        self._is_ours = False
        with suppress(OSError, termios.error):
            termios.tcsetattr(0, termios.TCSANOW, self.line_modes or [])
            termios.tcflush(self._screen, termios.TCOFLUSH)  # where nobody reads, there would be no room
            self._write(_LEAVE)

    def keep(self) -> None:
        """Keep what stood there last, the board being closed; without anything remove what was kept before."""
        left = self.left
        try:
            found = left and conditions(self._board, self._config, self.zone, left.frame.size)
            if left and found:
                write_frame(of_frame(left.frame, found, left.terminal, self.cursor), self._path)
            else:
                self._path.unlink(missing_ok=True)
        except OSError:
            return  # the board is gone, or its folder cannot be written: the next start goes without

    def _is_as_it_was(self, saved: SavedFrame) -> bool:
        try:
            size = os.get_terminal_size(self._screen)
            zone = str(saved.conditions.get("zone", ""))
            return saved.conditions == conditions(self._board, self._config, zone, (size.columns, size.lines))
        except (OSError, ValueError, KeyError):  # KeyError: a zone that is not known
            return False

    def _take_terminal(self) -> bool:
        """Have the terminal hold what is typed, unseen, for the app to read."""
        try:
            self.line_modes = termios.tcgetattr(0)
            modes = termios.tcgetattr(0)
            modes[0] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
            modes[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
            termios.tcsetattr(0, termios.TCSANOW, modes)
        except termios.error:
            return False
        self._is_ours = True
        return True

    def _write(self, text: str) -> None:
        data = text.encode()
        while data:
            data = data[os.write(self._screen, data) :]


@contextmanager
def first_frame(board: Path, config: Path) -> Iterator[FirstFrame]:
    """Draw a board's first frame; however this is left, the terminal is given back, and the last frame is kept."""
    first = FirstFrame(board, config)
    before = {number: signal.signal(number, _leave) for number in _TOLD}
    try:
        first.draw()
        yield first
    finally:
        first.give_back()
        for number, handler in before.items():
            if signal.getsignal(number) is _leave:
                signal.signal(number, handler)
    first.keep()


def _leave(number: int, _: FrameType | None) -> None:
    sys.exit(128 + number)
