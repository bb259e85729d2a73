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
from jobboard.tui.board.health import Health, NudgeKeys, details, head
from jobboard.tui.board.panel_lines import PanelTarget, Row, rows, spots

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
        self.here = False
        """Whether the keys go to the panel."""
        self._today = date.min
        self._ahead = 0
        self._sweep_key = sweep_key
        self._nudge_keys = nudge_keys or NudgeKeys()
        self._opened = False
        self._index = 0
        self._top = 0
        self._head: list[Line] = []
        self._rows: list[Row] = []
        self._laid_out_for = (0, 0)

    @property
    def spot(self) -> PanelTarget | None:
        """Where the cursor is; None where the panel is empty."""
        places = spots(self.panel, self._opened)
        return places[self._index] if places else None

    @property
    def entry(self) -> PanelEntry | None:
        """The step under the cursor."""
        spot = self.spot
        return spot if isinstance(spot, PanelEntry) else None

    def show(self, panel: Panel, today: date, health: Health, ahead: int) -> None:
        """Show what was read, `ahead` being the rule of that name; the cursor keeps its place."""
        with self._redrawing():
            self.panel, self._today, self.health, self._ahead = panel, today, health, ahead
            self._opened = self._opened and bool(panel.can_wait)

    def draw_cursor(self, here: bool) -> None:
        """Draw the cursor while the keys go to the panel."""
        with self._redrawing():
            self.here = here

    def down(self, by: int) -> str:
        """Go steps down, or up where negative."""
        last = len(spots(self.panel, self._opened)) - 1
        if last < 0:
            return "Nothing here needs a follow-up"
        if (by > 0 and self._index >= last) or (by < 0 and self._index <= 0):
            return f"This is the {'last' if by > 0 else 'first'} line of the panel"
        with self._redrawing():
            self._index = max(0, min(self._index + by, last))
        return ""

    def page(self, pages: int) -> str:
        """Go down, or up, by about what is in sight."""
        return self.down(pages * max(1, self._height // 4))

    def edge(self, last: bool) -> str:
        """Go to the first or the last line."""
        count = len(spots(self.panel, self._opened))
        return self.down(count if last else -count)

    def toggle_waiting(self) -> None:
        """List the steps that can wait, or put them away."""
        with self._redrawing():
            self._opened = not self._opened

    def line(self, y: int) -> Line:
        """The head, then what is in sight, for this size also where that is news: nothing wrong is drawn first."""
        if (self.room, self.size.height) != self._laid_out_for:
            self._lay_out()
        above = self._head
        if y < len(above):
            return above[y]
        place = self._top + y - len(above)
        if y == self.size.height - 1 and place + 1 < len(self._rows):
            return Line((TextSpan("more below", TextRole.MUTED),))
        return self._rows[place].line if place < len(self._rows) else BLANK

    def _make_head(self) -> list[Line]:
        """How the search stands, and the heading of what is due."""
        late = (TextSpan(f"{self.panel.late} late", TextRole.LATE),) if self.panel.late else ()
        rule = TextSpan(("━" if self.here else "─") * self.room, TextRole.ACCENT if self.here else TextRole.RULE)
        return [
            *head(self.health, self._nudge_keys, self.room, self.size.height),
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
        self._laid_out_for = (self.room, self.size.height)
        self._head = self._make_head()
        self._index = max(0, min(self._index, len(spots(self.panel, self._opened)) - 1))
        cursor = self._index if self.here else None
        self._rows = rows(
            self.panel,
            self._today,
            self.room,
            self._height,
            cursor,
            self._opened,
            ahead=self._ahead,
            sweep_key=self._sweep_key,
        )
        below = details(self.health, self._nudge_keys, self.room)
        if below and len(self._rows) + len(below) + 2 <= self._height:
            heading = Line((TextSpan("Your search", TextRole.STRONG),))
            self._rows += [Row(line) for line in (BLANK, heading, *below)]
        own = [place for place, row in enumerate(self._rows) if row.spot == self._index]
        if own:
            self._top = max(min(self._top, own[0]), own[-1] + 2 - self._height)
        if self._index == 0:
            self._top = 0
        self._top = max(0, min(self._top, len(self._rows) - self._height))

    def on_resize(self) -> None:
        """Lay out for the new size."""
        with self._redrawing():
            pass

    def on_click(self, event: events.Click) -> None:
        """A click goes to the line under it."""
        above = len(self._head)
        place = self._top + event.y - above
        spot = self._rows[place].spot if 0 <= place < len(self._rows) and event.y >= above else None
        if spot is not None:
            with self._redrawing():
                self._index = spot
        self.post_message(self.Picked(event.chain if spot is not None else 1))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel scrolls the panel."""
        event.stop()
        self._scroll(2)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel scrolls the panel."""
        event.stop()
        self._scroll(-2)

    def _scroll(self, lines: int) -> None:
        self._top = max(0, min(self._top + lines, len(self._rows) - self._height))
        self.refresh_changed()
