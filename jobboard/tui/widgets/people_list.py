"""The people, one a line, under a cursor that is drawn."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from jobboard.store.queries.people import PersonRow
from jobboard.text import clip
from jobboard.tui.widgets.drawn import BLANK, Cursor, Drawn, Ink, Line, Piece


class PeopleList(Drawn):
    """Rows and a cursor, which stays on its person while that one is shown."""

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._rows: Sequence[PersonRow] = ()
        self._here = True
        self._index = 0
        self._top = 0

    @property
    def row(self) -> PersonRow | None:
        """Whoever the cursor is on; None where nobody is shown."""
        return self._rows[self._index] if self._rows else None

    def show(self, rows: Sequence[PersonRow]) -> None:
        """List these."""
        with self._redrawing():
            old, self._rows = self.row, rows
            places = [place for place, row in enumerate(rows) if old and row.contact.id == old.contact.id]
            self._index = places[0] if places else self._index

    def draw_cursor(self, here: bool) -> None:
        """Draw the cursor as where the keys go, or as where they would go on coming back."""
        with self._redrawing():
            self._here = here

    def down(self, by: int) -> str:
        """Go down, or up where negative; returns why that can't be."""
        if not self._rows:
            return "Nobody is here"
        if (by > 0 and self._index == len(self._rows) - 1) or (by < 0 and self._index == 0):
            return f"This is the {'last' if by > 0 else 'first'} of them"
        with self._redrawing():
            self._index += by
        return ""

    def page(self, pages: int) -> str:
        """Go down, or up, by what is in sight."""
        return self.down(pages * max(1, self.size.height - 1))

    def edge(self, last: bool) -> str:
        """Go to the first or the last."""
        return self.down(len(self._rows) if last else -len(self._rows))

    def line(self, y: int) -> Line:
        """Somebody: a sign where they wait for an answer, the name, and where they are."""
        place = self._top + y
        if place >= len(self._rows):
            return BLANK
        row = self._rows[place]
        company = row.contact.company or (row.cards[0].company if row.cards else "")
        return Line(
            (Piece(row.contact.name, Ink.STRONG if row.waiting else Ink.PLAIN, gives=True),),
            (Piece(clip(company, self.room // 2), Ink.MUTED),),
            sign=Piece("!", Ink.LATE) if row.waiting else Piece(" "),
            cursor=self._cursor(place),
        )

    def _cursor(self, place: int) -> Cursor:
        if place != self._index:
            return Cursor.NONE
        return Cursor.HERE if self._here else Cursor.AWAY

    @contextmanager
    def _redrawing(self) -> Iterator[None]:
        before = self.lines_now()
        yield
        self._settle()
        self.refresh_changed(before)

    def _settle(self) -> None:
        """Keep the cursor on somebody and in sight."""
        height = max(1, self.size.height)
        self._index = max(0, min(self._index, len(self._rows) - 1))
        self._top = max(0, min(max(min(self._top, self._index), self._index - height + 1), len(self._rows) - height))

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self._settle()
        self.refresh()
