"""What an action changed, written down by triggers, and the way back.

Temporary triggers of this connection log every row that an action inserts, changes or deletes. From the log comes the
state before: the ids that did not exist, and the rows as they were. Putting that back is undo, and since the triggers
watch that too, it yields the way forward again. Derived columns are not logged: they are computed again.
"""

import json
import zlib
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from jobboard.followup.enums import Stage
from jobboard.store.connection import BoardDatabase
from jobboard.store.models import LOGGED, TABLES

_CARD = {
    "setting": "NULL",
    "contact": "NULL",
    "card": "{0}.id",
    "interview_contact": "(SELECT card_id FROM main.interview WHERE id = {0}.interview_id)",
}
"""Where a row's card is found; elsewhere it is a column."""


class ChangeLog(NamedTuple):
    """One action's changes: `before` is what takes them back (empty: nothing changed), `vanished` the stages of
    the cards that are gone."""

    before: bytes
    cards: frozenset[int]
    vanished: frozenset[Stage]


def install_triggers(db: BoardDatabase) -> None:
    """Set the triggers, all or none, unless they stand already."""
    if db.execute_sql("SELECT 1 FROM temp.sqlite_schema WHERE name = 'log'").fetchone():
        return
    with db.atomic():
        db.execute_sql(
            "CREATE TEMP TABLE log (id INTEGER PRIMARY KEY, tbl TEXT NOT NULL, op TEXT NOT NULL, rid INTEGER NOT NULL,"
            " card_id INTEGER, stage TEXT, old TEXT)"
        )
        for table, columns in LOGGED.items():
            for statement in _triggers(table, columns):
                db.execute_sql(statement)


def _triggers(table: str, columns: tuple[str, ...]) -> Iterator[str]:
    old = "json_object('id', OLD.id, " + ", ".join(f"'{name}', OLD.{name}" for name in columns) + ")"
    stage = "OLD.stage" if table == "card" else "NULL"
    for op, when, row, values in (
        ("insert", "INSERT", "NEW", "NULL, NULL"),
        ("update", f"UPDATE OF {', '.join(columns)}", "OLD", f"NULL, {old}"),
        ("delete", "DELETE", "OLD", f"{stage}, {old}"),
    ):
        card = _CARD.get(table, "{0}.card_id").format(row)
        yield (
            f"CREATE TEMP TRIGGER log_{table}_{op} AFTER {when} ON main.{table} BEGIN"
            f" INSERT INTO log (tbl, op, rid, card_id, stage, old)"
            f" VALUES ('{table}', '{op}', {row}.id, {card}, {values}); END"
        )


def take_changes(db: BoardDatabase) -> ChangeLog:
    """What was logged since the last time; empties the log."""
    cards = db.execute_sql(
        "SELECT card_id FROM log WHERE card_id IS NOT NULL UNION SELECT card_id FROM card_contact"
        " WHERE contact_id IN (SELECT rid FROM log WHERE tbl = 'contact')"
    )
    vanished = db.execute_sql("SELECT DISTINCT stage FROM log WHERE stage IS NOT NULL")
    before = _before(db.execute_sql("SELECT tbl, rid, op, old FROM log ORDER BY id"))
    db.execute_sql("DELETE FROM log")
    return ChangeLog(before, frozenset(row[0] for row in cards), frozenset(Stage(row[0]) for row in vanished))


def _before(log: Iterable[tuple[str, int, str, str | None]]) -> bytes:
    """The first word on each row says how it was; a row that came and went needs nothing."""
    was: dict[tuple[str, int], str | None] = {}
    for table, rid, op, old in log:
        if (table, rid) not in was:
            was[table, rid] = old
        elif op == "delete" and was[table, rid] is None:
            del was[table, rid]
    if not was:
        return b""
    absent: dict[str, list[list[int]]] = {}
    for table, rid in sorted(key for key, old in was.items() if old is None):
        _extend(absent.setdefault(table, []), rid)
    rows: dict[str, list[str]] = {}
    for (table, _), old in was.items():
        if old is not None:
            rows.setdefault(table, []).append(old)
    kept = ", ".join(f'"{table}": [{", ".join(olds)}]' for table, olds in rows.items())
    return zlib.compress(f'{{"absent": {json.dumps(absent)}, "rows": {{{kept}}}}}'.encode())


def _extend(ranges: list[list[int]], number: int) -> None:
    if ranges and ranges[-1][1] == number - 1:
        ranges[-1][1] = number
    else:
        ranges.append([number, number])


def readable(before: bytes) -> bool:
    """Whether what takes an action back can be read."""
    try:
        state = json.loads(zlib.decompress(before))
    except (ValueError, zlib.error):
        return False
    return isinstance(state, dict) and {"absent", "rows"} <= state.keys()


def restore(db: BoardDatabase, before: bytes) -> None:
    """Bring the rows to the state that was written down; inside a transaction, with the triggers watching."""
    state: dict[str, Any] = json.loads(zlib.decompress(before))
    db.execute_sql("PRAGMA defer_foreign_keys = 1")
    for table, ranges in state["absent"].items():
        db.executemany(f"DELETE FROM {table} WHERE id BETWEEN ? AND ?", ranges)
    for table, rows in state["rows"].items():
        later = _defaults(table)  # what a column holds that an action of an earlier version did not know
        names = ("id", *LOGGED[table])
        restored = ({name: row[name] if name in row else later[name] for name in names} for row in rows)
        db.insert_rows(TABLES[table], restored, replacing="id")


def _defaults(table: str) -> dict[str, object]:
    """By column what a row holds that says nothing of it."""
    fields = TABLES[table]._meta.sorted_fields
    return {field.column_name: field.default for field in fields if field.null or field.default is not None}
