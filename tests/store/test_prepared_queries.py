"""A query that is built once gives what Peewee's own would give, for whatever values."""

from datetime import date
from typing import NamedTuple

import pytest

from jobboard.followup.enums import EventKind, Stage, TouchKind
from jobboard.store.actions.exchange import log_touch
from jobboard.store.models import Card, Event, id_list
from jobboard.store.prepared_queries import Placeholder, PreparedQuery, PreparedValue, Query, prepared
from jobboard.store.store import Store
from tests.store.builders import card, day


class Entry(NamedTuple):
    card_id: int
    company: str
    kind: EventKind
    day: date | None


def _entries(kind: Placeholder, first: Placeholder, last: Placeholder) -> Query:
    return (
        Event.select(Event.card.alias("card_id"), Card.company, Event.kind, Event.day)
        .join(Card)
        .where(Event.kind == kind, Event.day.between(first, last))
        .order_by(Event.id)
    )


def test_rows_are_views_and_values_are_stored_as_their_fields_store_them(store: Store) -> None:
    first, second = card(store, "Nordwind", on="11-02"), card(store, "Lumen", on="11-10")
    log_touch(store, first, TouchKind.FOLLOW_UP)
    entries = PreparedQuery(Entry, _entries)
    moves = {"kind": EventKind.MOVE, "last": day("11-30")}
    assert entries.rows(store.db, first=day("11-01"), **moves) == [
        Entry(first, "Nordwind", EventKind.MOVE, day("11-02")),
        Entry(second, "Lumen", EventKind.MOVE, day("11-10")),
    ]
    assert entries.rows(store.db, first=day("11-05"), **moves) == [Entry(second, "Lumen", EventKind.MOVE, day("11-10"))]
    assert entries.row(store.db, kind=EventKind.LESSON, first=day("11-01"), last=day("11-30")) is None


def test_any_number_of_ids_is_one_parameter(store: Store) -> None:
    ids = [card(store, f"Company {number}") for number in range(3)]
    cards = PreparedValue(lambda wanted: Card.select(Card.company).where(Card.id.in_(id_list(wanted))))
    assert cards.value(store.db, wanted=f"[{ids[1]}]") == "Company 1"
    assert cards.value(store.db, wanted="[]") is None
    assert Card.select().where(Card.id.in_(id_list(range(100_000)))).count(store.db) == 3


def test_what_never_changes_stands_in_the_sql_so_that_a_partial_index_is_used(store: Store) -> None:
    statements: list[str] = []
    store.db.query_hooks.append(lambda event: statements.append(event.sql))
    applied = PreparedValue(
        lambda today: Event.select(Event.day).where(
            Event.kind == EventKind.MOVE, Event.what == Stage.APPLIED, Event.day <= today
        )
    )
    assert applied.value(store.db, today=store.today()) is None
    plan = store.db.execute_sql(f"EXPLAIN QUERY PLAN {statements[0]}", ["2026-11-16"]).fetchall()
    assert "event_move" in str(plan)


def test_columns_that_are_not_the_views_fields_are_refused(store: Store) -> None:
    @prepared(Entry)
    def wrong() -> Query:
        return Card.select(Card.company, Card.id)

    with pytest.raises(TypeError, match="company"):
        wrong.rows(store.db)
