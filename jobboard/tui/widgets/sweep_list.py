"""The quiet cards with their marks, one a line; only the lines in sight are made."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date

from jobboard.dates import ago
from jobboard.followup.advice import step_name
from jobboard.store.views import Entry
from jobboard.text import pad
from jobboard.tui.widgets.drawn import BLANK, Cursor, Drawn, Ink, Line, Piece
from jobboard.tui.words import STAGE_NAMES

_MARK, _NO_MARK = "✓", "·"


class SweepList(Drawn):
    """Entries, which of them are marked, and a cursor."""

    DEFAULT_CSS = """
    SweepList { height: 1fr; }
    """

    def __init__(self) -> None:
        super().__init__(markup=False)
        self.entries: Sequence[Entry] = ()
        self.marked: set[int] = set()
        """The ids of the marked cards."""
        self._today = date.min
        self._index = 0
        self._top = 0

    def show(self, entries: Sequence[Entry], today: date) -> None:
        """List these; marks of cards that are gone are dropped."""
        with self._redrawing():
            self.entries, self._today = entries, today
            self.marked &= {entry.card_id for entry in entries}

    def mark(self) -> str:
        """Mark the card under the cursor, or unmark it, and go to the next."""
        if self.entries:
            with self._redrawing():
                self.marked ^= {self.entries[self._index].card_id}
                self._index = min(self._index + 1, len(self.entries) - 1)
        return ""

    def mark_all(self) -> str:
        """Mark all, or, where all are marked, none."""
        with self._redrawing():
            everyone = {entry.card_id for entry in self.entries}
            self.marked = set() if self.marked == everyone else everyone
        return ""

    def down(self, by: int) -> str:
        """Go down, or up where negative."""
        with self._redrawing():
            self._index = self._index + by
        return ""

    def page(self, pages: int) -> str:
        """Go down, or up, by what is in sight."""
        return self.down(pages * max(1, self.size.height - 1))

    def edge(self, last: bool) -> str:
        """Go to the first or the last."""
        return self.down(len(self.entries) if last else -len(self.entries))

    def line(self, y: int) -> Line:
        """A card: its mark, company and role, stage, and the step that nobody took."""
        place = self._top + y
        if place >= len(self.entries):
            return BLANK
        entry = self.entries[place]
        marked = entry.card_id in self.marked
        ink = Ink.PLAIN if marked else Ink.MUTED
        role = f" · {entry.role}" if entry.role else ""
        return Line(
            (Piece(f"{_MARK if marked else _NO_MARK} ", Ink.ACCENT), Piece(f"{entry.company}{role}", ink, gives=True)),
            (
                Piece(pad(STAGE_NAMES[entry.stage], 12), Ink.MUTED),
                Piece(pad(step_name(entry.step.kind, entry.step.attempt), 16), ink),
                Piece(pad(ago(entry.step.since, self._today), 14), Ink.MUTED),
            ),
            cursor=Cursor.HERE if place == self._index else Cursor.NONE,
        )

    @contextmanager
    def _redrawing(self) -> Iterator[None]:
        before = self.lines_now()
        yield
        self._settle()
        self.refresh_changed(before)

    def _settle(self) -> None:
        """Keep the cursor on a card and in sight."""
        height = max(1, self.size.height)
        self._index = max(0, min(self._index, len(self.entries) - 1))
        self._top = max(0, min(max(min(self._top, self._index), self._index - height + 1), len(self.entries) - height))

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self._settle()
        self.refresh()
