"""What Textual's compositor says has changed, read into a frame."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol, runtime_checkable

from rich.segment import Segment
from textual.geometry import Region

from jobboard.tui.terminal_diff.frame import Frame

Line = Iterable[Segment]
Span = tuple[int, int, int]


@runtime_checkable
class RowsUpdate(Protocol):
    """Textual's LayoutUpdate: all rows of a region, each a series of strips."""

    strips: Sequence[Iterable[Line]]
    region: Region


@runtime_checkable
class SpansUpdate(Protocol):
    """Textual's ChopsUpdate: spans (row, from column, to column) of a screen cut up by row and column.

    `chops` holds for each row its strips by the column where they begin, `chop_ends` the columns where they end.
    """

    chops: Sequence[Mapping[int, Line | None]]
    spans: Sequence[Span]
    chop_ends: Sequence[Sequence[int]]


def read_rows(update: RowsUpdate, frame: Frame) -> None:
    """Draw whole rows."""
    for y, strips in enumerate(update.strips, update.region.y):
        frame.put(update.region.x, y, [segment for strip in strips for segment in strip])


def read_spans(update: SpansUpdate, frame: Frame) -> None:
    """Draw every strip that a span touches."""
    for y, start, stop in update.spans:
        for (x, strip), end in zip(update.chops[y].items(), update.chop_ends[y], strict=False):
            if strip is not None and x < stop and end > start:
                frame.put(x, y, strip)
