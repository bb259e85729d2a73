"""The terminal under the app: Textual's driver, going on from what was drawn before it, whatever bytes come in."""

import os
import re
import selectors
from codecs import getincrementaldecoder
from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING, Any

from textual import events
from textual._parser import ParseError
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

if TYPE_CHECKING:
    from jobboard.tui.terminal_diff.app import DiffOutputApp

_OTHER_SCREEN = "\x1b[?1049h"
"""Takes the other screen and clears it, also where it is taken already."""
_MOUSE_MODES = (1000, 1002, 1006)
"""Buttons, motion with a button held, and places beyond column 223."""
_LOOK = 0.1
"""Seconds after which it is looked whether the app has left, and whether an escape stands alone."""
_CHUNK = 4096
_PASTE_BEGIN, _PASTE_END = "\x1b[200~", "\x1b[201~"
_ESC = "\x1b"
_ESC_AND_KEY = re.compile(r"\x1b(?=[^\[O\]P^_X\\\x1bbf\x7f])")
"""An escape right before a key: Esc and then the key, in one read or held together by tmux. Not before what begins a
sequence, and not before the keys that go by words in a line (Alt+B, Alt+F, Alt+Backspace).
"""
_PATIENCE = 1.0
"""Seconds of silence after which a paste is over, whether its end came or not."""
_UNREADABLE = (ParseError, ValueError, OverflowError, LookupError, TypeError)
"""What the parser raises for sequences that no key sends, such as one beyond Unicode."""


class TerminalDriver(LinuxDriver):
    """Leaves the first frame on the screen, and the terminal in the end as it was before that."""

    def __init__(self, app: "DiffOutputApp[Any]", **options: Any) -> None:
        super().__init__(app, **options)
        self._line_modes = app.line_modes
        self._is_on_other_screen = app.drawn is not None
        self._tail = ""
        """The last of what was read, in which a mark may be cut in two."""
        self._paste_since: float | None = None
        """When a paste that has not ended was last heard of."""

    def start_application_mode(self) -> None:
        """Take the terminal, at the start of the app or when it comes back to it."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        self._is_on_other_screen = False
        if self._line_modes is not None:
            self.attrs_before = self._line_modes

    def _enable_mouse_support(self) -> None:
        self._set_mouse("h")

    def _disable_mouse_support(self) -> None:
        self._set_mouse("l")

    def _set_mouse(self, ending: str) -> None:
        """Have the mouse reported while a button is held, and no other motion: on a slow line keys wait behind it."""
        if self._mouse:
            self.write("".join(f"\x1b[?{mode}{ending}" for mode in _MOUSE_MODES))
            self.flush()

    def write(self, data: str) -> None:
        """Write to the terminal."""
        if not (self._is_on_other_screen and data == _OTHER_SCREEN):
            super().write(data)

    def run_input_thread(self) -> None:
        """Read what is typed until the app leaves. Bytes that are no UTF-8 are dropped, and so is what no key sends."""
        decode = getincrementaldecoder("utf-8")("ignore").decode
        parser = XTermParser(self._debug)
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                parser = self._read(selector, parser, decode)
            self._read(selector, parser, decode)

    def _read(
        self, selector: selectors.SelectSelector, parser: XTermParser, decode: Callable[[bytes], str]
    ) -> XTermParser:
        """Read once, and send on what it was; returns the parser to go on with."""
        try:
            text = decode(os.read(self.fileno, _CHUNK)) if selector.select(_LOOK) else ""
            text += self._end_of_paste(text)
            for number, part in enumerate(_ESC_AND_KEY.split(text) if self._paste_since is None else [text]):
                if number:
                    self.process_message(events.Key("escape", _ESC))
                for event in parser.feed(part) if part else ():
                    self.process_message(event)
            for event in parser.tick():
                self.process_message(event)
        except _UNREADABLE:
            return XTermParser(self._debug)
        return parser

    def _end_of_paste(self, text: str) -> str:
        """The end of a paste whose own end does not come, so that the keys behind it are heard; else nothing."""
        if text:
            heard = self._tail + text
            self._tail = heard[1 - len(_PASTE_END) :]
            begun, ended = heard.rfind(_PASTE_BEGIN), heard.rfind(_PASTE_END)
            if begun > ended or (self._paste_since is not None and ended < 0):
                self._paste_since = monotonic()
            else:
                self._paste_since = None
        elif self._paste_since is not None and monotonic() - self._paste_since > _PATIENCE:
            self._paste_since = None
            return _PASTE_END
        return ""
