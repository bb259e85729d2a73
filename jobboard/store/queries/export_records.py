"""The whole board as plain records, named by uids: what an export holds and a merge compares.

A record has every column that undo restores, by its name there; where a column points to a row, the record says the
row's uid. Days, times and moments are text as the tables keep them.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from peewee import JOIN, BooleanField, CompoundSelectQuery, Field, Select

from jobboard.store.models import (
    LOGGED,
    BoardModel,
    Card,
    CardContact,
    Contact,
    Draft,
    Event,
    ImportMap,
    Interview,
    InterviewContact,
    Setting,
    id_list,
)
from jobboard.store.page_settings import PAGE
from jobboard.store.prepared_queries import Query
from jobboard.store.settings import SHARED
from jobboard.store.store import Store

Record = dict[str, Any]

_CHUNK = 500
"""Cards read at a time."""

CARD = tuple(name for name in LOGGED["card"] if name != "referrer_id")
CONTACT = LOGGED["contact"]
INTERVIEW = tuple(name for name in LOGGED["interview"] if name != "card_id")
EVENT = tuple(name for name in LOGGED["event"] if name not in ("card_id", "contact_id", "interview_id"))
DRAFT = tuple(name for name in LOGGED["draft"] if name != "card_id")
"""The columns of each record that are its own."""

FLAGS = frozenset(
    field.column_name
    for model in (Contact, Card, Interview, Draft)
    for field in model._meta.sorted_fields
    if isinstance(field, BooleanField)
)
"""Columns that say yes or no."""


def shared_settings(store: Store) -> dict[str, str]:
    """The settings that belong to the board wherever it is, as they are stored."""
    found = Setting.select(Setting.name, Setting.value).where(Setting.name.in_((*SHARED, *PAGE))).order_by(Setting.name)
    return {row["name"]: row["value"] for row in _rows(store, found)}


def contact_records(store: Store, card_ids: Sequence[int] | None = None) -> list[Record]:
    """Everybody by uid, or those whom these cards speak of."""
    contacts = Contact.select(*_columns(Contact, CONTACT)).order_by(Contact.uid)
    if card_ids is not None:
        contacts = contacts.where(Contact.id.in_(_people_of(id_list(card_ids))))
    return _rows(store, contacts)


def _people_of(cards: Select) -> CompoundSelectQuery:
    on_card = CardContact.select(CardContact.contact).where(CardContact.card.in_(cards))
    in_history = Event.select(Event.contact).where(Event.card.in_(cards))
    interviewers = InterviewContact.select(InterviewContact.contact).join(Interview).where(Interview.card.in_(cards))
    referrers = Card.select(Card.referrer).where(Card.id.in_(cards))
    return on_card | in_history | interviewers | referrers


def forgotten_imports(store: Store) -> list[Record]:
    """The imported rows whose cards are gone, so that they are not imported again."""
    rows = ImportMap.select(ImportMap.source, ImportMap.key).where(ImportMap.card.is_null())
    return _rows(store, rows.order_by(ImportMap.source, ImportMap.key))


def card_records(store: Store, card_ids: Sequence[int] | None = None) -> Iterator[Record]:
    """The cards in the order in which they were made, each with all that belongs to it."""
    if card_ids is None:
        card_ids = [row["id"] for row in _rows(store, Card.select(Card.id).order_by(Card.created, Card.id))]
    for start in range(0, len(card_ids), _CHUNK):
        yield from records_by_id(store, card_ids[start : start + _CHUNK]).values()


def records_by_id(store: Store, card_ids: Sequence[int]) -> dict[int, Record]:
    """Some hundred cards at most, by id."""
    cards: dict[int, Record] = {}
    for card in _rows(store, _cards(card_ids)):
        card["tags"] = json.loads(card["tags"] or "[]")
        card |= {"people": [], "interviews": [], "events": [], "draft": None, "imported": []}
        cards[card.pop("id")] = card
    for person in _rows(store, _people(card_ids)):
        cards[person.pop("card_id")]["people"].append(person)
    interviewers: defaultdict[int, list[str]] = defaultdict(list)
    for interviewer in _rows(store, _interviewers(card_ids)):
        interviewers[interviewer["interview_id"]].append(interviewer["uid"])
    for interview in _rows(store, _interviews(card_ids)):
        interview["people"] = interviewers[interview.pop("id")]
        cards[interview.pop("card_id")]["interviews"].append(interview)
    for event in _rows(store, _events(card_ids)):
        cards[event.pop("card_id")]["events"].append(event)
    for draft in _rows(store, _drafts(card_ids)):
        cards[draft.pop("card_id")]["draft"] = draft
    for row in _rows(store, _imported(card_ids)):
        cards[row.pop("card_id")]["imported"].append(row)
    return cards


def _cards(ids: Sequence[int]) -> Query:
    referrer = Contact.uid.alias("referrer")
    cards = Card.select(Card.id, *_columns(Card, CARD), referrer).join(Contact, JOIN.LEFT_OUTER)
    return cards.where(Card.id.in_(id_list(ids))).order_by(Card.created, Card.id)


def _people(cards: Sequence[int]) -> Query:
    columns = (*_columns(Contact, ("uid",)), *_columns(CardContact, ("kind",)))
    people = CardContact.select(CardContact.card.alias("card_id"), *columns)
    return people.join(Contact).where(CardContact.card.in_(id_list(cards))).order_by(CardContact.id)


def _interviews(cards: Sequence[int]) -> Query:
    interviews = Interview.select(Interview.card.alias("card_id"), Interview.id, *_columns(Interview, INTERVIEW))
    return interviews.where(Interview.card.in_(id_list(cards))).order_by(Interview.id)


def _interviewers(cards: Sequence[int]) -> Query:
    people = InterviewContact.select(InterviewContact.interview.alias("interview_id"), Contact.uid)
    of_cards = people.join(Interview).switch(InterviewContact).join(Contact).where(Interview.card.in_(id_list(cards)))
    return of_cards.order_by(InterviewContact.id)


def _events(cards: Sequence[int]) -> Query:
    uids = (Contact.uid.alias("person"), Interview.uid.alias("interview"))
    events = Event.select(Event.card.alias("card_id"), *_columns(Event, EVENT), *uids).join(Contact, JOIN.LEFT_OUTER)
    of_cards = events.switch(Event).join(Interview, JOIN.LEFT_OUTER).where(Event.card.in_(id_list(cards)))
    return of_cards.order_by(Event.entered_at, Event.id)


def _drafts(cards: Sequence[int]) -> Query:
    drafts = Draft.select(Draft.card.alias("card_id"), *_columns(Draft, DRAFT))
    return drafts.where(Draft.card.in_(id_list(cards)))


def _imported(cards: Sequence[int]) -> Query:
    rows = ImportMap.select(ImportMap.card.alias("card_id"), ImportMap.source, ImportMap.key)
    return rows.where(ImportMap.card.in_(id_list(cards))).order_by(ImportMap.id)


def _columns(model: type[BoardModel], names: Sequence[str]) -> list[Field]:
    """These columns, to be read as they are stored."""
    return [getattr(model, name).coerce(False) for name in names]


def _rows(store: Store, query: Query) -> list[Record]:
    with store.translate_sqlite_errors():
        rows: list[Record] = list(query.dicts().execute(store.db))
    for name in FLAGS.intersection(rows[0] if rows else ()):
        for row in rows:
            row[name] = bool(row[name])
    return rows
