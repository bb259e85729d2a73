"""Many cards at once, from another tracker: one user action, and no row twice."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, NamedTuple

from jobboard.followup.display_names import count_noun
from jobboard.followup.enums import EventKind, Precision, Provenance
from jobboard.followup.models import Event, Interview, Snoozed, StageChanged
from jobboard.store import models, settings, undo_log
from jobboard.store.actions._common import new_uid
from jobboard.store.actions.cards import company_name, tags_text
from jobboard.store.actions.contact_import import ImportedPeople
from jobboard.store.actions.contacts import NewContact
from jobboard.store.actions.import_row import IMPORTED_TEXTS, ImportedCard
from jobboard.store.actions.import_update import CardUpdate, card_updates
from jobboard.store.event_codec import encode_event, encode_interview
from jobboard.store.integrity.retention import BackupReason
from jobboard.store.models import Card, ImportMap, id_list, stored_rows
from jobboard.store.progress import Progress, no_progress
from jobboard.store.queries.duplicates import DuplicateIndex, DuplicateMatch
from jobboard.store.store import Store
from jobboard.store.views import Changes
from jobboard.text import clean

Row = dict[str, Any]
"""A row to be written, by the names of its fields."""

_CHUNK = 500
"""Rows written at a time, so that it can be said how far one is, and broken off."""

_UNSAID = {
    "what": "",
    "channel": None,
    "contact": None,
    "text": "",
    "until_day": None,
    "until_time": None,
    "interview": None,
    "provenance": Provenance.IMPORTED,
}
"""What stands in the columns of an entry that says nothing of them: all rows of a batch have the same ones."""


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A row that is on the board already: its position, its card, what says so, and what is new about the card.

    `company` and `role` are the card's; without a `card_id` it was deleted since.
    """

    position: int
    card_id: int | None
    reason: str
    company: str = ""
    role: str = ""
    update: CardUpdate = field(default_factory=CardUpdate)


@dataclass(frozen=True, slots=True)
class ImportResult:
    """How many rows became cards, how many were on the board already, and how many of these told something new.

    `places` are the positions of those that were there already.
    """

    changes: Changes
    added: int
    duplicates: int
    positions: tuple[int, ...]
    merged: int = 0


def find_duplicates(store: Store, rows: Sequence[ImportedCard], source: str) -> tuple[Duplicate, ...]:
    """The rows that are on the board already; of several about one card only the first tells something."""
    with store.translate_sqlite_errors():
        return _duplicates(store, rows, source)


def import_cards(
    store: Store,
    rows: Sequence[ImportedCard],
    source: str,
    corrections: tuple[str, str] | None = None,
    *,
    merge: bool = False,
    progress: Progress = no_progress,
) -> ImportResult:
    """Add the rows that are not on the board yet, as one user action; `merge` brings the others' cards up to date.

    `corrections` are the shape of the file and what to keep for the next one of that shape, beyond any undo. A backup
    is made before. What `progress` raises ends the import with nothing written.
    """
    store.backup_before(BackupReason.IMPORT)
    with store.transaction(lambda done, of: progress(of + done, 2 * of)) as action:
        if corrections:
            settings.write_import_shape(store.db, *corrections)
            undo_log.take_changes(store.db)
        duplicates = _duplicates(store, rows, source)
        positions = {duplicate.position for duplicate in duplicates}
        new = [row for position, row in enumerate(rows) if position not in positions]
        updates = [duplicate for duplicate in duplicates if duplicate.update] if merge else []
        batch = _Batch(store, source)
        # Those on the board are completed first, so that new cards find them.
        for duplicate in updates:
            batch.merge(duplicate)
        for start in range(0, len(new), _CHUNK):
            for row in new[start : start + _CHUNK]:
                batch.add(row)
            batch.write()
            progress(min(start + _CHUNK, len(new)), 2 * len(new))
        batch.write()
        action.set_label(_label(len(new), len(updates), clean(source)))
    return ImportResult(action.changes, len(new), len(duplicates), tuple(sorted(positions)), len(updates))


def _duplicates(store: Store, rows: Sequence[ImportedCard], source: str) -> tuple[Duplicate, ...]:
    board = DuplicateIndex(store.db, source)
    found = [(number, match) for number, row in enumerate(rows) if (match := board.find(row.application, row.key))]
    first_rows: dict[int, int] = {}
    for number, match in found:
        if match.card_id is not None:
            first_rows.setdefault(match.card_id, number)
    updates = card_updates(store.db, {card_id: rows[number] for card_id, number in first_rows.items()}, store.now())
    query = Card.select(Card.id, Card.company, Card.role).where(Card.id.in_(id_list(first_rows)))
    cards = {card.id: card for card in store.db.rows(_CardRow, query)}

    def duplicate(number: int, match: DuplicateMatch) -> Duplicate:
        if match.card_id is None:
            return Duplicate(number, None, match.reason)
        card = cards[match.card_id]
        update = updates[card.id] if first_rows[card.id] == number else CardUpdate()
        return Duplicate(number, card.id, match.reason, card.company, card.role, update)

    return tuple(duplicate(number, match) for number, match in found)


class _CardRow(NamedTuple):
    id: int
    company: str
    role: str


def _label(added: int, merged: int, source: str) -> str:
    cards, older = count_noun(added, "card"), count_noun(merged, "older one")
    return f"imported {cards} from {source}" + (f" and brought {older} up to date" if merged else "")


@dataclass
class _Batch:
    """The rows of an import for each table; ids are given out here, under the transaction's lock."""

    store: Store
    source: str
    cards: list[Row] = field(default_factory=list)
    events: list[Row] = field(default_factory=list)
    interviews: list[Row] = field(default_factory=list)
    keys: list[Row] = field(default_factory=list)
    people: ImportedPeople | None = None
    """Only where somebody comes along: it knows everybody on the board."""

    def __post_init__(self) -> None:
        self._card_ids = self.store.db.unused_ids(Card)
        self._interview_ids = self.store.db.unused_ids(models.Interview)
        self._now = self.store.clock.utc()
        self._today = self.store.today()

    def add(self, row: ImportedCard) -> None:
        """Take one row in."""
        card_id = next(self._card_ids)
        facts = {name: clean(getattr(row, name)) for name in IMPORTED_TEXTS}
        self.cards.append(
            {
                "id": card_id,
                "uid": new_uid(),
                "created": self._now,
                "company": company_name(row.company),
                **facts,
                "tags": tags_text(row.tags),
                "rating": row.rating,
                "closes": row.closes,
            }
        )
        months = dict(row.month_only)
        for index, event in enumerate(row.events or (StageChanged(row.stage, row.entered),)):
            entry = self._event(card_id, event)
            if index in row.guessed_years:
                entry["provenance"] = Provenance.GUESSED
            if index in months:
                entry |= {"day": months[index], "time": None, "precision": Precision.MONTH}
        for note in row.notes():
            self._note(card_id, note, row.entered)
        if row.people:
            self._put_people(card_id, row.company, row.people)
        if row.key:
            self.keys.append({"source": clean(self.source), "key": row.key, "card": card_id})

    def merge(self, duplicate: Duplicate) -> None:
        """Write what a row tells about its card."""
        card_id, update = duplicate.card_id, duplicate.update
        assert card_id is not None
        facts = {name: clean(value) for name, value in update.facts.items()}
        if update.tags:
            facts["tags"] = tags_text(update.tags)
        if facts:
            Card.update(facts).where(Card.id == card_id).execute(self.store.db)
        for event in update.events:
            self._event(card_id, event)
        for note in update.notes:
            self._note(card_id, note)
        if update.people:
            self._put_people(card_id, duplicate.company, update.people)

    def write(self) -> None:
        """Write the rows taken in since the last time."""
        tables: tuple[tuple[type[models.BoardModel], list[Row]], ...] = (
            (Card, self.cards),
            (models.Interview, self.interviews),
            (models.Event, self.events),
            (ImportMap, self.keys),
        )
        for table, rows in tables:
            self.store.db.insert_rows(table, stored_rows(table, rows))
            rows.clear()
        if self.people:
            self.people.write()

    def _put_people(self, card_id: int, company: str, people: Sequence[NewContact]) -> None:
        self.people = self.people or ImportedPeople(self.store)
        self.people.put(card_id, company, people)

    def _event(self, card_id: int, event: Event) -> Row:
        """Take an event in; returns its row."""
        columns = encode_event(event)
        match event:
            case Interview():
                columns["interview"] = self._interview(card_id, event)
            case Snoozed(why=why):
                columns["text"] = clean(why)
        return self._entry(card_id, columns)

    def _note(self, card_id: int, text: str, day: date | None = None) -> None:
        precision = Precision.DAY if day else Precision.UNKNOWN
        self._entry(card_id, {"kind": EventKind.NOTE, "day": day, "time": None, "precision": precision, "text": text})

    def _entry(self, card_id: int, columns: Row) -> Row:
        known = {"uid": new_uid(), "card": card_id, "known_by": self._today, "entered_at": self._now}
        self.events.append({**_UNSAID, **known, **columns})
        return self.events[-1]

    def _interview(self, card_id: int, interview: Interview) -> int:
        number = next(self._interview_ids)
        cleaned = replace(interview, round=clean(interview.round), where=clean(interview.where))
        self.interviews.append({"id": number, "uid": new_uid(), "card": card_id, **encode_interview(cleaned)})
        return number
