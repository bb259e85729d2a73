"""Where the user's own page is kept: one setting a field, so that undo, backups and the JSON export carry it."""

from collections.abc import Mapping
from contextlib import suppress
from typing import NamedTuple

from jobboard.errors import InvalidInputError
from jobboard.followup.messages.own_page import PAGE_FIELDS, OwnPage, page_text
from jobboard.store.connection import BoardDatabase
from jobboard.store.models import Setting
from jobboard.store.prepared_queries import Query, prepared
from jobboard.store.settings import write
from jobboard.text import clean

PAGE = {f"me.{field}": field for field in PAGE_FIELDS}
"""The settings' names, and the field that each keeps."""

PAGE_OFFERED = "page_offered"
"""The setting that says that the page was offered to be filled in."""


class _SettingRow(NamedTuple):
    name: str
    value: str


@prepared(_SettingRow)
def _page() -> Query:
    return Setting.select(Setting.name, Setting.value).where(Setting.name.in_(tuple(PAGE)))


def read_page(db: BoardDatabase) -> OwnPage:
    """The page as the user filled it in."""
    return OwnPage(**{PAGE[row.name]: row.value for row in _page.rows(db)})


def write_page(db: BoardDatabase, fields: Mapping[str, str]) -> None:
    """Set fields of the page; one that is emptied leaves no row."""
    for field, text in fields.items():
        if text:
            write(db, f"me.{field}", text)
        else:
            Setting.delete().where(Setting.name == f"me.{field}").execute(db)


def page_from(stored: Mapping[str, str]) -> OwnPage:
    """The page among settings from outside, without what makes no sense in it."""
    fields: dict[str, str] = {}
    for name, field in PAGE.items():
        with suppress(InvalidInputError):
            fields[field] = page_text(field, clean(stored.get(name, "")))
    return OwnPage(**fields)
