"""Reading a tracker's file into a plan: its table, its columns, the order of its dates, then row by row."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from jobboard.errors import WordsError
from jobboard.store.actions.imports import ImportedCard
from jobboard.text import clean, near, quote
from jobboard.transfer.cards import Reader, RowRefusedError, identity, read_card
from jobboard.transfer.columns import MILESTONES, Field, Layout, header_score, understand
from jobboard.transfer.days import Order, read_days
from jobboard.transfer.files import read_text
from jobboard.transfer.order import settle_order
from jobboard.transfer.plan import ImportPlan, RefusedError, RowNote
from jobboard.transfer.saying import columns_filled, guesses, understanding
from jobboard.transfer.table import Row, Table, delimited, json_objects

FORMATS = ("csv", "tsv", "json")
"""What `fmt` takes; csv is text with any of the known delimiters."""


def read_plan(path: Path, today: date, *, fmt: str | None = None, day_first: bool | None = None) -> ImportPlan:
    """What importing the file would do; nothing is written.

    `today` is the user's: no application lies after it. `day_first` settles 8/5/2026 where the file itself does not.
    Raises WordsError where the name or the format is off and RefusedError where nothing can be taken from the file.
    """
    if fmt is not None and fmt not in FORMATS:
        close = near(fmt, list(FORMATS))
        raise WordsError(f"no format is called {quote(fmt)}", f"take {' or '.join(close or FORMATS)}")
    text = read_text(path)
    name = clean(path.name)
    table = _table(text, name, fmt or _guess_format(path, text))
    layout = understand(table.rows)
    if layout is None:
        raise RefusedError(f"no column of {name} names a company or a role", "call one of them Company or Role")
    rows, repeated = _without_headers(layout)
    past = [what for what in MILESTONES if what is not Field.INTERVIEW]
    settled = settle_order(
        _cells(rows, layout, *past),
        _cells(rows, layout, Field.INTERVIEW),
        today,
        semicolons=table.delimiter == ";",
        day_first=day_first,
    )
    reader = Reader(layout, settled.order, today, _neighbours(rows, layout, settled.order, today))
    return _plan(name, table, rows, repeated, reader, settled.why)


def _guess_format(path: Path, text: str) -> str:
    suffix = path.suffix.lower()
    if suffix == ".json" or (suffix not in (".csv", ".tsv") and text.lstrip()[:1] in ("[", "{")):
        return "json"
    return "csv"


def _table(text: str, name: str, fmt: str) -> Table:
    if fmt == "json":
        return json_objects(text, name, header_score)
    return delimited(text, name, header_score, "\t" if fmt == "tsv" else None)


def _without_headers(layout: Layout) -> tuple[list[Row], list[int]]:
    """The rows of data, and the numbers of those that only say the header again."""
    header = [clean(cell) for cell in layout.header.cells]
    repeats = {row.number for row in layout.below if [clean(cell) for cell in row.cells] == header}
    return [row for row in layout.below if row.number not in repeats], sorted(repeats)


def _cells(rows: Iterable[Row], layout: Layout, *fields: Field) -> list[str]:
    indexes = [column.index for column in layout.of(*fields)]
    return [row.cell(index) for row in rows for index in indexes]


def _neighbours(rows: list[Row], layout: Layout, order: Order, today: date) -> dict[tuple[int, int], date]:
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


def _plan(name: str, table: Table, rows: list[Row], repeated: list[int], reader: Reader, order_said: str) -> ImportPlan:
    cards: list[ImportedCard] = []
    numbers: list[int] = []
    problems, duplicates, guessed = [], [], []
    refused = [RowNote(number, "not an object") for number in table.broken]
    seen: Counter[str] = Counter()
    first_at: dict[tuple[str, ...], int] = {}
    for row in rows:
        cells = tuple(clean(cell) for cell in row.cells)
        if first_at.setdefault(cells, row.number) != row.number:
            duplicates.append(RowNote(row.number, f"the same as {table.row_word} {first_at[cells]}"))
            continue
        who = identity(row, reader.layout)
        try:
            read = read_card(row, reader, seen[who] + 1)
        except RowRefusedError as error:
            refused.append(RowNote(row.number, str(error)))
            continue
        seen[who] += 1
        cards.append(read.card)
        numbers.append(row.number)
        problems += [RowNote(row.number, reason) for reason in read.problems]
        guessed += [f"{table.row_word} {row.number}: {what}" for what in read.guessed]
    refused.sort(key=lambda note: note.row)
    said = [*understanding(table, reader, rows, repeated, order_said), *guesses(guessed), *columns_filled(cards)]
    return ImportPlan(
        source=name,
        understanding=tuple(said),
        cards=tuple(cards),
        card_rows=tuple(numbers),
        problems=tuple(problems),
        refused=tuple(refused),
        duplicates=tuple(duplicates),
        row_word=table.row_word,
    )
