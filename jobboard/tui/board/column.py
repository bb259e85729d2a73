"""One column of the board: its head, and as many cards as fit, read from the store a page at a time."""

from collections.abc import Callable, Sequence
from enum import Enum

from textual.geometry import Size

from jobboard.followup.display_names import STAGE_NAMES
from jobboard.followup.enums import Stage
from jobboard.store.views import CardView, ColumnCount
from jobboard.text import width
from jobboard.tui.base.labels import sign, stage_name
from jobboard.tui.base.line_widget import BLANK, Cursor, Line, TextRole, TextSpan, fit_line, room_in

_HEAD = 2
"""Lines of the head: the name with its count, and a rule."""
_SLACK = 12
"""Cards read beyond those in sight, above and below, so that scrolling seldom reads."""

ReadPage = Callable[[int, int], list[CardView]]
"""Reads the cards of a column: offset, limit."""


class Density(Enum):
    """How much of a card a column shows; the value is the lines that a card takes, with the blank one after it."""

    NAMES = 1
    SHORT = 3
    FULL = 4

    @property
    def gap(self) -> int:
        """Blank lines after a card."""
        return 0 if self is Density.NAMES else 1


class Column:
    """The cards of one stage, as the board draws them. It scrolls by whole cards and shows the board's cursor."""

    def __init__(self, stage: Stage, read: ReadPage) -> None:
        self.stage = stage
        self.count = ColumnCount(0, 0)
        self.density = Density.FULL
        self.size = Size()
        """Cells and lines that the board has for it."""
        self.index = 0
        """The card the cursor is on, or would be."""
        self.top = 0
        """The first card in sight."""
        self.cursor = Cursor.NONE
        self._read = read
        self._page: list[CardView] = []
        self._page_start = 0
        self.lines: list[Line] = []
        """What stands there now, from the top."""

    @property
    def room(self) -> int:
        """Cells for a line's spans."""
        return room_in(self.size.width)

    @property
    def capacity(self) -> int:
        """How many whole cards are in sight; the last line is kept for how many more there are."""
        return max(1, (self.size.height - _HEAD - 1 + self.density.gap) // self.density.value)

    @property
    def card(self) -> CardView | None:
        """The card the cursor is on."""
        return self._card(self.index)

    def load(self, count: ColumnCount, first: Sequence[CardView] = ()) -> None:
        """Show these cards, the `first` of so many, or read them anew.

        The cursor stays at its place, or the last card where there are fewer now.
        """
        self.count = count
        self._page, self._page_start = list(first), 0
        self.index = max(0, min(self.index, count.shown - 1))
        self.show_cursor()

    def go(self, index: int) -> None:
        """Put the cursor on a card and scroll to it."""
        self.index = max(0, min(index, self.count.shown - 1))
        self.show_cursor()

    def scroll_cards(self, cards: int) -> None:
        """Scroll without the cursor."""
        self.top = max(0, min(self.top + cards, self.count.shown - self.capacity))
        self._read_sight()

    def show_cursor(self) -> None:
        """Scroll as little as brings the cursor's card into sight."""
        first = self.index - self.capacity + 1
        most = max(0, self.count.shown - self.capacity)
        self.top = min(max(self.top, first, 0), self.index, most)
        self._read_sight()

    def lay_out(self) -> list[int]:
        """Make the lines anew; returns those that look different."""
        before, self.lines = self.lines, [self._line(y) for y in range(self.size.height)]
        return [y for y, line in enumerate(self.lines) if y >= len(before) or line != before[y]]

    def index_at(self, y: int) -> int | None:
        """Which card stands on the line `y`; None for none."""
        slot = (y - _HEAD) // self.density.value
        return self.top + slot if y >= _HEAD and slot < self.capacity and self._card(self.top + slot) else None

    def _line(self, y: int) -> Line:
        """The head, the cards, or how many more there are."""
        if y == 0:
            return self._name_line()
        if y == 1:
            return self._rule_line()
        slot, part = divmod(y - _HEAD, self.density.value)
        if slot < self.capacity and part < self.density.value - self.density.gap:
            card = self._card(self.top + slot)
            return self._card_line(card, part, self.top + slot) if card else BLANK
        below = self.count.shown - self.top - self.capacity
        if y == self.size.height - 1 and below > 0:
            return Line((TextSpan(_fitting(self.room, f"{below} more below", f"{below} more"), TextRole.MUTED),))
        return BLANK

    def _name_line(self) -> Line:
        name, count = STAGE_NAMES[self.stage], str(self.count.shown)
        if self.count.shown != self.count.total:
            count = f"{self.count.shown} of {self.count.total}"
            if width(name) + width(count) + 1 > self.room:
                count = f"{self.count.shown}/{self.count.total}"
        name = stage_name(self.stage, self.room - width(count) - 1)
        text_role = TextRole.PLAIN if self.cursor is Cursor.NONE else TextRole.STRONG
        return Line((TextSpan(f"{name} ", text_role), TextSpan(count, TextRole.MUTED)))

    def _rule_line(self) -> Line:
        is_here = self.cursor is Cursor.HERE
        rule = ("━" if is_here else "─") * max(0, self.room)
        text_role = TextRole.ACCENT if is_here else TextRole.RULE
        if self.top > 0 and self.room > 11:
            note = _fitting(self.room - 2, f" {self.top} above ", f" {self.top} up ")
            return Line(
                (
                    TextSpan(rule[: self.room - width(note) - 1], text_role),
                    TextSpan(note, TextRole.MUTED),
                    TextSpan(rule[:1], text_role),
                )
            )
        return Line((TextSpan(rule, text_role),))

    def _card_line(self, card: CardView, part: int, index: int) -> Line:
        mark, text_role = sign(card.step)
        cursor = self.cursor if index == self.index else Cursor.NONE
        name = TextSpan(card.company, TextRole.MUTED if card.outcome else TextRole.STRONG)
        role = TextSpan(card.role, TextRole.MUTED if card.outcome else TextRole.PLAIN)
        first, _, rest = card.line.partition(" · ")
        if width(rest) > self.room // 2:
            rest = rest.partition(" ")[0]
        match self.density, part:
            case Density.NAMES, _:
                return Line((name,), sign=TextSpan(mark, text_role), cursor=cursor)
            case Density.SHORT, 0:
                return Line((name,), (TextSpan(first, text_role),), TextSpan(mark, text_role), cursor)
            case Density.SHORT, _:
                return Line((role,), (TextSpan(rest, text_role),) if rest else (), cursor=cursor.below)
            case _, 0:
                return Line((name,), cursor=cursor)
            case _, 1:
                return Line((role,), cursor=cursor.below)
            case _:
                return Line(
                    (TextSpan(fit_line(card.line, self.room), text_role),),
                    sign=TextSpan(mark, text_role),
                    cursor=cursor.below,
                )

    def _card(self, index: int) -> CardView | None:
        offset = index - self._page_start
        return self._page[offset] if 0 <= offset < len(self._page) else None

    def _read_sight(self) -> None:
        """Have the cards in sight and the cursor's at hand; drawing never reads."""
        first, last = min(self.top, self.index), min(self.top + self.capacity, self.count.shown) - 1
        if last >= 0 and not (self._card(first) and self._card(max(last, self.index))):
            self._page_start = max(0, first - _SLACK)
            self._page = self._read(self._page_start, max(last, self.index) + 1 + _SLACK - self._page_start)


def _fitting(cells: int, text: str, shorter: str) -> str:
    """The text, or the shorter one where that takes more cells; in 10,000 cards it does."""
    return text if width(text) <= cells else shorter
