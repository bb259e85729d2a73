"""What an import would do, for the user to see before anything is written."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice

from jobboard.dates.spreadsheet import DateFinder, DateOrder
from jobboard.store.actions.import_row import ImportedCard
from jobboard.text import clean
from jobboard.transfer.tracker.column_layout import ColumnLayout
from jobboard.transfer.tracker.corrections import Corrections, column_names
from jobboard.transfer.tracker.fields import Field
from jobboard.transfer.tracker.row_reader import RowReader
from jobboard.transfer.tracker.status_mapping import Meaning
from jobboard.transfer.tracker.table import Row


@dataclass(frozen=True, slots=True)
class RowNote:
    """Something to say about one row; `row` counts as a spreadsheet shows it, the header being row 1 in most files."""

    row: int
    reason: str


@dataclass(frozen=True, slots=True)
class ColumnSummary:
    """A column under its name (see `corrections.column_names`), what it holds, and a few of its cells."""

    name: str
    field: Field | None
    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StatusSummary:
    """A status word as it stands there, what it means (None: not known), and in how many rows it stands."""

    word: str
    meaning: Meaning | None
    rows: int


@dataclass(frozen=True, slots=True)
class DateSummary:
    """How dates of two numbers are read, and why; `example` is one that reads otherwise the other way.

    `ambiguous` says that nothing decides it. Without an `example` no date depends on it.
    """

    order: DateOrder
    reason: str
    example: "AmbiguousDate | None" = None
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class AmbiguousDate:
    """A date as it stands in the file, and the two days that it may be."""

    text: str
    day_first: date
    month_first: date


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What was understood of a file, and what comes of each of its rows.

    Every row that is neither blank nor a repeated header is in `cards`, in `duplicates` or in `rejected_rows`.
    """

    source: str
    """The file's name, without its folder."""
    summary: tuple[str, ...]
    """Plain sentences: columns, order of the dates, status words."""
    cards: tuple[ImportedCard, ...]
    card_rows: tuple[int, ...]
    """The row of each card, in the same order."""
    problems: tuple[RowNote, ...] = ()
    """Rows that are taken, though not all of them could be used."""
    rejected_rows: tuple[RowNote, ...] = ()
    duplicates: tuple[RowNote, ...] = ()
    """Rows that repeat an earlier row word for word."""
    row_word: str = "row"
    """What the file's rows are called: row, or entry in a JSON list."""
    file_remarks: tuple[str, ...] = ()
    """Those of `summary` on the file as a whole, what was skipped, and which years were guessed."""
    columns: tuple[ColumnSummary, ...] = ()
    statuses: tuple[StatusSummary, ...] = ()
    """The most frequent first."""
    dates: DateSummary = DateSummary(DateOrder.MONTH_FIRST, "")
    shape: str = ""
    """The same for files with the same columns."""
    corrections: Corrections = field(default_factory=Corrections)
    """What the user corrected, and the order of its dates where that is decided: worth keeping for its shape."""
    header: tuple[str, ...] = ()
    rejected_cells: tuple[tuple[str, ...], ...] = ()
    """The cells of each rejected row, in the same order, under `header`."""

    @property
    def names_cards(self) -> bool:
        """Whether a column holds a company or a role; without one no row can be taken."""
        return any(column.field in (Field.COMPANY, Field.ROLE) for column in self.columns)

    @property
    def rows(self) -> int:
        """How many rows the file holds."""
        return len(self.cards) + len(self.duplicates) + len(self.rejected_rows)


_SAMPLES = 3
_SAMPLE_ROWS = 200
"""Rows in which different cells are looked for."""


def summarize_columns(rows: Sequence[Row], layout: ColumnLayout) -> tuple[ColumnSummary, ...]:
    """The columns with a few of their cells."""
    top = rows[:_SAMPLE_ROWS]
    return tuple(
        ColumnSummary(name, column.field, _samples(row.cell(column.index) for row in top))
        for name, column in zip(column_names(layout), layout.columns, strict=True)
    )


def summarize_statuses(rows: Iterable[Row], reader: RowReader) -> tuple[StatusSummary, ...]:
    """The status words, what they mean, and how often they stand there."""
    columns = reader.layout.columns_of(Field.STATUS)
    cells = (clean(row.cell(column.index)) for row in rows for column in columns)
    counts = Counter(cell for cell in cells if cell)
    return tuple(StatusSummary(word, reader.meaning(word), count) for word, count in counts.most_common())


def first_ambiguous_date(cells: Iterable[str], find: DateFinder) -> AmbiguousDate | None:
    """The first date that is another day when its two numbers change places; None where there is none."""
    for cell in cells:
        for match in find(cell):
            if match.separator and match.year is not None and match.month != match.day:
                day_first = match.to_day(DateOrder.DAY_FIRST, match.year)
                month_first = match.to_day(DateOrder.MONTH_FIRST, match.year)
                if day_first and month_first:
                    start, end = match.span
                    return AmbiguousDate(cell[start:end].split()[0].rstrip(","), day_first, month_first)
    return None


def _samples(cells: Iterable[str]) -> tuple[str, ...]:
    different = dict.fromkeys(text for cell in cells if (text := clean(cell)))
    return tuple(islice(different, _SAMPLES))
