"""Rows with too many or too few cells, put right where only one way fits the columns."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from jobboard.dates.spreadsheet import DateFinder, DateOrder, DateReader
from jobboard.text import quote
from jobboard.transfer.tracker.column_layout import Column, ColumnLayout
from jobboard.transfer.tracker.fields import MILESTONES, Field
from jobboard.transfer.tracker.status_mapping import plain_words, status_meaning
from jobboard.transfer.tracker.status_words import NO, YES
from jobboard.transfer.tracker.table import Row

_MOST_EXTRA = 50
"""A row with more cells too many is not one whose comma was not quoted."""


@dataclass(frozen=True, slots=True)
class FixedRows:
    """The rows, each with as many cells as it should have; what was done to some, and the rows that could not be."""

    rows: list[Row]
    fixes: dict[int, str] = field(default_factory=dict)
    """By row number."""
    rejected: list[tuple[Row, str]] = field(default_factory=list)

    def fixes_of(self, row: Row) -> tuple[str, ...]:
        """What was done to the row."""
        return (self.fixes[row.number],) if row.number in self.fixes else ()


CellTest = Callable[[str], bool]
CellTests = dict[int, CellTest]
"""By the column's index."""


def fix_rows(
    rows: Sequence[Row], layout: ColumnLayout, delimiter: str, today: date, find_dates: DateFinder
) -> FixedRows:
    """Join cells that a delimiter without quotes has split, and move cells to the right where one is missing.

    Only in delimited text: without a `delimiter` the rows stay as they are.
    """
    if not delimiter:
        return FixedRows(list(rows))
    width = len(layout.header.cells)
    whole_rows = [row for row in rows if len(row.cells) == width]
    fixed = FixedRows([])
    tests: CellTests | None = None
    for row in rows:
        if len(row.cells) == width:
            fixed.rows.append(row)
            continue
        if tests is None:
            dates = DateReader(DateOrder.MONTH_FIRST, today, find_dates)
            tests = dict(_tests(whole_rows, layout, dates))
        if len(row.cells) > width:
            _join_cells(row, layout, tests, delimiter, fixed)
        else:
            _insert_cells(row, layout, tests, fixed)
    return fixed


def _tests(rows: Sequence[Row], layout: ColumnLayout, dates: DateReader) -> Iterator[tuple[int, CellTest]]:
    """What a cell of a column must pass, for the columns in which nearly all whole rows do."""
    for column in layout.columns:
        test = _test(column, dates)
        cells = [cell for row in rows if (cell := row.cell(column.index).strip())]
        if test and cells and sum(map(test, cells)) * 10 >= len(cells) * 9:
            yield column.index, test


def _test(column: Column, dates: DateReader) -> CellTest | None:
    if column.field in MILESTONES:
        return lambda cell: plain_words(cell) in YES | NO or dates.read(cell).whole
    if column.field is Field.STATUS:
        return lambda cell: status_meaning(cell) is not None
    if column.field is Field.URL:
        return lambda cell: bool(re.match(r"\s*(?:https?://|www\.)\S+\s*$", cell))
    if column.field is Field.RATING:
        return lambda cell: len(cell.strip()) < 6
    return None


def _fits(cells: Sequence[str], tests: CellTests) -> bool:
    return all(not cells[index].strip() or test(cells[index]) for index, test in tests.items())


def _fullest(ways: list[tuple[str, ...]], tests: CellTests) -> list[tuple[str, ...]]:
    """The ways that leave the fewest of the tested columns empty."""
    filled = [sum(bool(cells[index].strip()) for index in tests) for cells in ways]
    return [cells for cells, count in zip(ways, filled, strict=True) if count == max(filled)]


def _join_cells(row: Row, layout: ColumnLayout, tests: CellTests, delimiter: str, fixed: FixedRows) -> None:
    cells, width = row.cells, len(layout.header.cells)
    extra = len(cells) - width
    if not any(cell.strip() for cell in cells[width:]) and _fits(cells, tests):
        fixed.rows.append(Row(row.number, cells[:width]))
        return
    ways = []
    for index in range(width if extra <= _MOST_EXTRA else 0):
        end = index + extra + 1
        joined = (*cells[:index], delimiter.join(cells[index:end]), *cells[end:])
        if _fits(joined, tests):
            ways.append((index, joined))
    if len(ways) > 1:
        ways = [(index, joined) for index, joined in ways if _look_split(cells, index, extra)]
    if len(ways) != 1:
        fixed.rejected.append((row, f"{len(cells)} cells for {width} columns; put the one with a comma in quotes"))
        return
    ((index, joined),) = ways
    fixed.rows.append(Row(row.number, joined))
    title = layout.header.cells[index].strip() or f"column {index + 1}"
    fixed.fixes[row.number] = f"a comma in '{title}' was not quoted; read as {quote(joined[index])}"


def _look_split(cells: Sequence[str], index: int, extra: int) -> bool:
    """Whether just the cells to be joined look split: by the blank after a comma, or inside a number."""
    split = {
        place
        for place in range(1, len(cells))
        if cells[place][:1] == " " or (cells[place - 1][-1:].isdigit() and re.match(r"\d{3}(?!\d)", cells[place]))
    }
    return split == set(range(index + 1, index + extra + 1))


def _insert_cells(row: Row, layout: ColumnLayout, tests: CellTests, fixed: FixedRows) -> None:
    width = len(layout.header.cells)
    missing = width - len(row.cells)
    as_it_stands = (*row.cells, *[""] * missing)
    ways = {(*row.cells[:index], *[""] * missing, *row.cells[index:]): index for index in range(len(row.cells))}
    companies = [column.index for column in layout.columns_of(Field.COMPANY)]
    ways = {cells: index for cells, index in ways.items() if all(cells[company].strip() for company in companies)}
    fitting = [] if _fits(as_it_stands, tests) else _fullest([cells for cells in ways if _fits(cells, tests)], tests)
    if len(fitting) > 1:
        fixed.rejected.append((row, f"{len(row.cells)} cells for {width} columns; it is open which one is missing"))
    elif fitting:
        index = ways[fitting[0]]
        fixed.rows.append(Row(row.number, fitting[0]))
        fixed.fixes[row.number] = f"a cell is missing; '{layout.header.cells[index].strip()}' is taken as empty"
    else:
        fixed.rows.append(row)
