"""The people, one a line, under a cursor that is drawn."""

from collections.abc import Sequence

from jobboard.store.queries.people import PersonRow
from jobboard.text import clip
from jobboard.tui.base.line_widget import Cursor, Line, TextRole, TextSpan
from jobboard.tui.base.list_widget import ListWidget


class PeopleList(ListWidget):
    """Rows and a cursor, which stays on its person while that one is shown."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[PersonRow] = ()
        self._here = True

    @property
    def count(self) -> int:
        """How many people are shown."""
        return len(self._rows)

    @property
    def row(self) -> PersonRow | None:
        """Whoever the cursor is on; None where nobody is shown."""
        return self._rows[self.index] if self._rows else None

    def show(self, rows: Sequence[PersonRow]) -> None:
        """List these."""
        with self.redrawing():
            old, self._rows = self.row, rows
            places = [place for place, row in enumerate(rows) if old and row.contact.id == old.contact.id]
            self.index = places[0] if places else self.index

    def draw_cursor(self, here: bool) -> None:
        """Draw the cursor as where the keys go, or as where they would go on coming back."""
        with self.redrawing():
            self._here = here

    def down(self, by: int) -> str:
        """Go down, or up where negative; returns why that can't be."""
        if not self._rows:
            return "Nobody is here"
        if (by > 0 and self.index == len(self._rows) - 1) or (by < 0 and self.index == 0):
            return f"This is the {'last' if by > 0 else 'first'} of them"
        with self.redrawing():
            self.index += by
        return ""

    def row_line(self, place: int) -> Line:
        """Somebody: a sign where they wait for an answer, the name, and where they are."""
        row = self._rows[place]
        company = row.contact.company or (row.cards[0].company if row.cards else "")
        return Line(
            (TextSpan(row.contact.name, TextRole.STRONG if row.waiting else TextRole.PLAIN, gives=True),),
            (TextSpan(clip(company, self.room // 2), TextRole.MUTED),),
            sign=TextSpan("!", TextRole.LATE) if row.waiting else TextSpan(" "),
            cursor=self._cursor(place),
        )

    def _cursor(self, place: int) -> Cursor:
        if place != self.index:
            return Cursor.NONE
        return Cursor.HERE if self._here else Cursor.AWAY
