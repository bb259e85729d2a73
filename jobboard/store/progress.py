"""How far a long action is."""

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Told how much is done, and of how much. What it raises ends the action there; a transaction is then undone whole."""


def no_progress(done: int, of: int) -> None:
    """Nobody watches."""
