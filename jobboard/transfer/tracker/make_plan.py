"""Reading a tracker's file into a plan: its table, its columns, the order of its dates, then row by row."""

import hashlib
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from jobboard.dates.spreadsheet import DateFinder, DateOrder, DateReader, decide_order, find_dates
from jobboard.store.actions.import_row import ImportedCard
from jobboard.store.progress import Progress, no_progress
from jobboard.store.queries.duplicates import LinkIndex
from jobboard.text import clean
from jobboard.transfer.formats.board_csv import exact_plan
from jobboard.transfer.io.read_file import UnreadableFileError
from jobboard.transfer.tracker.column_layout import Column, ColumnLayout, detect_layout
from jobboard.transfer.tracker.corrections import Corrections, apply_corrections
from jobboard.transfer.tracker.fields import AHEAD, MILESTONES, PAST, Field
from jobboard.transfer.tracker.header_words import REJECT_REASON
from jobboard.transfer.tracker.plan import (
    DateSummary,
    ImportPlan,
    RowNote,
    first_ambiguous_date,
    summarize_columns,
    summarize_statuses,
)
from jobboard.transfer.tracker.plan_text import (
    describe_columns,
    describe_file,
    describe_guessed_years,
    describe_people,
    describe_stages,
)
from jobboard.transfer.tracker.ragged_rows import FixedRows, fix_rows
from jobboard.transfer.tracker.read_table import read_table
from jobboard.transfer.tracker.row_card import RowRejectedError, read_card, row_identity
from jobboard.transfer.tracker.row_reader import RowReader
from jobboard.transfer.tracker.table import Row, Table

_ROWS_PER_REPORT = 500
"""Rows between two reports of progress."""


@dataclass(frozen=True, slots=True)
class TrackerFile:
    """A file that was read: its table, and what its columns are as far as they say so themselves.

    `shape` is the same for files with the same columns in the same order. `find_dates` remembers the dates of its
    cells, so that each different cell is searched once, however many plans are made.
    """

    name: str
    table: Table
    layout: ColumnLayout
    shape: str
    find_dates: DateFinder


def open_tracker_file(path: Path, *, fmt: str | None = None) -> TrackerFile:
    """Read a file, wholly; what becomes of its rows is for `make_plan`, which reads nothing again.

    Raises InvalidInputError where the name or the format is off and UnreadableFileError where nothing can be taken
    from the file.
    """
    table = read_table(path, fmt)
    name = clean(path.name)
    find = cache(find_dates)
    layout = detect_layout(table.rows, find) or _layout_without_names(table.rows)
    if not layout.columns:
        raise _no_names_error(name)
    return TrackerFile(name, table, layout, _shape(layout), find)


def make_plan(
    source: TrackerFile,
    today: date,
    corrections: Corrections | None = None,
    *,
    locale_day_first: bool | None = None,
    progress: Progress = no_progress,
) -> ImportPlan:
    """What importing the source would do; nothing is written.

    `today` is the user's: no application lies after it. `locale_day_first` says whether the day comes first where
    nothing else decides 8/5/2026.
    """
    corrections = corrections or Corrections()
    if corrections == Corrections() and (plan := exact_plan(source.name, source.layout, today)):
        return replace(plan, shape=source.shape)
    layout = apply_corrections(source.layout, corrections)
    rows, repeated = _without_repeated_headers(layout)
    fixed = fix_rows(rows, layout, source.table.delimiter, today, source.find_dates)
    decision = decide_order(
        _cells(fixed.rows, layout, *PAST, Field.STATUS, Field.HISTORY),
        _cells(fixed.rows, layout, *AHEAD),
        today,
        semicolons=source.table.delimiter == ";",
        day_first=corrections.day_first,
        locale_day_first=locale_day_first,
        find=source.find_dates,
    )
    milestones = _cells(fixed.rows, layout, *MILESTONES)
    example = first_ambiguous_date(milestones, source.find_dates) if decision.reason else None
    if example and not decision.ambiguous:
        corrections = replace(corrections, day_first=decision.order is DateOrder.DAY_FIRST)
    dates = DateReader(decision.order, today, source.find_dates)
    reader = RowReader(layout, dates, _nearest_days(fixed.rows, layout, dates), corrections.meanings)
    builder = _PlanBuilder(source, fixed, reader)
    builder.add_rows(progress)
    return builder.plan(
        DateSummary(decision.order, decision.reason, example, decision.ambiguous), corrections, repeated
    )


def read_plan(
    path: Path,
    today: date,
    *,
    fmt: str | None = None,
    day_first: bool | None = None,
    load_corrections: Callable[[str], Corrections] | None = None,
    locale_day_first: bool | None = None,
    progress: Progress = no_progress,
) -> ImportPlan:
    """What importing the file would do, with the corrections that `load_corrections` gives for its shape.

    `day_first` decides 8/5/2026 where the file itself does not. Raises what `open_tracker_file` does, and
    UnreadableFileError where no column holds a company or a role.
    """
    source = open_tracker_file(path, fmt=fmt)
    corrections = load_corrections(source.shape) if load_corrections else Corrections()
    if day_first is not None:
        corrections = replace(corrections, day_first=day_first)
    plan = make_plan(source, today, corrections, locale_day_first=locale_day_first, progress=progress)
    if not plan.names_cards:
        raise _no_names_error(source.name)
    return plan


def _layout_without_names(rows: Sequence[Row]) -> ColumnLayout:
    """The first row as the header of columns that the user has to name."""
    header = rows[0]
    titles = [clean(cell) or f"column {number}" for number, cell in enumerate(header.cells, start=1)]
    columns = tuple(Column(index, title, None) for index, title in enumerate(titles))
    return ColumnLayout(header, columns, (), tuple(rows[1:]))


def _no_names_error(name: str) -> UnreadableFileError:
    return UnreadableFileError(f"no column of {name} names a company or a role", "call one of them Company or Role")


def _shape(layout: ColumnLayout) -> str:
    titles = [clean(cell).casefold() for cell in layout.header.cells]
    text = "\n".join(title for title in titles if title != REJECT_REASON.casefold()).rstrip("\n")
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _without_repeated_headers(layout: ColumnLayout) -> tuple[list[Row], list[int]]:
    """The rows of data, and the numbers of those that only say the header again."""
    header = [clean(cell) for cell in layout.header.cells]
    repeated = {row.number for row in layout.data_rows if [clean(cell) for cell in row.cells] == header}
    return [row for row in layout.data_rows if row.number not in repeated], sorted(repeated)


def _cells(rows: Iterable[Row], layout: ColumnLayout, *fields: Field) -> list[str]:
    indexes = [column.index for column in layout.columns_of(*fields)]
    return [row.cell(index) for row in rows for index in indexes]


def _nearest_days(rows: Sequence[Row], layout: ColumnLayout, dates: DateReader) -> dict[tuple[int, int], date]:
    """For each date without a year, the nearest full date in its column, the one above where two are as near."""
    nearest = {}
    for column in layout.columns_of(*MILESTONES):
        if all(match.year is not None for row in rows for match in dates.find(row.cell(column.index))):
            continue
        full: list[tuple[int, date]] = []
        without_year: list[int] = []
        for row in rows:
            days = dates.read(row.cell(column.index)).days
            full += [(row.number, days[0].day)] if days and not days[0].year_guessed else []
            without_year += [row.number] if any(day.year_guessed for day in days) else []
        for number in without_year if full else []:
            index = bisect_left(full, (number, date.min))
            above_and_below = full[max(index - 1, 0) : index + 1]
            _, nearest[column.index, number] = min(above_and_below, key=lambda each: abs(each[0] - number))
    return nearest


class _PlanBuilder:
    """What became of the rows so far: the cards of those that can be taken, and what there is to say of the others."""

    def __init__(self, source: TrackerFile, fixed: FixedRows, reader: RowReader) -> None:
        self._source, self._fixed, self._reader = source, fixed, reader
        self._word = source.table.row_word
        self._cards: list[ImportedCard] = []
        self._card_rows: list[int] = []
        self._problems: list[RowNote] = []
        self._duplicates: list[RowNote] = []
        self._guessed_years: list[str] = []
        self._rejected = [*((row, "not an object") for row in source.table.non_objects), *fixed.rejected]
        self._identities: Counter[str] = Counter()
        self._first_rows: dict[tuple[str, ...], int] = {}
        self._links = LinkIndex()

    def add_rows(self, progress: Progress) -> None:
        """Read them all."""
        rows = self._fixed.rows
        for done, row in enumerate(rows):
            if done % _ROWS_PER_REPORT == 0:
                progress(done, len(rows))
            self._add(row)
        progress(len(rows), len(rows))

    def _add(self, row: Row) -> None:
        cells = tuple(clean(cell) for cell in row.cells)
        if (first := self._first_rows.setdefault(cells, row.number)) != row.number:
            self._duplicates.append(RowNote(row.number, f"the same as {self._word} {first}"))
            return
        identity = row_identity(row, self._reader.layout)
        try:
            result = read_card(row, self._reader, f"{identity} {self._identities[identity] + 1}")
        except RowRejectedError as error:
            self._rejected.append((row, str(error)))
            return
        if (first := self._links.first(result.card.application, row.number)) != row.number:
            self._duplicates.append(RowNote(row.number, f"the same link and role as {self._word} {first}"))
            return
        self._identities[identity] += 1
        self._cards.append(result.card)
        self._card_rows.append(row.number)
        self._problems += [RowNote(row.number, reason) for reason in (*self._fixed.fixes_of(row), *result.problems)]
        self._guessed_years += [f"{self._word} {row.number}: {text}" for text in result.guessed_years]

    def plan(self, dates: DateSummary, corrections: Corrections, repeated: Sequence[int]) -> ImportPlan:
        """The plan of all rows; `repeated` are the rows that only say the header again."""
        table, rows, reader = self._source.table, self._fixed.rows, self._reader
        rejected = sorted(self._rejected, key=lambda each: each[0].number)
        statuses = summarize_statuses(rows, reader)
        all_rows = [*rows, *(row for row, _ in self._fixed.rejected)]
        file = list(describe_file(table, reader, all_rows, repeated))
        columns = describe_columns(reader, dates.reason, statuses, table.row_word)
        years = list(describe_guessed_years(self._guessed_years))
        return ImportPlan(
            source=self._source.name,
            summary=(*file, *columns, *years, *describe_stages(self._cards), *describe_people(self._cards)),
            file_remarks=(*file, *years),
            cards=tuple(self._cards),
            card_rows=tuple(self._card_rows),
            problems=tuple(self._problems),
            rejected_rows=tuple(RowNote(row.number, reason) for row, reason in rejected),
            duplicates=tuple(self._duplicates),
            row_word=table.row_word,
            columns=summarize_columns(rows, reader.layout),
            statuses=statuses,
            dates=dates,
            shape=self._source.shape,
            corrections=corrections,
            header=reader.layout.header.cells,
            rejected_cells=tuple(row.cells for row, _ in rejected),
        )
