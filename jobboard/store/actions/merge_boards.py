"""Another board brought into this one, by uids: one user action, nothing lost and nothing twice."""

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from peewee import JOIN, fn

from jobboard.errors import InvalidInputError
from jobboard.followup.display_names import count_noun
from jobboard.followup.enums import EventKind, Precision, Provenance
from jobboard.store import settings
from jobboard.store.actions.cards import tags_text
from jobboard.store.actions.merge_records import RecordMerger, merged_card, merged_contact, newest
from jobboard.store.connection import BoardDatabase
from jobboard.store.integrity.retention import BackupReason
from jobboard.store.models import (
    BoardModel,
    Card,
    CardContact,
    Contact,
    Draft,
    Event,
    ImportMap,
    Interview,
    InterviewContact,
    id_list,
)
from jobboard.store.page_settings import page_from, read_page, write_page
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

_PARTS: tuple[type[BoardModel], ...] = (Interview, InterviewContact, CardContact, Event, Draft)
"""The tables of what belongs to a card, in the order in which they can be filled."""


@dataclass(frozen=True, slots=True)
class MergeResult:
    """How many cards were new, changed or the same already; `kept` says what gave way and where it is kept now."""

    changes: Changes
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    people: int = 0
    """How many people were new or changed."""
    remarks: tuple[str, ...] = ()
    page_of: str = ""
    """Whose own page the other board has, where it is another than the one here; the one here stays unless asked."""
    brings_page: bool = False
    """Whether the own page of the other board comes along."""


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
    unchanged: int = 0
    remarks: list[str] = field(default_factory=list)
    settings: dict[str, str] = field(default_factory=dict)
    page: dict[str, str] = field(default_factory=dict)
    page_of: str = ""
    forgotten: Sequence[Record] = ()


def merge_board(store: Store, source: str, other: BoardRecords, *, take_page: bool = False) -> MergeResult:
    """Bring the records of another board in; on an empty board its zone and rules come along. A backup is made before.

    The user's own page there takes the place of one that is filled in here only where `take_page` says so.
    InvalidInputError where an entry of a card here stands on another card there: then one of them was changed by hand.
    """
    store.backup_before(BackupReason.IMPORT)
    with store.transaction() as action:
        merge = _compare(store, other, take_page=take_page)
        _write(store, merge)
        action.set_label(f"merged {count_noun(len(other.cards), 'card')} from {clean(source)}")
    return _result(merge, store.recompute_after_settings(action.changes))


def preview_merge(store: Store, other: BoardRecords) -> MergeResult:
    """What `merge_board` would do; nothing is written."""
    with store.snapshot():
        return _result(_compare(store, other), Changes(""))


def _result(merge: _Merge, changes: Changes) -> MergeResult:
    return MergeResult(
        changes,
        len(merge.new),
        len(merge.changed),
        merge.unchanged,
        len(merge.contacts),
        tuple(merge.remarks),
        merge.page_of,
        bool(merge.page),
    )


def _compare(store: Store, other: BoardRecords, *, take_page: bool = False) -> _Merge:
    merge = _Merge(forgotten=other.forgotten)
    _refuse_crossed(store.db, other.cards)
    own = {record["uid"]: record for record in contact_records(store)}
    fresh = not own and not Card.select().exists(store.db)
    _compare_settings(store, merge, other.settings, fresh=fresh)
    _compare_page(store, merge, other.settings, take=take_page)
    _compare_contacts(store, merge, own, other)
    names = {record["uid"]: record["name"] for record in (*other.contacts, *own.values(), *merge.contacts)}
    ids = _ids_by_uid(store.db, Card)
    known = [card for card in other.cards if card["uid"] in ids]
    merge.new = [card for card in other.cards if card["uid"] not in ids]
    for start in range(0, len(known), _CHUNK):
        chunk = {ids[card["uid"]]: card for card in known[start : start + _CHUNK]}
        ours = records_by_id(store, list(chunk))
        for card_id, theirs in chunk.items():
            _compare_card(merge, card_id, ours[card_id], theirs, names)
    return merge


def _compare_settings(store: Store, merge: _Merge, shared: dict[str, str], *, fresh: bool) -> None:
    ours = shared_settings(store)
    known = settings.valid_settings({name: value for name, value in shared.items() if name in settings.SHARED})
    if fresh:
        merge.settings = {name: value for name, value in known.items() if ours.get(name) != value}
    for name in (settings.ZONE, settings.RULES):
        if not fresh and name in known and known[name] != ours.get(name):
            merge.remarks.append(f"The {name} there: {known[name]}; here {ours.get(name)} stays")


def _compare_page(store: Store, merge: _Merge, shared: dict[str, str], *, take: bool) -> None:
    """The user's own page: it comes along where none is filled in here, else it stays unless the user took theirs."""
    theirs, ours = page_from(shared), read_page(store.db)
    if theirs.is_empty or theirs == ours:
        return
    if take or ours.is_empty:
        merge.page = theirs._asdict()
        return
    merge.page_of = theirs.name or "somebody"
    merge.remarks.append(f"The own page of {merge.page_of} is left there; yours stays")


def _compare_contacts(store: Store, merge: _Merge, own: dict[str, Record], other: BoardRecords) -> None:
    latest_there: dict[str, str] = {}
    for card in other.cards:
        for person in card["people"]:
            latest_there[person["uid"]] = max(latest_there.get(person["uid"], ""), newest(card))
    differing = any(own.get(each["uid"]) not in (None, each) for each in other.contacts)
    latest = _latest_here(store.db) if differing else {}
    for theirs in other.contacts:
        uid = theirs["uid"]
        if uid not in own:
            merge.contacts.append(theirs)
        elif own[uid] != theirs:
            newer = RecordMerger.of(latest.get(uid, ""), latest_there.get(uid, ""), {})
            both = merged_contact(own[uid], theirs, newer)
            if both != own[uid]:
                merge.contacts.append(both)
                merge.remarks += [f"{both['name']}, kept in the notes: {line}" for line in newer.replaced]


class _UidRow(NamedTuple):
    uid: str
    id: int


def _ids_by_uid(db: BoardDatabase, table: type[Card] | type[Contact]) -> dict[str, int]:
    return {row.uid: row.id for row in db.rows(_UidRow, table.select(table.uid, table.id))}


class _LatestRow(NamedTuple):
    uid: str
    latest: str | None


def _latest_here(db: BoardDatabase) -> dict[str, str]:
    """For everybody, the last entry made on a card of theirs."""
    latest = fn.max(Event.entered_at, coerce=False).alias("latest")
    people = Contact.select(Contact.uid, latest).join(CardContact).join(Card).join(Event, JOIN.LEFT_OUTER)
    return {row.uid: row.latest or "" for row in db.rows(_LatestRow, people.group_by(Contact.uid))}


def _compare_card(merge: _Merge, card_id: int, ours: Record, theirs: Record, names: dict[str, str]) -> None:
    if ours == theirs:
        merge.unchanged += 1
        return
    newer = RecordMerger.of(newest(ours), newest(theirs), names)
    both = merged_card(ours, theirs, newer)
    known = {event["uid"] for event in both["events"]}
    notes = {note["uid"]: note for line in newer.replaced if (note := _note(both, line))["uid"] not in known}
    both["events"] += notes.values()
    merge.remarks += [f"{both['company']}, {' '.join(note['text'].split())}" for note in notes.values()]
    if both == ours:
        merge.unchanged += 1
    else:
        merge.changed[card_id] = both


def _note(card: Record, lost: str) -> Record:
    """A value that gave way, as an entry of the history that both boards write alike."""
    text = clean(f"on the other board before the merge, {lost}", lines=True)
    moment = newest(card) or card["created"]
    return dict.fromkeys(EVENT) | {
        "uid": uuid.uuid5(_NOTES, f"{card['uid']} {text}").hex,
        "kind": EventKind.NOTE,
        "what": "",
        "day": moment[:10],
        "precision": Precision.DAY,
        "known_by": moment[:10],
        "entered_at": moment,
        "provenance": Provenance.IMPORTED,
        "text": text,
        "person": None,
        "interview": None,
    }


class _OwnerRow(NamedTuple):
    uid: str
    card: str
    company: str


def _refuse_crossed(db: BoardDatabase, cards: Sequence[Record]) -> None:
    """A uid names one thing; it cannot be on one card here and on another there."""
    there = {each["uid"]: card["uid"] for card in cards for part in ("events", "interviews") for each in card[part]}
    for table in (Event, Interview):
        both = table.select(table.uid, Card.uid.alias("card"), Card.company).join(Card)
        for row in db.rows(_OwnerRow, both.where(table.uid.in_(id_list(there)))):
            if there[row.uid] != row.card:
                raise InvalidInputError(
                    f"{row.uid} is on {row.company} here and on another card there", "export that board again"
                )


def _write(store: Store, merge: _Merge) -> None:
    db = store.db
    for name, value in merge.settings.items():
        settings.write(db, name, value)
    write_page(db, merge.page)
    db.insert_rows(Contact, (_columns(each, CONTACT) for each in merge.contacts), replacing="uid")
    people = _ids_by_uid(db, Contact)
    cards = {**merge.changed, **dict(zip(db.unused_ids(Card), merge.new, strict=False))}
    rows = (
        {"id": card_id, "referrer_id": people.get(card["referrer"]), **_columns(card, CARD)}
        for card_id, card in cards.items()
    )
    db.insert_rows(Card, rows, replacing="uid")
    ids = {table: db.unused_ids(table) for table in _PARTS}
    for table in (Event, Interview, CardContact, Draft):
        table.delete().where(table.card.in_(id_list(merge.changed))).execute(db)
    _write_parts(db, cards, people, ids)
    came = [{**each, "card_id": card_id} for card_id, card in cards.items() for each in card["imported"]]
    gone = [{**each, "card_id": None} for each in merge.forgotten]
    db.insert_rows(ImportMap, [*came, *gone], new=True)


def _write_parts(
    db: BoardDatabase,
    cards: dict[int, Record],
    people: dict[str, int],
    ids: dict[type[BoardModel], Iterator[int]],
) -> None:
    """What belongs to the cards, none of which has anything yet; under ids never used, so that undo meets no other."""
    interviews: dict[str | None, int | None] = {None: None}
    rows: dict[type[BoardModel], list[Record]] = {table: [] for table in _PARTS}

    def add(table: type[BoardModel], **columns: object) -> int:
        number = next(ids[table])
        rows[table].append({"id": number, **columns})
        return number

    for card_id, card in cards.items():
        for each in card["interviews"]:
            number = interviews[each["uid"]] = add(Interview, card_id=card_id, **_columns(each, INTERVIEW))
            for uid in each["people"]:
                add(InterviewContact, interview_id=number, contact_id=people[uid])
        for each in card["people"]:
            add(CardContact, card_id=card_id, contact_id=people[each["uid"]], kind=each["kind"])
        for each in card["events"]:
            about = {"contact_id": people.get(each["person"]), "interview_id": interviews[each["interview"]]}
            add(Event, card_id=card_id, **about, **_columns(each, EVENT))
        if card["draft"]:
            add(Draft, card_id=card_id, **_columns(card["draft"], DRAFT))
    for table in _PARTS:
        db.insert_rows(table, rows[table])


def _columns(record: Record, names: Sequence[str]) -> Record:
    return {name: tags_text(record[name]) if name == "tags" else record[name] for name in names}
