"""Choosing the day to act inside a window (RULES.md, "Choosing the day")."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from jobboard.followup.rules import Window

IsDayOff = Callable[[date], bool]

_MONDAY, _TUESDAY, _FRIDAY = 0, 1, 4
_LONGEST_HOLIDAY = 60
"""Days to look for a working day before taking the day itself, so that no calendar can hang the rules."""


class DueRange(NamedTuple):
    """The day to act and the last day in time."""

    due: date
    last_day: date


def weekend(day: date) -> bool:
    """Saturday or Sunday: the days off of a board without a country."""
    return day.weekday() > _FRIDAY


def due_range(base: date, window: Window, is_day_off: IsDayOff, *, week_start: bool = False) -> DueRange:
    """The span for a window counted from `base`; `week_start` prefers a Monday or Tuesday inside it (★)."""
    inside = [add_days(base, days) for days in range(window.first, window.last + 1)]
    working = [day for day in inside if not is_day_off(day)]
    preferred = [day for day in working if week_start and day.weekday() in (_MONDAY, _TUESDAY)]
    due = next(iter(preferred or working), None) or next_working_day(inside[-1], is_day_off)
    return DueRange(due, next_working_day(max(inside[-1], due), is_day_off))


def due_range_ignoring_days_off(base: date, first: int, last: int) -> DueRange:
    """The span for a window that ignores days off (†); the ends may lie before the base."""
    return DueRange(add_days(base, first), add_days(base, last))


def add_days(day: date, days: int) -> date:
    """`day` and so many days, kept inside the calendar's years."""
    try:
        return day + timedelta(days)
    except OverflowError:
        return date.max if days > 0 else date.min


def next_working_day(day: date, is_day_off: IsDayOff) -> date:
    """The day itself where it is a working day, else the next that is."""
    for days in range(_LONGEST_HOLIDAY):
        if not is_day_off(found := add_days(day, days)):
            return found
    return day
