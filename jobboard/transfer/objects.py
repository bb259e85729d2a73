"""From a list of JSON objects to a table."""

import json

from jobboard.transfer.refused import RefusedError
from jobboard.transfer.table import Row, Score, Table


def json_objects(text: str, name: str, score: Score) -> Table:
    """The objects of a JSON list, or of the one list of objects inside an object; their keys are the header."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        where = f", see line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        raise RefusedError(f"{name} is not JSON that can be read{where}", "export it again") from error
    entries = _entries(value, name, score)
    keys = tuple(dict.fromkeys(key for entry in entries if isinstance(entry, dict) for key in entry))
    rows = [Row(0, keys)]
    broken = []
    for number, entry in enumerate(entries, start=1):
        if isinstance(entry, dict):
            rows.append(Row(number, tuple(_as_cell(entry.get(key)) for key in keys)))
        else:
            broken.append(Row(number, (_as_cell(entry),)))
    return Table(tuple(rows), "a JSON list", row_word="entry", broken=tuple(broken))


def _entries(value: object, name: str, score: Score) -> list[object]:
    if isinstance(value, list):
        return value
    inside = [each for each in value.values() if isinstance(each, list)] if isinstance(value, dict) else []
    lists = [each for each in inside if any(isinstance(entry, dict) and score(Row(0, tuple(entry))) for entry in each)]
    if len(lists) != 1:
        found = "several lists" if lists else "no list"
        hint = "give a JSON list of objects that have a company or a role"
        raise RefusedError(f"{name} holds {found} of applications", hint)
    return lists[0]


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
