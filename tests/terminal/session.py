"""A program in a real pseudo-terminal, driven by keys and watched on an emulated screen.

Nothing here sleeps: every wait reads the terminal until what it waits for is there or its time is up.
"""

import fcntl
import os
import pty
import select
import shutil
import signal
import struct
import sys
import termios
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from time import perf_counter
from types import TracebackType
from typing import Any, Self

from tests.terminal.emulator import Emulator
from tests.terminal.keys import encode

PATIENCE = 30.0
"""Seconds until a wait gives up; far above what is usual, since test machines are shared."""
_SLICE = 0.02
_REPAINTS = 80
"""More whole screens than a terminal's buffer and Textual's queue of 30 writes take."""
_NOT_INHERITED = ("TMUX", "STY", "COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "TERM_PROGRAM", "PYTHONUNBUFFERED")
_TERMINAL = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8"}
_IDLE_SHARE = 0.3


class Session:
    """A running program; `env` is added to the environment, the size is in cells.

    Leaving the context ends the program if it still runs.
    """

    def __init__(
        self, argv: Sequence[str], env: Mapping[str, str] | None = None, cols: int = 120, rows: int = 36
    ) -> None:
        self.emulator = Emulator(cols, rows)
        self.bytes_out = 0
        """How many bytes the program has written."""
        self.written = bytearray()
        """What the program has written."""
        self.exit_code: int | None = None
        """What the program ended with, negative for a signal; None while it runs."""
        self._argv = list(argv)
        self._env = {name: value for name, value in os.environ.items() if name not in _NOT_INHERITED}
        self._env |= _TERMINAL | dict(env or {})
        self._master, self._slave = pty.openpty()
        self._set_size(cols, rows)
        self._modes_before = self._line_modes()
        self.started = perf_counter()
        """When the program was started; like `last_output` on the clock of `perf_counter`."""
        self.last_output = self.started
        self.pid = self._spawn()
        self._exit = os.pidfd_open(self.pid) if sys.platform == "linux" else -1
        """Becomes readable when the program ends, so that this is noticed at once; elsewhere, at the next look."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self.exit_code is None:
            os.kill(self.pid, signal.SIGKILL)
            self.wait_exit()
        for file in {self._master, self._slave, self._exit} - {-1}:
            os.close(file)

    def send(self, *keys: str) -> None:
        """Press keys: single characters, or names as in `keys.encode`.

        After `esc` wait for what it does before pressing more: a terminal writes alt and a key just like escape
        and a key.
        """
        self.write(b"".join(encode(key) for key in keys))

    def type(self, text: str) -> None:
        """Type a text, character by character."""
        self.send(*text)

    def paste(self, text: str) -> None:
        """Paste a text as a terminal with bracketed paste does."""
        self.write(f"\x1b[200~{text}\x1b[201~".encode())

    def resize(self, cols: int, rows: int) -> None:
        """Give the terminal a new size; the program is told by SIGWINCH."""
        self._read_waiting()
        self.emulator.resize(cols, rows)
        self._set_size(cols, rows)

    def screen(self) -> list[str]:
        """Return the rows of the screen, without blanks at their ends."""
        self._read_waiting()
        return self.emulator.lines()

    def text(self) -> str:
        """Return the screen as one text."""
        return "\n".join(self.screen())

    def wait_for(self, text: str, patience: float = PATIENCE) -> None:
        """Read until the screen shows `text`."""
        self.wait_until(lambda: text in self.text(), f"{text!r} to appear", patience)

    def wait_gone(self, text: str, patience: float = PATIENCE) -> None:
        """Read until the screen no longer shows `text`."""
        self.wait_until(lambda: text not in self.text(), f"{text!r} to go", patience)

    def wait_until(self, met: Callable[[], bool], what: str, patience: float = PATIENCE) -> None:
        """Read until `met`; an AssertionError that shows the screen when time is up or the program has ended."""
        deadline = perf_counter() + patience
        while not met():
            ended = self.poll() is not None
            if not self._read(_SLICE) and (ended or perf_counter() > deadline):
                if met():
                    return
                raise AssertionError(self._report(what))

    def wait_exit(self, patience: float = PATIENCE) -> int:
        """Read until the program has ended; return its exit code."""
        self.wait_until(lambda: self.poll() is not None, "the program to end", patience)
        self._read_waiting()
        assert self.exit_code is not None
        return self.exit_code

    def wait_exit_unread(self, patience: float = PATIENCE) -> int:
        """Wait until the program has ended, reading nothing of what it writes; return its exit code."""
        deadline = perf_counter() + patience
        while self.poll() is None:
            if perf_counter() > deadline:
                raise AssertionError(self._report("the program to end while nobody reads"))
            select.select([self._exit] if self._exit >= 0 else [], [], [], _SLICE)
        assert self.exit_code is not None
        return self.exit_code

    def stall(self) -> None:
        """Have the program draw more than its terminal and its queue hold, while nobody reads."""
        for turn in range(_REPAINTS):
            self._set_size(self.emulator.cols - turn % 2, self.emulator.rows)
            select.select([self._exit] if self._exit >= 0 else [], [], [], 2 * _SLICE)

    def hang_up(self) -> None:
        """Close the terminal, as a window that is closed or a line that drops."""
        os.close(self._master)
        self._master = -1

    def settle(self, quiet: float = 0.15, patience: float = PATIENCE) -> None:
        """Read until the program has written nothing and has hardly computed for `quiet` seconds, or has ended."""
        deadline = perf_counter() + patience
        idle_since, computed = perf_counter(), self._computed()
        while self.poll() is None and perf_counter() - idle_since < quiet:
            if perf_counter() > deadline:
                raise AssertionError(self._report("the program to be quiet"))
            wrote = self._read(min(_SLICE, quiet / 4))
            now = perf_counter()
            if wrote or self._computed() - computed > _IDLE_SHARE * max(now - idle_since, _SLICE):
                idle_since, computed = now, self._computed()
        self._read_waiting()

    def poll(self) -> int | None:
        """Return the exit code, or None while the program runs."""
        if self.exit_code is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.exit_code = os.waitstatus_to_exitcode(status)
        return self.exit_code

    def rss(self) -> int:
        """Return the memory that the program holds, in bytes (from /proc: Linux)."""
        pages = int(Path(f"/proc/{self.pid}/statm").read_text(encoding="ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE")

    def left_changed(self) -> set[str]:
        """Name what the program has not put back as it was: private modes, line modes; empty when all is well."""
        self._read_waiting()
        changed = self.emulator.left_on()
        return changed | ({"line modes"} if self._line_modes() != self._modes_before else set())

    def _spawn(self) -> int:
        """Start the program as the leader of a session of its own, every signal at its default.

        Opening a terminal makes it the controlling one.
        """
        path = shutil.which(self._argv[0], path=self._env.get("PATH"))
        if path is None:
            raise FileNotFoundError(self._argv[0])
        files = [
            (os.POSIX_SPAWN_OPEN, 0, os.ttyname(self._slave), os.O_RDWR, 0),
            (os.POSIX_SPAWN_DUP2, 0, 1),
            (os.POSIX_SPAWN_DUP2, 0, 2),
        ]
        signals = signal.valid_signals() - {signal.SIGKILL, signal.SIGSTOP}
        return os.posix_spawn(path, self._argv, self._env, file_actions=files, setsid=True, setsigdef=signals)

    def _read(self, wait: float) -> bool:
        """Take what the program wrote within `wait` seconds and answer its questions; False: nothing came."""
        if self._master < 0:
            return False
        watched = [self._master] if self._exit < 0 else [self._master, self._exit]
        if self._master not in select.select(watched, [], [], wait)[0]:
            return False
        data = os.read(self._master, 1 << 16)
        self.last_output = perf_counter()
        self.bytes_out += len(data)
        self.written += data
        answer = self.emulator.feed(data)
        if answer:
            self.write(answer)
        return True

    def _read_waiting(self) -> None:
        while self._read(0):
            pass

    def write(self, data: bytes) -> None:
        """Write all of it, reading meanwhile, so that neither side waits for the other."""
        deadline = perf_counter() + PATIENCE
        while data:
            if select.select([], [self._master], [], _SLICE)[1]:
                data = data[os.write(self._master, data[:512]) :]
            elif not self._read(0) and perf_counter() > deadline:
                raise AssertionError(self._report("the program to read its keys"))

    def _computed(self) -> float:
        """Return the processor time used so far, in seconds; 0 where /proc does not tell."""
        try:
            stat = Path(f"/proc/{self.pid}/stat").read_text(encoding="utf-8")
        except OSError:
            return 0.0
        user, system = stat.rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")

    def _set_size(self, cols: int, rows: int) -> None:
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, cols, 0, 0))

    def _line_modes(self) -> list[Any]:
        return termios.tcgetattr(self._slave)

    def _report(self, what: str) -> str:
        state = "still runs" if self.exit_code is None else f"ended with {self.exit_code}"
        frame = "\n".join(f"|{line.ljust(self.emulator.cols)}|" for line in self.screen())
        return f"waited in vain for {what}; {' '.join(self._argv)} {state}; the screen:\n{frame}"
