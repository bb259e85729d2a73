"""What the wire leans on in Textual that Textual does not promise to keep."""

import inspect
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib import import_module
from typing import Any, Protocol, runtime_checkable

from rich.segment import Segment
from textual.app import App
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


def unsupported_features(app: App[Any] | None = None) -> list[str]:
    """The names that this Textual lacks or has changed; where there is any, Textual's own output stays in place."""
    app = app or App()
    return [name for name, there in REQUIREMENTS.items() if not there(app)]


def _takes_updates(_: App[Any]) -> bool:
    display = getattr(App, "_display", None)
    return callable(display) and list(inspect.signature(display).parameters) == ["self", "screen", "renderable"]


def _counts_batches(app: App[Any]) -> bool:
    return isinstance(getattr(app, "_batch_count", None), int)


def _has_driver(app: App[Any]) -> bool:
    return hasattr(app, "_driver")


def _gives_rows(_: App[Any]) -> bool:
    return isinstance(_made("LayoutUpdate", [], Region()), RowsUpdate)


def _gives_spans(_: App[Any]) -> bool:
    return isinstance(_made("ChopsUpdate", [], [], []), SpansUpdate)


def _made(name: str, *parts: object) -> object:
    """An update of Textual's compositor, or None where it is not known or made of other parts."""
    try:
        return getattr(import_module("textual._compositor"), name)(*parts)
    except (ImportError, AttributeError, TypeError):
        return None


REQUIREMENTS: dict[str, Callable[[App[Any]], bool]] = {
    "App._display(screen, renderable)": _takes_updates,
    "App._batch_count": _counts_batches,
    "App._driver": _has_driver,
    "_compositor.LayoutUpdate(strips, region)": _gives_rows,
    "_compositor.ChopsUpdate(chops, spans, chop_ends)": _gives_spans,
}
