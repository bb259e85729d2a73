"""Adding, editing and deleting cards, and notes on them."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from peewee import fn

from jobboard.dates.natural import DayTime
from jobboard.errors import InvalidInputError
from jobboard.followup.display_names import STAGE_NAMES
from jobboard.followup.enums import EventKind, PersonKind, Precision, Stage
from jobboard.followup.messages.own_page import parse_language
from jobboard.followup.models import StageChanged
from jobboard.followup.timeline import build_timeline
from jobboard.store.actions._common import (
    CardRow,
    add_entry,
    add_event,
    current_status,
    event_time,
    get_card,
    new_uid,
)
from jobboard.store.actions.contacts import NewContact, find_person, link_contact
from jobboard.store.edit_conflict import EditSnapshot
from jobboard.store.history_loader import history
from jobboard.store.models import CARD_TEXTS, Card, CardContact, Contact, Event
from jobboard.store.store import Store
from jobboard.store.views import Changes
from jobboard.text import clean


@dataclass(frozen=True, slots=True)
class NewCard:
    """A card to add; `on` is when it entered its stage, None for now. `closes` is the posting's closing day.

    `posting` is the posting's text, `requisition` the employer's number of the opening, `language` that of the letters.
    `posting_remarks` is what is to be known about how the posting was read; it becomes a note.
    """

    company: str
    role: str = ""
    stage: Stage = Stage.TARGET
    on: DayTime | None = None
    url: str = ""
    location: str = ""
    remote: str = ""
    salary: str = ""
    source: str = ""
    tags: tuple[str, ...] = ()
    rating: int | None = None
    closes: date | None = None
    contacts: tuple[NewContact, ...] = ()
    note: str = ""
    requisition: str = ""
    language: str = ""
    posting: str = ""
    posting_remarks: str = ""


@dataclass(frozen=True, slots=True)
class CardFacts:
    """What to change on a card: None leaves a fact alone, `clear` names facts to empty.

    `entered` is the day on which the card came into its stage; `contacts` are added; `referrer` is a name or an id.
    """

    company: str | None = None
    role: str | None = None
    url: str | None = None
    location: str | None = None
    remote: str | None = None
    salary: str | None = None
    source: str | None = None
    tags: tuple[str, ...] | None = None
    rating: int | None = None
    closes: date | None = None
    resume_path: str | None = None
    letter_path: str | None = None
    offer: str | None = None
    requisition: str | None = None
    language: str | None = None
    posting: str | None = None
    referrer: str | int | None = None
    entered: date | None = None
    contacts: tuple[NewContact, ...] = ()
    clear: tuple[str, ...] = ()


_CLEARED: dict[str, object] = dict.fromkeys(CARD_TEXTS[1:], "") | {
    "tags": "",
    "rating": None,
    "closes": None,
    "referrer": None,
}


def add_card(store: Store, new: NewCard) -> Changes:
    """Put a card on the board; the changes name its id. InvalidInputError without a company, or for a future day."""
    with store.transaction() as action:
        card_id = Card.insert(
            uid=new_uid(),
            created=store.clock.utc(),
            company=company_name(new.company),
            **{name: _clean_fact(name, getattr(new, name)) for name in CARD_TEXTS[1:] if hasattr(new, name)},
            tags=tags_text(new.tags),
            rating=_rating(new.rating),
            closes=new.closes,
        ).execute(store.db)
        at = event_time(store, card_id, new.on)
        add_event(store, card_id, StageChanged(new.stage, at.day, at.time))
        for contact in new.contacts:
            link_contact(store, card_id, contact)
        for text in (new.posting_remarks, new.note):
            if note := clean(text, lines=True):
                add_entry(store, card_id, EventKind.NOTE, at, text=note)
        action.set_label(f"added {company_name(new.company)} to {STAGE_NAMES[new.stage]}", card_id)
    return action.changes


def edit_card(store: Store, card_id: int, facts: CardFacts, snapshot: EditSnapshot | None = None) -> Changes:
    """Change facts of a card; InvalidInputError for a value that does not fit, EditConflictError unless they are as
    in the `snapshot`.
    """
    with store.transaction(snapshot=snapshot) as action:
        card = get_card(store, card_id)
        values = _values(store, card_id, facts)
        if values:
            Card.update(values).where(Card.id == card_id).execute(store.db)
        for contact in facts.contacts:
            link_contact(store, card_id, contact)
        if facts.entered:
            _enter_on(store, card, facts.entered)
        action.set_label(f"edited {values.get('company', card.company)}", card_id)
    return action.changes


def delete_card(store: Store, card_id: int) -> Changes:
    """Delete a card with all that belongs to it, and the people who were on no other card."""
    with store.transaction() as action:
        card = get_card(store, card_id)
        theirs = CardContact.select(CardContact.contact).where(CardContact.card == card_id)
        elsewhere = CardContact.select(CardContact.contact).where(
            CardContact.contact.in_(theirs), CardContact.card != card_id
        )
        referrers = Card.select(Card.referrer).where(Card.referrer.in_(theirs), Card.id != card_id)
        only_here = Contact.id.in_(theirs) & Contact.id.not_in(elsewhere) & Contact.id.not_in(referrers)
        Contact.delete().where(only_here).execute(store.db)
        Card.delete().where(Card.id == card_id).execute(store.db)
        action.set_label(f"deleted {full_name(card)}", card_id)
    return action.changes


def mark_keep_warm(store: Store, card_id: int, marked: bool = True) -> Changes:
    """Keep in touch with the employer after a rejection, or no longer."""
    with store.transaction() as action:
        card = get_card(store, card_id)
        if card.keep_warm is marked:
            raise InvalidInputError(f"{card.company} is {'already' if marked else 'not'} kept warm")
        since = store.today() if marked else None
        Card.update(keep_warm=marked, keep_warm_since=since).where(Card.id == card_id).execute(store.db)
        action.set_label(f"marked {card.company} to {'keep warm' if marked else 'let go'}", card_id)
    return action.changes


def add_note(store: Store, card_id: int, text: str, day: DayTime | None = None) -> Changes:
    """Write a note on a card; InvalidInputError for an empty one or a future day."""
    with store.transaction() as action:
        card = get_card(store, card_id)
        note = clean(text, lines=True)
        if not note:
            raise InvalidInputError("the note is empty", "write a word or two")
        add_entry(store, card_id, EventKind.NOTE, event_time(store, card_id, day), text=note)
        action.set_label(f"noted something on {card.company}", card_id)
    return action.changes


def company_name(text: str) -> str:
    """The company, cleaned; InvalidInputError without one."""
    name = clean(text)
    if not name:
        raise InvalidInputError("a card needs a company", "write its name")
    return name


def full_name(card: CardRow) -> str:
    """Company and role."""
    return f"{card.company}, {card.role}" if card.role else card.company


def tags_text(tags: Iterable[str]) -> str:
    """Tags as they are stored: cleaned, each once, "" for none."""
    kept = list(dict.fromkeys(tag for tag in map(clean, tags) if tag))
    return json.dumps(kept, ensure_ascii=False) if kept else ""


def _clean_fact(name: str, text: str) -> str:
    """One line, but for a posting's text; a language by its code, InvalidInputError for one without letters."""
    cleaned = clean(text, lines=name == "posting")
    return parse_language(cleaned) if name == "language" and cleaned else cleaned


def _rating(rating: int | None) -> int | None:
    if rating is not None and not 1 <= rating <= 5:
        raise InvalidInputError(f"a rating goes from 1 to 5, not {rating}")
    return rating


def _values(store: Store, card_id: int, facts: CardFacts) -> dict[str, object]:
    values: dict[str, object] = {}
    for name in facts.clear:
        if name not in _CLEARED:
            raise InvalidInputError(f"{name} cannot be emptied", f"these can: {', '.join(_CLEARED)}")
        values[name] = _CLEARED[name]
    for name in CARD_TEXTS:
        text = getattr(facts, name)
        if text is not None:
            values[name] = company_name(text) if name == "company" else _clean_fact(name, text)
    if facts.tags is not None:
        values["tags"] = tags_text(facts.tags)
    if facts.rating is not None:
        values["rating"] = _rating(facts.rating)
    if facts.closes is not None:
        values["closes"] = facts.closes
    if facts.referrer is not None:
        values["referrer"] = find_person(store, card_id, facts.referrer, PersonKind.REFERRER)
    return values


def _enter_on(store: Store, card: CardRow, day: date) -> None:
    """Set the day on which the card came into the stage it is in."""
    stage = card.stage
    if day > store.today():
        raise InvalidInputError(f"{day} has not come yet", "a stage is entered today or earlier")
    timeline = build_timeline(history(store.db, card.id), store.now())
    entry = timeline.stage_entries[-1] if timeline.stage_entries else None
    moved = timeline.events[entry.index].event if entry else None
    if not isinstance(moved, StageChanged):
        raise InvalidInputError(
            f"{card.company} came to {STAGE_NAMES[stage]} by an interview or by being reopened",
            "change the day of that instead",
        )
    then = (Event.day == moved.day) & (Event.time == moved.time)
    move = (Event.card == card.id) & (Event.kind == EventKind.MOVE) & (Event.what == stage) & then
    latest = Event.select(fn.max(Event.id)).where(move)
    Event.update(day=day, time=None, precision=Precision.DAY).where(Event.id == latest).execute(store.db)
    if current_status(store, card.id).stage is not stage:
        raise InvalidInputError(
            f"on {day} {card.company} had not come that far yet", "see its history for the days before"
        )
