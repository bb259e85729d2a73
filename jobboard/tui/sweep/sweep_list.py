"""The quiet cards with their marks, one a line."""

from collections.abc import Sequence
from datetime import date

from jobboard.dates.natural import ago
from jobboard.followup.step_text import step_name
from jobboard.store.views import Entry
from jobboard.text import pad
from jobboard.tui.base.labels import STAGE_NAMES
from jobboard.tui.base.line_widget import Cursor, Ink, Line, Piece
from jobboard.tui.base.list_widget import Listed

_MARK, _NO_MARK = "✓", "·"


class SweepList(Listed):
    """Entries, which of them are marked, and a cursor."""

    DEFAULT_CSS = """
    SweepList { height: 1fr; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.entries: Sequence[Entry] = ()
        self.marked: set[int] = set()
        """The ids of the marked cards."""
        self._today = date.min

    @property
    def count(self) -> int:
        """How many cards are listed."""
        return len(self.entries)

    def show(self, entries: Sequence[Entry], today: date) -> None:
        """List these; marks of cards that are gone are dropped."""
        with self.redrawing():
            self.entries, self._today = entries, today
            self.marked &= {entry.card_id for entry in entries}

    def mark(self) -> str:
        """Mark the card under the cursor, or unmark it, and go to the next."""
        if self.entries:
            with self.redrawing():
                self.marked ^= {self.entries[self.index].card_id}
                self.index = min(self.index + 1, len(self.entries) - 1)
        return ""

    def mark_all(self) -> str:
        """Mark all, or, where all are marked, none."""
        with self.redrawing():
            everyone = {entry.card_id for entry in self.entries}
            self.marked = set() if self.marked == everyone else everyone
        return ""

    def row_at(self, place: int) -> Line:
        """A card: its mark, company and role, stage, and the step that nobody took."""
        entry = self.entries[place]
        marked = entry.card_id in self.marked
        ink = Ink.PLAIN if marked else Ink.MUTED
        role = f" · {entry.role}" if entry.role else ""
        return Line(
            (Piece(f"{_MARK if marked else _NO_MARK} ", Ink.ACCENT), Piece(f"{entry.company}{role}", ink, gives=True)),
            (
                Piece(pad(STAGE_NAMES[entry.stage], 12), Ink.MUTED),
                Piece(pad(step_name(entry.step.kind, entry.step.attempt), 18), ink),
                Piece(pad(ago(entry.step.since, self._today), 14), Ink.MUTED),
            ),
            cursor=Cursor.HERE if place == self.index else Cursor.NONE,
        )
