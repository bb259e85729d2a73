"""The days in a cell of a tracker, in any way they are written; order.py settles which number is the month."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from enum import Enum

LONGEST_CELL = 200
"""Characters; a longer cell is a text, not a date."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<{}>" + "|".join(_MONTHS) + r")[a-z]*\.?"
_DAY = r"(?<![\d:])(?P<{}>\d{{1,2}})(?:st|nd|rd|th)?"
_YEAR = r"(?:[\s\-/.,']{}(?P<{}>\d{{4}}|\d{{2}}))?(?![\d:])"
_CLOCK = (
    r"(?:(?:T|[\s,]+(?:at\s+)?)(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::\d\d(?:[.,]\d+)?)?\s*(?P<half>[ap]\.?m\b\.?)?"
    r"(?P<zone>Z|[+-]\d\d:?\d\d)?(?!\d))?"
)

_ISO = r"(?<!\d)(?P<iso_year>\d{4})(?P<iso_sign>[-/.])(?P<iso_month>\d{1,2})(?P=iso_sign)(?P<iso_day>\d{1,2})(?!\d)"
_NUMBERS = r"(?<!\d)(?P<first>\d{1,2})(?P<sign>[-/.])(?P<second>\d{1,2})(?P=sign)(?P<year>\d{4}|\d{2})(?!\d)"
_SHORT = r"(?<![\d/.])(?P<short_first>\d{1,2})(?P<short_sign>[/.])(?P<short_second>\d{1,2})\.?(?![\d/])"
_NAMED = _DAY.format("name_day") + r"[\s\-/.]*" + _MONTH.format("name_month") + _YEAR.format("*", "name_year")
_LEADING = r"\b" + _MONTH.format("lead_month") + r"[\s\-/]*" + _DAY.format("lead_day") + _YEAR.format("+", "lead_year")

_DATE = re.compile(f"(?:{_ISO}|{_NUMBERS}|{_SHORT}|{_NAMED}|{_LEADING}){_CLOCK}", re.ASCII | re.IGNORECASE)
_JOINS = re.compile(
    r"\b(?:and|then|to|or|(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?)\b|[\s&,;+/()|–—-]+",
    re.IGNORECASE,
)


class Order(Enum):
    """Which number of 8/5/2019 is the month."""

    MONTH_FIRST = "month/day/year"
    DAY_FIRST = "day/month/year"

    @property
    def other(self) -> "Order":
        """The order that this one is not."""
        return Order.DAY_FIRST if self is Order.MONTH_FIRST else Order.MONTH_FIRST


@dataclass(frozen=True, slots=True)
class Day:
    """A day read from a cell, with its hour where one stood there; `guessed` says that the year did not."""

    day: date
    at: time | None = None
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What a cell comes to: its days in the order they stand there, and whether they are all it says."""

    days: tuple[Day, ...] = ()
    whole: bool = False
    against: bool = False
    """A date of the cell exists only in the order that the file does not use."""


@dataclass(frozen=True, slots=True)
class Found:
    """A date as it stands in a cell: the year may be missing, day and month may stand in either order."""

    year: int | None
    month: int
    day: int
    at: time | None
    sign: str = ""
    """What stands between two numbers whose order is open; `month` is then the first of them, `day` the second."""

    def on(self, order: Order, year: int) -> date | None:
        """The day it is in that order and year; None where there is no such day."""
        month, day = (self.day, self.month) if self.sign and order is Order.DAY_FIRST else (self.month, self.day)
        try:
            return date(year, month, day)
        except ValueError:
            return None


def holds_day(cell: str) -> bool:
    """Whether something in the cell is written like a date."""
    return any(True for _ in finds(cell))


def read_days(cell: str, order: Order, today: date, near: date | None = None) -> Reading:
    """The days in a cell; a missing year is the one that comes nearest to `near`, else the latest not after `today`.

    Inside other words only full dates count: "1/2 rounds" names no day.
    """
    days = []
    against = False
    others = []
    end = 0
    for (start, stop), found in finds(cell):
        day = _settle(found, order, today, near)
        turned = None if day else _settle(found, order.other, today, near)
        if read := day or turned:
            days.append(read)
            against = against or turned is not None
            others.append(cell[end:start])
            end = stop
    whole = bool(days) and not _JOINS.sub("", "".join([*others, cell[end:]]))
    return Reading(tuple(day for day in days if whole or not day.guessed), whole, against)


def _settle(found: Found, order: Order, today: date, near: date | None) -> Day | None:
    if found.year is not None:
        day = found.on(order, found.year)
        return Day(day, found.at) if day and 1970 <= day.year <= today.year + 10 else None
    middle = near or today
    days = [day for year in range(middle.year - 4, middle.year + 5) if (day := found.on(order, year))]
    if near:
        days.sort(key=lambda day: abs(day - near))
    else:
        days = [day for day in reversed(days) if day <= today]
    return Day(days[0], found.at, guessed=True) if days else None


def finds(cell: str) -> Iterator[tuple[tuple[int, int], Found]]:
    """Everything in the cell that is written like a date, with where it starts and ends."""
    if len(cell) > LONGEST_CELL:
        return
    for match in _DATE.finditer(cell):
        yield match.span(), _found(match)


def _found(match: re.Match[str]) -> Found:
    parts = {name: text for name, text in match.groupdict().items() if text is not None}
    at = _time(parts)
    if "iso_year" in parts:
        return Found(int(parts["iso_year"]), int(parts["iso_month"]), int(parts["iso_day"]), at)
    if "first" in parts:
        return Found(_full_year(parts["year"]), int(parts["first"]), int(parts["second"]), at, parts["sign"])
    if "short_first" in parts:
        return Found(None, int(parts["short_first"]), int(parts["short_second"]), at, parts["short_sign"])
    kind = "name" if "name_day" in parts else "lead"
    month = _MONTHS.index(parts[f"{kind}_month"].lower()) + 1
    return Found(_full_year(parts.get(f"{kind}_year")), month, int(parts[f"{kind}_day"]), at)


def _full_year(text: str | None) -> int | None:
    if text is None:
        return None
    return int(text) + 2000 if len(text) == 2 else int(text)


def _time(parts: dict[str, str]) -> time | None:
    if "hour" not in parts or "zone" in parts:
        return None  # the hour of another zone is not the board's
    hour, minute = int(parts["hour"]), int(parts["minute"])
    if half := parts.get("half", "").lower():
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None
