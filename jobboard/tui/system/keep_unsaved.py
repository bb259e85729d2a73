"""Keeping what was typed and not saved, whatever makes the app leave."""

from collections.abc import Callable
from contextlib import suppress
from typing import Protocol, runtime_checkable

from textual.app import App, ReturnType

from jobboard.errors import JobboardError
from jobboard.store.store import Store
from jobboard.unsaved_input import UnsavedInput, save_unsaved

Unsaved = Callable[[], UnsavedInput | None]
"""What was typed and not saved by now, None for nothing."""


@runtime_checkable
class HasUnsavedInput(Protocol):
    """A screen on which something may have been typed."""

    def unsaved(self) -> UnsavedInput | None:
        """What was typed and not saved by now."""


class SavesUnsavedInput(App[ReturnType]):
    """An app that keeps for the next start on its store what stands unsaved on its screens."""

    store: Store | None = None
    """The board that the words belong to; None where they are not worth keeping."""
    at_editor: Unsaved | None = None
    """What stands in the user's own editor, while that has the terminal."""
    _kept = False

    def keep_words(self) -> None:
        """Write down what is unsaved, once. May be called from another thread while the loop is stuck."""
        if self._kept or self.store is None:
            return
        self._kept = True
        screens = [screen.unsaved for screen in self.screen_stack if isinstance(screen, HasUnsavedInput)]
        for unsaved in (*screens, self.at_editor):
            words = unsaved() if unsaved else None
            if words:
                with suppress(JobboardError, OSError):  # on the way out nobody can be told
                    save_unsaved(self.store.path, self.store.now(), words)
