"""Long work beside the screen: in another thread, over a connection of its own, and stopped by one word."""

import copy
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from jobboard.errors import JobboardError
from jobboard.store.connection import connect
from jobboard.store.sqlite_errors import guard
from jobboard.store.store import Store

_PATIENCE = 5.0
"""Seconds to wait for another program's lock."""


class StoppedError(JobboardError):
    """The user stopped the work; nothing of it was written."""


@contextmanager
def aside(store: Store, stop: threading.Event) -> Iterator[Store]:
    """The same board, in the same session, for the thread that calls; StoppedError once `stop` is set.

    Readers are not shut out while it writes: all that is changed stays in memory until it is whole.
    """
    with guard(store.path):
        db = connect(store.path, _PATIENCE)
    try:
        db.stop_when(stop.is_set)
        own = copy.copy(store)
        own.db = db
        yield own
    except JobboardError as error:
        if stop.is_set():
            raise StoppedError("stopped", "nothing was written") from error
        raise
    finally:
        db.close()
