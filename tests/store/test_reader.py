"""Looking in a thread of its own, and no longer than somebody wants to know."""

import pytest

from jobboard.errors import StoreError
from jobboard.store.background import BackgroundReader
from jobboard.store.queries.cards import listing
from jobboard.store.store import Store
from tests.store.builders import card

_FOR_EVER = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"


def for_ever(store: Store) -> object:
    with store.translate_sqlite_errors():
        return store.db.execute_sql(_FOR_EVER).fetchone()[0]


def test_the_next_question_cuts_the_one_before_short(store: Store) -> None:
    card(store, "Nordwind")
    reader = BackgroundReader(store)
    slow, quick = reader.ask(for_ever), reader.ask(listing)
    assert slow.result(30) is None
    assert [each.company for each in quick.result(30) or ()] == ["Nordwind"]
    card(store, "Lumen")
    assert len(reader.ask(listing).result(30) or ()) == 2
    reader.close()


def test_an_answer_that_was_cut_short_cuts_no_later_one(store: Store) -> None:
    reader = BackgroundReader(store)
    assert [reader.ask(lambda its: its.db.execute_sql("SELECT 1").fetchone()[0]).result(30) for _ in range(1500)] == [
        1
    ] * 1500
    reader.close()


def test_closing_cuts_short_too(store: Store) -> None:
    reader = BackgroundReader(store)
    slow = reader.ask(for_ever)
    reader.close()
    assert slow.result(30) is None


def test_trouble_is_told_in_the_usual_words(store: Store) -> None:
    reader = BackgroundReader(store)
    with pytest.raises(StoreError):
        reader.ask(lambda its: its.db.execute_sql("SELECT x FROM nowhere").fetchone()[0]).result(30)
    reader.close()
