"""The first line: the day, what waits for an answer, how large the hunt is, or what the filter shows."""

from datetime import date
from typing import NamedTuple

from jobboard.followup.display_names import count_noun
from jobboard.text import quote
from jobboard.tui.base.line_widget import BLANK, Line, LineWidget, TextRole, TextSpan


class HeaderFacts(NamedTuple):
    """What the first line says; `late` and `due` count steps, `shown` of `total` cards under the filter `words`."""

    today: date
    cards: int
    live: int
    late: int = 0
    due: int = 0
    words: str = ""
    shown: int = 0
    total: int = 0
    closed: bool = False
    panel_hidden: bool = False


class HeaderLine(LineWidget):
    """One line over the board."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = title
        self._facts = HeaderFacts(date.min, 0, 0)

    def show(self, facts: HeaderFacts) -> None:
        """Say these facts."""
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
        if facts.closed:
            left.append(TextSpan(" · closed cards too", TextRole.ACCENT))
        return Line(tuple(left), tuple(self._right(facts)))

    def _right(self, facts: HeaderFacts) -> list[TextSpan]:
        if facts.words:
            return [
                TextSpan(f"filter {quote(facts.words, 24)}  ", TextRole.ACCENT),
                TextSpan(f"{facts.shown} of {facts.total}"),
            ]
        if not facts.panel_hidden:
            return [TextSpan(f"{count_noun(facts.cards, 'card')}, {facts.live} live", TextRole.MUTED)]
        late = [TextSpan(f"{facts.late} late", TextRole.LATE)] if facts.late else []
        due = [TextSpan(f"{facts.due} due", TextRole.DUE)] if facts.due else []
        dot = [TextSpan(" · ", TextRole.MUTED)] if late and due else []
        return [*late, *dot, *due] or [TextSpan("nothing due", TextRole.MUTED)]
