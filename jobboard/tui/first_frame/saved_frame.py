"""A frame in its file: cells and how they look, never bytes for a terminal, read with doubt."""

import json
import os
import re
import stat
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from jobboard import paths
from jobboard.errors import StoreError
from jobboard.tui.first_frame.conditions import Conditions
from jobboard.tui.terminal_diff.frame import Frame, Row, is_doubtful
from jobboard.tui.terminal_diff.style import Cell, CellStyle, StyleCache
from jobboard.tui.terminal_diff.terminal_features import Terminal

_CODES = re.compile(r"[0-9]{0,3}(;[0-9]{1,3})*")
_MOST_BYTES = 4_000_000
_MOST_CELLS = 1000
"""Columns or rows of the largest screen that is believed."""


class SavedFrame(NamedTuple):
    """What stood on the screen. `runs` are a row's cells of one look each: the look's number, the cells' texts.

    A look is its attributes, foreground and background, as SGR parameters; links are left out, since they carry an
    address. The second half of a wide character is an empty text. `colors` is a number of Rich's ColorSystem.
    """

    conditions: Conditions
    colors: int
    erases_in_color: bool
    cursor: tuple[int, int]
    looks: list[tuple[list[str], str, str]]
    rows: list[list[tuple[int, list[str]]]]

    @property
    def size(self) -> tuple[int, int]:
        """Columns and rows."""
        return int(self.conditions["columns"]), int(self.conditions["rows"])

    def as_dict(self) -> dict[str, Any]:
        """Its parts by their names, as they stand in the file."""
        return self._asdict()

    def frame(self, cache: StyleCache) -> Frame:
        """The frame, its cells those of the cache."""
        looks = [cache.get(frozenset(attributes), front, back, "") for attributes, front, back in self.looks]
        frame = Frame(*self.size, cache)
        frame.rows = [[cell for look, texts in runs for cell in _cells(looks[look], texts)] for runs in self.rows]
        return frame


def of_frame(frame: Frame, conditions: Conditions, terminal: Terminal, cursor: tuple[int, int]) -> SavedFrame:
    """A frame as it is kept."""
    numbers: dict[tuple[tuple[str, ...], str, str], int] = {}

    def number(cell: Cell) -> int:
        look = cell.look
        return numbers.setdefault((tuple(sorted(look.attributes)), look.foreground, look.background), len(numbers))

    rows = [[(look, [cell.text for cell in cells]) for look, cells in groupby(row, number)] for row in frame.rows]
    looks = [(list(attributes), front, back) for attributes, front, back in numbers]
    return SavedFrame(conditions, *terminal, cursor, looks, rows)


def _cells(look: CellStyle, texts: list[str]) -> Row:
    cells: Row = []
    for place, text in enumerate(texts):
        if not text:
            cells.append(look.tail)
        elif len(text) == 1 and text.isascii():
            cells.append(look.narrow[text])
        else:
            width = 1 + sum(1 for _ in _tails(texts[place + 1 :]))
            cells.append(look.cell(text, width, doubtful=is_doubtful(text)))
    return cells


def _tails(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        if text:
            return
        yield text


# The file


def frame_path(board: Path) -> Path:
    """Where a board's last frame is kept: beside it."""
    return board.with_name(f".{board.name}.frame")


def write_frame(saved: SavedFrame, path: Path) -> None:
    """Keep the frame, 0600, whole or not at all; a place that cannot be written keeps none."""
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        with paths.open_private(draft, "x") as file:
            json.dump(saved.as_dict(), file, separators=(",", ":"))
        draft.replace(path)
    except (OSError, StoreError):
        draft.unlink(missing_ok=True)


def read_frame(path: Path) -> SavedFrame | None:
    """The frame that is kept there; None where there is none, or it is not ours or not what we write."""
    try:
        file = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return None
    with os.fdopen(file, "rb") as opened:
        about = os.fstat(file)
        if not stat.S_ISREG(about.st_mode) or about.st_uid != os.geteuid() or about.st_mode & 0o077:
            return None
        content = opened.read(_MOST_BYTES)
    try:
        return _checked(json.loads(content))
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return None


def _checked(parts: Any) -> SavedFrame:
    """The frame of a file's JSON; ValueError and the like where anything is not as we write it."""
    saved = SavedFrame(
        conditions={str(name): value for name, value in parts["conditions"].items()},
        colors=_number(parts["colors"], 5),
        erases_in_color=parts["erases_in_color"] is True,
        cursor=(_number(parts["cursor"][0]), _number(parts["cursor"][1])),
        looks=[_look(*look) for look in parts["looks"]],
        rows=[[(_number(look, len(parts["looks"])), _texts(texts)) for look, texts in row] for row in parts["rows"]],
    )
    columns, rows = saved.size
    if not (0 < columns < _MOST_CELLS and 0 < rows < _MOST_CELLS):
        raise ValueError("a size that no terminal has")
    if len(saved.rows) != rows or any(sum(len(texts) for _, texts in row) != columns for row in saved.rows):
        raise ValueError("cells are missing")
    if any(row and not row[0][1][0] for row in saved.rows):
        raise ValueError("a row that begins with half a character")
    return saved


def _number(value: object, below: int = _MOST_CELLS) -> int:
    if type(value) is not int or not 0 <= value < below:
        raise ValueError(value)
    return value


def _look(attributes: list[str], front: str, back: str) -> tuple[list[str], str, str]:
    if not all(_CODES.fullmatch(code) for code in (*attributes, front, back)):
        raise ValueError("no SGR parameters")
    return attributes, front, back


def _texts(texts: list[str]) -> list[str]:
    if not texts or not all(type(text) is str and len(text) < 64 and _is_shown(text) for text in texts):
        raise ValueError("no text for a cell")
    return texts


def _is_shown(text: str) -> bool:
    """Whether it holds letters and marks alone; joiners join, all other controls would do something."""
    return all(letter.isprintable() or letter in "\u200d\u200c" for letter in text)
