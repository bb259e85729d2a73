"""Computing very many steps anew, after a rule was changed, while the board goes on."""

from collections.abc import Callable

from textual.screen import Screen

from jobboard.errors import JobboardError
from jobboard.store.store import Store

MANY = 500
"""Cards up to which the work is done within a key's time."""


class CatchingUp:
    """Does it once at a time; the board shows the steps as they were until they are computed."""

    def __init__(self, screen: Screen[None], store: Store, say: Callable[[str], None]) -> None:
        self._screen = screen
        self._store = store
        self._say = say
        self._at_it = False

    def needed(self) -> bool:
        """Whether there is so much to compute that it is done beside the board; begins with it."""
        if not self._at_it and not self._store.read_only and self._store.outdated() > MANY:
            self._at_it = True
            self._screen.run_worker(self._compute())
        return self._at_it

    async def _compute(self) -> None:
        from jobboard.tui.system.long_work import long_work

        try:
            await long_work(self._store, Store.freshen, "Computing the steps", self._say)
            self._say("")
        except JobboardError as error:
            self._say(str(error))
        finally:
            self._at_it = False
