"""What a card's history comes to, kept in the card's own row: its stage, its step, and the moment until it holds."""

import json
import zlib
from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date, datetime, time
from itertools import islice

from jobboard.followup.history import History, NoStep, Step
from jobboard.followup.rules import Rules
from jobboard.followup.steps import next_step
from jobboard.followup.timeline import Timeline, timeline
from jobboard.store.connection import Connection
from jobboard.store.daysoff import days_off
from jobboard.store.load import histories
from jobboard.store.progress import Progress, untold
from jobboard.store.words import folded

LOGIC = 1
"""Raised whenever the code of the rules comes to other steps, so that stored ones are computed again."""

CHUNK = 500
"""Cards computed at a time: enough to spread the cost of the queries, few enough to hold."""

SHORT = 200
"""Cards computed in one go beside other programs: few enough that nobody who waits for the lock gives up."""

COLUMNS = (
    "stage", "entered", "outcome", "closed_day", "resting", "snoozed_until", "snooze_why",
    "step", "attempt", "due", "due_time", "last_day", "since", "about_day", "about_time", "step_snoozed",
    "rank", "reason", "to_contact", "channel", "why", "holds_until",
    "rules_revision", "last_activity", "search",
)  # fmt: skip

_UPDATE = f"UPDATE card SET {', '.join(f'{name} = ?' for name in COLUMNS)} WHERE id = ?"
_FACTS = """
    SELECT id, created, company, role, location, tags FROM card
    WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id"""
_HAPPENED = """
    SELECT card_id, day, time FROM event WHERE card_id IN (SELECT value FROM json_each(:ids)) AND day <= :today
    UNION ALL SELECT card_id, day, time FROM interview
    WHERE card_id IN (SELECT value FROM json_each(:ids)) AND state IN ('booked', 'held')
      AND (day < :today OR (day = :today AND time <= :time))"""
_TEXTS = "SELECT card_id, text FROM event WHERE card_id IN (SELECT value FROM json_each(?)) AND text <> '' ORDER BY id"
_STALE = """
    SELECT id FROM card WHERE holds_until <= :now UNION SELECT id FROM card WHERE rules_revision < :revision
    UNION SELECT id FROM card WHERE rules_revision > :revision"""


def revision(rules: Rules, zone: str) -> int:
    """A number for the rules and the zone that a step was computed under; the same rules give the same number."""
    return zlib.crc32(json.dumps([LOGIC, zone, rules.as_dict()]).encode())


def stale(db: Connection, rules: Rules, zone: str, now: datetime) -> list[int]:
    """The cards whose moment has come, or that were computed under other rules."""
    return [row[0] for row in db.rows(_STALE, {"now": _moment(now), "revision": revision(rules, zone)})]


def refresh(
    db: Connection, ids: Collection[int], rules: Rules, zone: str, now: datetime, progress: Progress = untold
) -> None:
    """Compute these cards anew, inside the transaction of whatever changed them."""
    number = revision(rules, zone)
    remaining = iter(sorted(ids))
    done = 0
    while chunk := list(islice(remaining, CHUNK)):
        db.many(_UPDATE, list(_rows(db, chunk, rules, number, now)))
        done += len(chunk)
        progress(done, len(ids))


def differing(db: Connection, rules: Rules, zone: str, now: datetime) -> list[tuple[int, str]]:
    """Id and company of the cards whose stored columns are not what their history comes to."""
    number = revision(rules, zone)
    wrong: list[tuple[int, str]] = []
    remaining = iter([row[0] for row in db.rows("SELECT id FROM card ORDER BY id")])
    while chunk := list(islice(remaining, CHUNK)):
        stored = db.rows(f"SELECT {', '.join(COLUMNS)}, id, company FROM card WHERE id IN ({_list(chunk)}) ORDER BY id")
        fresh = _rows(db, chunk, rules, number, now)
        wrong += [(old[-2], old[-1]) for old, new in zip(stored, fresh, strict=True) if old[:-1] != new]
    return wrong


def _list(chunk: list[int]) -> str:
    return ", ".join(map(str, chunk))


def _rows(db: Connection, chunk: list[int], rules: Rules, number: int, now: datetime) -> Iterator[tuple[object, ...]]:
    wanted = json.dumps(chunk)
    known = histories(db, chunk)
    latest: dict[int, str] = {}
    for card, day, at in db.rows(_HAPPENED, {"ids": wanted, "today": _day(now.date()), "time": _time(now.time())}):
        latest[card] = max(latest.get(card, ""), f"{day}T{at}" if at else day)
    texts: defaultdict[int, list[str]] = defaultdict(list)
    for card, text in db.rows(_TEXTS, (wanted,)):
        texts[card].append(text)
    for card, created, *facts in db.rows(_FACTS, (wanted,)):
        history = known[card]
        words = (*facts, *(person.name for person in history.people), *texts[card])
        yield (
            *_computed(history, rules, now),
            number,
            latest.get(card, created[:10]),
            folded(" ".join(words)),
            card,
        )


def _computed(history: History, rules: Rules, now: datetime) -> tuple[object, ...]:
    line = timeline(history, now)
    standing = line.standing
    return (
        standing.stage,
        _day(standing.entered),
        standing.outcome,
        _day(standing.closed_day),
        int(standing.resting),
        _day(standing.snoozed_until),
        standing.snooze_why,
        *_step(next_step(history, rules, now, days_off(rules.country), line), line),
    )


def _step(step: Step | NoStep, line: Timeline) -> tuple[object, ...]:
    holds = None if step.holds_until is None else _moment(step.holds_until)
    if isinstance(step, NoStep):
        ahead = line.ahead[0] if line.ahead else None
        about = (_day(ahead.day), _time(ahead.time)) if ahead else (None, None)
        nothing = (None,) * 6
        return (*nothing, *about, None, None, step.reason, None, None, step.why, holds)
    return (
        step.kind,
        step.attempt,
        _day(step.due),
        _time(step.due_time),
        _day(step.last_day),
        _day(step.since),
        _day(step.about_day),
        _time(step.about_time),
        _day(step.snoozed_until),
        step.rank,
        step.reason,
        step.person,
        step.channel,
        None,
        holds,
    )


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _time(at: time | None) -> str | None:
    return None if at is None else at.isoformat("seconds")


def _moment(moment: datetime) -> str:
    return moment.isoformat("T", "seconds")
