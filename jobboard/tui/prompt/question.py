"""A question put in one line at the foot of the screen, and its answer."""

from collections.abc import Awaitable, Callable, Sequence
from typing import NamedTuple


class Choice(NamedTuple):
    """One key that answers a question. Without a label the key is taken and not shown."""

    key: str
    label: str = ""


PassesKey = Callable[[str], bool]
"""Whether a key, by its name, goes past a question to whatever it does on the screen."""


class Question(NamedTuple):
    """Either single-key `choices`, or, without any, a typed line.

    `enter` says whether Enter takes the first choice. `check` is called with the typed line: it returns its
    meaning ("Thu 19 Nov 15:00"), empty for nothing to say, and raises InvalidInputError for a line that is refused.
    `suggest` names what the typed line may become, to be shown under it, and `complete` is what Tab makes of it.
    A key that `passes`, while nothing was typed yet, leaves the question as Esc does, and is none of the answer.
    """

    text: str
    choices: tuple[Choice, ...] = ()
    placeholder: str = ""
    initial: str = ""
    check: Callable[[str], str] | None = None
    suggest: Callable[[str], Sequence[str]] | None = None
    complete: Callable[[str], str] | None = None
    enter: bool = True
    passes: PassesKey | None = None


class Answer(NamedTuple):
    """The key that was chosen, or the line that was typed."""

    key: str = ""
    text: str = ""


Ask = Callable[[Question], Awaitable[Answer | None]]
"""Puts a question; None when the user left it by Esc."""
