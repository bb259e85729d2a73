"""What brings the tables of an older board up to date: numbered steps over `PRAGMA user_version`, never edited once
they are released. A new board gets its tables from schema.py.
"""

import peewee

from jobboard.errors import StoreError
from jobboard.store import migration_3

APPLICATION_ID = 0x6A626F61
"""Marks a file as ours in its header ("jboa")."""

STEPS: tuple[tuple[str, ...], ...] = (
    (),  # made the tables, as schema.py does today
    ("CREATE INDEX card_search ON card (stage, shown, last_activity, id, due, due_time, last_day, search)",),
    migration_3.STATEMENTS,
)
"""Step n brings a board from version n to n + 1."""

VERSION = len(STEPS)
_MADE_BY_SCHEMA = VERSION


def upgrade(db: peewee.SqliteDatabase, steps: tuple[tuple[str, ...], ...] | None = None) -> None:
    """Bring the board to the version of the last step, of all there are, in one transaction or not at all; an empty
    file becomes a board.

    Foreign keys are off meanwhile, so that a table built anew does not take its children along. StoreError where a
    row would lose what it belongs to.
    """
    db.foreign_keys = 0
    try:
        with db.atomic("IMMEDIATE"):
            before = set(db.execute_sql("PRAGMA foreign_key_check"))
            if db.user_version == 0:
                from jobboard.store import schema  # only a new board needs it

                _step(db, _MADE_BY_SCHEMA, schema.statements())
            for number, statements in enumerate(STEPS if steps is None else steps, 1):
                if db.user_version < number:
                    _step(db, number, statements)
            if lost := set(db.execute_sql("PRAGMA foreign_key_check")) - before:
                table, row = min(lost)[:2]
                raise StoreError(f"the upgrade would leave row {row} of {table} without what it belongs to")
    finally:
        db.foreign_keys = 1


def _step(db: peewee.SqliteDatabase, number: int, statements: tuple[str, ...]) -> None:
    for statement in statements:
        db.execute_sql(statement)
    db.application_id = APPLICATION_ID
    db.user_version = number
