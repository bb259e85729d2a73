"""Board, panel and card: what is in sight at which size, and where the keys go."""

from collections.abc import Callable, Collection, Iterator
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from textual.screen import Screen
from textual.widget import Widget

from jobboard.followup.enums import Stage
from jobboard.followup.nudges import BoardFacts
from jobboard.store.queries.columns import is_empty
from jobboard.store.queries.panel import panel
from jobboard.store.store import Store
from jobboard.tui.base.line_widget import Cursor, LineWidget
from jobboard.tui.board.columns import STAGES, Board
from jobboard.tui.board.health import NudgeKeys, read_health
from jobboard.tui.board.panel import PanelView
from jobboard.tui.board.panel_lines import DEFERRED
from jobboard.tui.keymap import Registry

if TYPE_CHECKING:
    from jobboard.tui.board.welcome import Welcome
    from jobboard.tui.card.detail import Detail
    from jobboard.tui.card.detail_lines import Entry

WIDE = 100
"""Cells from which the panel stands beside the columns; below, it takes their place while it is looked at."""
_PANEL_LEAST, _PANEL_MOST = 34, 64
"""Cells of the panel beside the columns: a third of the screen, within these."""


class BoardLayout:
    """Exactly one of board and panel has the keys; the card, when open, stands where the panel stands.

    The methods that a key calls return what to say, most often nothing.
    """

    def __init__(self, screen: Screen[None], store: Store, registry: Registry) -> None:
        self._screen = screen
        self._store = store
        self._registry = registry
        self._facts_by_day: dict[date, BoardFacts] = {}
        self.in_panel = False
        """Whether the keys go to the panel."""
        self.in_detail = False
        """Whether a whole card is shown."""
        self.is_empty = is_empty(store)
        """Whether there is no card at all, closed ones counted."""
        self.board = Board(store)
        self.panel = PanelView(registry.key("sweep"), NudgeKeys(registry.key("nudge"), registry.key("put_off")))
        self._detail: Detail | None = None
        self._welcome: Welcome | None = None

    @property
    def detail(self) -> "Detail":
        """The card that is shown."""
        if self._detail is None:
            from jobboard.tui.card.detail import Detail

            self._detail = Detail(self._store)
            self._screen.mount(self._detail, after=self.panel)
        return self._detail

    @property
    def is_editing(self) -> bool:
        """Whether the keys go to the entries of the card that is shown."""
        return self.in_detail and self.detail.is_editing

    @property
    def is_wide(self) -> bool:
        """Whether board and panel stand side by side."""
        return self._screen.app.size.width >= WIDE

    @property
    def card_id(self) -> int | None:
        """The card that a key is about: the panel's or the board's."""
        if self.in_panel:
            return self.panel.entry.card_id if self.panel.entry else None
        return self.board.card.id if self.board.card else None

    @property
    def entry(self) -> "Entry | None":
        """What on the card that is shown the cursor stands on; None while the card is only read."""
        return self.detail.entry if self.in_detail else None

    def parts(self) -> Iterator[Widget]:
        """The columns, and at their right the panel; a card and the welcome come when they are shown first."""
        yield self.board
        yield self.panel

    def reload(self, follow: int | None = None, stages: Collection[Stage] = STAGES) -> bool:
        """Read these columns, the panel and the card anew; True unless the card to follow is hidden."""
        was_empty = self.is_empty
        with self._store.snapshot():
            self.is_empty = is_empty(self._store)
            is_visible = self.board.reload(follow, stages)
            health = read_health(self._store, self._facts_by_day)
            self.panel.show(panel(self._store), self._store.today(), health, self._store.rules.ahead)
        if self.in_panel and not self.panel.target:
            self.toggle_panel()
        if self.in_detail:
            self._show_card()
        if self.is_empty or was_empty:
            self.apply_layout()
        return is_visible or follow is None

    def apply_layout(self) -> None:
        """Show what belongs on a screen of this size."""
        if self.is_empty:
            self.edit_entries(False)
            self.in_panel = self.in_detail = False
        covers_board = self.in_panel or self.in_detail
        self._apply_welcome()
        self.board.display = not self.is_empty and (self.is_wide or not covers_board)
        self.board.share_room(is_even=self.is_wide)
        self.panel.display = not self.is_empty and not self.in_detail and (self.is_wide or self.in_panel)
        self._place_right(self.panel)
        if self._detail:
            self._detail.display = self.in_detail
            self._place_right(self._detail)

    def move_column(self, by: int) -> str:
        """Left or right: to the next column, and from the panel back to the board."""
        if self.in_panel:
            return self.toggle_panel() if by < 0 else "This is the panel: Tab goes back to the board"
        if self.is_editing or (self.in_detail and not self.is_wide):
            return f"{self._registry.key('back')} goes back to the board"
        return self.board.move_column(by) or self._show_card_at_cursor()

    def move(self, by: int) -> str:
        """Down or up by cards, or by steps in the panel; scrolls a card that covers the board."""
        if self.in_panel:
            return self.panel.move(by)
        if self.is_editing:
            return self.detail.move(by)
        if self.in_detail and not self.is_wide:
            self.detail.scroll_lines(by)
            return ""
        return self._move_on_board(partial(self.board.move, by))

    def jump_end(self, last: bool) -> str:
        """To the first or the last."""
        if self.in_panel:
            return self.panel.jump_end(last)
        if self.is_editing:
            return self.detail.jump_end(last)
        return self._move_on_board(partial(self.board.jump_end, last))

    def move_page(self, pages: int) -> str:
        """Down or up by what is in sight; scrolls the card that is shown."""
        if self.in_panel:
            return self.panel.move_page(pages)
        if self.is_editing:
            return self.detail.move_page(pages)
        if self.in_detail:
            self.detail.scroll_page(pages)
            return ""
        return self._move_on_board(partial(self.board.move_page, pages))

    def toggle_focus(self) -> str:
        """Between board and panel, or between reading a card and editing it."""
        if not self.in_detail:
            return self.toggle_panel()
        self.edit_entries(not self.is_editing)
        return ""

    def edit_entries(self, is_editing: bool) -> None:
        """Give the keys to the entries of the card that is shown, or back to the board."""
        if is_editing != self.is_editing:
            self.detail.set_editing(is_editing)
            self.board.draw_cursor(Cursor.AWAY if is_editing else Cursor.HERE)

    def toggle_panel(self) -> str:
        """Give the keys to the panel, or back to the board."""
        if self.is_empty:
            return f"Nothing to follow up on yet: {self._registry.key('add')} adds a card"
        if not self.in_panel and not self.panel.target and self.is_wide:
            return "Nothing here needs a follow-up"
        self.in_panel, self.in_detail = not self.in_panel, False
        self.board.draw_cursor(Cursor.AWAY if self.in_panel else Cursor.HERE)
        self.panel.draw_cursor(self.in_panel)
        self.apply_layout()
        return ""

    def open(self) -> str:
        """Show the whole card or put it away; from the panel, go to the card on the board."""
        if self.in_panel:
            return self._to_its_card()
        if self.in_detail:
            return self._leave_card()
        if self.board.card is None:
            return self.explain_no_card()
        self.in_detail = True
        self._show_card()
        self.apply_layout()
        return ""

    def back(self) -> str:
        """Leave the card's entries, the card, the panel, or the filter."""
        if self.is_editing:
            return self.toggle_focus()
        if self.in_detail:
            return self._leave_card()
        if self.in_panel:
            return self.toggle_panel()
        if self.board.filter_text:
            self.board.filter_text = ""
            self.reload(follow=self.card_id)
            return ""
        return f"This is the board: {self._registry.key('quit')} quits"

    def go_to(self, card_id: int) -> None:
        """Give the keys to the board with the cursor on that card, whatever hides it there."""
        if self.in_panel:
            self.toggle_panel()
        if not self.board.jump(card_id):
            self.board.filter_text = ""
            if not self.reload(follow=card_id):
                self.board.with_closed = True
                self.reload(follow=card_id)
        self._show_card_at_cursor()

    def explain_no_card(self) -> str:
        """Why a key that is about a card can do nothing here."""
        if self.in_panel and self.panel.target is DEFERRED:
            return f"No card here: {self._registry.key('open')} lists what can wait"
        if self.board.filter_text and not self.in_panel:
            return "No card here under this filter: Esc clears it"
        return f"No card here: {self._registry.key('add')} adds one"

    def _place_right(self, view: LineWidget) -> None:
        """Beside the columns where there is room for both."""
        view.ruled = self.is_wide
        view.styles.width = (
            max(_PANEL_LEAST, min(_PANEL_MOST, self._screen.app.size.width // 3)) if self.is_wide else "1fr"
        )

    def _apply_welcome(self) -> None:
        """The welcome stands instead of columns without a card, and names the zone that they would be in."""
        if self.is_empty and self._welcome is None:
            from jobboard.tui.board.welcome import Welcome

            self._welcome = Welcome(self._store.clock.zone, self._registry)
            self._screen.mount(self._welcome, before=self.board)
        if self._welcome:
            self._welcome.display = self.is_empty
            if self._welcome.zone != self._store.clock.zone:
                self._welcome.zone = self._store.clock.zone

    def _to_its_card(self) -> str:
        if self.panel.target is DEFERRED:
            self.panel.toggle_deferred()
            return ""
        card_id = self.card_id
        if card_id is None:
            return "Nothing here needs a follow-up"
        self.go_to(card_id)
        return ""

    def _leave_card(self) -> str:
        self.edit_entries(False)
        self.in_detail = False
        self.apply_layout()
        return ""

    def _move_on_board(self, move: Callable[[], str]) -> str:
        if self.board.card is None:
            return self.explain_no_card()
        return move() or self._show_card_at_cursor()

    def _show_card_at_cursor(self) -> str:
        """The card that is shown is the one under the cursor."""
        if self.in_detail:
            self._show_card()
        return ""

    def _show_card(self) -> None:
        card = self.board.card
        if card:
            self.detail.show(card.id)
        else:
            self._leave_card()
