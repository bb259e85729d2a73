"""Programs on a real pseudo-terminal, seen from the side of whoever looks at it."""

import sys
from collections.abc import Mapping, Sequence
from time import perf_counter, sleep

from tests.terminal.session import Session

AFTER_LAUNCH = 0.5
AFTER_KEY = 0.12
"""Seconds of silence that mean a program is done."""
AFTER_ESC = 0.3
"""More than a terminal program waits to tell the key from the start of a longer one."""


class Line(Session):
    """A session over a line of `kbps` kilobits a second; 0 is as fast as it goes."""

    kbps = 0.0

    def __init__(
        self, argv: Sequence[str], env: Mapping[str, str] | None = None, cols: int = 120, rows: int = 36
    ) -> None:
        super().__init__(argv, env, cols, rows)
        self.lag = 0.0
        """Milliseconds from the last key to the last byte of what it did."""
        self.wrote = 0
        """How many bytes that took."""

    def press(self, *keys: str, quiet: float = AFTER_KEY) -> None:
        """Press keys and wait until the program has answered and is done; one that writes nothing is an error."""
        before, start = self.bytes_out, perf_counter()
        self.send(*keys)
        self.wait_until(lambda: self.bytes_out > before, f"{' '.join(keys)} to show something")
        self.settle(quiet)
        self.lag, self.wrote = (self.last_output - start) * 1000, self.bytes_out - before

    def hold(self, key: str, rate: float, times: int) -> None:
        """Press a key so many times a second, as a keyboard repeats it."""
        start = perf_counter()
        for number in range(times):
            while (left := start + number / rate - perf_counter()) > 0:
                self._read(min(left, 0.005))
            self.send(key)
        pressed = perf_counter()
        self.settle(AFTER_KEY)
        self.lag = (self.last_output - pressed) * 1000

    def ready(self, text: str) -> float:
        """Wait until the text stands on the screen and nothing more comes; milliseconds from start to last byte."""
        self.settle(AFTER_LAUNCH)
        while text not in self.text():
            self.wait_for(text)
            self.settle(AFTER_LAUNCH)
        return (self.last_output - self.started) * 1000

    def _read(self, wait: float) -> bool:
        before = self.bytes_out
        came = super()._read(wait)
        if came and self.kbps:
            sleep((self.bytes_out - before) * 8 / (self.kbps * 1000))
            self.last_output = perf_counter()
        return came


def seconds(argv: Sequence[str], env: Mapping[str, str]) -> float:
    """How long a command takes that ends by itself."""
    with Line(argv, env) as session:
        if session.wait_exit(patience=600):
            raise AssertionError(f"{' '.join(argv)} ended with {session.exit_code}\n{session.text()}")
        return perf_counter() - session.started


def python(*argv: str) -> tuple[str, ...]:
    """This Python with these arguments."""
    return (sys.executable, *argv)
