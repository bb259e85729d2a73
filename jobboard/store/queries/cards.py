"""One card with its history, and lists of cards."""

import datetime as dt
from typing import NamedTuple

from peewee import JOIN, Ordering

from jobboard.followup.enums import EventKind, InterviewState, Stage
from jobboard.store.models import Card, CardContact, Contact, Event, Interview, InterviewContact
from jobboard.store.prepared_queries import Placeholder, PreparedQuery, Query, prepared
from jobboard.store.queries.card_filter import CardFilter
from jobboard.store.queries.card_rows import CardRow, by_id, by_ids, card_rows, card_views
from jobboard.store.queries.duplicates import Application, DuplicateIndex
from jobboard.store.queries.event_text import HistoryEntryRow, event_view, history_entries
from jobboard.store.search_text import fold_for_search, search_words
from jobboard.store.store import Store
from jobboard.store.views import CardDetail, CardView, ContactView, InterviewView


class _FactsRow(NamedTuple):
    """Of a CardDetail what stands in the card's own row."""

    closed_day: dt.date | None
    url: str
    location: str
    remote: str
    salary: str
    source: str
    closes: dt.date | None
    keep_warm: bool
    resting: bool
    snoozed_until: dt.date | None
    snooze_why: str
    resume_path: str
    letter_path: str
    offer: str
    requisition: str
    language: str
    posting: str
    referrer: str | None


class _InterviewRow(NamedTuple):
    id: int
    day: dt.date
    time: dt.time | None
    state: InterviewState
    prepared: bool
    round: str
    place: str


class _InterviewerRow(NamedTuple):
    interview_id: int
    name: str


@prepared(_FactsRow)
def _facts(card: Placeholder) -> Query:
    columns = [getattr(Card, name) for name in _FactsRow._fields if name != "referrer"]
    return Card.select(*columns, Contact.name.alias("referrer")).join(Contact, JOIN.LEFT_OUTER).where(Card.id == card)


@prepared(ContactView)
def _contacts(card: Placeholder) -> Query:
    columns = [CardContact.kind if name == "kind" else getattr(Contact, name) for name in ContactView._fields]
    on_card = CardContact.select(*columns).join(Contact).where(CardContact.card == card)
    return on_card.order_by(CardContact.id)


@prepared(HistoryEntryRow)
def _events(card: Placeholder) -> Query:
    return history_entries().where(Event.card == card)


@prepared(_InterviewRow)
def _interviews(card: Placeholder) -> Query:
    columns = [getattr(Interview, name) for name in _InterviewRow._fields]
    return (
        Interview.select(*columns).where(Interview.card == card).order_by(Interview.day, Interview.time, Interview.id)
    )


@prepared(_InterviewerRow)
def _interviewers(card: Placeholder) -> Query:
    people = InterviewContact.select(InterviewContact.interview.alias("interview_id"), Contact.name)
    of_card = people.join(Interview).switch(InterviewContact).join(Contact).where(Interview.card == card)
    return of_card.order_by(InterviewContact.id)


def detail(store: Store, card_id: int) -> CardDetail:
    """Everything about one card; NotFoundError where there is none."""
    with store.snapshot():
        card = by_id(store, card_id)
        (facts,) = _facts.rows(store.db, card=card_id)
        contacts = _contacts.rows(store.db, card=card_id)
        events = _events.rows(store.db, card=card_id)
        interviews = _interviews.rows(store.db, card=card_id)
        interviewers = _interviewers.rows(store.db, card=card_id) if interviews else []
        applied = [event.day for event in events if event.kind is EventKind.MOVE and event.what == Stage.APPLIED]
        deadlines = [event.until_day for event in events if event.kind is EventKind.DEADLINE]
        return CardDetail(
            **facts._replace(referrer=facts.referrer or "")._asdict(),
            card=card,
            applied=min(filter(None, applied), default=None),
            deadline=next(iter(deadlines), None),
            contacts=tuple(contacts),
            events=tuple(map(event_view, events)),
            interviews=tuple(
                _interview_view(row, [each.name for each in interviewers if each.interview_id == row.id])
                for row in interviews
            ),
        )


def _interview_view(row: _InterviewRow, people: list[str]) -> InterviewView:
    return InterviewView(row.id, row.day, row.time, row.state, row.prepared, row.round, row.place, tuple(people))


def find(store: Store, text: str, closed: bool = True) -> list[CardView]:
    """The cards meant by an id, or by words that company or role hold; open cards first, exact names before others."""
    wanted = text.strip()
    if wanted.isascii() and wanted.isdigit():
        return by_ids(store, [int(wanted[:18])])
    cards = CardFilter.of(wanted, closed)
    query = cards.shape.narrow(card_rows()).order_by(Card.outcome.is_null(False), *_LATEST)
    views = [view for view in _views(store, query, cards) if _named(view, wanted)]
    exact = [view for view in views if wanted.casefold() in (view.company.casefold(), view.role.casefold())]
    return exact or views


def listing(store: Store, stage: Stage | None = None, words: str = "", closed: bool = False) -> list[CardView]:
    """The cards of a stage, else of all in the order of the stages, by latest activity."""
    cards = CardFilter.of(words, closed)
    query = cards.shape.narrow(card_rows()).order_by(*_LATEST)
    views = _views(store, query.where(Card.stage == stage) if stage else query, cards)
    stages = list(Stage)
    return sorted(views, key=lambda card: stages.index(card.stage))


_LATEST: tuple[Ordering, Ordering] = (Card.last_activity.desc(), Card.id.desc())


def _views(store: Store, query: Query, cards: CardFilter) -> list[CardView]:
    with store.translate_sqlite_errors():
        return card_views(store, PreparedQuery(CardRow, lambda: query).rows(store.db, **cards.values))


def _named(view: CardView, wanted: str) -> bool:
    names = fold_for_search(f"{view.company} {view.role}")
    return all(word in names for word in search_words(wanted))


def known_posting(store: Store, company: str, role: str, url: str) -> tuple[CardView, str] | None:
    """The card that is on the board already, and what says so: the same link, or the same company and role."""
    with store.translate_sqlite_errors():
        index = DuplicateIndex(store.db, "")
        same_link = index.find(Application("", "", url, None)) if url else None
        known = same_link or index.find(Application(company, role, "", None))
    found = by_ids(store, [known.card_id]) if known and known.card_id else []
    return (found[0], known.reason) if known and found else None
