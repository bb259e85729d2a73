"""How many cards each stage holds, by how they ended: counted once, since counting 100,000 takes longer than a key may.

Temporary triggers of this connection then keep the numbers in step with what it writes, inside the same transactions.
What another program wrote shows in `data_version`: after that all is counted anew.
"""

from collections.abc import Iterator

from jobboard.followup.kinds import Outcome, Stage
from jobboard.store.connection import Connection

Number = tuple[Stage, Outcome | None, int]

_COUNT = "SELECT stage, coalesce(outcome, ''), count(*) FROM card INDEXED BY card_stage GROUP BY stage, outcome"
_KEPT = "SELECT stage, outcome, number FROM temp.tally WHERE version = ? AND number > 0"
_OUTCOMES = ("", *Outcome)


def numbers(db: Connection) -> list[Number]:
    """How many cards there are of each stage and outcome, None for those that have not ended; where there are any."""
    version = db.value("PRAGMA data_version")
    installed = db.value("SELECT 1 FROM temp.sqlite_schema WHERE name = 'tally'") is not None
    found = db.rows(_KEPT, (version,)) if installed else []
    if not found:
        with db.atomic():
            if not installed:
                _install(db)
            _count(db, version)
        found = db.rows(_KEPT, (version,))
    return [(Stage(stage), Outcome(outcome) if outcome else None, number) for stage, outcome, number in found]


def _install(db: Connection) -> None:
    db.run(
        "CREATE TEMP TABLE tally (stage TEXT, outcome TEXT, number INTEGER NOT NULL, version INTEGER NOT NULL,"
        " PRIMARY KEY (stage, outcome))"
    )
    for when, changes in (
        ("INSERT", {"NEW": "+ 1"}),
        ("DELETE", {"OLD": "- 1"}),
        ("UPDATE OF stage, outcome", {"OLD": "- 1", "NEW": "+ 1"}),
    ):
        db.run(
            f"CREATE TEMP TRIGGER tally_{when.split()[0].lower()} AFTER {when} ON main.card BEGIN"
            f" {' '.join(_changed(row, by) for row, by in changes.items())} END"
        )


def _changed(row: str, by: str) -> str:
    return f"UPDATE tally SET number = number {by} WHERE stage = {row}.stage AND outcome = coalesce({row}.outcome, '');"


def _count(db: Connection, version: int) -> None:
    counted = {(stage, outcome): number for stage, outcome, number in db.rows(_COUNT)}
    db.run("DELETE FROM temp.tally")
    db.many("INSERT INTO temp.tally VALUES (?, ?, ?, ?)", _rows(counted, version))


def _rows(counted: dict[tuple[str, str], int], version: int) -> Iterator[tuple[str, str, int, int]]:
    """One for each stage and outcome, also where there is no card yet."""
    for stage in Stage:
        for outcome in _OUTCOMES:
            yield stage, outcome, counted.get((stage, outcome), 0), version
