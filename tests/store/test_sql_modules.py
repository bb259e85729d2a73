"""Peewee is the database layer: SQL stands as text in the modules listed here, each for its reason, and in no other."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.conftest import ROOT

ALLOWED = {
    "store/connection.py": "runs what Peewee built, finds ids never given, and inserts four times as fast as Peewee",
    "store/prepared_queries.py": "keeps the SQL that Peewee built; built anew each time, a move took 5.5 ms, not 2.3",
    "store/schema.py": "makes the tables as the models tell them, with checks and indexes that Peewee cannot say",
    "store/migrations.py": "what earlier versions left is brought up to date by statements that never change again",
    "store/migration_3.py": "one of those: it builds two tables anew",
    "store/undo_log.py": "triggers, which Peewee cannot say, and rows put back into whatever table they came from",
    "store/stage_counts.py": "temporary triggers, and the tables they write to, which are no part of a board",
    "store/derived_columns.py": "writes the derived columns of up to all cards, many rows by one statement",
    "store/open.py": "looks at a file that may be no board, before anything of it is trusted",
    "store/sqlite_errors.py": "knows the errors of sqlite3 beside Peewee's",
    "store/integrity/backup.py": "SQLite's own copying, over files that may be damaged",
    "store/integrity/check.py": "asks SQLite itself what is wrong with a file",
    "store/integrity/invariants.py": "finds and repairs rows that the models could not even read",
    "store/integrity/restore.py": "copies whole tables between two files",
    "store/integrity/salvage.py": "builds a board from whatever rows a damaged file still holds",
    "store/integrity/schema_check.py": "compares what SQLite says of the tables",
}

_STATEMENT = re.compile(
    r"\b(SELECT|INSERT (OR \w+ )?INTO|UPDATE \w+ SET|DELETE FROM|(CREATE|DROP) (TEMP )?(TABLE|INDEX|TRIGGER|VIEW)"
    r"|ALTER TABLE|PRAGMA|ATTACH|SAVEPOINT|ROLLBACK|ORDER BY|GROUP BY|ON CONFLICT|UNION ALL|LEFT JOIN)\b"
)
_CALLS = frozenset({
    "execute_sql", "executemany", "executescript", "raw", "SQL", "RawQuery", "cursor", "fetchall", "fetch_value",
})  # fmt: skip
"""What takes SQL as text, or stands behind what does."""


def _modules() -> Iterator[tuple[str, ast.Module]]:
    package = ROOT / "jobboard"
    for path in sorted(package.rglob("*.py")):
        yield str(path.relative_to(package)), ast.parse(path.read_text(encoding="utf-8"))


def _docstrings(tree: ast.AST) -> set[int]:
    """The strings that stand alone as a statement."""
    return {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}


def _sql_in(tree: ast.Module) -> list[str]:
    """What a module holds of SQL: text that is a statement or a part of one, and calls that take any."""
    docstrings = _docstrings(tree)
    found: list[str] = []
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=str(text)) if id(node) not in docstrings and _STATEMENT.search(text):
                found.append(f"line {node.lineno}: {text.strip()[:60]}")
            case ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name)) if name in _CALLS:
                found.append(f"line {node.lineno}: {name}()")
            case ast.Import(names=names) if any(each.name == "sqlite3" for each in names):
                found.append(f"line {node.lineno}: import sqlite3")
    return found


def test_sql_stands_nowhere_but_in_the_modules_listed() -> None:
    holding = {name: found for name, tree in _modules() if (found := _sql_in(tree))}
    assert {name: found for name, found in holding.items() if name not in ALLOWED} == {}
    assert ALLOWED.keys() - holding.keys() == set(), "without SQL by now: take it off the list"


@pytest.mark.parametrize(
    "line",
    [
        'db.fetchall("SELECT 1")',
        'query = f"DELETE FROM {table}"',
        'Card.raw("whatever")',
        "peewee.SQL(text)",
        "db.execute_sql(text)",
        "import sqlite3",
    ],
)
def test_sql_is_seen(line: str) -> None:
    assert _sql_in(ast.parse(line))


@pytest.mark.parametrize(
    "line", ['"""SELECT in a docstring."""', 'say("Update the card, or delete it")', "Card.select()"]
)
def test_other_text_is_no_sql(line: str) -> None:
    assert not _sql_in(ast.parse(line))
