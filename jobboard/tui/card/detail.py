"""One card whole: facts, where it stands and why, people, history; with a cursor over them while they are edited."""

from collections.abc import Sequence

from jobboard.store.queries.cards import detail
from jobboard.store.store import Store
from jobboard.store.views import CardDetail
from jobboard.tui.base.line_widget import Cursor, Line
from jobboard.tui.base.scroll_widget import ScrollWidget
from jobboard.tui.card.detail_lines import Entry, Row, detail_rows


class Detail(ScrollWidget):
    """Shows one card; scroll position and cursor stay while it is the same card. The cursor is drawn, not focused."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._detail: CardDetail | None = None
        self._rows: list[Row] = []
        self.entries: list[Entry] = []
        """What the cursor can stand on, from the top."""
        self._index = 0
        self.is_editing = False
        """Whether the keys go to the card's entries."""

    @property
    def entry(self) -> Entry | None:
        """What the cursor stands on; None while nothing is edited."""
        return self.entries[self._index] if self.is_editing and self.entries else None

    def show(self, card_id: int) -> None:
        """Read the card and show it as it is now; NotFoundError where there is none."""
        before, self._detail = self._detail, detail(self._store, card_id)
        is_other = before is None or before.card.id != card_id
        if is_other:
            self._index = 0
        self.lay_out(top=is_other)

    def set_editing(self, is_editing: bool) -> None:
        """Give the keys to the card's entries, or take them away."""
        self.is_editing = is_editing
        self._index = self._first_in_sight() if is_editing else 0
        self.lay_out()

    def lay_out(self, *, top: bool = False) -> None:
        """Fold everything anew, with the cursor in sight."""
        super().lay_out(top=top)
        if self.is_editing:
            self._go(self._index)

    def move(self, by: int) -> str:
        """Go entries down, or up where negative; scrolls within one that is longer than what is in sight."""
        if self._scroll_within(by):
            return ""
        if not 0 <= self._index + by < len(self.entries) and abs(by) == 1:
            return f"This is the {'last' if by > 0 else 'first'} line of the card"
        self._go(self._index + by)
        return ""

    def move_page(self, pages: int) -> str:
        """Go down, or up, by about what is in sight."""
        lines = pages * max(1, self.size.height - 1)
        own = self._own_rows()
        if own and not self._scroll_within(lines):
            target = own[0] + lines
            nearest = min(range(len(self._rows)), key=lambda row: (not self._rows[row].entry, abs(row - target)))
            entry = self._rows[nearest].entry
            index = self.entries.index(entry) if entry else self._index
            self._go(index if index != self._index else index + pages)
        return ""

    def jump_end(self, last: bool) -> str:
        """Go to the first or the last entry."""
        self._go(len(self.entries) - 1 if last else 0)
        return ""

    def content(self, cells: int) -> Sequence[Line]:
        """The card's lines; the cursor stays on its entry, or on what has come to stand there."""
        entry = self.entry
        self._rows = (
            detail_rows(self._detail, self._store.today(), cells, is_editing=self.is_editing) if self._detail else []
        )
        self.entries = list(dict.fromkeys(row.entry for row in self._rows if row.entry))
        if entry in self.entries:
            self._index = self.entries.index(entry)
        self._index = max(0, min(self._index, len(self.entries) - 1))
        return [row.line for row in self._rows]

    def line(self, y: int) -> Line:
        """The line in sight at `y`, with the cursor where it is."""
        line, index = super().line(y), self._top + y
        entry = self.entry
        if entry and index < len(self._rows) and self._rows[index].entry == entry:
            is_first = index == 0 or self._rows[index - 1].entry != entry
            return line._replace(cursor=Cursor.HERE if is_first else Cursor.HERE.below)
        return line

    def _own_rows(self) -> list[int]:
        """The lines of the entry under the cursor."""
        entry = self.entry
        return [index for index, row in enumerate(self._rows) if entry and row.entry == entry]

    def _go(self, index: int) -> None:
        self._index = max(0, min(index, len(self.entries) - 1))
        own = self._own_rows()
        if own:
            height = max(1, self.size.height)
            least, most = sorted((own[0], own[-1] + 1 - height))
            self._top = self._within(max(least, min(self._top, most)))
            if self._index == 0:
                self._top = 0
        self.refresh_changed()

    def _scroll_within(self, by: int) -> bool:
        own = self._own_rows()
        end = self._top + self.size.height
        hidden = own[-1] + 1 - end if own and by > 0 else self._top - own[0] if own else 0
        return hidden > 0 and self.scroll_lines(max(-hidden, min(by, hidden)))

    def _first_in_sight(self) -> int:
        """The first entry in sight, or the very first where the top is."""
        if self._top == 0:
            return 0
        in_sight = [row.entry for row in self._rows[self._top :] if row.entry]
        return self.entries.index(in_sight[0]) if in_sight else 0
