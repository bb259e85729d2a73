"""Slow work beside the board, on a thread that keeps nobody from leaving."""

import asyncio
import threading
from collections.abc import Callable
from contextlib import suppress
from threading import Event
from typing import TypeVar

from jobboard.errors import JobboardError
from jobboard.store.background import background_connection as a_connection_of_its_own
from jobboard.store.progress import Progress
from jobboard.store.store import Store

T = TypeVar("T")


async def run_in_thread(work: Callable[[], T]) -> T:
    """What the work returns; raises the errors that it raises for the user. Leaving the app does not wait for it."""
    loop = asyncio.get_running_loop()
    done = asyncio.Event()
    results: list[T] = []
    errors: list[JobboardError] = []

    def run() -> None:
        try:
            results.append(work())
        except JobboardError as error:
            errors.append(error)
        finally:
            with suppress(RuntimeError):  # the app has left meanwhile
                loop.call_soon_threadsafe(done.set)

    threading.Thread(target=run, daemon=True).start()
    await done.wait()
    for error in errors:
        raise error
    return results[0]


async def run_long_work(
    store: Store, work: Callable[[Store, Progress], T], words: str, say: Callable[[str], None]
) -> T:
    """What the work returns, which another thread does; leaving the board breaks it off, with nothing half written."""
    loop = asyncio.get_running_loop()

    def tell(done: int, of: int) -> None:
        with suppress(RuntimeError):  # the app has left meanwhile
            loop.call_soon_threadsafe(say, f"{words}: {done * 100 // max(1, of)} %")

    def run() -> T:
        with a_connection_of_its_own(store, Event()) as own:
            return work(own, tell)

    return await run_in_thread(run)
