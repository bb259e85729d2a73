"""The user's own page, as it is shown and as drafts are filled from it."""

from jobboard.followup.messages.own_page import OwnPage
from jobboard.store import settings
from jobboard.store.page_settings import PAGE_OFFERED, read_page
from jobboard.store.store import Store


def own_page(store: Store) -> OwnPage:
    """The page as the user filled it in."""
    with store.translate_sqlite_errors():
        return read_page(store.db)


def page_was_offered(store: Store) -> bool:
    """Whether the user was asked to fill it in before."""
    with store.translate_sqlite_errors():
        return settings.read(store.db, PAGE_OFFERED) is not None
