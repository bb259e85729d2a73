"""The first line: the day, what waits for an answer, how large the hunt is, or what the filter shows."""

from datetime import date
from typing import NamedTuple

from jobboard.followup.display_names import count_noun
from jobboard.text import quote
from jobboard.tui.base.line_widget import BLANK, Line, LineWidget, TextRole, TextSpan


class HeaderFacts(NamedTuple):
    """What the first line shows; `overdue` and `due` count steps.

    `matching` is how many of `total` cards a filter leaves.
    """

    today: date
    cards: int
    live: int
    overdue: int = 0
    due: int = 0
    filter_text: str = ""
    matching: int = 0
    total: int = 0
    with_closed: bool = False
    is_panel_hidden: bool = False


class HeaderLine(LineWidget):
    """One line over the board."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = title
        self._facts = HeaderFacts(date.min, 0, 0)

    def show(self, facts: HeaderFacts) -> None:
        """Show these facts."""
        if facts != self._facts:
            self._facts = facts
            self.refresh()

    def line(self, y: int) -> Line:
        """Title and day; at the right what counts most. A second line stays blank."""
        if y > 0:
            return BLANK
        facts = self._facts
        day = f"{facts.today:%a} {facts.today.day} {facts.today:%b}"
        left = [TextSpan(self.title, TextRole.STRONG), TextSpan(f" · {day}", TextRole.MUTED)]
        if facts.with_closed:
            left.append(TextSpan(" · closed cards too", TextRole.ACCENT))
        return Line(tuple(left), tuple(self._right(facts)))

    def _right(self, facts: HeaderFacts) -> list[TextSpan]:
        if facts.filter_text:
            return [
                TextSpan(f"filter {quote(facts.filter_text, 24)}  ", TextRole.ACCENT),
                TextSpan(f"{facts.matching} of {facts.total}"),
            ]
        if not facts.is_panel_hidden:
            return [TextSpan(f"{count_noun(facts.cards, 'card')}, {facts.live} live", TextRole.MUTED)]
        overdue = [TextSpan(f"{facts.overdue} late", TextRole.LATE)] if facts.overdue else []
        due = [TextSpan(f"{facts.due} due", TextRole.DUE)] if facts.due else []
        dot = [TextSpan(" · ", TextRole.MUTED)] if overdue and due else []
        return [*overdue, *dot, *due] or [TextSpan("nothing due", TextRole.MUTED)]
