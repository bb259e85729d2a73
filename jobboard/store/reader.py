"""Questions that take long on a large board: answered in a thread of their own, and cut short by the next one."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from jobboard.errors import StoreError
from jobboard.store.store import Store

T = TypeVar("T")


class Reader:
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
                self._store = self._board.beside()
            self._store.db.stop_when(lambda: number != self._newest)
            self._store.load_settings()
            with self._store.reading():
                return question(self._store)
        except StoreError:
            if number != self._newest:
                return None
            raise

    def _let_go(self) -> None:
        if self._store is not None:
            self._store.close()
