"""Many cards at once, from another tracker: one user action, and no row twice."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from itertools import count
from typing import Any

from jobboard.followup.history import (
    Closed,
    Deadline,
    Event,
    Interview,
    Moved,
    Outcome,
    Promise,
    Reopened,
    Reply,
    Rested,
    Snoozed,
    Stage,
    Touch,
    Woken,
)
from jobboard.store import settings, undolog
from jobboard.store.actions.cards import company_name, tags_text
from jobboard.store.actions.writing import new_uid
from jobboard.store.database import Store
from jobboard.store.load import day_of
from jobboard.store.models import utc_text
from jobboard.store.views import Changes
from jobboard.store.words import folded
from jobboard.text import clean

SAME_APPLICATION = 30
"""Two rows for one role at one company are one application if they began within so many days."""


@dataclass(frozen=True, slots=True)
class ImportedCard:
    """A row of another tracker. `events` are its history, undated ones included; without any it enters `stage`.

    `status` holds status words that say more than a stage; `key` tells the row from the others of its source, so that
    it is not added twice, whatever becomes of its card.
    """

    company: str
    role: str = ""
    stage: Stage = Stage.TARGET
    entered: date | None = None
    url: str = ""
    location: str = ""
    salary: str = ""
    source: str = ""
    tags: tuple[str, ...] = ()
    note: str = ""
    status: str = ""
    outcome: Outcome | None = None
    events: tuple[Event, ...] = ()
    key: str = ""


@dataclass(frozen=True, slots=True)
class ImportResult:
    """How many rows became cards and how many were on the board already; `places` are the positions of the latter."""

    changes: Changes
    added: int
    duplicates: int
    places: tuple[int, ...]


def import_cards(
    store: Store, rows: Sequence[ImportedCard], source: str, keep: tuple[str, str] | None = None
) -> ImportResult:
    """Add the rows that are not on the board yet, as one user action.

    `keep` is the shape of the file and what to keep for the next one of that shape, beyond any undo.
    """
    with store.transaction() as action:
        if keep:
            settings.keep_import_shape(store.db, *keep)
            undolog.take(store.db)
        known = _Known(store, source)
        new = [row for row in rows if not known.has(row)]
        places = tuple(place for place, row in enumerate(rows) if known.has(row))
        batch = _Batch(store, source)
        for row in new:
            batch.add(row)
        batch.write()
        cards = "1 card" if len(new) == 1 else f"{len(new):,} cards"
        action.says(f"imported {cards} from {clean(source)}")
    return ImportResult(action.changes, len(new), len(places), places)


class _Known:
    """What is on the board before an import."""

    def __init__(self, store: Store, source: str) -> None:
        self.keys = {row[0] for row in store.db.rows("SELECT key FROM import_map WHERE source = ?", (clean(source),))}
        self.urls: dict[str, set[str]] = {}
        self.jobs: dict[tuple[str, str], list[date | None]] = {}
        for company, role, url, first in store.db.rows(
            "SELECT company, role, url, (SELECT min(day) FROM event WHERE card_id = card.id) FROM card"
        ):
            if url:
                self.urls.setdefault(_plain_url(url), set()).add(_plain(role))
            self.jobs.setdefault((_plain(company), _plain(role)), []).append(day_of(first))

    def has(self, row: ImportedCard) -> bool:
        """Whether the row's application is on the board."""
        if row.key and row.key in self.keys:
            return True
        role = _plain(row.role)
        roles = self.urls.get(_plain_url(row.url), ()) if row.url else ()
        if role in roles or (roles and not role):
            return True
        firsts = self.jobs.get((_plain(row.company), role), [])
        return any(_near(first, _first_day(row)) for first in firsts)


@dataclass
class _Batch:
    """The rows of an import for each table; ids are given out here, under the transaction's lock."""

    store: Store
    source: str
    cards: list[tuple[Any, ...]] = field(default_factory=list)
    events: list[tuple[Any, ...]] = field(default_factory=list)
    interviews: list[tuple[Any, ...]] = field(default_factory=list)
    keys: list[tuple[Any, ...]] = field(default_factory=list)

    def __post_init__(self) -> None:
        db = self.store.db
        self._card_ids = count(
            int(db.value("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'card'")) + 1
        )
        self._interview_ids = count(int(db.value("SELECT coalesce(max(id), 0) FROM interview")) + 1)
        self._now = utc_text(self.store.clock.utc())
        self._today = self.store.today().isoformat()

    def add(self, row: ImportedCard) -> None:
        """Take one row in."""
        card_id = next(self._card_ids)
        texts = (clean(text) for text in (row.role, row.url, row.location, row.salary, row.source))
        self.cards.append((card_id, new_uid(), self._now, company_name(row.company), *texts, tags_text(row.tags)))
        for event in row.events or (Moved(row.stage, row.entered),):
            self._event(card_id, event)
        for note in _notes(row):
            self._row(card_id, "note", day=row.entered, text=note)
        if row.key:
            self.keys.append((clean(self.source), row.key, card_id))

    def write(self) -> None:
        """Write all rows."""
        db = self.store.db
        db.many(
            "INSERT INTO card (id, uid, created, company, role, url, location, salary, source, tags)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            self.cards,
        )
        db.many(
            "INSERT INTO interview (id, uid, card_id, day, time, state, booked_day, booked_time, round, place)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            self.interviews,
        )
        db.many(
            "INSERT INTO event (uid, card_id, kind, what, day, time, precision, known_by, entered_at, provenance,"
            " channel, text, until_day, until_time, interview_id)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'imported', ?, ?, ?, ?, ?)",
            self.events,
        )
        db.many("INSERT INTO import_map (source, key, card_id) VALUES (?, ?, ?)", self.keys)

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
        about = (channel, text, _iso(until), _iso(until_time), interview)
        self.events.append((new_uid(), card_id, kind, what, *when, *about))

    def _event(self, card: int, event: Event) -> None:
        match event:
            case Interview():
                self._interview(card, event)
            case Moved(to=to, day=day, time=at):
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
            case Rested() | Woken() | Reopened():
                kinds = {Rested: "rest", Woken: "wake", Reopened: "reopen"}
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


def _notes(row: ImportedCard) -> Iterator[str]:
    if note := clean(row.note, lines=True):
        yield note
    if status := clean(row.status):
        yield f"Status: {status}"


def _first_day(row: ImportedCard) -> date | None:
    days = [event.day for event in row.events if event.day] + ([row.entered] if row.entered else [])
    return min(days, default=None)


def _near(one: date | None, other: date | None) -> bool:
    return one is None or other is None or abs((one - other).days) <= SAME_APPLICATION


def _plain(text: str) -> str:
    return " ".join(folded(clean(text)).split())


def _plain_url(url: str) -> str:
    return clean(url).casefold().removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/#?")


def _iso(value: date | time | None) -> str | None:
    if isinstance(value, time):
        return value.isoformat("seconds")
    return None if value is None else value.isoformat()
