"""Queries that Peewee builds, run on a connection of ours."""

import sqlite3
from collections.abc import Callable
from typing import Any

import peewee


class Built(peewee.SqliteDatabase):
    """What Peewee takes for its database: it only spells queries and reads their rows, and never opens a file.

    `run` executes a statement.
    """

    def __init__(self, run: Callable[[str, Any], sqlite3.Cursor]) -> None:
        super().__init__(None, autoconnect=False)
        self._run = run

    def execute_sql(self, sql: str, params: Any = None) -> sqlite3.Cursor:
        """Execute one statement."""
        return self._run(sql, params or ())
