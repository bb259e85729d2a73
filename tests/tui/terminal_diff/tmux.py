"""A screen drawn by tmux: bytes go in, what tmux shows comes out."""

import os
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

_PANE = """
import os, sys, tty
tty.setraw(0)
inlet, outlet = sys.argv[1:]
while True:
    with open(inlet, "rb") as file:
        data = file.read()
    while data:
        data = data[os.write(1, data):]
    os.write(1, b"\\x1b[6n")
    answer = b""
    while not answer.endswith(b"R"):
        answer += os.read(0, 100)
    with open(outlet, "w") as file:
        file.write("drawn")
"""


class Tmux:
    """A tmux server of its own with one pane of `cols` × `rows`; ends with the context."""

    def __init__(self, folder: Path, cols: int, rows: int) -> None:
        self._socket = folder / "socket"
        self._inlet, self._outlet = folder / "inlet", folder / "outlet"
        os.mkfifo(self._inlet)
        os.mkfifo(self._outlet)
        program = [sys.executable, "-c", _PANE, str(self._inlet), str(self._outlet)]
        self._call("new-session", "-d", "-x", str(cols), "-y", str(rows), *program)
        self._call("set", "-g", "status", "off")
        self.resize(cols, rows)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._call("kill-server")

    def draw(self, text: str) -> None:
        """Send a text and wait until tmux has drawn it."""
        self._inlet.write_text(text, encoding="utf-8", newline="")
        assert self._outlet.read_text() == "drawn"

    def resize(self, cols: int, rows: int) -> None:
        """Give the pane another size."""
        self._call("resize-window", "-x", str(cols), "-y", str(rows))

    def screen(self) -> list[str]:
        """The rows of the pane, with their styles as escape sequences."""
        return self._call("capture-pane", "-p", "-e", "-N").split("\n")

    def _call(self, *words: str) -> str:
        command = ["tmux", "-S", str(self._socket), "-f", os.devnull, "-u", *words]
        environment = {**os.environ, "LC_ALL": "C.UTF-8", "TERM": "xterm-256color"}
        return subprocess.run(command, check=True, capture_output=True, encoding="utf-8", env=environment).stdout
