"""The whole board as plain records, named by uids: what an export holds and a merge compares.

A record has every column that undo restores, by its name there; where a column points to a row, the record says the
row's uid. Days, times and moments are text as the tables keep them.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from jobboard.store.models import LOGGED
from jobboard.store.settings import SHARED
from jobboard.store.store import Store

Record = dict[str, Any]

_CHUNK = 500
"""Cards read at a time."""

_OF = "IN (SELECT value FROM json_each(?))"
CARD = tuple(name for name in LOGGED["card"] if name != "referrer_id")
CONTACT = LOGGED["contact"]
INTERVIEW = tuple(name for name in LOGGED["interview"] if name != "card_id")
EVENT = tuple(name for name in LOGGED["event"] if name not in ("card_id", "contact_id", "interview_id"))
DRAFT = tuple(name for name in LOGGED["draft"] if name != "card_id")
"""The columns of each record that are its own."""

FLAGS = frozenset({"keep_warm", "no_calls", "do_not_contact", "prepared", "copied"})
"""Columns that say yes or no."""

_CARDS = f"""
    SELECT card.id, {", ".join(f"card.{name}" for name in CARD)}, contact.uid
    FROM card LEFT JOIN contact ON contact.id = referrer_id WHERE card.id {_OF} ORDER BY card.created, card.id"""
_CONTACTS = f"""
    SELECT {", ".join(CONTACT)} FROM contact WHERE :cards IS NULL OR id IN (
      SELECT contact_id FROM card_contact WHERE card_id IN (SELECT value FROM json_each(:cards))
      UNION SELECT contact_id FROM event WHERE card_id IN (SELECT value FROM json_each(:cards))
      UNION SELECT contact_id FROM interview_contact JOIN interview ON interview.id = interview_id
        WHERE card_id IN (SELECT value FROM json_each(:cards))
      UNION SELECT referrer_id FROM card WHERE id IN (SELECT value FROM json_each(:cards))
    ) ORDER BY uid"""
_PEOPLE = f"""
    SELECT card_id, uid, kind FROM card_contact JOIN contact ON contact.id = contact_id
    WHERE card_id {_OF} ORDER BY card_contact.id"""
_INTERVIEWS = f"SELECT card_id, id, {', '.join(INTERVIEW)} FROM interview WHERE card_id {_OF} ORDER BY id"
_INTERVIEWERS = f"""
    SELECT interview_id, contact.uid FROM interview_contact JOIN interview ON interview.id = interview_id
    JOIN contact ON contact.id = contact_id WHERE card_id {_OF} ORDER BY interview_contact.id"""
_EVENTS = f"""
    SELECT event.card_id, {", ".join(f"event.{name}" for name in EVENT)}, contact.uid, interview.uid
    FROM event LEFT JOIN contact ON contact.id = contact_id LEFT JOIN interview ON interview.id = interview_id
    WHERE event.card_id {_OF} ORDER BY entered_at, event.id"""
_DRAFTS = f"SELECT card_id, {', '.join(DRAFT)} FROM draft WHERE card_id {_OF}"
_IMPORTED = f"SELECT card_id, source, key FROM import_map WHERE card_id {_OF} ORDER BY id"


def shared_settings(store: Store) -> dict[str, str]:
    """The settings that belong to the board wherever it is, as they are stored."""
    with store.translate_sqlite_errors():
        found = dict(store.db.fetchall("SELECT name, value FROM setting ORDER BY name"))
    return {name: value for name, value in found.items() if name in SHARED}


def contact_records(store: Store, card_ids: Sequence[int] | None = None) -> list[Record]:
    """Everybody by uid, or those whom these cards speak of."""
    wanted = None if card_ids is None else json.dumps(list(card_ids))
    with store.translate_sqlite_errors():
        rows = store.db.fetchall(_CONTACTS, {"cards": wanted})
    return [_as_record(CONTACT, row) for row in rows]


def forgotten_imports(store: Store) -> list[Record]:
    """The imported rows whose cards are gone, so that they are not imported again."""
    with store.translate_sqlite_errors():
        rows = store.db.fetchall("SELECT source, key FROM import_map WHERE card_id IS NULL ORDER BY source, key")
    return [{"source": source, "key": key} for source, key in rows]


def card_records(store: Store, card_ids: Sequence[int] | None = None) -> Iterator[Record]:
    """The cards in the order in which they were made, each with all that belongs to it."""
    if card_ids is None:
        with store.translate_sqlite_errors():
            card_ids = [row[0] for row in store.db.fetchall("SELECT id FROM card ORDER BY created, id")]
    for start in range(0, len(card_ids), _CHUNK):
        yield from records_by_id(store, card_ids[start : start + _CHUNK]).values()


def records_by_id(store: Store, card_ids: Sequence[int]) -> dict[int, Record]:
    """Some hundred cards at most, by id."""
    wanted = (json.dumps(list(card_ids)),)
    db = store.db
    with store.translate_sqlite_errors():
        cards: dict[int, Record] = {}
        for card_id, *row, referrer in db.fetchall(_CARDS, wanted):
            card = _as_record(CARD, row)
            card["tags"] = json.loads(card["tags"] or "[]")
            cards[card_id] = card | {
                "referrer": referrer, "people": [], "interviews": [], "events": [], "draft": None, "imported": [],
            }  # fmt: skip
        for card_id, uid, kind in db.fetchall(_PEOPLE, wanted):
            cards[card_id]["people"].append({"uid": uid, "kind": kind})
        interviewers: defaultdict[int, list[str]] = defaultdict(list)
        for interview_id, uid in db.fetchall(_INTERVIEWERS, wanted):
            interviewers[interview_id].append(uid)
        for card_id, interview_id, *row in db.fetchall(_INTERVIEWS, wanted):
            cards[card_id]["interviews"].append(_as_record(INTERVIEW, row) | {"people": interviewers[interview_id]})
        for card_id, *row, person, interview in db.fetchall(_EVENTS, wanted):
            cards[card_id]["events"].append(_as_record(EVENT, row) | {"person": person, "interview": interview})
        for card_id, *row in db.fetchall(_DRAFTS, wanted):
            cards[card_id]["draft"] = _as_record(DRAFT, row)
        for card_id, source, key in db.fetchall(_IMPORTED, wanted):
            cards[card_id]["imported"].append({"source": source, "key": key})
    return cards


def _as_record(names: Sequence[str], row: Sequence[object]) -> Record:
    return {name: bool(value) if name in FLAGS else value for name, value in zip(names, row, strict=True)}
