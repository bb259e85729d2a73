"""LineWidget lines that are more than fit, scrolled by whole lines."""

from collections.abc import Sequence

from textual import events

from jobboard.tui.base.line_widget import BLANK, Line, LineWidget


class ScrollWidget(LineWidget):
    """Subclasses say `content(cells)`, all their lines for that width, and call `lay_out` when it is another."""

    def __init__(self) -> None:
        super().__init__()
        self._content: Sequence[Line] = ()
        self._top = 0
        self._folded_to = (0, 0)

    def content(self, cells: int) -> Sequence[Line]:
        """All lines, folded to `cells`."""
        raise NotImplementedError

    def lay_out(self, *, top: bool = False) -> None:
        """Fold everything anew, keeping the place unless it is to start at the `top`; draw what looks different."""
        self._fold()
        self._top = 0 if top else self._within(self._top)
        self.refresh_changed()

    def scroll_lines(self, lines: int) -> bool:
        """Scroll down, or up where negative; False where there is no more."""
        place = self._within(self._top + lines)
        if place == self._top:
            return False
        self._top = place
        self.refresh_changed()
        return True

    def scroll_page(self, pages: int) -> bool:
        """Scroll by what is in sight, less a line to find the place again."""
        return self.scroll_lines(pages * max(1, self.size.height - 1))

    def scroll_edge(self, last: bool) -> bool:
        """Scroll to the end, or to the top."""
        return self.scroll_lines(len(self._content) if last else -len(self._content))

    def line(self, y: int) -> Line:
        """The line in sight at `y`, folded for this size also where that is news: nothing wrong is drawn first."""
        if (self.room, self.size.height) != self._folded_to:
            self._fold()
        place = self._top + y
        return self._content[place] if place < len(self._content) else BLANK

    @property
    def more(self) -> int:
        """How many lines stand below those in sight."""
        return max(0, len(self._content) - self._top - self.size.height)

    def on_resize(self) -> None:
        """Fold to the new width."""
        self.lay_out()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel scrolls."""
        event.stop()
        self.scroll_lines(3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel scrolls."""
        event.stop()
        self.scroll_lines(-3)

    def _fold(self) -> None:
        self._folded_to = (self.room, self.size.height)
        self._content = self.content(max(1, self.room))
        self._top = self._within(self._top)

    def _within(self, top: int) -> int:
        return max(0, min(top, len(self._content) - self.size.height))
