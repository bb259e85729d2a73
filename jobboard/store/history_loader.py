"""Cards' histories as the rules read them, loaded from the tables."""

import json
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from peewee import fn

from jobboard.followup.enums import PersonKind
from jobboard.followup.models import Event, History, Person
from jobboard.store import models
from jobboard.store.connection import BoardDatabase
from jobboard.store.event_codec import (
    EVENT_COLUMNS,
    INTERVIEW_COLUMNS,
    UNREAD,
    EventRow,
    InterviewRow,
    decode_event,
    decode_interview,
)
from jobboard.store.models import Card, CardContact, Contact, Interview, InterviewContact, id_list
from jobboard.store.prepared_queries import Placeholder, Query, prepared
from jobboard.store.sqlite_errors import translate_senseless_rows


class _CardRow(NamedTuple):
    id: int
    closes: date | None
    keep_warm: bool
    posting_length: int


class _InterviewerRow(NamedTuple):
    interview_id: int
    contact_id: int


class _PersonRow(NamedTuple):
    card_id: int
    id: int
    name: str
    kind: PersonKind
    email: str
    phone: str
    profile: str
    no_calls: bool
    do_not_contact: bool


@prepared(_CardRow)
def _cards(ids: Placeholder) -> Query:
    posting = fn.length(Card.url.concat(Card.posting)).coerce(False).alias("posting_length")
    return Card.select(Card.id, Card.closes, Card.keep_warm, posting).where(Card.id.in_(id_list(ids))).order_by(Card.id)


@prepared(_PersonRow)
def _people(ids: Placeholder) -> Query:
    return (
        CardContact.select(
            CardContact.card.alias("card_id"),
            Contact.id,
            Contact.name,
            CardContact.kind,
            Contact.email,
            Contact.phone,
            Contact.profile,
            Contact.no_calls,
            Contact.do_not_contact,
        )
        .join(Contact)
        .where(CardContact.card.in_(id_list(ids)))
        .order_by(CardContact.card, CardContact.id)
    )


@prepared(EventRow)
def _entries(ids: Placeholder) -> Query:
    event = models.Event
    read = event.card.in_(id_list(ids)) & event.kind.not_in(UNREAD)
    return event.select(*EVENT_COLUMNS).where(read).order_by(event.card, event.id)


@prepared(InterviewRow)
def _interviews(ids: Placeholder) -> Query:
    interviews = Interview.select(*INTERVIEW_COLUMNS).where(Interview.card.in_(id_list(ids)))
    return interviews.order_by(Interview.card, Interview.id)


@prepared(_InterviewerRow)
def _interviewers(ids: Placeholder) -> Query:
    interview, contact = InterviewContact.interview, InterviewContact.contact
    pairs = InterviewContact.select(interview.alias("interview_id"), contact.alias("contact_id")).join(Interview)
    return pairs.where(Interview.card.in_(id_list(ids))).order_by(InterviewContact.id)


def histories(db: BoardDatabase, ids: Iterable[int]) -> dict[int, History]:
    """The history of each card that exists, by id; DatabaseCorruptError where a row says what no jobboard has
    written.
    """
    wanted = json.dumps(sorted(ids))
    with translate_senseless_rows():
        events = _events(db, wanted)
        people: defaultdict[int, list[Person]] = defaultdict(list)
        for row in _people.rows(db, ids=wanted):
            people[row.card_id].append(_person(row))
        return {
            card.id: History(
                tuple(events[card.id]), tuple(people[card.id]), card.closes, card.keep_warm, card.posting_length > 0
            )
            for card in _cards.rows(db, ids=wanted)
        }


def history(db: BoardDatabase, card_id: int) -> History:
    """One card's history, empty where there is no such card."""
    return histories(db, [card_id]).get(card_id, History(()))


def events(db: BoardDatabase, card_id: int) -> tuple[Event, ...]:
    """What happened on one card: of its history all that says where it stands."""
    with translate_senseless_rows():
        return tuple(_events(db, json.dumps([card_id]))[card_id])


def _events(db: BoardDatabase, ids: str) -> defaultdict[int, list[Event]]:
    found: defaultdict[int, list[Event]] = defaultdict(list)
    for row in _entries.rows(db, ids=ids):
        found[row.card_id].append(decode_event(row))
    interviews = _interviews.rows(db, ids=ids)
    interviewers: defaultdict[int, list[int]] = defaultdict(list)
    for interview_id, contact_id in _interviewers.rows(db, ids=ids) if interviews else ():
        interviewers[interview_id].append(contact_id)
    for each in interviews:
        found[each.card_id].append(decode_interview(each, interviewers[each.id]))
    return found


def _person(row: _PersonRow) -> Person:
    return Person(row.id, row.name, row.kind, row.email, row.phone, row.profile, row.no_calls, row.do_not_contact)
