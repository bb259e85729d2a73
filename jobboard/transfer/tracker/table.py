"""Numbered rows of cells, and how delimited text is parsed into them."""

import csv
import io
import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from jobboard.transfer.formats.csv_cells import unguarded
from jobboard.transfer.io.read_file import UnreadableFileError

DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}

_SAMPLE_CHARACTERS = 65_536
_SAMPLE_ROWS = 20
_HEADER_ROWS = 20
"""The header is looked for in so many rows from the top: trackers have titles above it."""


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row, as they stand in the file; `number` counts from 1, blank rows included."""

    number: int
    cells: tuple[str, ...]

    def cell(self, index: int) -> str:
        """The cell at that place, "" where the row is too short."""
        return self.cells[index] if index < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a file that are not blank, its header among them."""

    rows: tuple[Row, ...]
    description: str
    """How the file is written: "separated by commas"."""
    delimiter: str = ""
    """Empty for JSON."""
    row_word: str = "row"
    non_objects: tuple[Row, ...] = ()
    """The entries that are no objects, in JSON, each as one cell."""
    remarks: tuple[str, ...] = ()
    """What else there is to say of the file: its encoding, its sheets."""


HeaderScore = Callable[[Row], int]
"""How much a row looks like a header: the number of its cells that name a known column, 0 for a row of data."""


def header_index(rows: Sequence[Row], score: HeaderScore) -> int | None:
    """Which of the rows near the top is the header; None where none looks like one."""
    top = rows[:_HEADER_ROWS]
    best = max(range(len(top)), key=lambda index: score(top[index]), default=None)
    return best if best is not None and score(top[best]) else None


def parse_delimited(text: str, name: str, score: HeaderScore, delimiter: str | None = None) -> Table:
    """The rows of CSV and its kin; the delimiter is the one that shows the best header, unless given."""
    delimiter = delimiter or _best_delimiter(text, score)
    return Table(tuple(_records(text, delimiter, name)), f"separated by {DELIMITERS[delimiter]}", delimiter)


def _best_delimiter(text: str, score: HeaderScore) -> str:
    def best_score(delimiter: str) -> int:
        reader = csv.reader(io.StringIO(text[:_SAMPLE_CHARACTERS], newline=""), delimiter=delimiter)
        try:
            sample = [Row(0, tuple(cells)) for cells in itertools.islice(reader, _SAMPLE_ROWS)]
        except csv.Error:
            return 0
        return max((score(row) for row in sample), default=0)

    return max(DELIMITERS, key=best_score)


def _records(text: str, delimiter: str, name: str) -> Iterator[Row]:
    number = 0
    try:
        for number, cells in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), start=1):
            if any(cell.strip() for cell in cells):
                yield Row(number, tuple(unguarded(cell) for cell in cells))
        if _has_open_quote(text, delimiter):
            raise UnreadableFileError(
                f"{name} opens a quote in row {number} and never closes it", "close it, then import"
            )
    except csv.Error as error:
        hint = "a quote is probably not closed there; close it, then import"
        raise UnreadableFileError(f"{name} can't be read in row {number + 1}", hint) from error


def _has_open_quote(text: str, delimiter: str) -> bool:
    """Whether the last quoted cell runs to the end of the file: only then an added line belongs to it."""
    if '"' not in text:
        return False
    end = "\nend of file"
    *_, last = csv.reader(io.StringIO(text + end, newline=""), delimiter=delimiter)
    return last != ["end of file"]
