"""Many cards at once, from another tracker: one user action, and no row twice."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, time
from itertools import count
from typing import Any

from jobboard.followup.display_names import count_noun
from jobboard.followup.models import (
    Closed,
    Deadline,
    Event,
    Interview,
    Paused,
    Promise,
    Reopened,
    Reply,
    Resumed,
    Snoozed,
    StageChanged,
    Touch,
)
from jobboard.store import settings, undo_log
from jobboard.store.actions._common import new_uid
from jobboard.store.actions.cards import company_name, tags_text
from jobboard.store.actions.contact_import import ImportedPeople
from jobboard.store.actions.contacts import NewContact
from jobboard.store.actions.import_row import ImportedCard
from jobboard.store.actions.import_update import CardUpdate, news
from jobboard.store.integrity.retention import BackupReason
from jobboard.store.models import utc_text
from jobboard.store.progress import Progress, no_progress
from jobboard.store.queries.duplicates import DuplicateIndex
from jobboard.store.store import Store
from jobboard.store.views import Changes
from jobboard.text import clean

_CHUNK = 500
"""Rows written at a time, so that it can be said how far one is, and broken off."""

_CARD = (
    "id", "uid", "created", "company", "role", "url", "location", "salary", "source", "tags", "rating", "closes",
)  # fmt: skip
_INTERVIEW = ("id", "uid", "card_id", "day", "time", "state", "booked_day", "booked_time", "round", "place")
_EVENT = (
    "uid", "card_id", "kind", "what", "day", "time", "precision", "known_by", "entered_at", "channel", "text",
    "until_day", "until_time", "interview_id", "provenance",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A row that is on the board already: its position, its card, what says so, and what it tells about the card.

    `company` and `role` are the card's; without a `card_id` it was deleted since.
    """

    place: int
    card_id: int | None
    why: str
    company: str = ""
    role: str = ""
    news: CardUpdate = field(default_factory=CardUpdate)


@dataclass(frozen=True, slots=True)
class ImportResult:
    """How many rows became cards, how many were on the board already, and how many of these told something new.

    `places` are the positions of those that were there already.
    """

    changes: Changes
    added: int
    duplicates: int
    places: tuple[int, ...]
    merged: int = 0


def find_duplicates(store: Store, rows: Sequence[ImportedCard], source: str) -> tuple[Duplicate, ...]:
    """The rows that are on the board already; of several about one card only the first tells something."""
    with store.translate_sqlite_errors():
        return _duplicates(store, rows, source)


def import_cards(
    store: Store,
    rows: Sequence[ImportedCard],
    source: str,
    keep: tuple[str, str] | None = None,
    *,
    merge: bool = False,
    progress: Progress = no_progress,
) -> ImportResult:
    """Add the rows that are not on the board yet, as one user action; `merge` brings the others' cards up to date.

    `keep` is the shape of the file and what to keep for the next one of that shape, beyond any undo. A backup is made
    before. What `progress` raises ends the import with nothing written.
    """
    store.backup_before(BackupReason.IMPORT)
    with store.transaction(lambda done, of: progress(of + done, 2 * of)) as action:
        if keep:
            settings.keep_import_shape(store.db, *keep)
            undo_log.take_changes(store.db)
        known = _duplicates(store, rows, source)
        places = {each.place for each in known}
        new = [row for place, row in enumerate(rows) if place not in places]
        told = [each for each in known if each.news] if merge else []
        batch = _Batch(store, source)
        # Those on the board are completed first, so that new cards find them.
        for each in told:
            batch.merge(each)
        for start in range(0, len(new), _CHUNK):
            for row in new[start : start + _CHUNK]:
                batch.add(row)
            batch.write()
            progress(min(start + _CHUNK, len(new)), 2 * len(new))
        batch.write()
        action.set_label(_label(len(new), len(told), clean(source)))
    return ImportResult(action.changes, len(new), len(known), tuple(sorted(places)), len(told))


def _duplicates(store: Store, rows: Sequence[ImportedCard], source: str) -> tuple[Duplicate, ...]:
    board = DuplicateIndex(store.db, source)
    found = [(place, known) for place, row in enumerate(rows) if (known := board.find(row.application, row.key))]
    first_rows: dict[int, int] = {}
    for place, known in found:
        if known.card_id is not None:
            first_rows.setdefault(known.card_id, place)
    told = news(store.db, {card_id: rows[place] for card_id, place in first_rows.items()}, store.now())
    wanted = (json.dumps(sorted(first_rows)),)
    names = {
        card_id: (company, role)
        for card_id, company, role in store.db.fetchall(
            "SELECT id, company, role FROM card WHERE id IN (SELECT value FROM json_each(?))", wanted
        )
    }
    return tuple(
        Duplicate(place, known.card_id, known.why)
        if known.card_id is None
        else Duplicate(
            place,
            known.card_id,
            known.why,
            *names[known.card_id],
            told[known.card_id] if first_rows[known.card_id] == place else CardUpdate(),
        )
        for place, known in found
    )


def _label(added: int, merged: int, source: str) -> str:
    cards, older = count_noun(added, "card"), count_noun(merged, "older one")
    return f"imported {cards} from {source}" + (f" and brought {older} up to date" if merged else "")


@dataclass
class _Batch:
    """The rows of an import for each table; ids are given out here, under the transaction's lock."""

    store: Store
    source: str
    cards: list[tuple[Any, ...]] = field(default_factory=list)
    events: list[tuple[Any, ...]] = field(default_factory=list)
    interviews: list[tuple[Any, ...]] = field(default_factory=list)
    keys: list[tuple[Any, ...]] = field(default_factory=list)
    people: ImportedPeople | None = None
    """Only where somebody comes along: it knows everybody on the board."""

    def __post_init__(self) -> None:
        db = self.store.db
        self._card_ids = count(
            int(db.fetch_value("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'card'")) + 1
        )
        self._interview_ids = count(int(db.fetch_value("SELECT coalesce(max(id), 0) FROM interview")) + 1)
        self._now = utc_text(self.store.clock.utc())
        self._today = self.store.today().isoformat()

    def add(self, row: ImportedCard) -> None:
        """Take one row in."""
        card_id = next(self._card_ids)
        texts = (clean(text) for text in (row.role, row.url, row.location, row.salary, row.source))
        known = (row.rating, _iso(row.closes))
        self.cards.append(
            (card_id, new_uid(), self._now, company_name(row.company), *texts, tags_text(row.tags), *known)
        )
        months = dict(row.months)
        for place, event in enumerate(row.events or (StageChanged(row.stage, row.entered),)):
            self._event(card_id, event)
            if place in row.guessed or place in months:
                self._mark(guessed=place in row.guessed, month=months.get(place))
        for note in row.notes():
            self._row(card_id, "note", day=row.entered, text=note)
        if row.people:
            self._put(card_id, row.company, row.people)
        if row.key:
            self.keys.append((clean(self.source), row.key, card_id))

    def merge(self, duplicate: Duplicate) -> None:
        """Write what a row tells about its card."""
        card_id, told = duplicate.card_id, duplicate.news
        assert card_id is not None
        facts = {name: clean(value) for name, value in told.facts.items()}
        if told.tags:
            facts["tags"] = tags_text(told.tags)
        if facts:
            sets = ", ".join(f"{name} = :{name}" for name in facts)
            self.store.db.execute_sql(f"UPDATE card SET {sets} WHERE id = :id", {**facts, "id": card_id})
        for event in told.events:
            self._event(card_id, event)
        for note in told.notes:
            self._row(card_id, "note", text=note)
        if told.people:
            self._put(card_id, duplicate.company, told.people)

    def write(self) -> None:
        """Write the rows taken in since the last time."""
        db = self.store.db
        db.insert("card", _CARD, self.cards)
        db.insert("interview", _INTERVIEW, self.interviews)
        db.insert("event", _EVENT, self.events)
        db.insert("import_map", ("source", "key", "card_id"), self.keys)
        if self.people:
            self.people.write()
        for written in (self.cards, self.interviews, self.events, self.keys):
            written.clear()

    def _put(self, card_id: int, company: str, people: Sequence[NewContact]) -> None:
        self.people = self.people or ImportedPeople(self.store)
        self.people.put(card_id, company, people)

    def _row(
        self,
        card_id: int,
        kind: str,
        what: str = "",
        day: date | None = None,
        at: time | None = None,
        *,
        channel: str | None = None,
        text: str = "",
        until: date | None = None,
        until_time: time | None = None,
        interview: int | None = None,
    ) -> None:
        when = (_iso(day), _iso(at), "day" if day else "unknown", self._today, self._now)
        about = (channel, text, _iso(until), _iso(until_time), interview, "imported")
        self.events.append((new_uid(), card_id, kind, what, *when, *about))

    def _mark(self, *, guessed: bool, month: date | None) -> None:
        """Say of the event written last that its year was guessed, or that it was in that month, nobody knows when."""
        row = list(self.events[-1])
        if guessed:
            row[-1] = "guessed"
        if month:
            row[4:7] = [_iso(month), None, "month"]
        self.events[-1] = tuple(row)

    def _event(self, card: int, event: Event) -> None:
        match event:
            case Interview():
                self._interview(card, event)
            case StageChanged(to=to, day=day, time=at):
                self._row(card, "move", to, day, at)
            case Touch(kind=kind, day=day, time=at, channel=channel):
                self._row(card, "touch", kind, day, at, channel=channel)
            case Reply(kind=reply, day=day, time=at, channel=channel):
                self._row(card, "reply", reply, day, at, channel=channel)
            case Promise(promised_day=until, promised_time=until_time, day=day, time=at):
                self._row(card, "promise", "", day, at, until=until, until_time=until_time)
            case Deadline(deadline=until, day=day, time=at):
                self._row(card, "deadline", "", day, at, until=until)
            case Snoozed(until=until, day=day, time=at, why=why):
                self._row(card, "snooze", "", day, at, text=clean(why), until=until)
            case Closed(outcome=outcome, day=day, time=at):
                self._row(card, "close", outcome, day, at)
            case Paused() | Resumed() | Reopened():
                kinds = {Paused: "rest", Resumed: "wake", Reopened: "reopen"}
                self._row(card, kinds[type(event)], "", event.day, event.time)

    def _interview(self, card: int, event: Interview) -> None:
        number = next(self._interview_ids)
        booked = (_iso(event.booked_day), _iso(event.booked_time))
        where = (clean(event.round), clean(event.where))
        self.interviews.append(
            (number, new_uid(), card, _iso(event.day), _iso(event.time), event.state, *booked, *where)
        )
        logged = event.booked_day is None
        self._row(
            card,
            "interview",
            event.state,
            event.day if logged else event.booked_day,
            event.time if logged else event.booked_time,
            until=event.day,
            until_time=event.time,
            interview=number,
        )


def _iso(value: date | time | None) -> str | None:
    if isinstance(value, time):
        return value.isoformat("seconds")
    return None if value is None else value.isoformat()
