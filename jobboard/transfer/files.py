"""From a path to text, or a refusal in one line."""

import codecs
import re
from pathlib import Path

from jobboard.errors import WordsError
from jobboard.text import clean
from jobboard.transfer.refused import RefusedError

LARGEST_BYTES = 200 * 1024 * 1024

_SAVE_AS_CSV = "save it as CSV (UTF-8) in the program it comes from, and import that file"
_PACKED = {
    b"PK\x03\x04": "a zip archive or an Excel file",
    b"\xd0\xcf\x11\xe0": "an old Excel file",
    b"%PDF": "a PDF",
    b"SQLite format 3\x00": "a SQLite database",
}
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CONFLICT = re.compile(r"^(<{7} .*|={7}|>{7} .*)\r?$", re.MULTILINE)


def read_text(path: Path) -> str:
    """The whole text of `path`; WordsError where the name is off, RefusedError where it holds no text to import."""
    name = clean(str(path))
    data = _read_bytes(path, name)
    for magic, what in _PACKED.items():
        if data.startswith(magic):
            raise RefusedError(f"{name} is {what}", _SAVE_AS_CSV)
    text = _decode(data, name)
    if "\0" in text:
        raise RefusedError(f"{name} is not a text file", _SAVE_AS_CSV)
    if not text.strip():
        raise RefusedError(f"{name} is empty", "give a file that holds applications")
    _refuse_conflict(text, name)
    return text


def _read_bytes(path: Path, name: str) -> bytes:
    try:
        if path.is_dir():
            raise WordsError(f"{name} is a folder", "give a file in it")
        if not path.exists():
            raise WordsError(f"there is no file {name}", "check the name and the folder")
        if not path.is_file():
            raise WordsError(f"{name} is not a file", "save what it gives to a file and import that")
        if path.stat().st_size > LARGEST_BYTES:
            raise RefusedError(f"{name} is larger than {LARGEST_BYTES // 1024 // 1024} MB", "import it in parts")
        return path.read_bytes()
    except OSError as error:
        raise RefusedError(f"{name} can't be read", error.strerror or str(error)) from error
    except ValueError as error:
        raise WordsError(f"{name} can't be the name of a file", "check the name") from error


def _decode(data: bytes, name: str) -> str:
    encoding = "utf-16" if data.startswith(_UTF16) else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        if b"\0" in data:
            raise RefusedError(f"{name} is not a text file", _SAVE_AS_CSV) from error
        line = data.count(b"\n", 0, error.start) + 1
        hint = "save it again with the encoding UTF-8 (in Excel: CSV UTF-8) and import that file"
        raise RefusedError(f"{name} is not in UTF-8, see line {line}", hint) from error


def _refuse_conflict(text: str, name: str) -> None:
    marks = [found.group(0)[0] for found in _CONFLICT.finditer(text)]
    if {"<", "=", ">"} <= set(marks):
        found = _CONFLICT.search(text)
        line = text.count("\n", 0, found.start()) + 1 if found else 1
        raise RefusedError(f"{name} holds an unfinished merge, see line {line}", "settle it, then import the file")
