"""The filter while it is typed: what it finds is shown at once, or, on a large board, as soon as it is found."""

import asyncio
from functools import partial

from textual import events

from jobboard.errors import JobboardError
from jobboard.store.background import BackgroundReader
from jobboard.store.queries import columns
from jobboard.tui.base.status_bar import StatusBar
from jobboard.tui.board.columns import Board

FEW_CARDS = 5_000
"""Cards up to which finding those that match takes no longer than drawing them."""


class LiveFilter:
    """Each key cuts short the search for what was typed before; `Board.Filtered` says that one has ended."""

    def __init__(self, board: Board, footer: StatusBar, reader: BackgroundReader) -> None:
        self._board = board
        self._footer = footer
        self._reader = reader
        self._query = ""
        """What is searched for."""

    def press(self, event: events.Key) -> None:
        """A key while the filter is typed."""
        editor = self._footer.editor
        if event.key == "enter":
            self._footer.leave_filter()
            self._board.go_to_cards()
        elif event.key == "escape":
            self._footer.leave_filter()
            self._show("")
        elif event.key in ("up", "down"):
            self._board.move(1 if event.key == "down" else -1)
        elif editor and self._footer.press(event):
            self._show(editor.value)

    def paste(self, text: str) -> None:
        """Text pasted while the filter is typed."""
        self._footer.paste(text)
        if self._footer.editor:
            self._show(self._footer.editor.value)

    def _show(self, query: str) -> None:
        """Show the cards that have these words; all for none."""
        self._reader.forget()
        self._query = query
        if query == self._board.filter_text:
            return
        if query.strip() and self._board.total > FEW_CARDS:
            self._board.run_worker(self._search(query), group="filter", exclusive=True)
            return
        follow = self._board.card.id if self._board.card else None
        self._board.filter_text = query
        self._board.reload(follow)

    async def _search(self, query: str) -> None:
        board = self._board
        follow = board.card.id if board.card else None
        search = partial(
            columns.search, words=query, closed=board.with_closed, follow=follow, limit=board.most_in_sight
        )
        try:
            matches = await asyncio.wrap_future(self._reader.ask(search))
        except JobboardError as error:
            board.post_message(Board.ReadFailed(error))
            return
        if matches is None or query != self._query:
            return
        board.show_matches(query, matches)
        if not self._footer.editor:
            board.go_to_cards()
        board.post_message(Board.Filtered())
