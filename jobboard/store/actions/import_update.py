"""What a row of another tracker tells about a card that is on the board already, and the card does not know."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from jobboard.followup.enums import Stage
from jobboard.followup.models import Closed, Event, History, Interview, StageChanged
from jobboard.followup.timeline import card_status
from jobboard.store.actions.contacts import NewContact
from jobboard.store.actions.import_row import ImportedCard
from jobboard.store.connection import BoardDatabase
from jobboard.store.history_loader import histories

_FACTS = ("role", "url", "location", "salary", "source")
_STAGES = tuple(Stage)


@dataclass(frozen=True, slots=True)
class CardUpdate:
    """Facts that are empty on the card, later events, and notes and people that are not on it."""

    facts: Mapping[str, str] = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    events: tuple[Event, ...] = ()
    notes: tuple[str, ...] = ()
    people: tuple[NewContact, ...] = ()
    """Those who are there too, where the row knows more of them."""

    def __bool__(self) -> bool:
        return bool(self.facts or self.tags or self.events or self.notes or self.people)

    def __str__(self) -> str:
        """In a few words: "Rejected, the link, a note"."""
        return ", ".join(self._said())

    def _said(self) -> Iterator[str]:
        moves = [event.to for event in self.events if isinstance(event, StageChanged)]
        if moves:
            yield str(moves[-1]).capitalize()
        yield from (f"closed as {event.outcome}" for event in self.events if isinstance(event, Closed))
        yield from (f"an interview on {event.day}" for event in self.events if isinstance(event, Interview))
        if any(not isinstance(event, StageChanged | Closed | Interview) for event in self.events):
            yield "what happened since"
        yield from (f"the {'link' if name == 'url' else name}" for name in self.facts)
        if self.tags:
            yield "tags"
        yield from (person.name for person in self.people)
        if self.notes:
            yield "a note"


def news(db: BoardDatabase, known: Mapping[int, ImportedCard], now: datetime) -> dict[int, CardUpdate]:
    """What each row tells about its card, by the card's id."""
    wanted = (json.dumps(sorted(known)),)
    found = db.fetchall(
        f"SELECT id, tags, {', '.join(_FACTS)} FROM card WHERE id IN (SELECT value FROM json_each(?))", wanted
    )
    notes: dict[int, set[str]] = {}
    for card_id, text in db.fetchall(
        "SELECT card_id, text FROM event WHERE kind = 'note' AND card_id IN (SELECT value FROM json_each(?))", wanted
    ):
        notes.setdefault(card_id, set()).add(text)
    past = histories(db, known)
    there = _people(db, wanted) if any(row.people for row in known.values()) else {}
    told = {}
    for card_id, tags, *facts in found:
        row = known[card_id]
        empty = {name: getattr(row, name) for name, held in zip(_FACTS, facts, strict=True) if not held}
        told[card_id] = CardUpdate(
            {name: value for name, value in empty.items() if value},
            () if tags else row.tags,
            later_events(past[card_id], row, now),
            tuple(text for text in row.notes() if text not in notes.get(card_id, ())),
            tuple(person for person in row.people if _tells(person, there.get(card_id, ()))),
        )
    return told


_KNOWN = ("name", "email", "phone", "profile")


def _people(db: BoardDatabase, wanted: tuple[str]) -> dict[int, list[dict[str, str]]]:
    """What is known of the people on the cards, by the card's id."""
    people: dict[int, list[dict[str, str]]] = {}
    for card_id, *values in db.fetchall(
        f"SELECT card_id, {', '.join(_KNOWN)} FROM card_contact JOIN contact ON contact.id = contact_id"
        " WHERE card_id IN (SELECT value FROM json_each(?))",
        wanted,
    ):
        people.setdefault(card_id, []).append(dict(zip(_KNOWN, values, strict=True)))
    return people


def _tells(person: NewContact, there: Sequence[Mapping[str, str]]) -> bool:
    """Whether the person is none of those on the card, or more is told of them than is known."""
    for held in there:
        ours = {name: getattr(person, name).casefold() for name in _KNOWN}
        theirs = {name: value.casefold() for name, value in held.items()}
        by_name = ours["name"] == theirs["name"] and not (ours["email"] and theirs["email"])
        if by_name or (ours["email"] and ours["email"] == theirs["email"]):
            return any(value and not theirs[name] for name, value in ours.items())
    return True


def later_events(history: History, row: ImportedCard, now: datetime) -> tuple[Event, ...]:
    """The row's events that lead the card further; none for a closed card, and none that would take it back."""
    standing = card_status(history, now)
    if standing.outcome:
        return ()
    days = [event.day for event in history.events if event.day]
    held = {(type(event), event.day) for event in history.events}
    taken: list[Event] = []
    stage = standing.stage
    for event in row.events or (StageChanged(row.stage, row.entered),):
        if isinstance(event, StageChanged):
            further = _STAGES.index(event.to) > _STAGES.index(stage)
            stage = event.to if further else stage
        else:
            further = isinstance(event, Closed) or _is_later(event, max(days, default=date.min), held)
        if further:
            taken.append(event)
    after = card_status(History((*history.events, *taken)), now)
    return tuple(taken) if _STAGES.index(after.stage) >= _STAGES.index(standing.stage) else ()


def _is_later(event: Event, last: date, held: set[tuple[type[Event], date | None]]) -> bool:
    return event.day is not None and event.day >= last and (type(event), event.day) not in held
