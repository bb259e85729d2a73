"""From an Excel or OpenDocument workbook to one table, whatever its sheets are called."""

import io
import zipfile
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
    sheets = list(_sheets(data, name))
    taken = [(title, rows) for title, rows in sheets if header_index(rows, score) is not None] or [
        (title, rows) for title, rows in sheets if rows
    ][:1]
    if not taken:
        raise UnreadableFileError(f"{name} is empty", "give a file that holds applications")
    said = [f"Not taken, no company or role in it: sheet {clean(title)!r}." for title, rows in sheets
            if rows and (title, rows) not in taken]  # fmt: skip
    if len(taken) == 1:
        title, rows = taken[0]
        return Table(tuple(rows), f"sheet {clean(title)!r}", remarks=tuple(said))
    rows, places = _below_each_other(taken, score)
    return Table(tuple(rows), f"{len(taken)} sheets", remarks=(*places, *said))


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


def _below_each_other(sheets: list[tuple[str, list[Row]]], score: HeaderScore) -> tuple[list[Row], list[str]]:
    """The rows under one header, numbered on from sheet to sheet, and the sentences that say which are whose.

    A sheet without a status column has its name as the status where that is one: Applied, Rejected, Wishlist.
    """
    header: list[str] = []
    known: dict[tuple[str, int], int] = {}
    rows: list[Row] = []
    said = []
    number = 1
    for title, sheet in sheets:
        at = header_index(sheet, score) or 0
        places = _places(sheet[at].cells, header, known)
        status = _status_place(title, sheet[at].cells, header, known)
        first = number + 1
        for row in sheet[at + 1 :]:
            number += 1
            cells = dict(zip(places, row.cells, strict=False))
            if status is not None:
                cells[status] = title
            rows.append(Row(number, tuple(cells.get(place, "") for place in range(max(cells, default=0) + 1))))
        said.append(f"Sheet {clean(title)!r} is row {first} to {number}.")
    return [Row(1, tuple(header)), *rows], said


def _places(cells: tuple[str, ...], header: list[str], known: dict[tuple[str, int], int]) -> list[int]:
    """For each column of a sheet its place under the common header, which grows by what is new."""
    seen: dict[str, int] = {}
    places = []
    for cell in cells:
        word = plain_words(cell)
        seen[word] = seen.get(word, 0) + 1
        if (word, seen[word]) not in known:
            known[word, seen[word]] = len(header)
            header.append(cell)
        places.append(known[word, seen[word]])
    return places


def _status_place(
    title: str, cells: tuple[str, ...], header: list[str], known: dict[tuple[str, int], int]
) -> int | None:
    if status_meaning(title) is None or any(plain_words(cell) in ("status", "stage") for cell in cells):
        return None
    return _places(("Status",), header, known)[0]
