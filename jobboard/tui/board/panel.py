"""The side panel: the search's health, which cards need a follow-up, what can wait, and the days ahead.

Its cursor is drawn, not focused.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from textual import events
from textual.message import Message

from jobboard.store.views import Panel, PanelEntry
from jobboard.tui.base.line_widget import BLANK, Line, LineWidget, TextRole, TextSpan
from jobboard.tui.board.health import Health, NudgeKeys, head_lines, search_lines
from jobboard.tui.board.panel_lines import PanelTarget, Row, rows, targets

_NOTHING = Panel((), (), (), 0, 0)


class PanelView(LineWidget):
    """Shows the panel and moves its cursor. The methods that move return why they could not, or nothing."""

    @dataclass
    class Picked(Message):
        """A line of the panel was clicked; `chain` counts the clicks in a row."""

        chain: int

    def __init__(self, sweep_key: str = "", nudge_keys: NudgeKeys | None = None) -> None:
        super().__init__()
        self.panel = _NOTHING
        self.health = Health()
        self.has_keys = False
        """Whether the keys go to the panel."""
        self._today = date.min
        self._ahead = 0
        self._sweep_key = sweep_key
        self._nudge_keys = nudge_keys or NudgeKeys()
        self._is_open = False
        self._index = 0
        self._top = 0
        self._head: list[Line] = []
        self._rows: list[Row] = []
        self._size_of_layout = (0, 0)

    @property
    def target(self) -> PanelTarget | None:
        """Where the cursor is; None where the panel is empty."""
        in_order = targets(self.panel, self._is_open)
        return in_order[self._index] if in_order else None

    @property
    def entry(self) -> PanelEntry | None:
        """The step under the cursor."""
        return self.target if isinstance(self.target, PanelEntry) else None

    def show(self, panel: Panel, today: date, health: Health, ahead: int) -> None:
        """Show what was read, `ahead` being the rule of that name; the cursor keeps its place."""
        with self._redrawing():
            self.panel, self._today, self.health, self._ahead = panel, today, health, ahead
            self._is_open = self._is_open and bool(panel.deferred)

    def draw_cursor(self, has_keys: bool) -> None:
        """Draw the cursor while the keys go to the panel."""
        with self._redrawing():
            self.has_keys = has_keys

    def move(self, by: int) -> str:
        """Go steps down, or up where negative."""
        last = len(targets(self.panel, self._is_open)) - 1
        if last < 0:
            return "Nothing here needs a follow-up"
        if (by > 0 and self._index >= last) or (by < 0 and self._index <= 0):
            return f"This is the {'last' if by > 0 else 'first'} line of the panel"
        with self._redrawing():
            self._index = max(0, min(self._index + by, last))
        return ""

    def move_page(self, pages: int) -> str:
        """Go down, or up, by about what is in sight."""
        return self.move(pages * max(1, self._height // 4))

    def jump_end(self, last: bool) -> str:
        """Go to the first or the last line."""
        count = len(targets(self.panel, self._is_open))
        return self.move(count if last else -count)

    def toggle_deferred(self) -> None:
        """List the steps that can wait, or put them away."""
        with self._redrawing():
            self._is_open = not self._is_open

    def line(self, y: int) -> Line:
        """The head, then what is in sight, for this size also where that is news: nothing wrong is drawn first."""
        if (self.room, self.size.height) != self._size_of_layout:
            self._lay_out()
        if y < len(self._head):
            return self._head[y]
        index = self._top + y - len(self._head)
        if y == self.size.height - 1 and index + 1 < len(self._rows):
            return Line((TextSpan("more below", TextRole.MUTED),))
        return self._rows[index].line if index < len(self._rows) else BLANK

    def _make_head(self) -> list[Line]:
        """How the search stands, and the heading of what is due."""
        late = (TextSpan(f"{self.panel.overdue_count} late", TextRole.LATE),) if self.panel.overdue_count else ()
        rule = TextSpan(
            ("━" if self.has_keys else "─") * self.room, TextRole.ACCENT if self.has_keys else TextRole.RULE
        )
        return [
            *head_lines(self.health, self._nudge_keys, self.room, self.size.height),
            Line((TextSpan("Follow up now", TextRole.STRONG),), late),
            Line((rule,)),
        ]

    @property
    def _height(self) -> int:
        return max(1, self.size.height - len(self._head))

    @contextmanager
    def _redrawing(self) -> Iterator[None]:
        yield
        self._lay_out()
        self.refresh_changed()

    def _lay_out(self) -> None:
        """Make the lines anew and scroll the cursor's into sight."""
        self._size_of_layout = (self.room, self.size.height)
        self._head = self._make_head()
        self._index = max(0, min(self._index, len(targets(self.panel, self._is_open)) - 1))
        cursor = self._index if self.has_keys else None
        self._rows = rows(
            self.panel,
            self._today,
            self.room,
            self._height,
            cursor,
            self._is_open,
            ahead=self._ahead,
            sweep_key=self._sweep_key,
        )
        below = search_lines(self.health, self._nudge_keys, self.room)
        if below and len(self._rows) + len(below) + 2 <= self._height:
            heading = Line((TextSpan("Your search", TextRole.STRONG),))
            self._rows += [Row(line) for line in (BLANK, heading, *below)]
        own = [index for index, row in enumerate(self._rows) if row.target == self._index]
        if own:
            self._top = max(min(self._top, own[0]), own[-1] + 2 - self._height)
        if self._index == 0:
            self._top = 0
        self._top = max(0, min(self._top, len(self._rows) - self._height))

    def _scroll(self, lines: int) -> None:
        self._top = max(0, min(self._top + lines, len(self._rows) - self._height))
        self.refresh_changed()

    def on_resize(self) -> None:
        """Lay out for the new size."""
        with self._redrawing():
            pass

    def on_click(self, event: events.Click) -> None:
        """A click goes to the line under it."""
        height = len(self._head)
        index = self._top + event.y - height
        target = self._rows[index].target if 0 <= index < len(self._rows) and event.y >= height else None
        if target is not None:
            with self._redrawing():
                self._index = target
        self.post_message(self.Picked(event.chain if target is not None else 1))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel scrolls the panel."""
        event.stop()
        self._scroll(2)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel scrolls the panel."""
        event.stop()
        self._scroll(-2)
