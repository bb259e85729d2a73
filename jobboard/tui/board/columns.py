"""The five columns side by side, and the one cursor that goes over them."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip

from jobboard.errors import JobboardError
from jobboard.followup.display_names import STAGE_NAMES
from jobboard.followup.enums import Stage
from jobboard.store.queries import columns
from jobboard.store.store import Store
from jobboard.store.views import CardView
from jobboard.tui.base.line_widget import Cursor, StyledLines
from jobboard.tui.board.column import Column, Density

_MAIN = 30
"""Cells that the cursor's column gets at least on a narrow board."""
_SIDE = 11
"""Cells that the others get at most there."""

STAGES = tuple(Stage)


class Board(StyledLines):
    """Reads the columns and moves the cursor; what a key means is the screen's business.

    The methods that move return why they could not, or nothing. The columns are no widgets of their own, since each
    would be laid out, styled and composed anew with every key.
    """

    @dataclass
    class Picked(Message):
        """A column was clicked, on the card at `index` or beside its cards; `chain` counts the clicks in a row."""

        stage: Stage
        index: int
        chain: int

    class Filtered(Message):
        """What a filter finds in many cards is shown."""

    @dataclass
    class Trouble(Message):
        """Cards could not be read."""

        error: JobboardError

    def __init__(self, store: Store) -> None:
        super().__init__()
        self.words = ""
        """The filter; empty shows all."""
        self.closed = False
        """Whether closed cards are shown."""
        self.current = Stage.TARGET
        """The column with the cursor."""
        self._even = True
        """Whether all columns are as wide as each other, or the cursor's column gets the room."""
        self._cursor = Cursor.HERE
        self._shared: tuple[Size, Stage | None] = (Size(), None)
        """What the columns were given their sizes for."""
        self._store = store
        self._held: columns.Held = {}
        self.columns = {stage: Column(stage, partial(self._page, stage)) for stage in STAGES}

    @property
    def column(self) -> Column:
        """The column with the cursor."""
        return self.columns[self.current]

    @property
    def card(self) -> CardView | None:
        """The card under the cursor."""
        return self.column.card

    @property
    def shown(self) -> tuple[int, int]:
        """How many cards are shown, and how many there are without the filter."""
        counts = [column.count for column in self.columns.values()]
        return sum(count.shown for count in counts), sum(count.total for count in counts)

    @property
    def total(self) -> int:
        """How many cards there are, closed ones too."""
        return sum(sum(ends.values()) for ends in self._held.values())

    @property
    def live(self) -> int:
        """How many of them are open and not rejected."""
        return sum(ends.get(None, 0) for stage, ends in self._held.items() if stage is not Stage.REJECTED)

    @property
    def in_sight(self) -> int:
        """How many cards of a column are in sight at most."""
        return max(column.capacity for column in self.columns.values())

    def reload(self, follow: int | None = None, stages: Collection[Stage] = STAGES) -> bool:
        """Read these columns anew; the cursor goes to the card `follow` if it is shown, else keeps its place.

        Returns whether the followed card is shown.
        """
        with self._redrawing(*stages), self._store.snapshot():
            self._held = columns.by_outcome(self._store)
            counts = columns.counts(self._store, self.words, self.closed, stages=stages, held=self._held)
            for stage in stages:
                self.columns[stage].load(counts[stage])
            place = self._place(follow)
            self._go_to(place)
        return place is not None

    def show_found(self, words: str, found: columns.Found) -> None:
        """Show what was found for a filter."""
        with self._redrawing(*STAGES):
            self.words = words
            for stage, column in self.columns.items():
                column.load(found.counts[stage], found.pages[stage])
            self._go_to(found.place)

    def jump(self, card_id: int) -> bool:
        """Put the cursor on a card; False where the filter or its being closed hides it."""
        place = self._place(card_id)
        if place is None:
            return False
        self.pick(*place)
        return True

    def pick(self, stage: Stage, index: int) -> None:
        """Put the cursor on a place."""
        with self._redrawing():
            self.current = stage
            self.column.go(index)

    def go_to_cards(self) -> None:
        """Go to the first column that shows a card, unless this one does."""
        stage = next((stage for stage, column in self.columns.items() if column.count.shown), self.current)
        if self.card is None:
            self.pick(stage, 0)

    def across(self, by: int) -> str:
        """Go columns to the right, or left where negative."""
        place = STAGES.index(self.current) + by
        if not 0 <= place < len(STAGES):
            return f"{STAGE_NAMES[self.current]} is the {'first' if by < 0 else 'last'} column"
        with self._redrawing():
            self.current = STAGES[place]
        return ""

    def down(self, by: int) -> str:
        """Go cards down, or up where negative, as far as there are cards."""
        last = self.column.count.shown - 1
        if last < 0:
            return ""
        if (by > 0 and self.column.index >= last) or (by < 0 and self.column.index <= 0):
            return f"This is the {'last' if by > 0 else 'first'} card of {STAGE_NAMES[self.current]}"
        with self._redrawing():
            self.column.go(self.column.index + by)
        return ""

    def page(self, pages: int) -> str:
        """Go down, or up, by as many cards as are in sight."""
        return self.down(pages * self.column.capacity)

    def edge(self, last: bool) -> str:
        """Go to the first or the last card of the column."""
        return self.down(self.column.count.shown if last else -self.column.count.shown)

    def draw_cursor(self, cursor: Cursor) -> None:
        """Draw the cursor as where the keys go, or as away while they go to the panel."""
        with self._redrawing():
            self._cursor = cursor

    def share(self, even: bool) -> None:
        """Make all columns as wide as each other, or give the cursor's column the room."""
        with self._redrawing():
            self._even = even

    def render_line(self, y: int) -> Strip:
        """The lines of all columns, side by side."""
        self._share()
        columns = self.columns.values()
        return Strip.join(self.strip(column.lines[y], column.size.width)[0] for column in columns)

    @contextmanager
    def _redrawing(self, *stages: Stage) -> Iterator[None]:
        """Around a change in these columns, or of the cursor: draws again just the lines that look different."""
        was = self.current
        try:
            yield
        finally:
            for stage, column in self.columns.items():
                column.cursor = self._cursor if stage is self.current else Cursor.NONE
            if self._share():
                self.refresh()
            else:
                self._refresh_changed({*stages, was, self.current})

    def _refresh_changed(self, stages: Collection[Stage]) -> None:
        columns = [self.columns[stage] for stage in STAGES if stage in stages]
        regions = [Region(self._left(column), y, column.size.width, 1) for column in columns for y in column.lay_out()]
        if regions:
            self.refresh(*regions)

    def _share(self) -> bool:
        """Give the columns their room and density where that is news; returns whether it is."""
        shared = (self.size, None if self._even else self.current)
        if shared == self._shared:
            return False
        self._shared = shared
        width, height = self.size
        side = max(0, min(_SIDE, (width - _MAIN) // (len(STAGES) - 1)))
        equal, left = divmod(width, len(STAGES))
        for place, (stage, column) in enumerate(self.columns.items()):
            main = stage is self.current
            if self._even:
                cells, column.density = equal + (place < left), Density.FULL
            else:
                cells = width - side * (len(STAGES) - 1) if main else side
                column.density = Density.SHORT if main else Density.NAMES
            column.size = Size(cells, height)
            column.show_cursor()
            column.lay_out()
        return True

    def _left(self, column: Column) -> int:
        """Where a column begins, in cells from the board's left edge."""
        return sum(self.columns[before].size.width for before in STAGES[: STAGES.index(column.stage)])

    def _go_to(self, place: columns.Place | None) -> None:
        if place:
            self.current = place[0]
            self.columns[place[0]].go(place[1])

    def _page(self, stage: Stage, offset: int, limit: int) -> list[CardView]:
        try:
            shown = self.columns[stage].count.shown
            return columns.page(self._store, stage, offset, limit, words=self.words, closed=self.closed, shown=shown)
        except JobboardError as error:
            self.post_message(self.Trouble(error))
            return []

    def _place(self, card_id: int | None) -> tuple[Stage, int] | None:
        if card_id is None:
            return None
        return columns.place(self._store, card_id, words=self.words, closed=self.closed)

    def _column_at(self, x: int) -> Column:
        return next(column for column in self.columns.values() if x < self._left(column) + column.size.width)

    def on_resize(self) -> None:
        """More or fewer cards are in sight now; what Textual has not drawn so by itself is drawn again."""
        with self._redrawing(*STAGES):
            pass

    def on_click(self, event: events.Click) -> None:
        """A click picks the card under it."""
        column = self._column_at(event.x)
        place = column.at(event.y)
        if place is None:
            self.post_message(self.Picked(column.stage, column.index, 1))
        else:
            self.post_message(self.Picked(column.stage, place, event.chain))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel scrolls the column under it alone."""
        event.stop()
        self._scroll(event.x, 1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel scrolls the column under it alone."""
        event.stop()
        self._scroll(event.x, -1)

    def _scroll(self, x: int, cards: int) -> None:
        column = self._column_at(x)
        with self._redrawing(column.stage):
            column.scroll_cards(cards)
