"""A question put in one line at the foot of the screen, and its answer."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """One key that answers a question. Without a label the key is taken and not shown."""

    key: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """Either single-key `choices`, or, without any, a typed line.

    `enter` says whether Enter takes the first choice. `check` is called with the typed line: it returns what was
    understood ("Thu 19 Nov 15:00"), empty for nothing to say, and raises WordsError for a line that is refused.
    """

    text: str
    choices: tuple[Choice, ...] = ()
    placeholder: str = ""
    initial: str = ""
    check: Callable[[str], str] | None = None
    enter: bool = True


@dataclass(frozen=True, slots=True)
class Answer:
    """The key that was chosen, or the line that was typed."""

    key: str = ""
    text: str = ""


Ask = Callable[[Question], Awaitable[Answer | None]]
"""Puts a question; None when the user left it by Esc."""
