"""What the board does by itself: at its start the day's backup, and the steps that a day or a rule has changed."""

import asyncio
import gc
from importlib import import_module

from jobboard.errors import JobboardError, StoreError
from jobboard.store.store import Store
from jobboard.tui.base_screen import BaseScreen

MANY_CARDS = 500
"""Cards up to which their steps are computed within a key's time."""


async def run_startup_tasks(screen: BaseScreen[None], store: Store) -> None:
    """Load what keys lead to and make the backup, beside the loop and before the first key that needs them."""
    for name in ("jobboard.tui.board.actions", "jobboard.tui.card.detail"):
        await asyncio.to_thread(import_module, name)
    if not gc.isenabled():
        gc.freeze()  # what the start made stays: to go through it for garbage would hold up a key by 40 ms
        gc.enable()
    if store.read_only:
        screen.show_message(f"{store.path} can only be read: changes are refused", is_error=True)
    try:
        await asyncio.to_thread(store.ensure_daily_backup)
    except StoreError as error:
        screen.show_error(error)
    if store.backup_error:
        screen.show_error(store.backup_error)


class StepRecomputer:
    """Computes the steps that are out of date; the board shows them as they were until then."""

    def __init__(self, screen: BaseScreen[None], store: Store) -> None:
        self._screen = screen
        self._store = store
        self._is_running = False

    def refresh(self) -> None:
        """Draw steps that came due, and the new day; where they cannot be written, the board as it was stored."""
        try:
            if not self.start_if_many():
                self._store.recompute_stale()
        finally:
            self._screen.draw()

    def start_if_many(self) -> bool:
        """Whether there is so much to compute that it is done beside the board; begins with it, once at a time."""
        if not self._is_running and not self._store.read_only and self._store.count_stale() > MANY_CARDS:
            self._is_running = True
            self._screen.run_worker(self._compute())
        return self._is_running

    async def _compute(self) -> None:
        from jobboard.tui.system.background import run_long_work

        try:
            await run_long_work(self._store, Store.recompute_stale, "Computing the steps", self._screen.show_message)
            self._screen.show_message("")
        except JobboardError as error:
            self._screen.show_message(str(error))
        finally:
            self._is_running = False
