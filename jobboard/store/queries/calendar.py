"""What stands in a calendar, and what was done in a range of days: dated rows across all cards."""

import datetime as dt
from dataclasses import dataclass

from jobboard.dates.iso import time_of
from jobboard.followup.enums import Channel, InterviewState, Outcome, Stage, TouchKind
from jobboard.store.store import Store

_WITH = """(SELECT group_concat(name, ', ') FROM (SELECT name FROM interview_contact
      JOIN contact ON contact.id = contact_id WHERE interview_id = interview.id ORDER BY interview_contact.id))"""
_INTERVIEWS = f"""
    SELECT interview.uid, interview.day, interview.time, state, round, place, coalesce({_WITH}, ''),
      company, role, url
    FROM interview JOIN card ON card.id = card_id
    WHERE state <> 'moved' AND (:card IS NULL OR card_id = :card)
    ORDER BY interview.day, interview.time, interview.id"""
_DEADLINES = """
    SELECT uid, company, role,
      (SELECT until_day FROM event WHERE card_id = card.id AND kind = 'deadline'
       ORDER BY day DESC, time DESC, id DESC LIMIT 1) AS day
    FROM card WHERE stage = 'offer' AND outcome IS NULL AND (:card IS NULL OR id = :card) AND day IS NOT NULL
    ORDER BY day, id"""
_CLOSINGS = """
    SELECT uid, company, role, closes FROM card
    WHERE stage = 'target' AND outcome IS NULL AND closes IS NOT NULL AND (:card IS NULL OR id = :card)
    ORDER BY closes, id"""
_FIRST_MOVE = """
    SELECT day, time, precision, what AS kind, '' AS what, channel, '' AS person, card_id, '' AS round
    FROM event WHERE kind = 'move' AND what IN ('applied', 'offer', 'rejected') AND day BETWEEN :first AND :last
      AND id = (SELECT id FROM event AS other WHERE other.card_id = event.card_id AND other.kind = 'move'
        AND other.what = event.what AND other.day IS NOT NULL ORDER BY day, time, id LIMIT 1)"""
_TOUCHES = """
    SELECT event.day, event.time, precision, 'touch', what, channel, coalesce(contact.name, ''), card_id, ''
    FROM event LEFT JOIN contact ON contact.id = contact_id
    WHERE kind = 'touch' AND event.day BETWEEN :first AND :last"""
_HELD = f"""
    SELECT interview.day, interview.time, 'day', 'interview', state, NULL, coalesce({_WITH}, ''), card_id, round
    FROM interview WHERE state IN ('booked', 'held') AND interview.day BETWEEN :first AND :last"""
_DONE = f"""
    SELECT done.day, done.time, done.precision, done.kind, done.what, done.channel, done.person, done.round,
      company, role, location, stage, outcome
    FROM ({_FIRST_MOVE} UNION ALL {_TOUCHES} UNION ALL {_HELD}) AS done JOIN card ON card.id = done.card_id
    ORDER BY done.day, done.time, company, done.kind, done.what, done.person, card.id"""


@dataclass(frozen=True, slots=True)
class Appointment:
    """An interview that was not moved to another day; `people` are the names of those who hold it."""

    uid: str
    day: dt.date
    time: dt.time | None
    state: InterviewState
    round: str
    place: str
    people: str
    company: str
    role: str
    url: str


@dataclass(frozen=True, slots=True)
class LastDay:
    """The day by which an offer wants its answer, or on which a posting closes; `uid` is the card's."""

    uid: str
    company: str
    role: str
    day: dt.date


@dataclass(frozen=True, slots=True)
class ActivityEntry:
    """Something done for an application, or what came of it.

    `kind` is applied, offer, rejected, touch or interview; `touch` is what kind of one, `channel` how it went. Of
    month precision the day is the month's first. `stage` and `outcome` are the card's of today.
    """

    day: dt.date
    time: dt.time | None
    whole_month: bool
    kind: str
    touch: TouchKind | None
    state: InterviewState | None
    channel: Channel | None
    person: str
    round: str
    company: str
    role: str
    location: str
    stage: Stage
    outcome: Outcome | None


def appointments(store: Store, card_id: int | None = None) -> list[Appointment]:
    """All interviews, or those of one card, by day."""
    with store.translate_sqlite_errors():
        rows = store.db.fetchall(_INTERVIEWS, {"card": card_id})
    return [
        Appointment(uid, dt.date.fromisoformat(day), time_of(at), InterviewState(state), *rest)
        for uid, day, at, state, *rest in rows
    ]


def deadlines(store: Store, card_id: int | None = None) -> list[LastDay]:
    """By when the open offers want an answer."""
    return _last_days(store, _DEADLINES, card_id)


def closings(store: Store, card_id: int | None = None) -> list[LastDay]:
    """When the postings close that were not applied to yet."""
    return _last_days(store, _CLOSINGS, card_id)


def deeds(store: Store, first: dt.date, last: dt.date) -> list[ActivityEntry]:
    """Everything done from the first to the last day, by day; of moves to a stage only a card's first."""
    with store.translate_sqlite_errors():
        rows = store.db.fetchall(_DONE, {"first": first.isoformat(), "last": last.isoformat()})
    return [_deed(*row) for row in rows]


def _last_days(store: Store, sql: str, card_id: int | None) -> list[LastDay]:
    with store.translate_sqlite_errors():
        rows = store.db.fetchall(sql, {"card": card_id})
    return [LastDay(uid, company, role, dt.date.fromisoformat(day)) for uid, company, role, day in rows]


def _deed(
    day: str, at: str | None, precision: str, kind: str, what: str, channel: str | None, person: str,
    round_: str, company: str, role: str, location: str, stage: str, outcome: str | None,
) -> ActivityEntry:  # fmt: skip
    return ActivityEntry(
        day=dt.date.fromisoformat(day),
        time=time_of(at),
        whole_month=precision == "month",
        kind=kind,
        touch=TouchKind(what) if kind == "touch" else None,
        state=InterviewState(what) if kind == "interview" else None,
        channel=Channel(channel) if channel else None,
        person=person,
        round=round_,
        company=company,
        role=role,
        location=location,
        stage=Stage(stage),
        outcome=Outcome(outcome) if outcome else None,
    )
