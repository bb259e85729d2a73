"""One person whole: facts, cards, and everything exchanged with them."""

from collections.abc import Sequence
from datetime import date

from jobboard.store.queries.people import Exchange, PersonRow
from jobboard.tui.base.line_widget import Ink, Line
from jobboard.tui.base.scroll_widget import Scrolled
from jobboard.tui.base.sections import text_line
from jobboard.tui.people.person_lines import person_lines


class PersonView(Scrolled):
    """Shows one person; the place is kept while it is the same one."""

    def __init__(self) -> None:
        super().__init__()
        self._row: PersonRow | None = None
        self._exchanges: Sequence[Exchange] = ()
        self._today = date.min
        self._nobody = ""

    def show(self, row: PersonRow, exchanges: Sequence[Exchange], today: date) -> None:
        """Show them as they are now."""
        before, self._row = self._row, row
        self._exchanges, self._today = exchanges, today
        self.lay_out(top=before is None or before.contact.id != row.contact.id)

    def show_nobody(self, why: str) -> None:
        """Say why nobody is shown."""
        self._row, self._nobody = None, why
        self.lay_out(top=True)

    def content(self, cells: int) -> Sequence[Line]:
        """The person's lines; none before the size is known, so that no fold to nothing is ever seen."""
        if not self.size:
            return ()
        if self._row is None:
            return (text_line(self._nobody, Ink.MUTED),)
        return person_lines(self._row, self._exchanges, self._today, cells)
