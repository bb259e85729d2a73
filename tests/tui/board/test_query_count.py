"""How often a key asks the database, and for how much: what makes a board slow long before a clock shows it."""

import sqlite3

from peewee import QueryEvent

from jobboard.followup.enums import Stage
from jobboard.followup.models import StageChanged
from jobboard.store.actions.import_cards import import_cards
from jobboard.store.actions.import_row import ImportedCard
from jobboard.store.connection import BoardDatabase
from jobboard.store.store import Store
from tests.store.builders import card, day
from tests.tui.board_pilot import shown

_ASKS_NOTHING = ("PRAGMA data_version", "PRAGMA busy_timeout", "BEGIN", "SAVEPOINT", "RELEASE", "COMMIT")


class Asked:
    """Queries and the rows that they gave, since the last time."""

    def __init__(self, db: BoardDatabase) -> None:
        self.queries = self.rows = 0
        self._counts = False

        def count_query(event: QueryEvent) -> None:
            self._counts = not event.sql.startswith(_ASKS_NOTHING)
            self.queries += self._counts

        def count_row(_: sqlite3.Cursor, row: tuple[object, ...]) -> tuple[object, ...]:
            self.rows += self._counts
            return row

        db.query_hooks.append(count_query)
        db.connection().row_factory = count_row

    def again(self) -> None:
        """Begin to count anew."""
        self.queries = self.rows = 0


LIMITS = {"j": (0, 0), "l": (0, 0), "tab": (0, 0), "shift+tab": (0, 0), "h": (0, 0), "enter": (5, 6), "L": (70, 275)}
"""Queries and rows by key, a little above what they are today."""


async def test_a_key_asks_no_more_than_it_did(store: Store) -> None:
    for number in range(60):
        card(store, f"Company {number:03}", Stage.TARGET if number % 3 else Stage.APPLIED, on="11-10")
    async with shown(store) as board:
        asked = Asked(store.db)
        for key, (queries, rows) in LIMITS.items():
            asked.again()
            await board.press(key)
            assert (key, max(asked.queries, queries), max(asked.rows, rows)) == (key, queries, rows)


async def test_a_move_asks_for_no_more_where_there_is_a_long_past(store: Store) -> None:
    steps = 0

    def count() -> bool:
        nonlocal steps
        steps += 1
        return False

    async def of_a_move(past: int) -> int:
        nonlocal steps
        rejected = (StageChanged(Stage.APPLIED, day("01-05")), StageChanged(Stage.REJECTED, day("01-19")))
        import_cards(store, [ImportedCard(f"Past {past} {number}", events=rejected) for number in range(past)], "x.csv")
        async with shown(store) as board:
            await board.press("l", "l", "l", "L", "escape", "h")
            steps = 0
            await board.press("L")
            found = steps
            await board.press("escape")
            return found

    for number in range(4):
        card(store, f"Company {number}", Stage.OFFER, on="11-10")
    store.db.connection().set_progress_handler(count, 10)
    short = await of_a_move(10)
    assert await of_a_move(1000) < 1.2 * short
