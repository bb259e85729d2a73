"""What each value of a board's JSON must look like, by the columns of the models, and the refusal of anything else."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from jobboard.errors import InvalidInputError
from jobboard.followup.enums import (
    EventKind,
    InterviewState,
    Outcome,
    PersonKind,
    Precision,
    Provenance,
    ReplyKind,
    Stage,
    TouchKind,
)
from jobboard.store import fields, models
from jobboard.store.queries import export_records
from jobboard.store.queries.export_records import Record
from jobboard.text import clean, quote

_MOST_TAGS = 1000


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """How one value is read, and what stands for it where it is left out; without a default it must be there."""

    read: Callable[[object], object]
    default: object = None
    required: bool = False


class InvalidRecordError(ValueError):
    """What a value is not, in words that follow "is": "no day"."""


def _text(value: object) -> str:
    return clean(_plain(value))


def _lines(value: object) -> str:
    return clean(_plain(value), lines=True)


def _plain(value: object) -> str:
    if not isinstance(value, str):
        raise InvalidRecordError("no text")
    return value


def _machine_text(value: object) -> str:
    """Text that only programs read: as it is, blanks at its ends too, but never with anything to steer a terminal."""
    text = _plain(value)
    if clean(f".{text}.") != f".{text}.":
        raise InvalidRecordError("no plain text")
    return text


def _nonempty_text(value: object) -> str:
    if not (name := _text(value)):
        raise InvalidRecordError("empty")
    return name


def _uid(value: object) -> str:
    uid = _plain(value)
    if not (uid.isascii() and uid.replace("-", "").isalnum() and len(uid) <= 64):
        raise InvalidRecordError("no uid")
    return uid


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise InvalidRecordError("neither true nor false")
    return value


def _number(least: int, most: int) -> Callable[[object], int]:
    def read(value: object) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise InvalidRecordError(f"no number from {least} to {most}")
        return value

    return read


def _iso(read: Callable[[str], Any], write: Callable[[Any], str], name: str) -> Callable[[object], str]:
    def check(value: object) -> str:
        try:
            valid = isinstance(value, str) and write(read(value)) == value
        except ValueError:
            valid = False
        if not valid:
            raise InvalidRecordError(f"no {name}")
        return str(value)

    return check


_day = _iso(date.fromisoformat, date.isoformat, "day as in 2026-11-16")
_time = _iso(time.fromisoformat, lambda value: value.isoformat("seconds"), "time of day as in 15:00:00")
_moment = _iso(
    lambda text: datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ"),
    lambda moment: f"{moment.isoformat('T', 'seconds')}Z",
    "moment as in 2026-11-16T08:30:00Z",
)


def _member(members: type[StrEnum]) -> Callable[[object], str]:
    def read(value: object) -> str:
        if value not in tuple(members):
            raise InvalidRecordError(f"none of {', '.join(members)}")
        return str(value)

    return read


def _tags(value: object) -> list[str]:
    if not isinstance(value, list) or len(value) > _MOST_TAGS:
        raise InvalidRecordError("no list of tags")
    return list(dict.fromkeys(tag for tag in map(_text, value) if tag))


def _uids(value: object) -> list[str]:
    if not isinstance(value, list):
        raise InvalidRecordError("no list of uids")
    return list(dict.fromkeys(map(_uid, value)))


Schema = dict[str, FieldSpec]

_UID = FieldSpec(_uid, required=True)
_NAME = FieldSpec(_nonempty_text, required=True)
_LINES = FieldSpec(_lines, "")
_OPTIONAL_UID = FieldSpec(_uid)


def _schema(model: type[models.BoardModel], columns: Iterable[str], **others: FieldSpec) -> Schema:
    """How each of the columns is read: by its type in the model, or as one of the others says."""
    return {name: others.get(name) or _column(getattr(model, name)) for name in columns} | others


def _column(field: Any) -> FieldSpec:
    required = not field.null
    match field:
        case fields.DayField():
            return FieldSpec(_day, required=required)
        case fields.TimeOfDayField():
            return FieldSpec(_time, required=required)
        case fields.MomentField():
            return FieldSpec(_moment, required=required)
        case fields.EnumField():
            return FieldSpec(_member(field.words), required=required)
    return FieldSpec(_flag, False) if field.field_type == "BOOL" else FieldSpec(_text, "")


CONTACT = _schema(models.Contact, export_records.CONTACT, uid=_UID, name=_NAME, notes=_LINES)
CARD = _schema(
    models.Card,
    export_records.CARD,
    uid=_UID,
    company=_NAME,
    tags=FieldSpec(_tags, []),
    rating=FieldSpec(_number(1, 5)),
    posting=_LINES,
    referrer=_OPTIONAL_UID,
)
PERSON: Schema = {"uid": _UID, "kind": FieldSpec(_member(PersonKind), PersonKind.OTHER)}
INTERVIEW = _schema(models.Interview, export_records.INTERVIEW, uid=_UID, people=FieldSpec(_uids, []))
EVENT = _schema(
    models.Event,
    export_records.EVENT,
    uid=_UID,
    precision=FieldSpec(_member(Precision), Precision.DAY),
    provenance=FieldSpec(_member(Provenance), Provenance.TYPED),
    text=_LINES,
    person=_OPTIONAL_UID,
    interview=_OPTIONAL_UID,
)
DRAFT = _schema(
    models.Draft, export_records.DRAFT, attempt=FieldSpec(_number(1, 99)), text=FieldSpec(_lines, required=True)
)
IMPORTED: Schema = dict.fromkeys(("source", "key"), FieldSpec(_machine_text, required=True))

EVENT_WORDS: dict[str, tuple[str, ...]] = {
    EventKind.MOVE: tuple(Stage),
    EventKind.INTERVIEW: (*InterviewState, "prepared"),
    EventKind.TOUCH: tuple(TouchKind),
    EventKind.REPLY: tuple(ReplyKind),
    EventKind.CLOSE: tuple(Outcome),
}
"""What an entry of the history can be, by its kind; the other kinds say no more."""

AHEAD = frozenset({EventKind.PROMISE, EventKind.DEADLINE, EventKind.SNOOZE})
"""Kinds that speak of a day ahead."""


def read_record(schema: Schema, value: object, where: str) -> Record:
    """One object with all its values; InvalidInputError naming the place of what is off. Unknown names are off too."""
    if not isinstance(value, dict):
        raise InvalidInputError(f"{where} is no object")
    if unknown := next((name for name in value if name not in schema), None):
        raise InvalidInputError(f"{where} has a {quote(unknown, 30)}, which is not known here", "upgrade jobboard")
    record: Record = {}
    for name, spec in schema.items():
        if spec.required and name not in value:
            raise InvalidInputError(f"{where} has no {name}")
        entry = value.get(name, spec.default)
        try:
            record[name] = entry if entry == spec.default and not spec.required else spec.read(entry)
        except InvalidRecordError as error:
            raise InvalidInputError(f"{name} of {where} is {error}") from None
    return record


def without_defaults(record: Record, schema: Schema) -> Record:
    """The record without what its defaults say already."""
    return {name: value for name, value in record.items() if schema[name].required or value != schema[name].default}
