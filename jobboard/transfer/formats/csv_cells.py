"""Cells of CSV that a spreadsheet opens as text, whatever stands in them.

A cell that begins with one of the signs that make a spreadsheet compute gets an apostrophe before it; reading takes
exactly that one away again, so that every text comes back as it was.
"""

import csv
import io
import re
from collections.abc import Sequence
from typing import Literal

from jobboard.text import clean

_COMPUTED = re.compile(r"'*[=+\-@\t\r＝＋－＠]")
_GUARDED = re.compile(r"'+[=+\-@\t\r＝＋－＠]")


def guarded(text: str) -> str:
    """The text as a cell that nothing computes."""
    return f"'{text}" if _COMPUTED.match(text) else text


def unguarded(cell: str) -> str:
    """The text of a guarded cell; any other cell is its own text."""
    return cell[1:] if cell.startswith("'") and _GUARDED.match(cell) else cell


def csv_line(cells: Sequence[str]) -> str:
    """One row, every cell cleaned, guarded and between quotes."""
    return plain_csv_line([guarded(clean(cell, lines=True)) for cell in cells], csv.QUOTE_ALL)


def plain_csv_line(cells: Sequence[str], quoting: Literal[0, 1] = csv.QUOTE_MINIMAL) -> str:
    """One row with its CRLF (RFC 4180), the cells as they are."""
    out = io.StringIO(newline="")
    csv.writer(out, quoting=quoting).writerow(cells)
    return out.getvalue()
