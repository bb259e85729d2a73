"""Cards' histories as the rules read them, loaded from the tables."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date

from jobboard.dates.iso import day_of, time_of
from jobboard.errors import DatabaseCorruptError
from jobboard.followup.enums import Channel, InterviewState, Outcome, PersonKind, ReplyKind, Stage, TouchKind
from jobboard.followup.models import (
    Closed,
    Deadline,
    Event,
    History,
    Interview,
    Paused,
    Person,
    Promise,
    Reopened,
    Reply,
    Resumed,
    Snoozed,
    StageChanged,
    Touch,
)
from jobboard.store.connection import BoardDatabase

_OF = "IN (SELECT value FROM json_each(?))"
_EVENTS = f"""
    SELECT card_id, kind, what, day, time, precision, known_by, contact_id, channel, text, until_day, until_time
    FROM event WHERE card_id {_OF} AND kind NOT IN ('interview', 'note', 'lesson') ORDER BY card_id, id"""
_INTERVIEWS = f"""
    SELECT id, card_id, day, time, state, booked_day, booked_time, prepared, round, place
    FROM interview WHERE card_id {_OF} ORDER BY card_id, id"""
_INTERVIEWERS = f"""
    SELECT interview_id, contact_id FROM interview JOIN interview_contact ON interview_id = interview.id
    WHERE card_id {_OF} ORDER BY interview_contact.id"""
_PEOPLE = f"""
    SELECT card_id, contact.id, name, kind, email, phone, profile, no_calls, do_not_contact
    FROM card_contact JOIN contact ON contact.id = contact_id WHERE card_id {_OF} ORDER BY card_id, card_contact.id"""
_CARDS = f"SELECT id, closes, keep_warm FROM card WHERE id {_OF} ORDER BY id"


def histories(db: BoardDatabase, ids: Iterable[int]) -> dict[int, History]:
    """The history of each card that exists, by id; DatabaseCorruptError where a row says what no jobboard has
    written.
    """
    wanted = (json.dumps(sorted(ids)),)
    with _making_sense():
        events = _events(db, wanted)
        people: defaultdict[int, list[Person]] = defaultdict(list)
        for card, *row in db.fetchall(_PEOPLE, wanted):
            people[card].append(_person(*row))
        return {
            card: History(tuple(events[card]), tuple(people[card]), day_of(closes), bool(keep_warm))
            for card, closes, keep_warm in db.fetchall(_CARDS, wanted)
        }


def history(db: BoardDatabase, card_id: int) -> History:
    """One card's history, empty where there is no such card."""
    return histories(db, [card_id]).get(card_id, History(()))


def events(db: BoardDatabase, card_id: int) -> tuple[Event, ...]:
    """What happened on one card: of its history all that says where it stands."""
    with _making_sense():
        return tuple(_events(db, (json.dumps([card_id]),))[card_id])


@contextmanager
def _making_sense() -> Iterator[None]:
    try:
        yield
    except ValueError as error:
        raise DatabaseCorruptError(
            f"an entry of the board makes no sense ({error})", "jobboard check --fix mends it"
        ) from error


def _events(db: BoardDatabase, wanted: tuple[str]) -> defaultdict[int, list[Event]]:
    found: defaultdict[int, list[Event]] = defaultdict(list)
    for card, *row in db.fetchall(_EVENTS, wanted):
        found[card].append(_event(*row))
    interviews = db.fetchall(_INTERVIEWS, wanted)
    interviewers: defaultdict[int, list[int]] = defaultdict(list)
    for interview, contact in db.fetchall(_INTERVIEWERS, wanted) if interviews else ():
        interviewers[interview].append(contact)
    for interview, card, *row in interviews:
        found[card].append(_interview(interviewers[interview], *row))
    return found


def _event(
    kind: str, what: str, day_text: str | None, time_text: str | None, precision: str, known_by: str,
    contact: int | None, channel_word: str | None, text: str, until_text: str | None, until_time: str | None,
) -> Event:  # fmt: skip
    day = day_of(day_text) if precision == "day" else None
    at = time_of(time_text)
    channel = None if channel_word is None else Channel(channel_word)
    until = day_of(until_text) or date.max
    bound = day_of(known_by) if day is None else None
    match kind:
        case "move":
            return StageChanged(Stage(what), day, at, bound)
        case "touch":
            return Touch(TouchKind(what), day, at, channel, contact)
        case "reply":
            return Reply(ReplyKind(what), day, at, channel, contact)
        case "promise":
            return Promise(until, day, at, time_of(until_time), contact)
        case "deadline":
            return Deadline(until, day, at)
        case "snooze":
            return Snoozed(until, day, at, text)
        case "rest":
            return Paused(day, at)
        case "wake":
            return Resumed(day, at)
        case "close":
            return Closed(Outcome(what), day, at, bound)
        case _:
            return Reopened(day, at)


def _interview(
    people: list[int], day: str, at: str | None, state: str, booked_day: str | None, booked_time: str | None,
    prepared: int, round_: str, place: str,
) -> Interview:  # fmt: skip
    return Interview(
        date.fromisoformat(day),
        time_of(at),
        InterviewState(state),
        day_of(booked_day),
        time_of(booked_time),
        tuple(people),
        bool(prepared),
        round_,
        place,
    )


def _person(
    key: int, name: str, kind: str, email: str, phone: str, profile: str, no_calls: int, do_not_contact: int
) -> Person:
    return Person(key, name, PersonKind(kind), email, phone, profile, bool(no_calls), bool(do_not_contact))
