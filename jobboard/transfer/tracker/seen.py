"""What stands in a file's columns, to be looked at and corrected."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice

from jobboard.dates.spreadsheet import Order, finds
from jobboard.text import clean
from jobboard.transfer.tracker.columns import Layout
from jobboard.transfer.tracker.corrections import column_names
from jobboard.transfer.tracker.fields import Field
from jobboard.transfer.tracker.plan import ColumnSeen, OpenDate, StatusSeen
from jobboard.transfer.tracker.row_reader import Reader
from jobboard.transfer.tracker.table import Row

_SAMPLES = 3
_SAMPLE_ROWS = 200
"""Rows in which different cells are looked for."""


def columns_seen(rows: Sequence[Row], layout: Layout) -> tuple[ColumnSeen, ...]:
    """The columns with a few of their cells."""
    top = rows[:_SAMPLE_ROWS]
    return tuple(
        ColumnSeen(name, column.field, _samples(row.cell(column.index) for row in top))
        for name, column in zip(column_names(layout), layout.columns, strict=True)
    )


def statuses_seen(rows: Iterable[Row], reader: Reader) -> tuple[StatusSeen, ...]:
    """The status words, what they mean, and how often they stand there."""
    columns = reader.layout.of(Field.STATUS)
    cells = (clean(row.cell(column.index)) for row in rows for column in columns)
    counts = Counter(cell for cell in cells if cell)
    return tuple(StatusSeen(word, reader.meaning(word), count) for word, count in counts.most_common())


def open_date(cells: Iterable[str]) -> OpenDate | None:
    """The first date that is another day when its two numbers change places; None where there is none."""
    for cell in cells:
        for (start, stop), found in finds(cell):
            if found.sign and found.year is not None and found.month != found.day:
                day_first, month_first = (found.on(order, found.year) for order in (Order.DAY_FIRST, Order.MONTH_FIRST))
                if day_first and month_first:
                    return OpenDate(cell[start:stop].split()[0].rstrip(","), day_first, month_first)
    return None


def _samples(cells: Iterable[str]) -> tuple[str, ...]:
    different = dict.fromkeys(text for cell in cells if (text := clean(cell)))
    return tuple(islice(different, _SAMPLES))
