"""A tracker's file of any kind as a table: which kind it is, and the reader for it."""

from dataclasses import replace
from pathlib import Path

from jobboard.errors import InvalidInputError
from jobboard.text import clean, closest_matches, quote
from jobboard.transfer.io.read_file import UnreadableFileError, decode_text, read_bytes
from jobboard.transfer.tracker.column_layout import header_score
from jobboard.transfer.tracker.json_table import parse_json_table
from jobboard.transfer.tracker.table import Table, parse_delimited
from jobboard.transfer.tracker.workbook import WORKBOOKS, read_workbook

FORMATS = ("csv", "tsv", "json", "xlsx", "ods")
"""What `fmt` takes; csv is text with any of the known delimiters."""


def read_table(path: Path, fmt: str | None = None) -> Table:
    """The rows of a spreadsheet or of a JSON list; what the file is shows in its bytes unless `fmt` says it.

    Raises InvalidInputError where the name or the format is off and UnreadableFileError where the file holds no table.
    """
    if fmt is not None and fmt not in FORMATS:
        close = closest_matches(fmt, list(FORMATS))
        raise InvalidInputError(f"no format is called {quote(fmt)}", f"take {' or '.join(close or FORMATS)}")
    data = read_bytes(path, clean(str(path)))
    name = clean(path.name)
    if fmt in ("xlsx", "ods") or (fmt is None and data.startswith(WORKBOOKS)):
        return read_workbook(data, name, header_score)
    found = decode_text(data, name)
    if (fmt or _guess_format(path, found.text)) == "json":
        table = parse_json_table(found.text, name, header_score)
    else:
        table = parse_delimited(found.text, name, header_score, "\t" if fmt == "tsv" else None)
    if not table.rows:
        raise UnreadableFileError(f"{name} is empty", "give a file that holds applications")
    return replace(table, remarks=(*table.remarks, found.remark)) if found.remark else table


def _guess_format(path: Path, text: str) -> str:
    suffix = path.suffix.lower()
    if suffix in (".json", ".jsonl") or (suffix not in (".csv", ".tsv") and text.lstrip()[:1] in ("[", "{")):
        return "json"
    return "csv"
