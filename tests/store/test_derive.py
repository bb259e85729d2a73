"""What is derived from a card's history is written where it has become something else, and only there."""

from jobboard.followup.enums import Outcome, Stage
from jobboard.store import derived_columns
from jobboard.store.actions.settings import set_rule
from jobboard.store.actions.stages import close_card
from jobboard.store.models import DERIVED
from jobboard.store.store import Store
from tests.store.builders import card, stale


def _watch(store: Store) -> None:
    """Note each derived column that an UPDATE names, with its card."""
    store.db.execute_sql("CREATE TEMP TABLE written (card INTEGER, name TEXT)")
    for name in DERIVED:
        store.db.execute_sql(
            f"CREATE TEMP TRIGGER written_{name} AFTER UPDATE OF {name} ON main.card"
            f" BEGIN INSERT INTO written VALUES (NEW.id, '{name}'); END"
        )


def _written(store: Store, card_id: int) -> set[str]:
    return {name for (name,) in store.db.execute_sql("SELECT name FROM written WHERE card = ?", (card_id,)).fetchall()}


def test_a_changed_rule_writes_only_what_it_changes(store: Store) -> None:
    waiting, closed = card(store), card(store, "Fjellvik")
    close_card(store, closed, Outcome.WITHDRAWN)
    _watch(store)
    set_rule(store, "follow-up-applied", "10-12")
    assert _written(store, closed) == {"rules_revision"}
    assert {"rules_revision", "due", "last_day"} <= _written(store, waiting)
    assert _written(store, waiting).isdisjoint({"search", "stage", "last_activity"})
    assert stale(store) == []


def test_what_stands_wrong_is_written_anew_whatever_it_says(store: Store) -> None:
    card_id = card(store, stage=Stage.INTERVIEWED)
    right = store.db.execute_sql("SELECT * FROM card").fetchall()
    store.db.execute_sql(
        "UPDATE card SET stage = 'offer', due = NULL, last_day = NULL, step = NULL, rank = 3, search = ''"
    )
    derived_columns.recompute(store.db, {card_id}, store.rules, store.clock.zone, store.now())
    assert store.db.execute_sql("SELECT * FROM card").fetchall() == right
