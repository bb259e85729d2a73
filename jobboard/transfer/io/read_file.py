"""A file's bytes and its text, or in one line why it cannot be read."""

import re
from pathlib import Path

from jobboard.errors import InvalidInputError, JobboardError
from jobboard.transfer.io.encoding import Decoded, decode_spreadsheet


class UnreadableFileError(JobboardError):
    """A file that can't be read as a tracker, refused whole."""


LARGEST_BYTES = 200 * 1024 * 1024

_SAVE_AS_CSV = "save it as CSV (UTF-8) in the program it comes from, and import that file"
_PACKED = {
    b"%PDF": "a PDF",
    b"\x1f\x8b": "a gzip archive",
    b"SQLite format 3\x00": "a SQLite database",
}
_CONFLICT = re.compile(r"^(<{7} .*|={7}|>{7} .*)\r?$", re.MULTILINE)


def decode_text(data: bytes, name: str) -> Decoded:
    """The text of a file's bytes; UnreadableFileError where they hold no text to import."""
    for magic, what in _PACKED.items():
        if data.startswith(magic):
            raise UnreadableFileError(f"{name} is {what}", _SAVE_AS_CSV)
    decoded = decode_spreadsheet(data)
    if decoded is None or "\0" in decoded.text:
        raise UnreadableFileError(f"{name} is not a text file", _SAVE_AS_CSV)
    if not decoded.text.strip():
        raise UnreadableFileError(f"{name} is empty", "give a file that holds applications")
    _refuse_conflict(decoded.text, name)
    return decoded


def read_bytes(path: Path, name: str) -> bytes:
    """All of `path`; InvalidInputError where the name is off, UnreadableFileError where it can't be read or is too
    large.
    """
    try:
        if path.is_dir():
            raise InvalidInputError(f"{name} is a folder", "give a file in it")
        if not path.exists():
            raise InvalidInputError(f"there is no file {name}", "check the name and the folder")
        if not path.is_file():
            raise InvalidInputError(f"{name} is not a file", "save what it gives to a file and import that")
        if path.stat().st_size > LARGEST_BYTES:
            raise UnreadableFileError(f"{name} is larger than {LARGEST_BYTES // 1024 // 1024} MB", "import it in parts")
        return path.read_bytes()
    except OSError as error:
        raise UnreadableFileError(f"{name} can't be read", error.strerror or str(error)) from error
    except ValueError as error:
        raise InvalidInputError(f"{name} can't be the name of a file", "check the name") from error


def _refuse_conflict(text: str, name: str) -> None:
    marks = [match[0][0] for match in _CONFLICT.finditer(text)]
    if {"<", "=", ">"} <= set(marks):
        first = _CONFLICT.search(text)
        line = text.count("\n", 0, first.start()) + 1 if first else 1
        raise UnreadableFileError(
            f"{name} holds an unfinished merge, see line {line}", "settle it, then import the file"
        )
