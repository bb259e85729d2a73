"""The user's own page, as it is shown and as drafts are filled from it."""

from jobboard.followup.messages.own_page import OwnPage
from jobboard.store.page_settings import read_page
from jobboard.store.store import Store


def own_page(store: Store) -> OwnPage:
    """The page as the user filled it in."""
    with store.translate_sqlite_errors():
        return read_page(store.db)
