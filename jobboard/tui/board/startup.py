"""What the board does by itself at its start: say that it can only be read, and have the day's backup made."""

import asyncio
import gc
from collections.abc import Callable
from importlib import import_module
from typing import Protocol

from textual.screen import Screen

from jobboard.errors import JobboardError, StoreError
from jobboard.store.store import Store


class Say(Protocol):
    """Says one line at the foot of the screen."""

    def __call__(self, text: str, *, trouble: bool = False) -> None:
        """Say it, as trouble or not."""


async def run_startup_tasks(store: Store, say: Say) -> None:
    """Load what keys lead to and make the backup, beside the loop and before the first key that needs them."""
    for name in ("jobboard.tui.board.actions", "jobboard.tui.card.detail"):
        await asyncio.to_thread(import_module, name)
    if not gc.isenabled():
        gc.freeze()  # what the start made stays: to go through it for garbage would hold up a key by 40 ms
        gc.enable()
    if store.read_only:
        say(f"{store.path} can only be read: changes are refused", trouble=True)
    try:
        await asyncio.to_thread(store.ensure_daily_backup)
        trouble = store.backup_error
    except StoreError as error:
        trouble = error
    if trouble:
        say(str(trouble), trouble=True)


MANY = 500
"""Cards up to which the work is done within a key's time."""


class StepRecomputer:
    """Does it once at a time; the board shows the steps as they were until they are computed."""

    def __init__(self, screen: Screen[None], store: Store, say: Callable[[str], None]) -> None:
        self._screen = screen
        self._store = store
        self._say = say
        self._at_it = False

    def needed(self) -> bool:
        """Whether there is so much to compute that it is done beside the board; begins with it."""
        if not self._at_it and not self._store.read_only and self._store.count_stale() > MANY:
            self._at_it = True
            self._screen.run_worker(self._compute())
        return self._at_it

    async def _compute(self) -> None:
        from jobboard.tui.system.background import run_long_work

        try:
            await run_long_work(self._store, Store.recompute_stale, "Computing the steps", self._say)
            self._say("")
        except JobboardError as error:
            self._say(str(error))
        finally:
            self._at_it = False
