"""What the board does by itself at its start: say that it can only be read, and have the day's backup made."""

import asyncio
import gc
from importlib import import_module
from typing import Protocol

from jobboard.errors import StoreError
from jobboard.store.store import Store


class Say(Protocol):
    """Says one line at the foot of the screen."""

    def __call__(self, text: str, *, trouble: bool = False) -> None:
        """Say it, as trouble or not."""


async def look_after(store: Store, say: Say) -> None:
    """Load what keys lead to and make the backup, beside the loop and before the first key that needs them."""
    for name in ("jobboard.tui.board.actions", "jobboard.tui.card.detail"):
        await asyncio.to_thread(import_module, name)
    if not gc.isenabled():
        gc.freeze()  # what the start made stays: to go through it for garbage would hold up a key by 40 ms
        gc.enable()
    if store.read_only:
        say(f"{store.path} can only be read: changes are refused", trouble=True)
    try:
        await asyncio.to_thread(store.keep_today)
        trouble = store.unkept
    except StoreError as error:
        trouble = error
    if trouble:
        say(str(trouble), trouble=True)
