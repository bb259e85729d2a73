"""Filling in the user's own page."""

from collections.abc import Mapping
from contextlib import suppress

from jobboard.errors import InvalidInputError, StoreError
from jobboard.followup.messages.own_page import PAGE_FIELDS, page_text
from jobboard.store import settings, undo_log
from jobboard.store.edit_conflict import EditSnapshot
from jobboard.store.page_settings import PAGE_OFFERED, read_page, write_page
from jobboard.store.store import Store
from jobboard.store.views import Changes
from jobboard.text import clean


def edit_own_page(store: Store, fields: Mapping[str, str], snapshot: EditSnapshot | None = None) -> Changes:
    """Set fields of the user's own page; an empty text or "-" empties one.

    InvalidInputError for a text that does not fit, and where nothing would change; EditConflictError unless the fields
    are as in the `snapshot`.
    """
    texts = {field: page_text(field, clean(text)) for field, text in fields.items()}
    with store.transaction(snapshot=snapshot) as action:
        before = read_page(store.db)._asdict()
        changed = {field: text for field, text in texts.items() if text != before[field]}
        if not changed:
            raise InvalidInputError("your page says so already")
        write_page(store.db, changed)
        labels = ", ".join(PAGE_FIELDS[field].label.lower() for field in changed)
        action.set_label(f"changed your page: {labels}")
    return action.changes


def note_page_offered(store: Store) -> None:
    """The page was offered to be filled in, once for good: beyond any undo, and no harm where it can't be written."""
    with suppress(StoreError), store.writing() as db:
        settings.write(db, PAGE_OFFERED, store.today().isoformat())
        undo_log.take_changes(db)
