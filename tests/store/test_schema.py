"""The tables: models and constraints say the same as the code; upgrades are whole and leave a copy."""

from enum import StrEnum
from pathlib import Path

import pytest
from peewee import IntegrityError

from jobboard.followup.enums import Channel, InterviewState, Outcome, PersonKind, Stage
from jobboard.store import migrations, models
from jobboard.store.connection import connect
from jobboard.store.models import BoardModel
from jobboard.store.store import Store
from tests.store.builders import card


@pytest.mark.parametrize("model", BoardModel.__subclasses__(), ids=lambda model: str(model.__name__))
def test_each_model_has_the_columns_of_its_table(store: Store, model: type[BoardModel]) -> None:
    columns = {row[1] for row in store.db.execute_sql(f"PRAGMA table_info({model._meta.table_name})").fetchall()}
    assert columns
    assert columns == set(model._meta.columns)


def test_every_column_is_either_restored_by_undo_or_derived(store: Store) -> None:
    for table, logged in models.LOGGED.items():
        columns = {row[1] for row in store.db.execute_sql(f"PRAGMA table_info({table})").fetchall()}
        derived = set(models.DERIVED) if table == "card" else set()
        assert columns == {"id"} | set(logged) | derived, table


def test_every_table_is_strict(store: Store) -> None:
    loose = store.db.execute_sql(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND NOT strict AND name NOT LIKE 'sqlite%'"
    ).fetchall()
    assert loose == []


@pytest.mark.parametrize(
    ("table", "column", "words"),
    [
        ("card", "stage", Stage),
        ("card", "outcome", Outcome),
        ("event", "channel", Channel),
        ("card_contact", "kind", PersonKind),
        ("interview", "state", InterviewState),
    ],
)
def test_the_tables_take_each_word_of_an_enum_and_no_other(
    store: Store, table: str, column: str, words: type[StrEnum]
) -> None:
    sql = store.db.execute_sql("SELECT sql FROM sqlite_schema WHERE name = ?", (table,)).fetchone()[0]
    listed = sql.split(f"CHECK ({column} IN (")[1].split("))")[0]
    assert [word.strip(" '") for word in listed.split(",")] == [str(word) for word in words]


@pytest.mark.parametrize(
    ("column", "value"), [("closes", "2026-02-30"), ("due_time", "25:00:00"), ("rating", 6), ("company", "")]
)
def test_a_value_that_makes_no_sense_is_an_error(store: Store, column: str, value: object) -> None:
    card_id = card(store)
    with pytest.raises(IntegrityError):
        store.db.execute_sql(f"UPDATE card SET {column} = ? WHERE id = ?", (value, card_id))


def test_an_upgrade_is_done_once_and_a_failing_one_not_at_all(tmp_path: Path) -> None:
    db = connect(tmp_path / "board.sqlite3", 1.0)
    migrations.upgrade(db)
    more = (*migrations.STEPS, ("CREATE TABLE extra (id INTEGER PRIMARY KEY) STRICT",))
    migrations.upgrade(db, more)
    migrations.upgrade(db, more)
    assert db.execute_sql("PRAGMA user_version").fetchone()[0] == len(more)
    with pytest.raises(Exception, match="no such table"):
        migrations.upgrade(db, (*more, ("CREATE TABLE half (id INTEGER PRIMARY KEY) STRICT", "DROP TABLE missing")))
    assert db.execute_sql("PRAGMA user_version").fetchone()[0] == len(more)
    assert db.execute_sql("SELECT count(*) FROM sqlite_schema WHERE name = 'half'").fetchone()[0] == 0
    db.close()
