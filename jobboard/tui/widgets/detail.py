"""One card whole: facts, where it stands and why, people, history."""

from collections.abc import Sequence

from jobboard.store.database import Store
from jobboard.store.queries.cards import detail
from jobboard.store.views import CardDetail
from jobboard.tui.detail_lines import detail_lines
from jobboard.tui.widgets.drawn import Line
from jobboard.tui.widgets.scrolled import Scrolled


class Detail(Scrolled):
    """Shows one card; the place is kept while it is the same card."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._shown: CardDetail | None = None

    def show(self, card_id: int) -> None:
        """Read the card and show it as it is now; NotFoundError where there is none."""
        before, self._shown = self._shown, detail(self._store, card_id)
        self.lay_out(top=before is None or before.card.id != card_id)

    def content(self, cells: int) -> Sequence[Line]:
        """The card's lines."""
        return detail_lines(self._shown, self._store.today(), cells) if self._shown else ()
