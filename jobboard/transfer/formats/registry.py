"""The forms in which a board leaves: which a file's name asks for, and the text of each."""

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path

from jobboard.errors import InvalidInputError
from jobboard.store.store import Store
from jobboard.text import quote


class Kind(StrEnum):
    """What an export can be."""

    CSV = "csv"
    JSON = "json"
    ICS = "ics"
    MARKDOWN = "markdown"


_SUFFIXES = {".csv": Kind.CSV, ".json": Kind.JSON, ".ics": Kind.ICS, ".md": Kind.MARKDOWN, ".markdown": Kind.MARKDOWN}

SAID = {
    Kind.CSV: "a table for spreadsheets",
    Kind.JSON: "everything",
    Kind.ICS: "a calendar",
    Kind.MARKDOWN: "Markdown to read",
}
"""What each kind is, in a few words."""


def format_of(path: Path) -> Kind:
    """The kind that the file's name asks for; InvalidInputError where it says none."""
    kind = _SUFFIXES.get(path.suffix.lower())
    if kind is None:
        raise InvalidInputError(
            f"the name {quote(path.name, 40)} tells no kind", f"let it end in {', '.join(_SUFFIXES)}"
        )
    return kind


def export(store: Store, kind: Kind, card_id: int | None = None) -> Iterable[str]:
    """The board, or one card, in that form, in pieces."""
    match kind:
        case Kind.JSON:
            from jobboard.transfer.formats.board_json import written

            return written(store, card_id)
        case Kind.CSV:
            from jobboard.transfer.formats.board_csv import board_table

            return board_table(store, card_id)
        case Kind.ICS:
            from jobboard.transfer.formats.ical import calendar

            return calendar(store, card_id)
        case Kind.MARKDOWN:
            from jobboard.transfer.formats.markdown import board_page, brief

            return board_page(store) if card_id is None else brief(store, card_id)
