"""A list of JSON objects as a table, and whatever form it comes in: lines, nested objects, a Trello board."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from jobboard.transfer.io.read_file import UnreadableFileError
from jobboard.transfer.tracker.table import HeaderScore, Row, Table
from jobboard.transfer.tracker.trello import is_trello, trello_table

_DEEPEST = 4
"""So far down a list of applications is looked for, and objects in an entry are taken apart."""


def parse_json_table(text: str, name: str, score: HeaderScore) -> Table:
    """The objects of a JSON list, of the one list of objects inside an object, or of lines; their keys are the header.

    A Trello board is read as its cards.
    """
    try:
        value = _parsed(text)
    except (ValueError, RecursionError) as error:
        where = f", see line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        raise UnreadableFileError(f"{name} is not JSON that can be read{where}", "export it again") from error
    if is_trello(value):
        return trello_table(value)
    flat = [_flat(entry) if isinstance(entry, dict) else entry for entry in _entries(value, name, score)]
    keys = tuple(dict.fromkeys(key for entry in flat if isinstance(entry, dict) for key in entry))
    rows = [Row(0, keys)]
    broken = []
    for number, entry in enumerate(flat, start=1):
        if isinstance(entry, dict):
            rows.append(Row(number, tuple(_as_cell(entry.get(key)) for key in keys)))
        else:
            broken.append(Row(number, (_as_cell(entry),)))
    return Table(tuple(rows), "a JSON list", row_word="entry", non_objects=tuple(broken))


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        lines = [line for line in text.splitlines() if line.strip()]
        if error.msg != "Extra data" or len(lines) < 2:
            raise
        return [json.loads(line) for line in lines]


def _flat(entry: Mapping[str, object], depth: int = 1) -> dict[str, object]:
    """An entry with the objects in it taken apart: {"company": {"name": …}} has a "company name"."""
    flat: dict[str, object] = {}
    for key, value in entry.items():
        if isinstance(value, dict) and depth < _DEEPEST:
            flat |= {f"{key} {inner}": each for inner, each in _flat(value, depth + 1).items()}
        else:
            flat[key] = value
    return flat


def _entries(value: object, name: str, score: HeaderScore) -> list[object]:
    if isinstance(value, list):
        return value
    lists = list(_lists(value, score))
    if len(lists) != 1:
        found = "several lists" if lists else "no list"
        hint = "give a JSON list of objects that have a company or a role"
        raise UnreadableFileError(f"{name} holds {found} of applications", hint)
    return lists[0]


def _lists(value: object, score: HeaderScore, depth: int = 1) -> Iterator[list[object]]:
    """The lists of objects that have a known key; an object whose values are such objects is one, too."""
    if not isinstance(value, dict) or depth > _DEEPEST:
        return
    if len(value) > 1 and all(isinstance(each, dict) and score(Row(0, tuple(_flat(each)))) for each in value.values()):
        yield list(value.values())
        return
    for each in value.values():
        if isinstance(each, list):
            if any(isinstance(entry, dict) and score(Row(0, tuple(_flat(entry)))) for entry in each):
                yield each
        else:
            yield from _lists(each, score, depth + 1)


def _as_cell(value: object) -> str:
    match value:
        case None:
            return ""
        case str():
            return value
        case bool():
            return "yes" if value else "no"
        case list() if all(isinstance(each, str | int | float) for each in value):
            return ", ".join(str(each) for each in value)
        case dict() | list():
            return json.dumps(value, ensure_ascii=False)
        case _:
            return str(value)
