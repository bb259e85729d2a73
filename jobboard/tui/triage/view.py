"""The card of triage, or its end, scrolled where it is longer than the screen."""

from collections.abc import Callable, Sequence

from jobboard.tui.base.line_widget import Line, TextRole, TextSpan
from jobboard.tui.base.scroll_widget import ScrollWidget

TALL = 30
"""Lines of the screen from which there is room for blank ones."""

MakeLines = Callable[[int, bool], Sequence[Line]]
"""Makes the lines for so many cells, and with blank ones between where there is room."""


class TriageView(ScrollWidget):
    """Shows lines made for its size."""

    DEFAULT_CSS = """
    TriageView { height: 1fr; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._lines: MakeLines = lambda _cells, _tall: ()

    def show(self, lines: MakeLines, *, top: bool) -> None:
        """Show other lines, from their `top` or where one was."""
        self._lines = lines
        self.lay_out(top=top)

    def move(self, lines: int) -> str:
        """Scroll; nothing to say."""
        self.scroll_lines(lines)
        return ""

    def move_page(self, pages: int) -> str:
        """Scroll by pages; nothing to say."""
        self.scroll_page(pages)
        return ""

    def content(self, cells: int) -> Sequence[Line]:
        """The lines for this size."""
        return self._lines(cells, self.app.size.height >= TALL)

    def line(self, y: int) -> Line:
        """The line in sight; the last says where there is more."""
        if self.more and y == self.size.height - 1:
            return Line((TextSpan(f"{self.more + 1} more lines: PgDn", TextRole.MUTED),))
        return super().line(y)
