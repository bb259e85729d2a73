"""Rows with too many or too few cells, put right where only one way fits the columns."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from jobboard.dates.spreadsheet import DateOrder, read_days
from jobboard.text import quote
from jobboard.transfer.tracker.column_layout import Column, ColumnLayout
from jobboard.transfer.tracker.fields import MILESTONES, Field
from jobboard.transfer.tracker.status_mapping import meaning, plain
from jobboard.transfer.tracker.status_words import NO, YES
from jobboard.transfer.tracker.table import Row

_MOST_EXTRA = 50
"""A row with more cells too many is not one whose comma was not quoted."""


@dataclass(frozen=True, slots=True)
class FixedRows:
    """The rows, each with as many cells as it should have; what was done to some, and the rows that could not be."""

    rows: list[Row]
    said: dict[int, str] = field(default_factory=dict)
    """By row number."""
    refused: list[tuple[Row, str]] = field(default_factory=list)

    def of(self, row: Row) -> tuple[str, ...]:
        """What was done to the row."""
        return (self.said[row.number],) if row.number in self.said else ()


Test = Callable[[str], bool]


def mend(rows: Sequence[Row], layout: ColumnLayout, delimiter: str, today: date) -> FixedRows:
    """Join cells that a delimiter without quotes has parted, and move cells to the right where one is missing.

    Only in delimited text: without a `delimiter` the rows stay as they are.
    """
    if not delimiter:
        return FixedRows(list(rows))
    width = len(layout.header.cells)
    whole = [row for row in rows if len(row.cells) == width]
    mended = FixedRows([])
    tests: dict[int, Test] | None = None
    for row in rows:
        if len(row.cells) == width:
            mended.rows.append(row)
            continue
        if tests is None:
            tests = dict(_tests(whole, layout, today))
        if len(row.cells) > width:
            _shorten(row, layout, tests, delimiter, mended)
        else:
            _lengthen(row, layout, tests, mended)
    return mended


def _tests(rows: Sequence[Row], layout: ColumnLayout, today: date) -> Iterator[tuple[int, Test]]:
    """How a cell of a column is known, for the columns in which nearly all whole rows pass."""
    for column in layout.columns:
        test = _test(column, today)
        cells = [cell for row in rows if (cell := row.cell(column.index).strip())]
        if test and cells and sum(map(test, cells)) * 10 >= len(cells) * 9:
            yield column.index, test


def _test(column: Column, today: date) -> Test | None:
    if column.field in MILESTONES:
        return lambda cell: plain(cell) in YES | NO or read_days(cell, DateOrder.MONTH_FIRST, today).whole
    if column.field is Field.STATUS:
        return lambda cell: meaning(cell) is not None
    if column.field is Field.URL:
        return lambda cell: bool(re.match(r"\s*(?:https?://|www\.)\S+\s*$", cell))
    if column.field is Field.RATING:
        return lambda cell: len(cell.strip()) < 6
    return None


def _fits(cells: Sequence[str], tests: dict[int, Test]) -> bool:
    return all(not cells[at].strip() or test(cells[at]) for at, test in tests.items())


def _best(ways: list[tuple[str, ...]], tests: dict[int, Test]) -> list[tuple[str, ...]]:
    """The ways that leave the fewest of the known columns empty."""
    filled = [sum(bool(cells[at].strip()) for at in tests) for cells in ways]
    return [cells for cells, count in zip(ways, filled, strict=True) if count == max(filled)]


def _shorten(row: Row, layout: ColumnLayout, tests: dict[int, Test], delimiter: str, mended: FixedRows) -> None:
    cells, width = row.cells, len(layout.header.cells)
    extra = len(cells) - width
    if not any(cell.strip() for cell in cells[width:]) and _fits(cells, tests):
        mended.rows.append(Row(row.number, cells[:width]))
        return
    ways = []
    for at in range(width if extra <= _MOST_EXTRA else 0):
        joined = (*cells[:at], delimiter.join(cells[at : at + extra + 1]), *cells[at + extra + 1 :])
        if _fits(joined, tests):
            ways.append((at, joined))
    if len(ways) > 1:
        ways = [(at, joined) for at, joined in ways if _shows(cells, at, extra)]
    if len(ways) != 1:
        mended.refused.append((row, f"{len(cells)} cells for {width} columns; put the one with a comma in quotes"))
        return
    ((at, joined),) = ways
    mended.rows.append(Row(row.number, joined))
    title = layout.header.cells[at].strip() or f"column {at + 1}"
    mended.said[row.number] = f"a comma in '{title}' was not quoted; read as {quote(joined[at])}"


def _shows(cells: Sequence[str], at: int, extra: int) -> bool:
    """Whether just the cells to be joined look parted: by the blank after a comma, or inside a number."""
    parted = {
        place
        for place in range(1, len(cells))
        if cells[place][:1] == " " or (cells[place - 1][-1:].isdigit() and re.match(r"\d{3}(?!\d)", cells[place]))
    }
    return parted == set(range(at + 1, at + extra + 1))


def _lengthen(row: Row, layout: ColumnLayout, tests: dict[int, Test], mended: FixedRows) -> None:
    width = len(layout.header.cells)
    missing = width - len(row.cells)
    as_it_stands = (*row.cells, *[""] * missing)
    ways = {(*row.cells[:at], *[""] * missing, *row.cells[at:]): at for at in range(len(row.cells))}
    named = [column.index for column in layout.of(Field.COMPANY)]
    ways = {cells: at for cells, at in ways.items() if all(cells[index].strip() for index in named)}
    fitting = [] if _fits(as_it_stands, tests) else _best([cells for cells in ways if _fits(cells, tests)], tests)
    if len(fitting) > 1:
        mended.refused.append((row, f"{len(row.cells)} cells for {width} columns; it is open which one is missing"))
    elif fitting:
        at = ways[fitting[0]]
        mended.rows.append(Row(row.number, fitting[0]))
        mended.said[row.number] = f"a cell is missing; '{layout.header.cells[at].strip()}' is taken as empty"
    else:
        mended.rows.append(row)
