"""What stands on a terminal's screen."""

from typing import NamedTuple, Self

from jobboard.tui.terminal_diff.encoder import Encoder
from jobboard.tui.terminal_diff.frame import Frame
from jobboard.tui.terminal_diff.style import StyleCache
from jobboard.tui.terminal_diff.terminal_features import Terminal


class DrawnFrame(NamedTuple):
    """A frame that stands on a terminal's screen, and the encoder that sent it."""

    terminal: Terminal
    frame: Frame
    encoder: Encoder

    @classmethod
    def nothing(cls, terminal: Terminal) -> Self:
        """A screen that nothing is known of."""
        frame = Frame(0, 0, StyleCache(terminal.colors))
        return cls(terminal, frame, Encoder(erases_in_color=terminal.erases_in_color))
