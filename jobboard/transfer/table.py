"""From text to numbered rows of cells, whether it is delimited text or JSON."""

import csv
import io
import itertools
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from jobboard.transfer.refused import RefusedError

DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}

_SAMPLE_CHARACTERS = 65_536
_SAMPLE_ROWS = 20


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
    form: str
    """How the file is written: "separated by commas"."""
    delimiter: str = ""
    """Empty for JSON."""
    row_word: str = "row"
    broken: tuple[Row, ...] = ()
    """The entries that are no objects, in JSON, each as one cell."""


Score = Callable[[Row], int]
"""How much a row looks like a header: the number of its cells that name a known column, 0 for a row of data."""


def delimited(text: str, name: str, score: Score, delimiter: str | None = None) -> Table:
    """The rows of CSV and its kin; the delimiter is the one that shows the best header, unless given."""
    delimiter = delimiter or _best_delimiter(text, score)
    return Table(tuple(_records(text, delimiter, name)), f"separated by {DELIMITERS[delimiter]}", delimiter)


def _best_delimiter(text: str, score: Score) -> str:
    def best(delimiter: str) -> int:
        reader = csv.reader(io.StringIO(text[:_SAMPLE_CHARACTERS], newline=""), delimiter=delimiter)
        try:
            sample = [Row(0, tuple(cells)) for cells in itertools.islice(reader, _SAMPLE_ROWS)]
        except csv.Error:
            return 0
        return max((score(row) for row in sample), default=0)

    return max(DELIMITERS, key=best)


def _records(text: str, delimiter: str, name: str) -> Iterator[Row]:
    number = 0
    try:
        for number, cells in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), start=1):
            if any(cell.strip() for cell in cells):
                yield Row(number, tuple(cells))
        if _left_open(text, delimiter):
            raise RefusedError(f"{name} opens a quote in row {number} and never closes it", "close it, then import")
    except csv.Error as error:
        hint = "a quote is probably not closed there; close it, then import"
        raise RefusedError(f"{name} can't be read in row {number + 1}", hint) from error


def _left_open(text: str, delimiter: str) -> bool:
    """Whether the last quoted cell runs to the end of the file: only then an added line belongs to it."""
    if '"' not in text:
        return False
    end = "\nend of file"
    *_, last = csv.reader(io.StringIO(text + end, newline=""), delimiter=delimiter)
    return last != ["end of file"]


def json_objects(text: str, name: str, score: Score) -> Table:
    """The objects of a JSON list, or of the one list of objects inside an object; their keys are the header."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        where = f", see line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        raise RefusedError(f"{name} is not JSON that can be read{where}", "export it again") from error
    entries = _entries(value, name, score)
    keys = tuple(dict.fromkeys(key for entry in entries if isinstance(entry, dict) for key in entry))
    rows = [Row(0, keys)]
    broken = []
    for number, entry in enumerate(entries, start=1):
        if isinstance(entry, dict):
            rows.append(Row(number, tuple(_as_cell(entry.get(key)) for key in keys)))
        else:
            broken.append(Row(number, (_as_cell(entry),)))
    return Table(tuple(rows), "a JSON list", row_word="entry", broken=tuple(broken))


def _entries(value: object, name: str, score: Score) -> list[object]:
    if isinstance(value, list):
        return value
    inside = [each for each in value.values() if isinstance(each, list)] if isinstance(value, dict) else []
    lists = [each for each in inside if any(isinstance(entry, dict) and score(Row(0, tuple(entry))) for entry in each)]
    if len(lists) != 1:
        found = "several lists" if lists else "no list"
        hint = "give a JSON list of objects that have a company or a role"
        raise RefusedError(f"{name} holds {found} of applications", hint)
    return lists[0]


def _as_cell(value: object) -> str:
    match value:
        case None:
            return ""
        case str():
            return value
        case bool():
            return "yes" if value else "no"
        case list() if all(isinstance(each, str | int | float) for each in value):
            return ", ".join(str(each) for each in value)
        case dict() | list():
            return json.dumps(value, ensure_ascii=False)
        case _:
            return str(value)
