"""Zone and rules, kept beside the steps that depend on them; every program on the board reads the same."""

import json
import re
from contextlib import suppress
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from jobboard.clock import check_zone
from jobboard.errors import InvalidInputError
from jobboard.followup.rules import Rules
from jobboard.store.connection import BoardDatabase
from jobboard.store.models import Setting
from jobboard.store.prepared_queries import Placeholder, PreparedValue, Query, prepared

ZONE = "zone"
RULES = "rules"
NUDGES = "nudges"
SEARCH_END = "search_end"
"""The uid of the card whose accepted offer ended the search."""
IMPORT = "import:"
SHARED = (ZONE, RULES, NUDGES)
"""What belongs to the board wherever it is; an export takes these along."""

_COUNTRY = r"([A-Z]{2,3}(-[A-Z0-9]{1,8})?)?"


def write_initial(db: BoardDatabase, zone: str) -> None:
    """The settings of a new board."""
    write(db, ZONE, zone)
    write(db, RULES, "{}")


class _SettingRow(NamedTuple):
    name: str
    value: str


@prepared(_SettingRow)
def _zone_and_rules() -> Query:
    return Setting.select(Setting.name, Setting.value).where(Setting.name.in_((ZONE, RULES)))


@PreparedValue
def _value(name: Placeholder) -> Query:
    return Setting.select(Setting.value).where(Setting.name == name)


def read(db: BoardDatabase, name: str) -> str | None:
    """One setting as it is stored, None where it never was."""
    value: str | None = _value.value(db, name=name)
    return value


def load(db: BoardDatabase) -> tuple[str, Rules]:
    """The zone and the rules; a stored rule that this version does not know counts as its default."""
    stored = {setting.name: setting.value for setting in _zone_and_rules.rows(db)}
    return stored.get(ZONE, "UTC"), _stored_rules(stored.get(RULES))


def changed_rules(rules: Rules) -> str:
    """The rules as they are stored: only what differs from the defaults, so that better defaults reach everybody."""
    defaults = Rules().as_dict()
    return json.dumps({name: value for name, value in rules.as_dict().items() if value != defaults[name]})


def nudges_put_off(db: BoardDatabase) -> dict[str, date]:
    """Until when each nudge was put off, by its name."""
    try:
        return {name: date.fromisoformat(day) for name, day in _object(read(db, NUDGES)).items()}
    except (TypeError, ValueError):
        return {}


def put_nudge_off(db: BoardDatabase, name: str, until: date) -> None:
    """Keep a nudge away until that day."""
    days = {other: day.isoformat() for other, day in nudges_put_off(db).items()} | {name: until.isoformat()}
    write(db, NUDGES, json.dumps(days))


def import_shape(db: BoardDatabase, shape: str) -> dict[str, Any]:
    """What is kept for imported files of a shape, as it was stored; empty where nothing is."""
    return _object(read(db, f"{IMPORT}{shape}"))


def write_import_shape(db: BoardDatabase, shape: str, value: str) -> None:
    """Keep something for imported files of a shape. Undoing the import leaves it: it is no part of the board."""
    write(db, f"{IMPORT}{shape}", value)


def valid_settings(stored: dict[str, str]) -> dict[str, str]:
    """Settings from outside as they may be stored: without those that make no sense here."""
    known: dict[str, str] = {}
    for name, text in stored.items():
        with suppress(InvalidInputError, ValueError, RecursionError, AttributeError, TypeError):
            known[name] = _CHECKS[name](text)
    return known


def _checked_rules(text: str) -> str:
    rules = _rules({name: value for name, value in json.loads(text).items() if isinstance(value, str)})
    return changed_rules(rules if re.fullmatch(_COUNTRY, rules.country) else rules._replace(country=""))


def _checked_nudges(text: str) -> str:
    return json.dumps({name: date.fromisoformat(day).isoformat() for name, day in json.loads(text).items()})


_CHECKS = {ZONE: check_zone, RULES: _checked_rules, NUDGES: _checked_nudges}


def write(db: BoardDatabase, name: str, value: str) -> None:
    """Set one setting."""
    setting = Setting.insert(name=name, value=value)
    setting.on_conflict(conflict_target=[Setting.name], preserve=[Setting.value]).execute(db)


def _object(stored: str | None) -> dict[str, Any]:
    """What was stored, or nothing where it cannot be read, which `check` reports."""
    try:
        found = json.loads(stored or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


@lru_cache(maxsize=8)
def _stored_rules(text: str | None) -> Rules:
    return _rules(_object(text))


def _rules(stored: dict[str, Any]) -> Rules:
    rules = Rules()
    if not stored:
        return rules
    from jobboard.followup.rules import with_setting

    for name, text in stored.items():
        with suppress(InvalidInputError):
            rules = with_setting(rules, name, str(text))
    return rules
