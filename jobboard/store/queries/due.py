"""What `jobboard due` lists."""

from jobboard.store.database import Store
from jobboard.store.queries.panel import ahead, due_now, later, quiet
from jobboard.store.views import Entry


def due(store: Store, days: int = 0, everything: bool = False) -> list[Entry]:
    """What is due or overdue in the panel's order, then what comes within `days`; with `everything` the quiet too.

    `everything` lists every step that there is: due, then quiet, then upcoming by day.
    """
    found = due_now(store)
    if everything:
        return found + quiet(store) + ahead(store, 0) + later(store, 0)
    return found + (ahead(store, days) if days > 0 else [])
