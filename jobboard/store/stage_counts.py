"""How many cards each stage holds, by how they ended, and how many have long been due.

Both are counted once, since counting 100,000 takes longer than a key may.

Temporary triggers of this connection then keep the numbers in step with what it writes, inside the same transactions.
What another program wrote shows in `data_version`: after that all is counted anew.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from peewee import fn

from jobboard.followup.enums import Outcome, Stage
from jobboard.store.connection import BoardDatabase
from jobboard.store.models import Card


class StageCount(NamedTuple):
    """How many cards of a stage ended so; None: they have not."""

    stage: Stage
    outcome: Outcome | None
    number: int


_STORED = "SELECT stage, outcome, number FROM temp.tally WHERE version = ? AND number > 0"
_STORED_QUIET = "SELECT number FROM temp.overdue WHERE version = ? AND before = ?"


def stage_counts(db: BoardDatabase) -> list[StageCount]:
    """How many cards there are of each stage and outcome, None for those that have not ended; where there are any."""
    version = db.data_version
    found = _stored_counts(db, version) if _installed(db) else []
    if not found:
        with db.atomic():
            _install(db)
            _count(db, version)
        found = _stored_counts(db, version)
    return found


def _stored_counts(db: BoardDatabase, version: int) -> list[StageCount]:
    return [
        StageCount(Stage(stage), Outcome(outcome) if outcome else None, number)
        for stage, outcome, number in db.execute_sql(_STORED, (version,))
    ]


def quiet_count(db: BoardDatabase, day: date) -> int:
    """How many cards have a step whose last day lies before this one."""
    version = db.data_version
    stored = db.execute_sql(_STORED_QUIET, (version, day.isoformat())).fetchone() if _installed(db) else None
    if stored:
        return int(stored[0])
    with db.atomic():
        _install(db)
        number = Card.select().where(Card.last_day < day).count(db)
        db.execute_sql("DELETE FROM temp.overdue")
        db.execute_sql("INSERT INTO temp.overdue VALUES (?, ?, ?)", (day.isoformat(), number, version))
    return number


def _installed(db: BoardDatabase) -> bool:
    return db.execute_sql("SELECT 1 FROM temp.sqlite_schema WHERE name = 'tally'").fetchone() is not None


def _install(db: BoardDatabase) -> None:
    """Set the tables and their triggers, unless they stand already."""
    if _installed(db):
        return
    db.execute_sql(
        "CREATE TEMP TABLE overdue (before TEXT NOT NULL, number INTEGER NOT NULL, version INTEGER NOT NULL)"
    )
    db.execute_sql(
        "CREATE TEMP TABLE tally (stage TEXT, outcome TEXT, number INTEGER NOT NULL, version INTEGER NOT NULL,"
        " PRIMARY KEY (stage, outcome))"
    )
    for when, changes in (
        ("INSERT", {"NEW": "+ 1"}),
        ("DELETE", {"OLD": "- 1"}),
        ("UPDATE OF stage, outcome, last_day", {"OLD": "- 1", "NEW": "+ 1"}),
    ):
        db.execute_sql(
            f"CREATE TEMP TRIGGER tally_{when.split()[0].lower()} AFTER {when} ON main.card BEGIN"
            f" {' '.join(_changed(row, by) for row, by in changes.items())} END"
        )


def _changed(row: str, by: str) -> str:
    return (
        f"UPDATE tally SET number = number {by} WHERE stage = {row}.stage AND outcome = coalesce({row}.outcome, '');"
        f" UPDATE overdue SET number = number {by} WHERE {row}.last_day < before;"
    )


def _count(db: BoardDatabase, version: int) -> None:
    cards = Card.select(Card.stage, Card.outcome, fn.count().alias("number")).group_by(Card.stage, Card.outcome)
    counted = {(row.stage, row.outcome): row.number for row in db.rows(StageCount, cards)}
    db.execute_sql("DELETE FROM temp.tally")
    db.executemany("INSERT INTO temp.tally VALUES (?, ?, ?, ?)", _rows(counted, version))


def _rows(counted: dict[tuple[Stage, Outcome | None], int], version: int) -> Iterator[tuple[str, str, int, int]]:
    """One for each stage and outcome, also where there is no card yet."""
    for stage in Stage:
        for outcome in (None, *Outcome):
            yield stage, outcome or "", counted.get((stage, outcome), 0), version
