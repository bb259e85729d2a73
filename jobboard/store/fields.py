"""How the tables store days, times, moments and words: as text, which a wrong value is never read from."""

from datetime import date, datetime, time
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from peewee import AutoField, Field

W = TypeVar("W", bound=StrEnum)

if TYPE_CHECKING:
    # Peewee's fields are generic in their stubs only.
    _DayBase = Field[date | None]
    _TimeBase = Field[time | None]
    _MomentBase = Field[datetime]
    _LocalMomentBase = Field[datetime | None]

    class _EnumBase(Field[W | None], Generic[W]): ...
else:
    _DayBase = _TimeBase = _MomentBase = _LocalMomentBase = Field

    class _EnumBase(Field, Generic[W]): ...


class DayField(_DayBase):
    """A local day, stored as ISO text."""

    field_type = "TEXT"

    def db_value(self, value: date | None) -> str | None:
        return None if value is None else value.isoformat()

    def python_value(self, value: str | None) -> date | None:
        return None if value is None else date.fromisoformat(value)


class TimeOfDayField(_TimeBase):
    """A local time of day to the second, stored as HH:MM:SS."""

    field_type = "TEXT"

    def db_value(self, value: time | None) -> str | None:
        return None if value is None else value.isoformat("seconds")

    def python_value(self, value: str | None) -> time | None:
        return None if value is None else time.fromisoformat(value)


class MomentField(_MomentBase):
    """A moment in UTC, stored as ISO text with its Z."""

    field_type = "TEXT"

    def db_value(self, value: datetime) -> str:
        return utc_text(value)

    def python_value(self, value: str) -> datetime:
        return datetime.fromisoformat(value)


class LocalMomentField(_LocalMomentBase):
    """A local moment to the second, stored as ISO text."""

    field_type = "TEXT"

    def db_value(self, value: datetime | None) -> str | None:
        return None if value is None else value.isoformat("T", "seconds")

    def python_value(self, value: str | None) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


class EnumField(_EnumBase[W]):
    """A member of an enum, stored as its word; ValueError for a word that it has not.

    One that is `checked` takes no other word in the table either: a new one then needs a migration.
    """

    field_type = "TEXT"

    def __init__(self, words: type[W], *, checked: bool = True, **options: Any) -> None:
        super().__init__(**options)
        self.words = words
        self.checked = checked
        self._members = {str(word): word for word in words}

    def db_value(self, value: W | str | None) -> str | None:
        return None if value is None else str(value)

    def python_value(self, value: str | None) -> W | None:
        return None if value is None else self._members.get(value) or self.words(value)


class LastingIdField(AutoField):
    """An id that is never given twice, even once its row is gone."""


def utc_text(moment: datetime) -> str:
    """An aware UTC moment as the tables store it."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
