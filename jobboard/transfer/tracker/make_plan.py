"""Reading a tracker's file into a plan: its table, its columns, the order of its dates, then row by row."""

import hashlib
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from jobboard.dates.spreadsheet import DateOrder, read_days, settle_order
from jobboard.store.actions.import_row import ImportedCard
from jobboard.store.progress import Progress, no_progress
from jobboard.store.queries.duplicates import LinkIndex
from jobboard.text import clean
from jobboard.transfer.formats.board_csv import exact_plan
from jobboard.transfer.io.read_file import UnreadableFileError
from jobboard.transfer.tracker.column_layout import Column, ColumnLayout, understand
from jobboard.transfer.tracker.corrections import Corrections, corrected
from jobboard.transfer.tracker.fields import AHEAD, MILESTONES, PAST, Field
from jobboard.transfer.tracker.header_words import CAUSE
from jobboard.transfer.tracker.plan import DateSummary, ImportPlan, RowNote, columns_seen, open_date, statuses_seen
from jobboard.transfer.tracker.plan_text import (
    about_columns,
    columns_filled,
    describe_file,
    describe_guessed_years,
    people_named,
)
from jobboard.transfer.tracker.ragged_rows import FixedRows, mend
from jobboard.transfer.tracker.read_table import read_table
from jobboard.transfer.tracker.row_card import RowRejectedError, identity, read_card
from jobboard.transfer.tracker.row_reader import RowReader
from jobboard.transfer.tracker.table import Row, Table

_AT_ONCE = 500
"""Rows between two reports of progress."""


@dataclass(frozen=True, slots=True)
class TrackerFile:
    """A file that was read: its table, and what its columns are as far as they say so themselves.

    `shape` is the same for files with the same columns in the same order.
    """

    name: str
    table: Table
    layout: ColumnLayout
    shape: str


def open_source(path: Path, *, fmt: str | None = None) -> TrackerFile:
    """Read a file, wholly; what becomes of its rows is for `make_plan`, which reads nothing again.

    Raises InvalidInputError where the name or the format is off and UnreadableFileError where nothing can be taken
    from the file.
    """
    table = read_table(path, fmt)
    name = clean(path.name)
    layout = understand(table.rows) or _unnamed(table.rows)
    if not layout.columns:
        raise _no_names(name)
    return TrackerFile(name, table, layout, _shape(layout))


def make_plan(
    source: TrackerFile,
    today: date,
    corrections: Corrections | None = None,
    *,
    usual: bool | None = None,
    progress: Progress = no_progress,
) -> ImportPlan:
    """What importing the source would do; nothing is written.

    `today` is the user's: no application lies after it. `usual` says whether the day comes first where nothing else
    settles 8/5/2026.
    """
    said = corrections or Corrections()
    if said == Corrections() and (ours := exact_plan(source.name, source.layout, today)):
        return replace(ours, shape=source.shape)
    layout = corrected(source.layout, said)
    rows, repeated = _without_headers(layout)
    mended = mend(rows, layout, source.table.delimiter, today)
    rows = mended.rows
    settled = settle_order(
        _cells(rows, layout, *PAST, Field.STATUS, Field.HISTORY),
        _cells(rows, layout, *AHEAD),
        today,
        semicolons=source.table.delimiter == ";",
        day_first=said.day_first,
        usual=usual,
    )
    example = open_date(_cells(rows, layout, *MILESTONES)) if settled.why else None
    dates = DateSummary(settled.order, settled.why, example, settled.open)
    reader = RowReader(layout, settled.order, today, _neighbours(rows, layout, settled.order, today), said.meanings)
    if dates.example and not dates.open:
        said = replace(said, day_first=settled.order is DateOrder.DAY_FIRST)
    return replace(_plan(source, mended, repeated, reader, dates, progress), shape=source.shape, corrections=said)


def read_plan(
    path: Path,
    today: date,
    *,
    fmt: str | None = None,
    day_first: bool | None = None,
    recall: Callable[[str], Corrections] | None = None,
    usual: bool | None = None,
    progress: Progress = no_progress,
) -> ImportPlan:
    """What importing the file would do, with the corrections that `recall` gives for its shape.

    `day_first` settles 8/5/2026 where the file itself does not. Raises what `open_source` does, and
    UnreadableFileError where no column holds a company or a role.
    """
    source = open_source(path, fmt=fmt)
    corrections = recall(source.shape) if recall else Corrections()
    if day_first is not None:
        corrections = replace(corrections, day_first=day_first)
    plan = make_plan(source, today, corrections, usual=usual, progress=progress)
    if not plan.names_cards:
        raise _no_names(source.name)
    return plan


def _unnamed(rows: Sequence[Row]) -> ColumnLayout:
    """The first row as the header of columns that the user has to name."""
    header = rows[0]
    titles = [clean(cell) or f"column {index}" for index, cell in enumerate(header.cells, start=1)]
    return ColumnLayout(header, tuple(Column(at, title, None) for at, title in enumerate(titles)), (), tuple(rows[1:]))


def _no_names(name: str) -> UnreadableFileError:
    return UnreadableFileError(f"no column of {name} names a company or a role", "call one of them Company or Role")


def _shape(layout: ColumnLayout) -> str:
    titles = [clean(cell).casefold() for cell in layout.header.cells]
    said = "\n".join(title for title in titles if title != CAUSE.casefold()).rstrip("\n")
    return hashlib.sha256(said.encode()).hexdigest()[:32]


def _without_headers(layout: ColumnLayout) -> tuple[list[Row], list[int]]:
    """The rows of data, and the numbers of those that only say the header again."""
    header = [clean(cell) for cell in layout.header.cells]
    repeats = {row.number for row in layout.below if [clean(cell) for cell in row.cells] == header}
    return [row for row in layout.below if row.number not in repeats], sorted(repeats)


def _cells(rows: Iterable[Row], layout: ColumnLayout, *fields: Field) -> list[str]:
    indexes = [column.index for column in layout.of(*fields)]
    return [row.cell(index) for row in rows for index in indexes]


def _neighbours(rows: list[Row], layout: ColumnLayout, order: DateOrder, today: date) -> dict[tuple[int, int], date]:
    """For each date without a year, the nearest full date in its column, the one above where two are as near."""
    nearest = {}
    for column in layout.of(*MILESTONES):
        full: list[tuple[int, date]] = []
        bare: list[int] = []
        for row in rows:
            days = read_days(row.cell(column.index), order, today).days
            full += [(row.number, days[0].day)] if days and not days[0].guessed else []
            bare += [row.number] if any(day.guessed for day in days) else []
        for number in bare if full else []:
            at = bisect_left(full, (number, date.min))
            above_and_below = full[max(at - 1, 0) : at + 1]
            _, nearest[column.index, number] = min(above_and_below, key=lambda each: abs(each[0] - number))
    return nearest


class _PlanBuilder:
    """What became of the rows read so far: the cards of those that were taken, and what is to be said of the others."""

    def __init__(self, table: Table, mended: FixedRows, reader: RowReader) -> None:
        self._word, self._mended, self._reader = table.row_word, mended, reader
        self.cards: list[ImportedCard] = []
        self.numbers: list[int] = []
        """The rows that the cards come from."""
        self.problems: list[RowNote] = []
        self.duplicates: list[RowNote] = []
        self.guessed: list[str] = []
        self.refused = [*((row, "not an object") for row in table.broken), *mended.refused]
        self._seen: Counter[str] = Counter()
        self._first_at: dict[tuple[str, ...], int] = {}
        self._links = LinkIndex()

    def add(self, row: Row) -> None:
        """Read one more row."""
        cells = tuple(clean(cell) for cell in row.cells)
        if (first := self._first_at.setdefault(cells, row.number)) != row.number:
            self.duplicates.append(RowNote(row.number, f"the same as {self._word} {first}"))
            return
        who = identity(row, self._reader.layout)
        try:
            read = read_card(row, self._reader, f"{who} {self._seen[who] + 1}")
        except RowRejectedError as error:
            self.refused.append((row, str(error)))
            return
        if (same := self._links.first(read.card.application, row.number)) != row.number:
            self.duplicates.append(RowNote(row.number, f"the same link and role as {self._word} {same}"))
            return
        self._seen[who] += 1
        self.cards.append(read.card)
        self.numbers.append(row.number)
        self.problems += [RowNote(row.number, reason) for reason in (*self._mended.of(row), *read.problems)]
        self.guessed += [f"{self._word} {row.number}: {what}" for what in read.guessed]


def _plan(
    source: TrackerFile,
    mended: FixedRows,
    repeated: list[int],
    reader: RowReader,
    dates: DateSummary,
    progress: Progress,
) -> ImportPlan:
    table, rows = source.table, mended.rows
    taken = _PlanBuilder(table, mended, reader)
    for done, row in enumerate(rows):
        if done % _AT_ONCE == 0:
            progress(done, len(rows))
        taken.add(row)
    progress(len(rows), len(rows))
    refused = sorted(taken.refused, key=lambda each: each[0].number)
    statuses = statuses_seen(rows, reader)
    readable = [*rows, *(row for row, _ in mended.refused)]
    file, years = list(describe_file(table, reader, readable, repeated)), list(describe_guessed_years(taken.guessed))
    said = [*file, *about_columns(reader, dates.why, statuses, table.row_word), *years]
    return ImportPlan(
        source=source.name,
        understanding=(*said, *columns_filled(taken.cards), *people_named(taken.cards)),
        about=(*file, *years),
        cards=tuple(taken.cards),
        card_rows=tuple(taken.numbers),
        problems=tuple(taken.problems),
        refused=tuple(RowNote(row.number, reason) for row, reason in refused),
        duplicates=tuple(taken.duplicates),
        row_word=table.row_word,
        columns=columns_seen(rows, reader.layout),
        statuses=statuses,
        dates=dates,
        header=reader.layout.header.cells,
        rejects=tuple(row.cells for row, _ in refused),
    )
