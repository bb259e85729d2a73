"""What each value of a board's JSON must look like: the format's own words, and the refusal of anything else."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from jobboard.errors import InvalidInputError
from jobboard.followup.enums import Channel, InterviewState, Outcome, PersonKind, ReplyKind, Stage, StepKind, TouchKind
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


def _iso(read: Callable[[str], Any], written: Callable[[Any], str], name: str) -> Callable[[object], str]:
    def check(value: object) -> str:
        try:
            known = isinstance(value, str) and written(read(value)) == value
        except ValueError:
            known = False
        if not known:
            raise InvalidRecordError(f"no {name}")
        return str(value)

    return check


_day = _iso(date.fromisoformat, date.isoformat, "day as in 2026-11-16")
_time = _iso(time.fromisoformat, lambda at: at.isoformat("seconds"), "time of day as in 15:00:00")
_moment = _iso(
    lambda text: datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ"),
    lambda moment: f"{moment.isoformat('T', 'seconds')}Z",
    "moment as in 2026-11-16T08:30:00Z",
)


def _one_of(*words: str) -> Callable[[object], str]:
    def read(value: object) -> str:
        if value not in words:
            raise InvalidRecordError(f"none of {', '.join(words)}")
        return str(value)

    return read


def _word(words: type[StrEnum]) -> Callable[[object], str]:
    return _one_of(*words)


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
_TEXT, _LINES = FieldSpec(_text, ""), FieldSpec(_lines, "")
_FLAG = FieldSpec(_flag, False)
_DAY, _TIME = FieldSpec(_day), FieldSpec(_time)
_OPTIONAL_UID = FieldSpec(_uid)

CONTACT: Schema = {
    "uid": _UID,
    "name": FieldSpec(_nonempty_text, required=True),
    **dict.fromkeys(("company", "email", "phone", "profile"), _TEXT),
    "notes": _LINES,
    "no_calls": _FLAG,
    "do_not_contact": _FLAG,
}

CARD: Schema = {
    "uid": _UID,
    "created": FieldSpec(_moment, required=True),
    "company": FieldSpec(_nonempty_text, required=True),
    **dict.fromkeys(("role", "url", "location", "remote", "salary", "source"), _TEXT),
    "tags": FieldSpec(_tags, []),
    "rating": FieldSpec(_number(1, 5)),
    "closes": _DAY,
    "keep_warm": _FLAG,
    **dict.fromkeys(("resume_path", "letter_path", "offer"), _TEXT),
    "referrer": _OPTIONAL_UID,
}

PERSON: Schema = {"uid": _UID, "kind": FieldSpec(_word(PersonKind), "other")}

INTERVIEW: Schema = {
    "uid": _UID,
    "day": FieldSpec(_day, required=True),
    "time": _TIME,
    "state": FieldSpec(_word(InterviewState), required=True),
    "booked_day": _DAY,
    "booked_time": _TIME,
    "prepared": _FLAG,
    "round": _TEXT,
    "place": _TEXT,
    "people": FieldSpec(_uids, []),
}

WHATS: dict[str, tuple[str, ...]] = {
    "move": tuple(Stage),
    "interview": (*InterviewState, "prepared"),
    "touch": tuple(TouchKind),
    "reply": tuple(ReplyKind),
    "close": tuple(Outcome),
}
"""What an entry of the history can be, by its kind; the other kinds say no more."""

_KINDS = (*WHATS, "promise", "deadline", "snooze", "rest", "wake", "reopen", "note", "lesson")
DATED = frozenset({"promise", "deadline", "snooze"})
"""Kinds that speak of a day ahead."""

EVENT: Schema = {
    "uid": _UID,
    "kind": FieldSpec(_one_of(*_KINDS), required=True),
    "what": _TEXT,
    "day": _DAY,
    "time": _TIME,
    "precision": FieldSpec(_one_of("day", "month", "unknown"), "day"),
    "known_by": FieldSpec(_day, required=True),
    "entered_at": FieldSpec(_moment, required=True),
    "provenance": FieldSpec(_one_of("typed", "imported", "guessed"), "typed"),
    "channel": FieldSpec(_word(Channel)),
    "text": _LINES,
    "until_day": _DAY,
    "until_time": _TIME,
    "step": FieldSpec(_word(StepKind)),
    "step_due": _DAY,
    "step_last_day": _DAY,
    "person": _OPTIONAL_UID,
    "interview": _OPTIONAL_UID,
}

DRAFT: Schema = {
    "step": FieldSpec(_word(StepKind), required=True),
    "attempt": FieldSpec(_number(1, 99)),
    "template": _TEXT,
    "text": FieldSpec(_lines, required=True),
    "copied": _FLAG,
}

IMPORTED: Schema = {"source": FieldSpec(_machine_text, required=True), "key": FieldSpec(_machine_text, required=True)}


def read_record(forms: Schema, value: object, where: str) -> Record:
    """One object in its whole form; InvalidInputError naming the place of what is off. Unknown names are off too."""
    if not isinstance(value, dict):
        raise InvalidInputError(f"{where} is no object")
    if strange := next((name for name in value if name not in forms), None):
        raise InvalidInputError(f"{where} has a {quote(strange, 30)}, which is not known here", "upgrade jobboard")
    record: Record = {}
    for name, form in forms.items():
        if form.required and name not in value:
            raise InvalidInputError(f"{where} has no {name}")
        given = value.get(name, form.default)
        try:
            record[name] = given if given == form.default and not form.required else form.read(given)
        except InvalidRecordError as error:
            raise InvalidInputError(f"{name} of {where} is {error}") from None
    return record


def without_defaults(record: Record, forms: Schema) -> Record:
    """The record without what its defaults say already."""
    return {name: value for name, value in record.items() if forms[name].required or value != forms[name].default}
