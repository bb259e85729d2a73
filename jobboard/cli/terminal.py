"""Asking a question where standard input is taken: it goes to the terminal that the output is on."""

import os
import sys
from contextlib import suppress
from pathlib import Path

from jobboard.text import clean

_TERMINAL = Path("/dev/tty")


def can_ask() -> bool:
    """Whether somebody sits at a terminal: standard input is one, or what is printed goes to one."""
    if sys.stdin.isatty():
        return True
    if not (sys.stdout.isatty() and sys.stderr.isatty()):
        return False
    with suppress(OSError):
        os.close(os.open(_TERMINAL, os.O_RDWR | os.O_NOCTTY))
        return True
    return False


def ask(question: str) -> str:
    """The line that was typed, cleaned; empty where there is none, or the terminal is gone."""
    sys.stdout.flush()
    with _TERMINAL.open("r+b", buffering=0) as terminal:
        terminal.write(question.encode("utf-8", "replace"))
        line = terminal.readline()
    return clean(line.decode("utf-8", "replace"))
