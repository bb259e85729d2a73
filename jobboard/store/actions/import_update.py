"""What a row of another tracker tells about a card that is on the board already, and the card does not know."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from jobboard.followup.enums import EventKind, Stage
from jobboard.followup.models import Closed, Event, History, Interview, StageChanged
from jobboard.followup.timeline import card_status
from jobboard.store import models
from jobboard.store.actions.contacts import NewContact
from jobboard.store.actions.import_row import IMPORTED_TEXTS, ImportedCard
from jobboard.store.connection import BoardDatabase
from jobboard.store.history_loader import histories
from jobboard.store.models import Card, CardContact, Contact, id_list

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


class _NoteRow(NamedTuple):
    card_id: int
    text: str


class _PersonRow(NamedTuple):
    card_id: int
    name: str
    email: str
    phone: str
    profile: str


def card_updates(db: BoardDatabase, known: Mapping[int, ImportedCard], now: datetime) -> dict[int, CardUpdate]:
    """What each row tells about its card, by the card's id."""
    facts = (getattr(Card, name) for name in IMPORTED_TEXTS)
    cards = Card.select(Card.id, Card.tags, *facts).where(Card.id.in_(id_list(known))).dicts()
    note = models.Event.select(models.Event.card.alias("card_id"), models.Event.text).where(
        models.Event.kind == EventKind.NOTE, models.Event.card.in_(id_list(known))
    )
    notes: defaultdict[int, set[str]] = defaultdict(set)
    for row in db.rows(_NoteRow, note):
        notes[row.card_id].add(row.text)
    past = histories(db, known)
    there = _people(db, known) if any(row.people for row in known.values()) else {}
    return {
        card["id"]: _update(
            card, known[card["id"]], notes[card["id"]], past[card["id"]], there.get(card["id"], ()), now
        )
        for card in cards.execute(db)
    }


def _update(
    stored: Mapping[str, str],
    row: ImportedCard,
    notes: Collection[str],
    history: History,
    people: Sequence[_PersonRow],
    now: datetime,
) -> CardUpdate:
    facts = {name: getattr(row, name) for name in IMPORTED_TEXTS if not stored[name]}
    return CardUpdate(
        {name: value for name, value in facts.items() if value},
        () if stored["tags"] else row.tags,
        later_events(history, row, now),
        tuple(text for text in row.notes() if text not in notes),
        tuple(person for person in row.people if _tells(person, people)),
    )


def _people(db: BoardDatabase, card_ids: Iterable[int]) -> dict[int, list[_PersonRow]]:
    """What is known of the people on the cards, by the card's id."""
    columns = (CardContact.card.alias("card_id"), Contact.name, Contact.email, Contact.phone, Contact.profile)
    on_cards = CardContact.select(*columns).join(Contact).where(CardContact.card.in_(id_list(card_ids)))
    people: defaultdict[int, list[_PersonRow]] = defaultdict(list)
    for person in db.rows(_PersonRow, on_cards):
        people[person.card_id].append(person)
    return people


_KNOWN = ("name", "email", "phone", "profile")


def _tells(person: NewContact, there: Sequence[_PersonRow]) -> bool:
    """Whether the person is none of those on the card, or more is told of them than is known."""
    ours = {name: getattr(person, name).casefold() for name in _KNOWN}
    for each in there:
        theirs = {name: getattr(each, name).casefold() for name in _KNOWN}
        by_name = ours["name"] == theirs["name"] and not (ours["email"] and theirs["email"])
        if by_name or (ours["email"] and ours["email"] == theirs["email"]):
            return any(value and not theirs[name] for name, value in ours.items())
    return True


def later_events(history: History, row: ImportedCard, now: datetime) -> tuple[Event, ...]:
    """The row's events that lead the card further; none for a closed card, and none that would take it back."""
    status = card_status(history, now)
    if status.outcome:
        return ()
    days = [event.day for event in history.events if event.day]
    held = {(type(event), event.day) for event in history.events}
    taken: list[Event] = []
    stage = status.stage
    for event in row.events or (StageChanged(row.stage, row.entered),):
        if isinstance(event, StageChanged):
            further = _STAGES.index(event.to) > _STAGES.index(stage)
            stage = event.to if further else stage
        else:
            further = isinstance(event, Closed) or _is_later(event, max(days, default=date.min), held)
        if further:
            taken.append(event)
    after = card_status(History((*history.events, *taken)), now)
    return tuple(taken) if _STAGES.index(after.stage) >= _STAGES.index(status.stage) else ()


def _is_later(event: Event, last: date, held: set[tuple[type[Event], date | None]]) -> bool:
    return event.day is not None and event.day >= last and (type(event), event.day) not in held
