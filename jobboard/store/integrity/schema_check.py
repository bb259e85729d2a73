"""A board's tables, indexes and triggers, held against those that this version makes."""

from contextlib import closing

import peewee

from jobboard.store import migrations
from jobboard.store.connection import BoardDatabase

_OBJECTS = "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'"


def table_problems(db: BoardDatabase) -> list[str]:
    """Tables that are missing or made otherwise, a sentence each: nothing is safe to write into those."""
    found = {name: _normalized(sql) for kind, name, sql in db.execute_sql(_OBJECTS) if kind == "table"}
    return [
        f"the table {name} is {'not as jobboard makes it' if name in found else 'missing'}"
        for (kind, name), sql in _expected().items()
        if kind == "table" and found.get(name) != _normalized(sql)
    ]


def index_problems(db: BoardDatabase) -> list[str]:
    """Indexes that are gone, and triggers and views that jobboard did not make."""
    found = {(kind, name) for kind, name, _ in db.execute_sql(_OBJECTS)}
    gone = [f"the {kind} {name} is missing" for kind, name in _expected().keys() - found if kind == "index"]
    return sorted(gone) + [f"a {kind} that jobboard did not make: {name}" for kind, name in _foreign_objects(db)]


def repair_schema(db: BoardDatabase) -> None:
    """Make the indexes anew that are gone, and drop what acts by itself."""
    for kind, name in _foreign_objects(db):
        db.execute_sql(f"DROP {kind} {_quoted(name)}")
    found = {name for _, name, _ in db.execute_sql(_OBJECTS)}
    for (kind, name), sql in _expected().items():
        if kind == "index" and name not in found:
            db.execute_sql(sql)


def _foreign_objects(db: BoardDatabase) -> list[tuple[str, str]]:
    return [(kind, name) for kind, name, _ in db.execute_sql(_OBJECTS) if kind in ("trigger", "view")]


def _expected() -> dict[tuple[str, str], str]:
    with closing(peewee.SqliteDatabase(":memory:")) as db:
        migrations.upgrade(db)
        return {(kind, name): sql for kind, name, sql in db.execute_sql(_OBJECTS)}


def _normalized(sql: str) -> str:
    return " ".join(sql.replace('"', "").split())


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
