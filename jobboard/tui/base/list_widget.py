"""Rows, one a line, under a cursor that is drawn; only the lines in sight are made."""

from collections.abc import Iterator
from contextlib import contextmanager

from jobboard.tui.base.line_widget import BLANK, Drawn, Line


class Listed(Drawn):
    """Subclasses say how many rows there are and what stands on each, and change them inside `redrawing`."""

    def __init__(self) -> None:
        super().__init__()
        self.index = 0
        """The row under the cursor; 0 where there is none."""
        self.top = 0
        """The first row in sight."""

    @property
    def count(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    def row_at(self, place: int) -> Line:
        """What stands on a row."""
        raise NotImplementedError

    def down(self, by: int) -> str:
        """Go down, or up where negative; returns what to say."""
        with self.redrawing():
            self.index += by
        return ""

    def page(self, pages: int) -> str:
        """Go down, or up, by what is in sight."""
        return self.down(pages * max(1, self.size.height - 1))

    def edge(self, last: bool) -> str:
        """Go to the first or the last."""
        return self.down(self.count if last else -self.count)

    def line(self, y: int) -> Line:
        """The row in sight at `y`."""
        place = self.top + y
        return self.row_at(place) if place < self.count else BLANK

    @contextmanager
    def redrawing(self) -> Iterator[None]:
        """Around every change: brings the cursor into sight, and draws what looks different."""
        yield
        self.settle()
        self.refresh_changed()

    def settle(self) -> None:
        """Keep the cursor on a row and in sight."""
        height = max(1, self.size.height)
        self.index = max(0, min(self.index, self.count - 1))
        self.top = max(0, min(max(min(self.top, self.index), self.index - height + 1), self.count - height))

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self.settle()
        self.refresh()
