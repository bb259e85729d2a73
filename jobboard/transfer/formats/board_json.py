"""jobboard's own JSON: the whole board, or some cards of it, one line a card.

Version 1 is an object of `format` ("jobboard"), `version`, `settings` (zone, rules, nudges put off and the user's own
page, as stored), `contacts`, `cards` and `forgotten`, the imported rows whose cards are gone. Everything is named by
uids. A card has its facts, its `people` (uid and kind), `interviews`, `events`, `draft` and `imported` (the rows it
came from). What is empty is left out. Cards stand in the order in which they were made, contacts by uid, so that the
same board gives the same bytes.
"""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from jobboard.errors import InvalidInputError
from jobboard.store.actions.merge_boards import BoardRecords
from jobboard.store.queries.export_records import (
    Record,
    card_records,
    contact_records,
    forgotten_imports,
    shared_settings,
)
from jobboard.store.store import Store
from jobboard.text import clean
from jobboard.transfer.formats import board_json_schema as schema
from jobboard.transfer.io.read_file import UnreadableFileError, decode_text, read_bytes

VERSION = 1
_HEAD = 200
"""Characters in which a file says what it is."""
_OURS = re.compile(r'\s*\{\s*"format"\s*:\s*"jobboard"')
_PARTS: dict[str, schema.Schema] = {
    "people": schema.PERSON,
    "interviews": schema.INTERVIEW,
    "events": schema.EVENT,
    "imported": schema.IMPORTED,
}


def export_json(store: Store, card_id: int | None = None) -> Iterator[str]:
    """The board, or one card with its people, in pieces.

    All of it is read before the first piece is handed out: whoever takes them slowly must not keep others from writing.
    """
    with store.snapshot():
        pieces = list(_pieces(store, card_id))
    return iter(pieces)


def _pieces(store: Store, card_id: int | None) -> Iterator[str]:
    ids = None if card_id is None else [card_id]
    settings = shared_settings(store) if ids is None else {}
    forgotten = forgotten_imports(store) if ids is None else []
    yield f'{{"format": "jobboard", "version": {VERSION},\n"settings": {_line(settings)},\n'
    contacts = (schema.without_defaults(each, schema.CONTACT) for each in contact_records(store, ids))
    yield from _listed("contacts", contacts)
    yield from _listed("cards", (_without_defaults(card) for card in card_records(store, ids)))
    yield from _listed("forgotten", forgotten, end="\n}\n")


def _listed(name: str, records: Iterator[Record] | Sequence[Record], end: str = ",\n") -> Iterator[str]:
    yield f'"{name}": ['
    between = "\n"
    for record in records:
        yield between + _line(record)
        between = ",\n"
    yield f"]{end}"


def _line(value: object) -> str:
    """One line of JSON that holds nothing a terminal would obey: where it would, letters beyond ASCII are escaped."""
    text = json.dumps(value, ensure_ascii=False)
    return text if clean(text) == text else json.dumps(value)


def _without_defaults(card: Record) -> Record:
    record = schema.without_defaults({name: card[name] for name in schema.CARD}, schema.CARD)
    for name, part in _PARTS.items():
        if card[name]:
            record[name] = [schema.without_defaults(each, part) for each in card[name]]
    if card["draft"]:
        record["draft"] = schema.without_defaults(card["draft"], schema.DRAFT)
    return record


def open_board(path: Path) -> BoardRecords | None:
    """The board in the file; None for a file that does not say of itself that it is one. Errors as for `read_board`."""
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            ours = _OURS.match(file.read(_HEAD))
    except (OSError, ValueError):
        return None
    if not ours:
        return None
    name = clean(path.name)
    return read_board(decode_text(read_bytes(path, name), name).text, name)


def read_board(text: str, name: str) -> BoardRecords:
    """The board in the text; UnreadableFileError naming the first place where it is not one."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        where = f", see line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        raise UnreadableFileError(f"{name} is not whole{where}", "export the board again") from error
    version = value.get("version")
    if version != VERSION:
        raise UnreadableFileError(f"{name} has the version {clean(str(version))[:20]}", "upgrade jobboard to read it")
    try:
        board = BoardRecords(
            _settings(value.get("settings", {})),
            tuple(_list(value, "contacts", partial(schema.read_record, schema.CONTACT))),
            tuple(_list(value, "cards", _card)),
            tuple(_list(value, "forgotten", partial(schema.read_record, schema.IMPORTED))),
        )
        _check_uids(board)
    except InvalidInputError as error:
        raise UnreadableFileError(
            f"{name} is refused: {error.message}", error.hint or "export the board again"
        ) from error
    return board


def _settings(value: object) -> dict[str, str]:
    if not isinstance(value, dict) or not all(isinstance(each, str) for each in value.values()):
        raise InvalidInputError("settings is no object of texts")
    return value


def _list(value: dict[str, Any], name: str, read: Callable[[object, str], Record], of: str = "") -> Iterator[Record]:
    entries = value.get(name, [])
    if not isinstance(entries, list):
        raise InvalidInputError(f"{name}{of} is no list")
    for number, each in enumerate(entries, start=1):
        yield read(each, f"{name} {number}{of}")


def _card(value: object, where: str) -> Record:
    if not isinstance(value, dict):
        raise InvalidInputError(f"{where} is no object")
    own = {name: each for name, each in value.items() if name not in _PARTS and name != "draft"}
    card = schema.read_record(schema.CARD, own, where)
    of = f" of {where}"
    for name, part in _PARTS.items():
        card[name] = list(_list(value, name, partial(schema.read_record, part), of))
    draft = value.get("draft")
    card["draft"] = None if draft is None else schema.read_record(schema.DRAFT, draft, f"the draft{of}")
    for number, event in enumerate(card["events"], start=1):
        _check_event(event, f"events {number}{of}")
    return card


def _check_event(event: Record, where: str) -> None:
    """What holds between the values of one entry."""
    kind = event["kind"]
    if event["what"] not in schema.EVENT_WORDS.get(kind, ("",)):
        raise InvalidInputError(f"what of {where} is none of {', '.join(schema.EVENT_WORDS.get(kind, ()))}")
    if kind in schema.AHEAD and event["until_day"] is None:
        raise InvalidInputError(f"{where} has no until_day")
    if event["day"] is None and event["precision"] != "unknown":
        raise InvalidInputError(f"{where} has no day, and does not say that it is unknown")


def _check_uids(board: BoardRecords) -> None:
    """Every uid once, and nothing that points to nowhere."""
    people = {each["uid"] for each in board.contacts}
    uids: set[str] = set()
    for record in (*board.contacts, *(each for card in board.cards for each in _with_parts(card))):
        if record["uid"] in uids:
            raise InvalidInputError(f"{record['uid']} stands twice")
        uids.add(record["uid"])
    for card in board.cards:
        interviews = {each["uid"] for each in card["interviews"]}
        lost = (people_of(card) - people) | ({each["interview"] for each in card["events"]} - interviews - {None})
        if lost:
            raise InvalidInputError(f"{min(lost)} of {card['company']} is not in the file")


def people_of(card: Record) -> set[str]:
    """The uids of everybody whom the card speaks of."""
    interviewers = {uid for each in card["interviews"] for uid in each["people"]}
    others = {card["referrer"], *(each["person"] for each in card["events"])} - {None}
    return interviewers | others | {each["uid"] for each in card["people"]}


def _with_parts(card: Record) -> Iterator[Record]:
    yield card
    yield from card["interviews"]
    yield from card["events"]
