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

_MAIN_CELLS = 30
"""Cells that the cursor's column gets at least on a narrow board."""
_SIDE_CELLS = 11
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
    class ReadFailed(Message):
        """Cards could not be read."""

        error: JobboardError

    def __init__(self, store: Store) -> None:
        super().__init__()
        self.filter_text = ""
        """The filter; empty shows all."""
        self.with_closed = False
        """Whether closed cards are shown."""
        self.current = Stage.TARGET
        """The column with the cursor."""
        self._is_even = True
        """Whether all columns are as wide as each other, or the cursor's column gets the room."""
        self._cursor = Cursor.HERE
        self._sized_for: tuple[Size, Stage | None] = (Size(), None)
        """What the columns were given their sizes for."""
        self._store = store
        self._outcome_counts: columns.OutcomeCounts = {}
        self.columns = {stage: Column(stage, partial(self._read_page, stage)) for stage in STAGES}

    @property
    def column(self) -> Column:
        """The column with the cursor."""
        return self.columns[self.current]

    @property
    def card(self) -> CardView | None:
        """The card under the cursor."""
        return self.column.card

    @property
    def counts(self) -> tuple[int, int]:
        """How many cards are shown, and how many there are without the filter."""
        counts = [column.count for column in self.columns.values()]
        return sum(count.shown for count in counts), sum(count.total for count in counts)

    @property
    def total(self) -> int:
        """How many cards there are, closed ones too."""
        return sum(sum(ends.values()) for ends in self._outcome_counts.values())

    @property
    def live(self) -> int:
        """How many of them are open and not rejected."""
        return sum(ends.get(None, 0) for stage, ends in self._outcome_counts.items() if stage is not Stage.REJECTED)

    @property
    def most_in_sight(self) -> int:
        """How many cards of a column are in sight at most."""
        return max(column.capacity for column in self.columns.values())

    def reload(self, follow: int | None = None, stages: Collection[Stage] = STAGES) -> bool:
        """Read these columns anew; the cursor goes to the card `follow` if it is shown, else keeps its place.

        Returns whether the followed card is shown.
        """
        with self._redrawing(*stages), self._store.snapshot():
            self._outcome_counts = columns.outcome_counts(self._store)
            counts = columns.counts(
                self._store, self.filter_text, self.with_closed, stages=stages, by_outcome=self._outcome_counts
            )
            for stage in stages:
                self.columns[stage].load(counts[stage])
            position = self._find(follow)
            self._go_to(position)
        return position is not None

    def show_matches(self, filter_text: str, matches: columns.FilterResult) -> None:
        """Show what was found for a filter."""
        with self._redrawing(*STAGES):
            self.filter_text = filter_text
            for stage, column in self.columns.items():
                column.load(matches.counts[stage], matches.first_cards[stage])
            self._go_to(matches.position)

    def jump(self, card_id: int) -> bool:
        """Put the cursor on a card; False where the filter or its being closed hides it."""
        position = self._find(card_id)
        if position is None:
            return False
        self.pick(*position)
        return True

    def pick(self, stage: Stage, index: int) -> None:
        """Put the cursor on the card at an index of a column, or where it would be."""
        with self._redrawing():
            self.current = stage
            self.column.go(index)

    def go_to_cards(self) -> None:
        """Go to the first column that shows a card, unless this one does."""
        stage = next((stage for stage, column in self.columns.items() if column.count.shown), self.current)
        if self.card is None:
            self.pick(stage, 0)

    def move_column(self, by: int) -> str:
        """Go columns to the right, or left where negative."""
        index = STAGES.index(self.current) + by
        if not 0 <= index < len(STAGES):
            return f"{STAGE_NAMES[self.current]} is the {'first' if by < 0 else 'last'} column"
        with self._redrawing():
            self.current = STAGES[index]
        return ""

    def move(self, by: int) -> str:
        """Go cards down, or up where negative, as far as there are cards."""
        last = self.column.count.shown - 1
        if last < 0:
            return ""
        if (by > 0 and self.column.index >= last) or (by < 0 and self.column.index <= 0):
            return f"This is the {'last' if by > 0 else 'first'} card of {STAGE_NAMES[self.current]}"
        with self._redrawing():
            self.column.go(self.column.index + by)
        return ""

    def move_page(self, pages: int) -> str:
        """Go down, or up, by as many cards as are in sight."""
        return self.move(pages * self.column.capacity)

    def jump_end(self, last: bool) -> str:
        """Go to the first or the last card of the column."""
        return self.move(self.column.count.shown if last else -self.column.count.shown)

    def draw_cursor(self, cursor: Cursor) -> None:
        """Draw the cursor as where the keys go, or as away while they go to the panel."""
        with self._redrawing():
            self._cursor = cursor

    def share_room(self, is_even: bool) -> None:
        """Make all columns as wide as each other, or give the cursor's column the room."""
        with self._redrawing():
            self._is_even = is_even

    def render_line(self, y: int) -> Strip:
        """The lines of all columns, side by side."""
        self._size_columns()
        columns = self.columns.values()
        return Strip.join(self.strip(column.lines[y], column.size.width)[0] for column in columns)

    @contextmanager
    def _redrawing(self, *stages: Stage) -> Iterator[None]:
        """Around a change in these columns, or of the cursor: draws again just the lines that look different."""
        before = self.current
        try:
            yield
        finally:
            for stage, column in self.columns.items():
                column.cursor = self._cursor if stage is self.current else Cursor.NONE
            if self._size_columns():
                self.refresh()
            else:
                self._refresh_changed({*stages, before, self.current})

    def _refresh_changed(self, stages: Collection[Stage]) -> None:
        columns = [self.columns[stage] for stage in STAGES if stage in stages]
        regions = [Region(self._left(column), y, column.size.width, 1) for column in columns for y in column.lay_out()]
        if regions:
            self.refresh(*regions)

    def _size_columns(self) -> bool:
        """Give the columns their room and density where that is news; returns whether it is."""
        sized_for = (self.size, None if self._is_even else self.current)
        if sized_for == self._sized_for:
            return False
        self._sized_for = sized_for
        width, height = self.size
        side = max(0, min(_SIDE_CELLS, (width - _MAIN_CELLS) // (len(STAGES) - 1)))
        equal, remainder = divmod(width, len(STAGES))
        for index, (stage, column) in enumerate(self.columns.items()):
            is_main = stage is self.current
            if self._is_even:
                cells, column.density = equal + (index < remainder), Density.FULL
            else:
                cells = width - side * (len(STAGES) - 1) if is_main else side
                column.density = Density.SHORT if is_main else Density.NAMES
            column.size = Size(cells, height)
            column.show_cursor()
            column.lay_out()
        return True

    def _left(self, column: Column) -> int:
        """Where a column begins, in cells from the board's left edge."""
        return sum(self.columns[before].size.width for before in STAGES[: STAGES.index(column.stage)])

    def _go_to(self, position: columns.Position | None) -> None:
        if position:
            self.current, index = position
            self.column.go(index)

    def _read_page(self, stage: Stage, offset: int, limit: int) -> list[CardView]:
        try:
            shown = self.columns[stage].count.shown
            return columns.read_cards(
                self._store, stage, offset, limit, words=self.filter_text, closed=self.with_closed, count=shown
            )
        except JobboardError as error:
            self.post_message(self.ReadFailed(error))
            return []

    def _find(self, card_id: int | None) -> tuple[Stage, int] | None:
        if card_id is None:
            return None
        return columns.position_of(self._store, card_id, words=self.filter_text, closed=self.with_closed)

    def _column_at(self, x: int) -> Column:
        return next(column for column in self.columns.values() if x < self._left(column) + column.size.width)

    def _scroll(self, x: int, cards: int) -> None:
        column = self._column_at(x)
        with self._redrawing(column.stage):
            column.scroll_cards(cards)

    def on_resize(self) -> None:
        """More or fewer cards are in sight now; what Textual has not drawn so by itself is drawn again."""
        with self._redrawing(*STAGES):
            pass

    def on_click(self, event: events.Click) -> None:
        """A click picks the card under it."""
        column = self._column_at(event.x)
        index = column.index_at(event.y)
        if index is None:
            self.post_message(self.Picked(column.stage, column.index, 1))
        else:
            self.post_message(self.Picked(column.stage, index, event.chain))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel scrolls the column under it alone."""
        event.stop()
        self._scroll(event.x, 1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel scrolls the column under it alone."""
        event.stop()
        self._scroll(event.x, -1)
