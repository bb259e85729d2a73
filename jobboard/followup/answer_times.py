"""After how many days one's own answers came, those that are still open counted as open (Kaplan and Meier)."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from jobboard.followup.enums import Stage
from jobboard.followup.models import History, Interview
from jobboard.followup.rules import Rules, Window
from jobboard.followup.timeline import build_timeline, from_person

ANSWERS_FROM = 20
"""Dated answers from which their times are told."""

SHARES = (0.5, 0.75, 0.9)
_WIDTH = 2
"""Days that a proposed window is wider than its first day."""


class Wait(NamedTuple):
    """The days from an application to the first answer of a person, or so far where there is none."""

    days: int
    answered: bool


class AnswerTimes(NamedTuple):
    """Of so many dated answers, by which day half, three quarters and nine tenths had come; None: not by now."""

    answers: int
    open: int
    by_share: tuple[int | None, ...]


def wait_for_answer(history: History, now: datetime) -> Wait | None:
    """How long the application waited for a person's reply, an invitation, an offer or a no.

    None where no application of known day is on the card. One that was closed waited until then.
    """
    timeline = build_timeline(history, now)
    applied = timeline.last_entry(Stage.APPLIED)
    if applied is None or applied.day is None:
        return None
    start = applied.day
    settled = (Stage.INTERVIEWED, Stage.OFFER, Stage.REJECTED)
    answers = [entry.day for entry in timeline.stage_entries if entry.day and entry.stage in settled]
    answers += [
        entry.day for entry in timeline.events if from_person(entry.event) or isinstance(entry.event, Interview)
    ]
    first = min((day for day in answers if start <= day <= now.date()), default=None)
    end = first or timeline.status.closed_day or now.date()
    return Wait(max(0, (end - start).days), first is not None)


def answer_times(waits: Iterable[Wait]) -> AnswerTimes:
    """By which day which share of the answers had come, by the product-limit estimate."""
    known = sorted(waits)
    answers = sum(wait.answered for wait in known)
    days: dict[float, int] = {}
    open_share = 1.0
    for day in sorted({wait.days for wait in known if wait.answered}):
        waiting = sum(wait.days >= day for wait in known)
        came = sum(wait.days == day and wait.answered for wait in known)
        open_share *= 1 - came / waiting
        for share in SHARES:
            if 1 - open_share >= share - 1e-9:
                days.setdefault(share, day)
    return AnswerTimes(answers, len(known) - answers, tuple(days.get(share) for share in SHARES))


def proposed_window(times: AnswerTimes, rules: Rules) -> Window | None:
    """Days for the first follow-up that let half of the answers come by themselves; None where the rule fits them.

    A proposal only: nothing sets it.
    """
    half = times.by_share[0]
    if times.answers < ANSWERS_FROM or half is None:
        return None
    window = Window(half + 1, half + 1 + _WIDTH)
    now = rules.follow_up_applied
    return None if window.first <= now.last and now.first <= window.last else window


def describe_answers(times: AnswerTimes) -> str:
    """What one's own answers say, in a sentence; empty while there are too few."""
    if times.answers < ANSWERS_FROM:
        return ""
    names = ("half", "three quarters", "nine tenths")
    parts = [
        f"{name} after {_days(day)}" if day is not None else f"{name} not yet"
        for name, day in zip(names, times.by_share, strict=True)
    ]
    return f"Your own answers had come: {', '.join(parts)} ({times.answers} answers, {times.open} open)"


def _days(number: int) -> str:
    return "1 day" if number == 1 else f"{number} days"
