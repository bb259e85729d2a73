"""The first line of a screen over the board: what it is, and how far along one is."""

from jobboard.tui.base.line_widget import Line, LineWidget, TextRole, TextSpan

_LEAST_BAR = 8
"""Cells below which a bar says nothing."""


class TitleBar(LineWidget):
    """A title, at the right a word, and between them a bar where there is something to count."""

    DEFAULT_CSS = """
    TitleBar { height: 1; }
    """

    def __init__(self, title: str, right: str = "") -> None:
        super().__init__()
        self._title = title
        self._right = right
        self._place: tuple[int, int] | None = None

    def show(self, title: str, place: int, total: int) -> None:
        """Say that `place` of `total` are behind one."""
        if (title, (place, total)) != (self._title, self._place):
            self._title, self._place = title, (place, total)
            self.refresh()

    def line(self, y: int) -> Line:
        """The title, the bar, and the word at the right."""
        right = (TextSpan(f" {self._right}", TextRole.MUTED),) if self._right else ()
        return Line((TextSpan(f"{self._title} ", TextRole.STRONG), *self._bar()), right)

    def _bar(self) -> tuple[TextSpan, ...]:
        cells = self.room - len(self._title) - len(self._right) - 3
        if self._place is None or cells < _LEAST_BAR:
            return ()
        place, total = self._place
        done = cells * place // max(1, total)
        return TextSpan("━" * done, TextRole.ACCENT), TextSpan("─" * (cells - done), TextRole.RULE)
