"""What `jobboard due` lists."""

from jobboard.store.queries.panel import ahead, due_now, later, panel, quiet
from jobboard.store.store import Store
from jobboard.store.views import Entry


def due(store: Store, days: int = 0, everything: bool = False) -> tuple[Entry, ...]:
    """What the panel names now, then what comes within `days`.

    With `everything` every step that there is: all that is due, then the quiet ones, then what is to come by day.
    """
    if everything:
        return (*due_now(store), *quiet(store), *ahead(store, 0), *later(store, 0))
    return (*panel(store).now, *(ahead(store, days) if days > 0 else ()))
