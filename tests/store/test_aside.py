"""Long work over a connection of its own: done as if by the board itself, or stopped with nothing written."""

import threading

import pytest

from jobboard.store.actions.import_cards import import_cards
from jobboard.store.actions.import_row import ImportedCard
from jobboard.store.background import StoppedError, background_connection
from jobboard.store.store import Store
from jobboard.store.undo import undo
from tests.store.builders import count_cards, stale

ROWS = [ImportedCard(f"Company {n}", "Engineer", key=str(n)) for n in range(700)]


def test_what_is_done_aside_is_undone_without_a_question(store: Store) -> None:
    with background_connection(store, threading.Event()) as own:
        import_cards(own, ROWS, "a.csv")
    assert count_cards(store) == (700, 700)
    assert stale(store) == []
    undo(store)
    assert count_cards(store) == (0, 0)


@pytest.mark.parametrize("at", [0, 300, 700])
def test_an_import_that_is_stopped_writes_nothing(store: Store, at: int) -> None:
    stop = threading.Event()

    def told(done: int, _: int) -> None:
        if done >= at:
            stop.set()
            raise StoppedError("stopped", "nothing was written")

    with pytest.raises(StoppedError), background_connection(store, stop) as own:
        import_cards(own, ROWS, "a.csv", ("shape", "{}"), progress=told)
    assert count_cards(store) == (0, 0)
    assert import_cards(store, ROWS, "a.csv").added == 700


def test_the_word_to_stop_ends_sqlite_at_its_work(store: Store) -> None:
    stop = threading.Event()
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"

    def count_on() -> None:
        with background_connection(store, stop) as own, own.translate_sqlite_errors():
            stop.set()
            own.db.execute_sql(endless).fetchone()[0]

    with pytest.raises(StoppedError):
        count_on()
