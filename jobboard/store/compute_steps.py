"""A card's derived columns: its stage, its step, the moment until it holds, and the words it is found by."""

import json
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, time

from jobboard.followup.models import History, NoStep, Step
from jobboard.followup.next_step import next_step
from jobboard.followup.rules import Rules
from jobboard.followup.timeline import Timeline, build_timeline
from jobboard.store.connection import BoardDatabase
from jobboard.store.history_loader import histories
from jobboard.store.holidays import days_off
from jobboard.store.search_text import fold_for_search

_FACTS = """
    SELECT id, created, company, role, location, tags FROM card
    WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id"""
_HAPPENED = """
    SELECT card_id, day, time FROM event WHERE card_id IN (SELECT value FROM json_each(:ids)) AND day <= :today
    UNION ALL SELECT card_id, day, time FROM interview
    WHERE card_id IN (SELECT value FROM json_each(:ids)) AND state IN ('booked', 'held')
      AND (day < :today OR (day = :today AND time <= :time))"""
_TEXTS = "SELECT card_id, text FROM event WHERE card_id IN (SELECT value FROM json_each(?)) AND text <> '' ORDER BY id"


def computed(
    db: BoardDatabase, chunk: list[int], rules: Rules, number: int, now: datetime
) -> Iterator[tuple[object, ...]]:
    """For each of these cards, by id, the values of derive.COLUMNS and the id; `number` stands for the rules."""
    wanted = json.dumps(chunk)
    known = histories(db, chunk)
    latest: dict[int, str] = {}
    for card, day, at in db.fetchall(_HAPPENED, {"ids": wanted, "today": _day(now.date()), "time": _time(now.time())}):
        latest[card] = max(latest.get(card, ""), f"{day}T{at}" if at else day)
    texts: defaultdict[int, list[str]] = defaultdict(list)
    for card, text in db.fetchall(_TEXTS, (wanted,)):
        texts[card].append(text)
    for card, created, *facts in db.fetchall(_FACTS, (wanted,)):
        history = known[card]
        words = (*facts, *(person.name for person in history.people), *texts[card])
        yield (
            *_of(history, rules, now),
            number,
            latest.get(card, created[:10]),
            fold_for_search(" ".join(words)),
            card,
        )


def _of(history: History, rules: Rules, now: datetime) -> tuple[object, ...]:
    line = build_timeline(history, now)
    standing = line.status
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
        ahead = line.interviews_ahead[0] if line.interviews_ahead else None
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
        step.panel_rank,
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
