"""The tables and indexes of a new board: columns as the models tell them, each with what it may hold."""

from collections.abc import Iterator
from typing import Any

from peewee import AutoField, BooleanField, Field, ForeignKeyField

from jobboard.store.fields import DayField, EnumField, LastingIdField, TimeOfDayField
from jobboard.store.models import TABLES, BoardModel, Undo

INDEXES = (
    "CREATE INDEX card_column ON card (stage, shown, last_activity, id, due, due_time, last_day)",
    "CREATE INDEX card_panel ON card (last_day, due)",
    "CREATE INDEX card_stage ON card (stage, outcome, entered, resting, last_day)",
    "CREATE INDEX card_holds ON card (holds_until)",
    "CREATE INDEX card_revision ON card (rules_revision)",
    "CREATE INDEX card_company ON card (company COLLATE NOCASE)",
    "CREATE INDEX card_url ON card (url) WHERE url <> ''",
    "CREATE INDEX card_referrer ON card (referrer_id) WHERE referrer_id IS NOT NULL",
    "CREATE INDEX event_card ON event (card_id)",
    "CREATE INDEX event_move ON event (what, day, card_id, provenance) WHERE kind = 'move'",
    "CREATE INDEX event_exchange ON event (card_id, day, time, kind, what, channel) WHERE kind IN ('touch', 'reply')",
    "CREATE INDEX event_contact ON event (contact_id) WHERE contact_id IS NOT NULL",
    "CREATE INDEX event_interview ON event (interview_id) WHERE interview_id IS NOT NULL",
    "CREATE INDEX event_step ON event (day) WHERE step IS NOT NULL",
    "CREATE INDEX card_contact_contact ON card_contact (contact_id)",
    "CREATE INDEX interview_card ON interview (card_id)",
    "CREATE INDEX interview_day ON interview (day)",
    "CREATE INDEX interview_contact_contact ON interview_contact (contact_id)",
    "CREATE INDEX import_map_card ON import_map (card_id)",
    "CREATE INDEX undo_undone ON undo (undone)",
    # The filter reads this alone: the words of all cards, in the columns' order, a third of the table's pages.
    "CREATE INDEX card_search ON card (stage, shown, last_activity, id, due, due_time, last_day, search)",
)

_GENERATED = {
    # Closed cards leave the board, accepted ones apart.
    "card": ("shown INTEGER NOT NULL AS (outcome IS NULL OR outcome = 'accepted')",),
}
"""Columns that SQLite computes."""


def statements() -> tuple[str, ...]:
    """What makes an empty file a board of the newest version."""
    tables: tuple[type[BoardModel], ...] = (*TABLES.values(), Undo)
    return (*map(_table, tables), *INDEXES)


def _table(model: type[BoardModel]) -> str:
    name = model._meta.table_name
    columns = (*map(_column, model._meta.sorted_fields), *_GENERATED.get(name, ()), *_table_checks(model))
    return f"CREATE TABLE {name} (\n  " + ",\n  ".join(columns) + "\n) STRICT"


def _table_checks(model: type[BoardModel]) -> Iterator[str]:
    for names, unique in model._meta.indexes:
        assert unique
        yield f"UNIQUE ({', '.join(model._meta.fields[name].column_name for name in names)})"
    for check in model._meta.constraints or ():
        yield check.sql


def _column(field: "Field[Any]") -> str:
    """One column: its type, then what it may hold."""
    name = field.column_name
    if isinstance(field, AutoField):
        return f"{name} INTEGER PRIMARY KEY{' AUTOINCREMENT' if isinstance(field, LastingIdField) else ''}"
    needed = "" if field.null else " NOT NULL"
    if isinstance(field, DayField | TimeOfDayField):
        return f"{name} TEXT{_is_date(field)}{needed}"
    parts = [f"{name} {_TYPES.get(field.field_type, 'TEXT')}{needed}"]
    if field.unique:
        parts.append("UNIQUE")
    if isinstance(field, ForeignKeyField):
        parts.append(f"REFERENCES {field.rel_model._meta.table_name} ON DELETE {field.on_delete}")
    if field.default is not None:
        parts.append(f"DEFAULT {_literal(field.default)}")
    return " ".join((*parts, *_checks(field)))


_TYPES = {"INT": "INTEGER", "BOOL": "INTEGER", "BLOB": "BLOB"}


def _is_date(field: "Field[Any]") -> str:
    """SQLite reads what is no day as NULL, or as another one."""
    name = field.column_name
    read = f"date({name}, '+0 days')" if isinstance(field, DayField) else f"time({name})"
    return f" CHECK ({name} IS {read})"


def _checks(field: "Field[Any]") -> Iterator[str]:
    name = field.column_name
    if isinstance(field, BooleanField):
        yield f"CHECK ({name} IN (0, 1))"
    if isinstance(field, EnumField) and field.checked:
        yield f"CHECK ({name} IN ({', '.join(_literal(word) for word in field.words)}))"
    for check in field.constraints or ():
        yield check.sql


def _literal(value: str | int) -> str:
    return f"'{value}'" if isinstance(value, str) else f"{value:d}"
