"""No key waits for a walk through a whole table."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from peewee import QueryEvent

from jobboard.followup.enums import Stage, TouchKind
from jobboard.store.actions.exchange import log_touch
from jobboard.store.actions.stages import move_card
from jobboard.store.queries.board_health import board_facts
from jobboard.store.queries.cards import detail
from jobboard.store.queries.columns import counts, position_of, read_cards, search
from jobboard.store.queries.panel import panel
from jobboard.store.store import Store
from jobboard.store.undo import undo
from tests.store.builders import card

BIG = ("card", "event", "contact", "card_contact", "interview", "interview_contact", "undo")


@pytest.fixture
def scans(store: Store) -> list[str]:
    """Every step of a query plan that walks a whole table, noted as the queries run."""
    found: list[str] = []

    def watch(event: QueryEvent) -> None:
        if event.sql.split(maxsplit=1)[0] in ("SELECT", "UPDATE", "DELETE", "INSERT"):
            names = {alias: table for table in BIG for alias in re.findall(rf'"{table}" AS "(\w+)"', event.sql)}
            plan = store.db.connection().execute(f"EXPLAIN QUERY PLAN {event.sql}", event.params or ())
            for *_, step in plan.fetchall():
                walked = re.fullmatch(r"SCAN (\w+)( USING INTEGER.*)?", step)
                if walked and names.get(walked[1], walked[1]) in BIG:
                    found.append(f"{step}: {event.sql}")

    store.db.query_hooks.append(watch)
    return found


@pytest.mark.parametrize(
    "ask",
    [
        counts,
        lambda store: read_cards(store, Stage.APPLIED, 0, 40),
        lambda store: read_cards(store, Stage.APPLIED, 60, 40, count=100),
        lambda store: position_of(store, 1),
        lambda store: search(store, "nord wind", False, 1, 40),
        panel,
        lambda store: board_facts(store, all_time=False),
        lambda store: detail(store, 1),
        lambda store: store.recompute_stale(),
        lambda store: move_card(store, 1, Stage.OFFER),
        lambda store: log_touch(store, 1, TouchKind.FOLLOW_UP, to="Kim Lund"),
        undo,
    ],
    ids=[
        "counts",
        "page",
        "its end",
        "place",
        "search",
        "panel",
        "facts",
        "detail",
        "freshen",
        "move",
        "touch",
        "undo",
    ],
)
def test_what_a_key_asks_uses_an_index(store: Store, ask: Callable[[Store], object], scans: list[str]) -> None:
    card(store)
    scans.clear()
    ask(store)
    assert scans == []


def test_the_watch_sees_a_walk_through_a_table(store: Store, scans: list[str]) -> None:
    store.db.execute_sql("SELECT id FROM card WHERE salary = '1'").fetchall()
    assert len(scans) == 1


def test_a_new_board_is_small(store: Store) -> None:
    assert Path(store.path).stat().st_size < 200_000
