"""Which card a posting has become already."""

from jobboard.store.actions.import_dedupe import OnBoard
from jobboard.store.actions.import_row import ImportedCard
from jobboard.store.queries.card_rows import by_ids
from jobboard.store.store import Store
from jobboard.store.views import CardView


def known_posting(store: Store, company: str, role: str, url: str) -> tuple[CardView, str] | None:
    """The card that a posting is on the board as, and what says so: the same link, or the same company and role."""
    with store.reading():
        known = OnBoard(store.db, "").find(ImportedCard(company, role, url=url, entered=store.today()))
    found = by_ids(store, [known.card_id]) if known and known.card_id else []
    return (found[0], known.why) if known and found else None
