"""Short words for building histories in the tests of the rules."""

import datetime as dt

from jobboard.followup.due_range import IsDayOff, weekend
from jobboard.followup.enums import Channel, InterviewState, ReplyKind, Stage, TouchKind
from jobboard.followup.models import (
    Deadline,
    Event,
    History,
    Interview,
    NoStep,
    Person,
    Promise,
    Reply,
    Snoozed,
    StageChanged,
    Step,
    Touch,
)
from jobboard.followup.next_step import next_step
from jobboard.followup.rules import Rules

T, A, I, O, R = Stage  # noqa: E741 - the letters of RULES.md's table


def day(text: str) -> dt.date:
    """A day of 2026, or a whole ISO date."""
    return dt.date.fromisoformat(text if len(text) > 5 else f"2026-{text}")


def at(text: str) -> dt.datetime:
    """A moment of 2026: "11-16" is its noon."""
    date, _, clock = text.partition(" ")
    return dt.datetime.combine(day(date), dt.time.fromisoformat(clock or "12:00"))


def moved(to: Stage, when: str, clock: str = "") -> StageChanged:
    return StageChanged(to, day(when), _time(clock))


def touch(kind: str, when: str, person: int | None = None, clock: str = "", channel: Channel | None = None) -> Touch:
    return Touch(TouchKind(kind), day(when), _time(clock), channel, person)


def question(when: str, person: int | None = None) -> Reply:
    return Reply(ReplyKind.QUESTION, day(when), person=person)


def statement(when: str, person: int | None = None) -> Reply:
    return Reply(ReplyKind.NO_ANSWER_NEEDED, day(when), person=person)


def receipt(when: str) -> Reply:
    return Reply(ReplyKind.RECEIPT, day(when))


def interview(when: str, booked: str | None = None, people: tuple[int, ...] = (), state: str = "booked") -> Interview:
    date, _, clock = when.partition(" ")
    booked_day = day(booked) if booked else None
    return Interview(day(date), _time(clock), InterviewState(state), booked_day, people=people)


def held(when: str, people: tuple[int, ...] = ()) -> Interview:
    return interview(when, None, people, "held")


def promise(when: str, made: str, person: int | None = None) -> Promise:
    date, _, clock = when.partition(" ")
    return Promise(day(date), day(made), promised_time=_time(clock), person=person)


def deadline(when: str, set_on: str) -> Deadline:
    return Deadline(day(when), day(set_on))


def snooze(until: str, when: str) -> Snoozed:
    return Snoozed(day(until), day(when))


def history(
    *events: Event, people: tuple[Person, ...] = (), closes: str | None = None, keep_warm: bool = False
) -> History:
    return History(events, people, day(closes) if closes else None, keep_warm)


def step(
    card: History | tuple[Event, ...], now: str, rules: Rules | None = None, is_day_off: IsDayOff = weekend
) -> Step:
    """The card's step at `now`; fails where there is none."""
    found = next_step(card if isinstance(card, History) else history(*card), rules or Rules(), at(now), is_day_off)
    assert isinstance(found, Step), found
    return found


def no_step(card: History | tuple[Event, ...], now: str) -> NoStep:
    """Why the card has no step at `now`; fails where it has one."""
    found = next_step(card if isinstance(card, History) else history(*card), Rules(), at(now))
    assert isinstance(found, NoStep), found
    return found


def step_summary(found: Step) -> str:
    """A step in one line: kind, attempt, due, last day, hour."""
    attempt = f" {found.attempt}" if found.attempt else ""
    hour = f" from {found.due_time:%H:%M}" if found.due_time else ""
    return f"{found.kind}{attempt} {found.due:%m-%d}..{found.last_day:%m-%d}{hour}"


def _time(text: str) -> dt.time | None:
    return dt.time.fromisoformat(text) if text else None
