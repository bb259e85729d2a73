"""A card's derived columns: its status, its step, the moment until it holds, and the words it is found by."""

import json
from collections import defaultdict, namedtuple
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import lru_cache
from typing import Any, NamedTuple, cast

from peewee import Value, fn

from jobboard.followup.enums import InterviewState
from jobboard.followup.models import History, NoStep, Step
from jobboard.followup.next_step import next_step
from jobboard.followup.rules import Rules
from jobboard.followup.timeline import Timeline, build_timeline
from jobboard.store.connection import BoardDatabase
from jobboard.store.fields import DayField, LocalMomentField, TimeOfDayField
from jobboard.store.history_loader import histories
from jobboard.store.holidays import days_off
from jobboard.store.models import DERIVED, Card, Event, Interview, id_list
from jobboard.store.prepared_queries import Placeholder, Query, prepared
from jobboard.store.search_text import fold_for_search

DerivedColumns = cast("Any", namedtuple)("DerivedColumns", DERIVED)
"""A card's derived columns as they are stored."""

_ENCODED: dict[str, Callable[[Any], object]] = {
    name: lru_cache(1024)(field.db_value)
    for name, field in ((name, getattr(Card, name)) for name in DERIVED)
    if isinstance(field, DayField | TimeOfDayField | LocalMomentField)
}
"""How those are stored that are not stored as they are."""


class _CardRow(NamedTuple):
    id: int
    created: datetime
    company: str
    role: str
    location: str
    tags: str
    requisition: str
    posting: str


class _LatestRow(NamedTuple):
    card_id: int
    latest: str


class _TextRow(NamedTuple):
    card_id: int
    text: str


@prepared(_CardRow)
def _cards(ids: Placeholder) -> Query:
    facts = (Card.id, Card.created, Card.company, Card.role, Card.location, Card.tags, Card.requisition, Card.posting)
    return Card.select(*facts).where(Card.id.in_(id_list(ids))).order_by(Card.id)


@prepared(_LatestRow)
def _latest_entries(ids: Placeholder, today: Placeholder) -> Query:
    known = Event.card.in_(id_list(ids)) & (Event.day <= today)
    return Event.select(Event.card.alias("card_id"), _latest(Event)).where(known).group_by(Event.card)


@prepared(_LatestRow)
def _latest_interviews(ids: Placeholder, today: Placeholder, time: Placeholder) -> Query:
    taking_place = Interview.state.in_((InterviewState.BOOKED, InterviewState.HELD))
    over = (Interview.day < today) | ((Interview.day == today) & (Interview.time <= time))
    known = Interview.card.in_(id_list(ids)) & taking_place & over
    return Interview.select(Interview.card.alias("card_id"), _latest(Interview)).where(known).group_by(Interview.card)


def _latest(table: type[Event] | type[Interview]) -> Any:
    """The latest day, with the time where one is known, as Card.last_activity has it."""
    clock = fn.coalesce(Value("T").concat(table.time), "")
    return fn.max(table.day.concat(clock), coerce=False).alias("latest")


@prepared(_TextRow)
def _texts(ids: Placeholder) -> Query:
    written = Event.card.in_(id_list(ids)) & (Event.text != "")
    return Event.select(Event.card.alias("card_id"), Event.text).where(written).order_by(Event.id)


def computed(
    db: BoardDatabase, chunk: list[int], rules: Rules, revision: int, now: datetime
) -> Iterator[tuple[int, Any]]:
    """Each of these cards, by id, with what its derived columns are to be, as they are stored; `revision` stands for
    the rules.
    """
    ids = json.dumps(chunk)
    by_id = histories(db, chunk)
    latest: dict[int, str] = {}
    for row in _latest_entries.rows(db, ids=ids, today=now.date()):
        latest[row.card_id] = row.latest
    for row in _latest_interviews.rows(db, ids=ids, today=now.date(), time=now.time()):
        latest[row.card_id] = max(latest.get(row.card_id, ""), row.latest)
    texts: defaultdict[int, list[str]] = defaultdict(list)
    for text in _texts.rows(db, ids=ids):
        texts[text.card_id].append(text.text)
    for card in _cards.rows(db, ids=ids):
        names = (person.name for person in by_id[card.id].people)
        of_posting = filter(None, (card.requisition, card.posting))
        words = (card.company, card.role, card.location, card.tags, *names, *texts[card.id], *of_posting)
        columns = _status_columns(by_id[card.id], rules, now)
        columns["rules_revision"] = revision
        columns["last_activity"] = latest.get(card.id) or card.created.date().isoformat()
        columns["search"] = fold_for_search(" ".join(words))
        columns |= {name: encode(columns[name]) for name, encode in _ENCODED.items()}
        yield card.id, DerivedColumns(**columns)


def _status_columns(history: History, rules: Rules, now: datetime) -> dict[str, object]:
    timeline = build_timeline(history, now)
    status = timeline.status
    step = next_step(history, rules, now, days_off(rules.country), timeline)
    return {
        "stage": status.stage,
        "entered": status.entered,
        "outcome": status.outcome,
        "closed_day": status.closed_day,
        "resting": status.resting,
        "snoozed_until": status.snoozed_until,
        "snooze_why": status.snooze_why,
        **(_no_step_columns(step, timeline) if isinstance(step, NoStep) else _step_columns(step)),
    }


_STEP_FIELDS = {
    "step": "kind",
    "attempt": "attempt",
    "due": "due",
    "due_time": "due_time",
    "last_day": "last_day",
    "since": "since",
    "about_day": "about_day",
    "about_time": "about_time",
    "step_snoozed": "snoozed_until",
    "rank": "panel_rank",
    "reason": "reason",
    "to_contact": "person",
    "channel": "channel",
    "holds_until": "holds_until",
}
"""What of a step stands in which column."""


def _step_columns(step: Step) -> dict[str, object]:
    return {column: getattr(step, field) for column, field in _STEP_FIELDS.items()} | {"why": None}


_StoredStep = cast("Any", namedtuple)("_StoredStep", (*_STEP_FIELDS.values(), "why", "rules_revision"))


@prepared(_StoredStep)
def _stored_step(card_id: Placeholder) -> Query:
    columns = (getattr(Card, column).alias(field) for column, field in _STEP_FIELDS.items())
    return Card.select(*columns, Card.why, Card.rules_revision).where(Card.id == card_id)


def stored_step(db: BoardDatabase, card_id: int, revision: int, now: datetime) -> Step | NoStep | None:
    """The step that stands in the card's row; None where its moment has come, or other rules gave it."""
    row = _stored_step.row(db, card_id=card_id)
    if row is None or row.rules_revision != revision or (row.holds_until and row.holds_until <= now):
        return None
    if row.kind is None:
        return NoStep(row.why, row.reason, holds_until=row.holds_until)
    return Step(**{field: getattr(row, field) for field in _STEP_FIELDS.values()})


def _no_step_columns(step: NoStep, timeline: Timeline) -> dict[str, object]:
    ahead = timeline.interviews_ahead[0] if timeline.interviews_ahead else None
    about = {"about_day": ahead.day, "about_time": ahead.time} if ahead else {}
    none = {"reason": step.reason, "why": step.why, "holds_until": step.holds_until}
    return dict.fromkeys(_STEP_FIELDS) | about | none
