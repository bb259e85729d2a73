"""How often a key asks the database, and for how much: what makes a board slow long before a clock shows it."""

import pytest

from jobboard.followup.kinds import Stage
from jobboard.store.connection import Connection, Params
from jobboard.store.database import Store
from tests.store.made import card
from tests.tui.shown import shown


class Asked:
    """Queries and the rows that they gave, since the last time."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.queries = self.rows = 0
        run, rows = Connection.run, Connection.rows

        def count_query(db: Connection, sql: str, params: Params = ()) -> object:
            if "data_version" not in sql:
                self.queries += 1
            return run(db, sql, params)

        def count_rows(db: Connection, sql: str, params: Params = ()) -> list[tuple[object, ...]]:
            found = rows(db, sql, params)
            self.rows += len(found)
            return found

        monkeypatch.setattr(Connection, "run", count_query)
        monkeypatch.setattr(Connection, "rows", count_rows)

    def again(self) -> None:
        """Begin to count anew."""
        self.queries = self.rows = 0


LIMITS = {"j": (0, 0), "l": (0, 0), "tab": (0, 0), "shift+tab": (0, 0), "h": (0, 0), "enter": (6, 6), "L": (90, 340)}
"""Queries and rows by key, a little above what they are today."""


async def test_a_key_asks_no_more_than_it_did(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(60):
        card(store, f"Company {number:03}", Stage.TARGET if number % 3 else Stage.APPLIED, on="11-10")
    async with shown(store) as board:
        asked = Asked(monkeypatch)
        for key, (queries, rows) in LIMITS.items():
            asked.again()
            await board.press(key)
            assert (key, max(asked.queries, queries), max(asked.rows, rows)) == (key, queries, rows)
