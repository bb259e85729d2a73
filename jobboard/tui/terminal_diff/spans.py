"""Which cells of a row are to be written, cut into spans that are drawn in one look."""

from collections.abc import Iterator
from operator import attrgetter
from typing import NamedTuple

from jobboard.tui.terminal_diff.frame import Row
from jobboard.tui.terminal_diff.style import Cell, CellStyle

BRIDGE = 4
"""Bytes of unchanged text between two changed cells up to which writing it is no longer than a jump over it."""


_DOUBTFUL = attrgetter("doubtful")


class Span(NamedTuple):
    """Cells of row `y` from `start` to before `end`, all drawn in `look`; `blank`: only their background shows."""

    y: int
    start: int
    end: int
    look: CellStyle
    blank: bool


Piece = list[Span]
"""Spans that are written one right after the other."""


def pieces(y: int, old: Row | None, new: Row) -> Iterator[Piece]:
    """What to write of a row so that `old` becomes `new`; None is a row that is not known.

    After a doubtful character the rest of its row is written too, whatever the terminal took it for.
    """
    runs = [(0, len(new))] if old is None else _bridged(new, list(_runs(old, new)))
    for start, end in runs:
        if any_doubtful(new[start:end]):
            yield _spans(y, new, start, len(new))
            return
        for span in _spans(y, new, start, end):
            yield [span]


def any_doubtful(cells: Row) -> bool:
    """Whether terminals may disagree about one of these cells."""
    return any(map(_DOUBTFUL, cells))


def _runs(old: Row, new: Row) -> Iterator[tuple[int, int]]:
    """Where the rows differ: each run of cells that do, wide characters whole."""
    start = None
    for x, (before, now) in enumerate(zip(old, new, strict=True)):
        if before is now:
            if start is not None and now.width:
                yield start, x
                start = None
        elif start is None:
            start = x
    if start is not None:
        yield start, len(new)


def _bridged(row: Row, runs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The runs, joined where what is between them is short and drawn as they are."""
    joined: list[tuple[int, int]] = []
    for start, end in runs:
        if joined and _is_bridge(row, joined[-1][1], start):
            joined[-1] = joined[-1][0], end
        else:
            joined.append((start, end))
    return joined


def _is_bridge(row: Row, start: int, end: int) -> bool:
    gap = row[start:end]
    if len(gap) > BRIDGE or any_doubtful(gap):
        return False
    drawn = row[start - 1 : end + 1]
    letters = {cell.look for cell in drawn if cell.text != " "}
    return (
        len(letters) <= 1
        and len({cell.look.blank for cell in drawn}) == 1
        and sum(len(cell.text.encode()) for cell in gap) <= BRIDGE
    )


def _spans(y: int, row: Row, start: int, end: int) -> Piece:
    """The cells from start to end cut where the look changes; blanks go with letters on the same background."""
    spans: Piece = []
    begin = start
    letters: CellStyle | None = None
    ground: CellStyle | None = None
    before: Cell | None = None
    for x in range(start, end):
        cell = row[x]
        if cell is before or not cell.width:
            continue
        is_letter = cell.text != " "
        if cell.look.blank is not ground or (is_letter and letters not in (None, cell.look)):
            if ground is not None:
                spans.append(Span(y, begin, x, letters or ground, letters is None))
            begin, ground, letters = x, cell.look.blank, None
        if is_letter:
            letters = cell.look
        before = cell
    if ground is not None:
        spans.append(Span(y, begin, end, letters or ground, letters is None))
    return spans
