"""Long work beside the screen: in another thread, over a connection of its own, and stopped by one word."""

import copy
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import TypeVar

from jobboard.errors import JobboardError, StoreError
from jobboard.store.connection import connect
from jobboard.store.sqlite_errors import translate_sqlite_errors
from jobboard.store.store import Store

_PATIENCE = 5.0
"""Seconds to wait for another program's lock."""


class StoppedError(JobboardError):
    """The user stopped the work; nothing of it was written."""


@contextmanager
def background_connection(store: Store, stop: threading.Event) -> Iterator[Store]:
    """The same board, in the same session, for the thread that calls; StoppedError once `stop` is set.

    Readers are not shut out while it writes: all that is changed stays in memory until it is whole.
    """
    with translate_sqlite_errors(store.path):
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


T = TypeVar("T")


class BackgroundReader:
    """A second connection to a board, for looking only; it is opened with the first question."""

    def __init__(self, board: Store) -> None:
        self._board = board
        self._thread = ThreadPoolExecutor(1, "reader")
        self._newest = 0
        self._store: Store | None = None
        """The thread's own, which nobody else may use."""

    def ask(self, question: Callable[[Store], T]) -> Future[T | None]:
        """The answer to come; None where another question, or `forget`, cut it short. Raises what reading raises."""
        self._newest += 1
        return self._thread.submit(self._answer, self._newest, question)

    def forget(self) -> None:
        """Cut short the question that is being answered; its answer is no longer wanted."""
        self._newest += 1

    def close(self) -> None:
        """Cut short what is being answered, and let go of the file."""
        self._newest += 1
        self._thread.submit(self._let_go)
        self._thread.shutdown()

    def _answer(self, number: int, question: Callable[[Store], T]) -> T | None:
        if number != self._newest:
            return None
        try:
            if self._store is None:
                self._store = self._board.open_reader()
            self._store.db.stop_when(lambda: number != self._newest)
            self._store.load_settings()
            with self._store.translate_sqlite_errors():
                return question(self._store)
        except StoreError:
            if number != self._newest:
                return None
            raise

    def _let_go(self) -> None:
        if self._store is not None:
            self._store.close()
