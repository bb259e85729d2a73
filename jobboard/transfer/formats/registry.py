"""The formats a board is exported in: which one a file's name asks for, and the text of each."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from jobboard.errors import InvalidInputError
from jobboard.store.store import Store
from jobboard.text import quote

_Format = TypeVar("_Format", bound=StrEnum)


class ExportFormat(StrEnum):
    """What an export can be."""

    CSV = "csv"
    JSON = "json"
    ICS = "ics"
    MARKDOWN = "markdown"


_SUFFIXES = {
    ".csv": ExportFormat.CSV,
    ".json": ExportFormat.JSON,
    ".ics": ExportFormat.ICS,
    ".md": ExportFormat.MARKDOWN,
    ".markdown": ExportFormat.MARKDOWN,
}

DESCRIPTIONS = {
    ExportFormat.CSV: "a table for spreadsheets",
    ExportFormat.JSON: "everything",
    ExportFormat.ICS: "a calendar",
    ExportFormat.MARKDOWN: "Markdown to read",
}
"""What a file of each format is, in a few words."""


def format_of(path: Path) -> ExportFormat:
    """The format that the file's name asks for; InvalidInputError where it names none."""
    return format_by_suffix(path, _SUFFIXES, "kind")


def format_by_suffix(path: Path, formats: Mapping[str, _Format], noun: str) -> _Format:
    """The one of the formats that the ending of the file's name stands for; InvalidInputError where there is none."""
    if found := formats.get(path.suffix.lower()):
        return found
    raise InvalidInputError(f"the name {quote(path.name, 40)} tells no {noun}", f"let it end in {', '.join(formats)}")


def export(store: Store, form: ExportFormat, card_id: int | None = None) -> Iterable[str]:
    """The board, or one card, in that format, in pieces."""
    match form:
        case ExportFormat.JSON:
            from jobboard.transfer.formats.board_json import export_json

            return export_json(store, card_id)
        case ExportFormat.CSV:
            from jobboard.transfer.formats.board_csv import export_csv

            return export_csv(store, card_id)
        case ExportFormat.ICS:
            from jobboard.transfer.formats.ical import export_calendar

            return export_calendar(store, card_id)
        case ExportFormat.MARKDOWN:
            from jobboard.transfer.formats.markdown import board_markdown, card_brief

            return board_markdown(store) if card_id is None else card_brief(store, card_id)
