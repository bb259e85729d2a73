"""Queries whose SQL is put together once, for what a key press asks: Peewee takes some 0.3 ms over the words of a
query, SQLite 0.02 ms over its rows, and moving a card asks some forty times.
"""

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from inspect import signature
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar

import peewee

from jobboard.store.connection import BoardDatabase
from jobboard.store.sqlite_errors import translate_senseless_rows

if TYPE_CHECKING:
    # Peewee's queries are generic in their stubs only.
    Query: TypeAlias = peewee.ModelSelect[Any]
else:
    Query = peewee.ModelSelect

V = TypeVar("V")

_DIFFERENT = 1024
"""Different days, times and words of a column that are converted once: looking one up takes a third of the time."""

_STORED_AS_THEY_ARE = (peewee.IntegerField, peewee.TextField, peewee.ForeignKeyField)
"""Fields whose values need no converting: the tables are strict about their types."""


class Placeholder(peewee.ColumnBase):
    """A value that is given when the query runs; converted as the field that it is compared with, or by `convert`."""

    def __init__(self, name: str, convert: Callable[[Any], object] | None = None) -> None:
        self.name = name
        self.convert = convert

    def __sql__(self, ctx: peewee.Context) -> peewee.Context:
        place = _Place(self.name, self.convert or ctx.state.converter or None)
        with ctx(value_literals=False):
            ctx.value(place, converter=_unchanged)
        return ctx


class _Place:
    """The place of a value among a statement's parameters."""

    def __init__(self, name: str, convert: Callable[[Any], object] | None) -> None:
        self._name = name
        self._convert = convert

    def fill(self, values: Mapping[str, object]) -> object:
        """The parameter, as it is stored."""
        value = values[self._name]
        return self._convert(value) if self._convert else value


def _unchanged(value: object) -> object:
    return value


class _Prepared:
    """What is known of a query once it was built, by `build` from a placeholder for each of its parameters."""

    def __init__(self, build: Callable[..., Any]) -> None:
        self._build = build
        self._statement: tuple[str, list[_Place], Any] | None = None

    def _run(self, db: BoardDatabase, values: Mapping[str, object]) -> sqlite3.Cursor:
        sql, places, _ = self._statement or self._write(db)
        return db.execute_sql(sql, [place.fill(values) for place in places])

    def _write(self, db: BoardDatabase) -> tuple[str, list[_Place], Any]:
        """What never changes stands in the SQL itself: SQLite then knows which partial index it may use."""
        query = self._build(*map(Placeholder, signature(self._build).parameters))
        self._statement = (*db.get_sql_context(value_literals=True).sql(query).query(), query)
        return self._statement


class PreparedValue(_Prepared):
    """A query for one value."""

    def __init__(self, build: Callable[..., peewee.SelectBase]) -> None:
        super().__init__(build)

    def value(self, db: BoardDatabase, **values: object) -> Any:
        """The first column of the first row, as it is stored; None where there is none."""
        row = self._run(db, values).fetchone()
        return row[0] if row else None


class PreparedQuery(_Prepared, Generic[V]):
    """A query for views, whose fields are the columns by their names."""

    def __init__(self, view: type[V], build: Callable[..., Query]) -> None:
        super().__init__(build)
        self._view = view
        self._converters: list[tuple[int, Callable[[Any], object]]] | None = None

    def rows(self, db: BoardDatabase, **values: object) -> list[V]:
        """The rows for these values; DatabaseCorruptError where one says what no jobboard has written."""
        cursor = self._run(db, values)
        converters = self._columns(cursor) if self._converters is None else self._converters
        columns: list[Iterable[Any]] = list(zip(*cursor, strict=True))
        for place, convert in converters if columns else ():
            columns[place] = map(convert, columns[place])
        with translate_senseless_rows():
            return list(map(self._view, *columns)) if columns else []

    def row(self, db: BoardDatabase, **values: object) -> V | None:
        """The first row, None where there is none."""
        return next(iter(self.rows(db, **values)), None)

    def _columns(self, cursor: sqlite3.Cursor) -> list[tuple[int, Callable[[Any], object]]]:
        """How each column is converted; TypeError where they are not the view's fields in their order."""
        assert self._statement
        query = self._statement[2]
        columns = peewee.ModelTupleCursorWrapper(cursor, query.model, query.selected_columns)
        columns.initialize()
        if columns.columns != (fields := list(signature(self._view).parameters)):
            raise TypeError(f"the columns {columns.columns} are not the fields {fields}")
        self._converters = [
            (place, lru_cache(_DIFFERENT)(convert))
            for place, (field, convert) in enumerate(zip(columns.fields, columns.converters, strict=True))
            if convert and not isinstance(field, _STORED_AS_THEY_ARE)
        ]
        return self._converters


def prepared(view: type[V]) -> Callable[[Callable[..., Query]], PreparedQuery[V]]:
    """Decorates a function that builds a query from placeholders: `due.rows(db, today=...)` then runs it."""
    return lambda build: PreparedQuery(view, build)
