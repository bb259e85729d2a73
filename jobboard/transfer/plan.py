"""What an import would do, said before anything is written."""

from dataclasses import dataclass

from jobboard.errors import JobboardError
from jobboard.store.actions.imports import ImportedCard


class RefusedError(JobboardError):
    """A file that can't be read as a tracker, refused whole."""


@dataclass(frozen=True, slots=True)
class RowNote:
    """Something to say about one row; `row` counts as a spreadsheet shows it, the header being row 1 in most files."""

    row: int
    reason: str


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What was understood of a file, and what comes of each of its rows.

    Every row that is neither blank nor a repeated header is in `cards`, in `duplicates` or in `refused`.
    """

    source: str
    """The file's name, without its folder."""
    understanding: tuple[str, ...]
    """Plain sentences: columns, order of the dates, status words."""
    cards: tuple[ImportedCard, ...]
    card_rows: tuple[int, ...]
    """The row of each card, in the same order."""
    problems: tuple[RowNote, ...] = ()
    """Rows that are taken, though not all of them could be used."""
    refused: tuple[RowNote, ...] = ()
    duplicates: tuple[RowNote, ...] = ()
    """Rows that repeat an earlier row word for word."""
    row_word: str = "row"
    """What the file's rows are called: row, or entry in a JSON list."""

    @property
    def rows(self) -> int:
        """How many rows the file holds."""
        return len(self.cards) + len(self.duplicates) + len(self.refused)
