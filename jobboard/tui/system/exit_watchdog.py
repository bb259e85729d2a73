"""Leaving when told to from outside: by a signal, or because the terminal is gone.

A terminal that nobody reads blocks the event loop, and one that is gone may send no signal. So a thread beside the
loop waits for both, has the app leave, and leaves itself where the app cannot.
"""

import os
import select
import signal
import sys
import termios
import threading
import time
from contextlib import suppress
from typing import Any, Protocol

_TOLD = (signal.SIGTERM, signal.SIGHUP)
_GRACE = 1.5
"""Seconds for the app to leave in good order."""
_MODES_ON = (2026, 2048, 2004, 1000, 1002, 1003, 1006, 1015, 1016, 1004)
_OFF = "".join(f"\x1b[?{mode}l" for mode in _MODES_ON)
_AS_IT_WAS = f"\x1b\\{_OFF}\x1b[?7h\x1b[<u\x1b[?1049l\x1b[?25h".encode()
"""Ends a sequence that was cut, then takes back all that Textual's driver has turned on."""
_TRIES = 50
_BETWEEN = 0.01


class ExitableApp(Protocol):
    """An app that can be told to leave; `leave` is called in its loop, the others in a thread beside it."""

    def leave(self, code: int) -> None:
        """Keep what was typed, and end with that code."""

    def keep_words(self) -> None:
        """Keep what was typed and not saved, unless that has been done."""

    @property
    def has_terminal(self) -> bool:
        """Whether the terminal is the app's, and not an editor's for now."""

    def call_in_loop(self, code: int) -> None:
        """Have the loop call `leave`."""


class Watchdog:
    """Watches signals and terminal from now to the end of the process; to be made in the main thread.

    `line_modes` are the terminal's as they are to be in the end; None for as they are now.
    """

    def __init__(self, line_modes: list[Any] | None = None) -> None:
        self.app: ExitableApp | None = None
        """Whom to tell."""
        self._terminal = sys.__stdin__.fileno() if sys.__stdin__ else 0
        self._modes = line_modes
        with suppress(termios.error):
            self._modes = self._modes or termios.tcgetattr(self._terminal)
        self._leaving = threading.Lock()
        self._signals, signals = os.pipe()
        os.set_blocking(signals, False)
        # The pipe is written to by C, even while Python waits for something; the handlers need only be there.
        signal.set_wakeup_fd(signals, warn_on_full_buffer=False)
        for number in _TOLD:
            signal.signal(number, lambda *_: None)
        threading.Thread(target=self._watch, name="jobboard-leaving", daemon=True).start()

    def _watch(self) -> None:
        code = 128 + self._wait()
        if self.app:
            self.app.call_in_loop(code)
        time.sleep(_GRACE)
        with self._leaving:
            if self.app:
                self.app.keep_words()
                if self.app.has_terminal:
                    self._give_back()
            os._exit(code)

    def stand_down(self) -> None:
        """The app has left, and given the terminal back; where that was begun here, wait for the end of the process."""
        with self._leaving:
            self.app = None

    def _wait(self) -> int:
        """Wait for a signal to leave, or for the terminal to go; returns the signal's number."""
        poller = select.poll()
        poller.register(self._signals, select.POLLIN)
        poller.register(self._terminal, 0)
        while True:
            for file, what in poller.poll():
                if file == self._signals:
                    told = [number for number in os.read(file, 64) if number in _TOLD]
                    if told:
                        return told[0]
                elif what & select.POLLHUP:
                    return signal.SIGHUP
                else:  # a system that cannot watch terminals
                    poller.unregister(file)

    def _give_back(self) -> None:
        """Bring the terminal to its former state without waiting for anybody to read: what waits there is dropped.

        Where nobody reads, what is written here waits in the terminal until somebody does.
        """
        screen = sys.__stderr__.fileno() if sys.__stderr__ else 2
        with suppress(OSError, termios.error):
            terminal = os.dup(screen)
            os.set_blocking(terminal, False)
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, screen)  # so that nothing is drawn behind it
            for _ in range(_TRIES):
                termios.tcflush(terminal, termios.TCOFLUSH)
                if self._modes:
                    # This wakes whoever waits in a write, which room in the buffer alone does not.
                    termios.tcsetattr(terminal, termios.TCSANOW, self._modes)
                with suppress(BlockingIOError):
                    if os.write(terminal, _AS_IT_WAS) == len(_AS_IT_WAS):
                        break
                time.sleep(_BETWEEN)
            os.set_blocking(terminal, True)  # for the shell, whose terminal this is
