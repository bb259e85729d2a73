"""Slow work beside the board, on a thread that keeps nobody from leaving."""

import asyncio
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

from jobboard.errors import JobboardError

T = TypeVar("T")


async def aside(work: Callable[[], T]) -> T:
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
