"""An Excel or OpenDocument workbook as one table, whatever its sheets are called."""

import io
import zipfile
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from jobboard.text import clean
from jobboard.transfer.io.read_file import UnreadableFileError
from jobboard.transfer.tracker.status_mapping import plain_words, status_meaning
from jobboard.transfer.tracker.table import HeaderScore, Row, Table, header_index

WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How the files of spreadsheet programs begin: a zip archive, or in old ones a compound file."""

LARGEST_UNPACKED = 1024 * 1024 * 1024
"""Bytes; a workbook that unpacks to more was made to fill the memory."""

_SAVE_AS_CSV = "save it as CSV (UTF-8) in the program it comes from, and import that file"

Cell = int | float | str | bool | time | date | datetime | timedelta


def read_workbook(data: bytes, name: str, score: HeaderScore) -> Table:
    """The rows of all sheets that have a header, one sheet below the other; without any, those of the first sheet."""
    sheets = [sheet for sheet in _sheets(data, name) if sheet[1]]
    used = [sheet for sheet in sheets if header_index(sheet[1], score) is not None] or sheets[:1]
    if not used:
        raise UnreadableFileError(f"{name} is empty", "give a file that holds applications")
    unused = tuple(
        f"Not taken, no company or role in it: sheet {clean(sheet[0])!r}." for sheet in sheets if sheet not in used
    )
    if len(used) == 1:
        ((title, rows),) = used
        return Table(tuple(rows), f"sheet {clean(title)!r}", remarks=unused)
    stack = _Stack()
    for title, rows in used:
        stack.add(title, rows, header_index(rows, score) or 0)
    return Table((Row(1, tuple(stack.header)), *stack.rows), f"{len(used)} sheets", remarks=(*stack.remarks, *unused))


def _sheets(data: bytes, name: str) -> Iterator[tuple[str, list[Row]]]:
    """The name and the rows of each sheet, those without a cell left out."""
    from python_calamine import CalamineError, CalamineWorkbook

    _refuse_bomb(data, name)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for title in book.sheet_names:
            cells = book.get_sheet_by_name(title).to_python(skip_empty_area=False)
            rows = [Row(number, tuple(map(_as_text, row))) for number, row in enumerate(cells, start=1)]
            yield title, [row for row in rows if any(cell.strip() for cell in row.cells)]
    except (CalamineError, OSError) as error:
        locked = "password" in str(error).lower()
        what = "is locked with a password" if locked else "is no workbook that can be read"
        raise UnreadableFileError(f"{name} {what}", _SAVE_AS_CSV) from error


def _refuse_bomb(data: bytes, name: str) -> None:
    if not data.startswith(WORKBOOKS[0]):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            names = packed.namelist()
            size = sum(each.file_size for each in packed.infolist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise UnreadableFileError(f"{name} is a damaged Excel file or zip archive", _SAVE_AS_CSV) from error
    if not {"[Content_Types].xml", "mimetype", "content.xml"} & set(names):
        raise UnreadableFileError(f"{name} is a zip archive", "unpack it and import the files in it")
    if size > LARGEST_UNPACKED:
        raise UnreadableFileError(f"{name} unpacks to more than {LARGEST_UNPACKED // 1024 // 1024} MB", _SAVE_AS_CSV)


def _as_text(value: Cell) -> str:
    """A cell as it would stand in a CSV file: dates year first, whole numbers without a point."""
    match value:
        case bool():
            return "yes" if value else "no"
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case datetime():
            return value.isoformat(" ", "seconds")
        case _:
            return str(value)


class _Stack:
    """The rows of several sheets under one header, numbered on from sheet to sheet.

    A sheet without a status column has its name as the status where that is one: Applied, Rejected, Wishlist.
    """

    def __init__(self) -> None:
        self.header: list[str] = []
        self.rows: list[Row] = []
        self.remarks: list[str] = []
        """Which rows are from which sheet."""
        self._columns: dict[tuple[str, int], int] = {}
        """By a title's plain words, and which of the columns with these it is, the column under the common header."""

    def add(self, title: str, rows: list[Row], header: int) -> None:
        """The rows of a sheet below those of the sheets before."""
        columns = self._common_columns(rows[header].cells)
        status = self._status_column(title, rows[header].cells)
        first = len(self.rows) + 2
        for number, row in enumerate(rows[header + 1 :], start=first):
            cells = dict(zip(columns, row.cells, strict=False))
            if status is not None:
                cells[status] = title
            self.rows.append(Row(number, tuple(cells.get(index, "") for index in range(max(cells, default=0) + 1))))
        last = len(self.rows) + 1
        self.remarks.append(f"Sheet {clean(title)!r} is row {first} to {last}.")

    def _common_columns(self, titles: tuple[str, ...]) -> list[int]:
        """For each column of a sheet the one under the common header, which grows by what is new."""
        counts: Counter[str] = Counter()
        columns = []
        for title in titles:
            word = plain_words(title)
            counts[word] += 1
            if (word, counts[word]) not in self._columns:
                self._columns[word, counts[word]] = len(self.header)
                self.header.append(title)
            columns.append(self._columns[word, counts[word]])
        return columns

    def _status_column(self, title: str, titles: tuple[str, ...]) -> int | None:
        if status_meaning(title) is None or any(plain_words(each) in ("status", "stage") for each in titles):
            return None
        return self._common_columns(("Status",))[0]
