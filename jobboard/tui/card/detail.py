"""One card whole: facts, where it stands and why, people, history; with a cursor over them while they are mended."""

from collections.abc import Sequence

from jobboard.store.queries.cards import detail
from jobboard.store.store import Store
from jobboard.store.views import CardDetail
from jobboard.tui.base.line_widget import Cursor, Line
from jobboard.tui.base.scroll_widget import ScrollWidget
from jobboard.tui.card.detail_lines import Entry, Row, detail_rows


class Detail(ScrollWidget):
    """Shows one card; place and cursor are kept while it is the same card. The cursor is drawn, not focused."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._shown: CardDetail | None = None
        self._rows: list[Row] = []
        self.entries: list[Entry] = []
        """What the cursor can stand on, from the top."""
        self._index = 0
        self.is_editing = False
        """Whether the keys go to the card's entries."""

    @property
    def entry(self) -> Entry | None:
        """What the cursor stands on; None while nothing is mended."""
        return self.entries[self._index] if self.is_editing and self.entries else None

    def show(self, card_id: int) -> None:
        """Read the card and show it as it is now; NotFoundError where there is none."""
        before, self._shown = self._shown, detail(self._store, card_id)
        other = before is None or before.card.id != card_id
        if other:
            self._index = 0
        self.lay_out(top=other)

    def set_editing(self, is_editing: bool) -> None:
        """Give the keys to the card's entries, or take them away."""
        self.is_editing = is_editing
        self._index = self._first_in_sight() if is_editing else 0
        self.lay_out()

    def content(self, cells: int) -> Sequence[Line]:
        """The card's lines; the cursor stays on its entry, or on what has come to stand there."""
        entry = self.entry
        self._rows = (
            detail_rows(self._shown, self._store.today(), cells, is_editing=self.is_editing) if self._shown else []
        )
        self.entries = list(dict.fromkeys(row.entry for row in self._rows if row.entry))
        if entry in self.entries:
            self._index = self.entries.index(entry)
        self._index = max(0, min(self._index, len(self.entries) - 1))
        return [row.line for row in self._rows]

    def lay_out(self, *, top: bool = False) -> None:
        """Fold everything anew, with the cursor in sight."""
        super().lay_out(top=top)
        if self.is_editing:
            self._go(self._index)

    def line(self, y: int) -> Line:
        """The line in sight at `y`, with the cursor where it is."""
        line, place = super().line(y), self._top + y
        entry = self.entry
        if entry and place < len(self._rows) and self._rows[place].entry == entry:
            first = place == 0 or self._rows[place - 1].entry != entry
            return line._replace(cursor=Cursor.HERE if first else Cursor.HERE.below)
        return line

    def down(self, by: int) -> str:
        """Go entries down, or up where negative; scrolls within one that is longer than what is in sight."""
        if self._scroll_within(by):
            return ""
        if not 0 <= self._index + by < len(self.entries) and abs(by) == 1:
            return f"This is the {'last' if by > 0 else 'first'} line of the card"
        self._go(self._index + by)
        return ""

    def page(self, pages: int) -> str:
        """Go down, or up, by about what is in sight."""
        lines = pages * max(1, self.size.height - 1)
        own = self._own()
        if own and not self._scroll_within(lines):
            wanted = own[0] + lines
            near = min(range(len(self._rows)), key=lambda place: (not self._rows[place].entry, abs(place - wanted)))
            entry = self._rows[near].entry
            index = self.entries.index(entry) if entry else self._index
            self._go(index if index != self._index else index + pages)
        return ""

    def edge(self, last: bool) -> str:
        """Go to the first or the last entry."""
        self._go(len(self.entries) - 1 if last else 0)
        return ""

    def _own(self) -> list[int]:
        """The lines of the entry under the cursor."""
        entry = self.entry
        return [place for place, row in enumerate(self._rows) if entry and row.entry == entry]

    def _go(self, index: int) -> None:
        self._index = max(0, min(index, len(self.entries) - 1))
        own = self._own()
        if own:
            height = max(1, self.size.height)
            least, most = sorted((own[0], own[-1] + 1 - height))
            self._top = self._within(max(least, min(self._top, most)))
            if self._index == 0:
                self._top = 0
        self.refresh_changed()

    def _scroll_within(self, by: int) -> bool:
        own = self._own()
        end = self._top + self.size.height
        hidden = own[-1] + 1 - end if own and by > 0 else self._top - own[0] if own else 0
        return hidden > 0 and self.scroll_lines(max(-hidden, min(by, hidden)))

    def _first_in_sight(self) -> int:
        """The first entry in sight, or the very first where the top is."""
        if self._top == 0:
            return 0
        seen = [row.entry for row in self._rows[self._top :] if row.entry]
        return self.entries.index(seen[0]) if seen else 0
