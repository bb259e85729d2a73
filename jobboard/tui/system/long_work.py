"""Work on many cards, beside the board and on a connection of its own; the foot of the screen says how far it is."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from threading import Event
from typing import TypeVar

from jobboard.store.background import aside as a_connection_of_its_own
from jobboard.store.progress import Progress
from jobboard.store.store import Store
from jobboard.tui.system.background import aside

T = TypeVar("T")


async def long_work(store: Store, work: Callable[[Store, Progress], T], words: str, say: Callable[[str], None]) -> T:
    """What the work returns, which another thread does; leaving the board breaks it off, with nothing half written."""
    loop = asyncio.get_running_loop()

    def tell(done: int, of: int) -> None:
        with suppress(RuntimeError):  # the app has left meanwhile
            loop.call_soon_threadsafe(say, f"{words}: {done * 100 // max(1, of)} %")

    def run() -> T:
        with a_connection_of_its_own(store, Event()) as own:
            return work(own, tell)

    return await aside(run)
