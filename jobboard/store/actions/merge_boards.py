"""Another board brought into this one, by uids: one user action, nothing lost and nothing twice."""

import json
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count

from jobboard.errors import InvalidInputError
from jobboard.followup.display_names import count_noun
from jobboard.store import settings
from jobboard.store.actions.cards import tags_text
from jobboard.store.actions.merge_records import RecordMerger, merged_card, merged_contact, newest
from jobboard.store.connection import BoardDatabase
from jobboard.store.integrity.retention import BackupReason
from jobboard.store.queries.export_records import (
    CARD,
    CONTACT,
    DRAFT,
    EVENT,
    INTERVIEW,
    Record,
    contact_records,
    records_by_id,
    shared_settings,
)
from jobboard.store.store import Store
from jobboard.store.views import Changes
from jobboard.text import clean

_CHUNK = 500
"""Cards compared at a time."""
_NOTES = uuid.UUID("5a0b9d3e-6f0e-4f0f-9f4e-0c9f3c1b7a55")
"""Names the notes that a merge writes, so that both boards write the same one."""

_PARTS = {
    "interview": ("id", "card_id", *INTERVIEW),
    "interview_contact": ("id", "interview_id", "contact_id"),
    "card_contact": ("id", "card_id", "contact_id", "kind"),
    "event": ("id", "card_id", "contact_id", "interview_id", *EVENT),
    "draft": ("id", "card_id", *DRAFT),
}
"""The tables of what belongs to a card, in the order in which they can be filled."""


@dataclass(frozen=True, slots=True)
class MergeResult:
    """How many cards were new, changed or the same already; `kept` says what gave way and where it is kept now."""

    changes: Changes
    added: int = 0
    changed: int = 0
    same: int = 0
    people: int = 0
    """How many people were new or changed."""
    kept: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BoardRecords:
    """A whole board, or some of its cards, every reference within it; `forgotten` are imported rows without a card."""

    settings: dict[str, str]
    contacts: tuple[Record, ...]
    cards: tuple[Record, ...]
    forgotten: tuple[Record, ...]


@dataclass
class _Merge:
    """What is to be written."""

    contacts: list[Record] = field(default_factory=list)
    new: list[Record] = field(default_factory=list)
    changed: dict[int, Record] = field(default_factory=dict)
    same: int = 0
    kept: list[str] = field(default_factory=list)
    settings: dict[str, str] = field(default_factory=dict)
    forgotten: Sequence[Record] = ()


def merge_board(store: Store, source: str, there: BoardRecords) -> MergeResult:
    """Bring the records of another board in; on an empty board its zone and rules come along. A backup is made before.

    InvalidInputError where an entry of a card here stands on another card there: then one of them was changed by hand.
    """
    store.backup_before(BackupReason.IMPORT)
    with store.transaction() as action:
        merge = _compare(store, there)
        _write(store, merge)
        action.set_label(f"merged {count_noun(len(there.cards), 'card')} from {clean(source)}")
    return _result(merge, store.recompute_after_settings(action.changes))


def preview_merge(store: Store, there: BoardRecords) -> MergeResult:
    """What `merge_board` would do; nothing is written."""
    with store.snapshot():
        return _result(_compare(store, there), Changes(""))


def _result(merge: _Merge, changes: Changes) -> MergeResult:
    return MergeResult(changes, len(merge.new), len(merge.changed), merge.same, len(merge.contacts), tuple(merge.kept))


def _compare(store: Store, there: BoardRecords) -> _Merge:
    merge = _Merge(forgotten=there.forgotten)
    _refuse_crossed(store.db, there.cards)
    here = {record["uid"]: record for record in contact_records(store)}
    fresh = not here and not store.db.fetch_value("SELECT 1 FROM card LIMIT 1")
    _compare_settings(store, merge, there.settings, fresh=fresh)
    _compare_contacts(store, merge, here, there)
    names = {record["uid"]: record["name"] for record in (*there.contacts, *here.values(), *merge.contacts)}
    ids = dict(store.db.fetchall("SELECT uid, id FROM card"))
    known = [card for card in there.cards if card["uid"] in ids]
    merge.new = [card for card in there.cards if card["uid"] not in ids]
    for start in range(0, len(known), _CHUNK):
        chunk = {ids[card["uid"]]: card for card in known[start : start + _CHUNK]}
        ours = records_by_id(store, list(chunk))
        for card_id, theirs in chunk.items():
            _compare_card(merge, card_id, ours[card_id], theirs, names)
    return merge


def _compare_settings(store: Store, merge: _Merge, shared: dict[str, str], *, fresh: bool) -> None:
    ours = shared_settings(store)
    known = settings.checked({name: value for name, value in shared.items() if name in settings.SHARED})
    if fresh:
        merge.settings = {name: value for name, value in known.items() if ours.get(name) != value}
    for name in (settings.ZONE, settings.RULES):
        if not fresh and name in known and known[name] != ours.get(name):
            merge.kept.append(f"The {name} there: {known[name]}; here {ours.get(name)} stays")


def _compare_contacts(store: Store, merge: _Merge, here: dict[str, Record], there: BoardRecords) -> None:
    latest_there: dict[str, str] = {}
    for card in there.cards:
        for person in card["people"]:
            latest_there[person["uid"]] = max(latest_there.get(person["uid"], ""), newest(card))
    differing = any(here.get(each["uid"]) not in (None, each) for each in there.contacts)
    latest = _latest_here(store.db) if differing else {}
    for theirs in there.contacts:
        uid = theirs["uid"]
        if uid not in here:
            merge.contacts.append(theirs)
        elif here[uid] != theirs:
            newer = RecordMerger.of(latest.get(uid, ""), latest_there.get(uid, ""), {})
            both = merged_contact(here[uid], theirs, newer)
            if both != here[uid]:
                merge.contacts.append(both)
                merge.kept += [f"{both['name']}, kept in the notes: {line}" for line in newer.lost]


def _latest_here(db: BoardDatabase) -> dict[str, str]:
    """For everybody, the last entry made on a card of theirs."""
    return dict(
        db.fetchall(
            "SELECT contact.uid, max(coalesce(entered_at, '')) FROM contact"
            " JOIN card_contact ON card_contact.contact_id = contact.id JOIN card ON card.id = card_contact.card_id"
            " LEFT JOIN event ON event.card_id = card.id GROUP BY contact.uid"
        )
    )


def _compare_card(merge: _Merge, card_id: int, ours: Record, theirs: Record, names: dict[str, str]) -> None:
    if ours == theirs:
        merge.same += 1
        return
    newer = RecordMerger.of(newest(ours), newest(theirs), names)
    both = merged_card(ours, theirs, newer)
    known = {event["uid"] for event in both["events"]}
    notes = {note["uid"]: note for line in newer.lost if (note := _note(both, line))["uid"] not in known}
    both["events"] += notes.values()
    merge.kept += [f"{both['company']}, {' '.join(note['text'].split())}" for note in notes.values()]
    if both == ours:
        merge.same += 1
    else:
        merge.changed[card_id] = both


def _note(card: Record, lost: str) -> Record:
    """A value that gave way, as an entry of the history that both boards write alike."""
    text = clean(f"on the other board before the merge, {lost}", lines=True)
    moment = newest(card) or card["created"]
    return dict.fromkeys(EVENT) | {
        "uid": uuid.uuid5(_NOTES, f"{card['uid']} {text}").hex,
        "kind": "note",
        "what": "",
        "day": moment[:10],
        "precision": "day",
        "known_by": moment[:10],
        "entered_at": moment,
        "provenance": "imported",
        "text": text,
        "person": None,
        "interview": None,
    }


def _refuse_crossed(db: BoardDatabase, cards: Sequence[Record]) -> None:
    """A uid names one thing; it cannot be on one card here and on another there."""
    there = {each["uid"]: card["uid"] for card in cards for part in ("events", "interviews") for each in card[part]}
    for table in ("event", "interview"):
        rows = db.fetchall(
            f"SELECT {table}.uid, card.uid, company FROM {table} JOIN card ON card.id = card_id"
            f" WHERE {table}.uid IN (SELECT value FROM json_each(?))",
            (json.dumps(list(there)),),
        )
        for uid, card, company in rows:
            if there[uid] != card:
                raise InvalidInputError(
                    f"{uid} is on {company} here and on another card there", "export that board again"
                )


def _write(store: Store, merge: _Merge) -> None:
    db = store.db
    for name, value in merge.settings.items():
        settings.write(db, name, value)
    db.insert("contact", CONTACT, ([each[name] for name in CONTACT] for each in merge.contacts), _replacing(*CONTACT))
    people = dict(db.fetchall("SELECT uid, id FROM contact"))
    new = zip(_ids(db, "card"), merge.new, strict=False)
    cards = {**merge.changed, **dict(new)}
    rows = [[card_id, people.get(card["referrer"]), *_columns(card, CARD)] for card_id, card in cards.items()]
    db.insert("card", ("id", "referrer_id", *CARD), rows, _replacing("referrer_id", *CARD))
    ids = {table: _ids(db, table) for table in _PARTS}
    for table in ("event", "interview", "card_contact", "draft"):
        db.executemany(f"DELETE FROM {table} WHERE card_id = ?", [[card_id] for card_id in merge.changed])
    _write_parts(db, cards, people, ids)
    gone = [(each["source"], each["key"], None) for each in merge.forgotten]
    came = [(each["source"], each["key"], card_id) for card_id, card in cards.items() for each in card["imported"]]
    db.insert("import_map", ("source", "key", "card_id"), [*came, *gone], "ON CONFLICT DO NOTHING")


def _write_parts(
    db: BoardDatabase, cards: dict[int, Record], people: dict[str, int], ids: dict[str, Iterator[int]]
) -> None:
    """What belongs to the cards, none of which has anything yet; under ids never used, so that undo meets no other."""
    interviews: dict[str | None, int | None] = {None: None}
    rows: dict[str, list[list[object]]] = {table: [] for table in _PARTS}
    for card_id, card in cards.items():
        for each in card["interviews"]:
            number = interviews[each["uid"]] = next(ids["interview"])
            rows["interview"].append([number, card_id, *_columns(each, INTERVIEW)])
            rows["interview_contact"] += [
                [next(ids["interview_contact"]), number, people[uid]] for uid in each["people"]
            ]
        for each in card["people"]:
            rows["card_contact"].append([next(ids["card_contact"]), card_id, people[each["uid"]], each["kind"]])
        for each in card["events"]:
            about = (card_id, people.get(each["person"]), interviews[each["interview"]])
            rows["event"].append([next(ids["event"]), *about, *_columns(each, EVENT)])
        if card["draft"]:
            rows["draft"].append([next(ids["draft"]), card_id, *_columns(card["draft"], DRAFT)])
    for table, names in _PARTS.items():
        db.insert(table, names, rows[table])


def _ids(db: BoardDatabase, table: str) -> Iterator[int]:
    """Ids that were never given out, rising."""
    used = [f"SELECT coalesce(max(id), 0) FROM {table}"]
    if table == "card":
        used.append("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'card'")
    return count(max(int(db.fetch_value(each)) for each in used) + 1)


def _columns(record: Record, names: Sequence[str]) -> list[object]:
    return [tags_text(record[name]) if name == "tags" else record[name] for name in names]


def _replacing(*names: str) -> str:
    sets = ", ".join(f"{name} = excluded.{name}" for name in names if name != "uid")
    return f"ON CONFLICT (uid) DO UPDATE SET {sets}"
