"""The dates in the cells of a tracker, in any way they are written, and the order of day and month in a file."""

import datetime as dt
import os
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from jobboard.dates.names import GERMAN_WEEKDAY_ABBREVIATIONS, MONTHS, month_numbers, weekday_numbers

LONGEST_CELL = 200
"""Characters; a longer cell is a text, not a date."""

_NUMBER_OF = month_numbers(*MONTHS)

_MONTH = r"(?P<{}>" + "|".join(sorted(_NUMBER_OF, key=len, reverse=True)) + r")\b\.?"
_DAY = r"(?<![0-9:])(?P<{}>[0-9]{{1,2}})(?:st|nd|rd|th|er)?"
_YEAR = r"(?:(?:[\s\-/.,']|\bdel?\b){}(?P<{}>[0-9]{{4}}|[0-9]{{2}}))?(?![0-9:])"
_CLOCK = (
    r"(?:(?:T|[\s,]+(?:(?:at|um|kl)\.?\s+)?)(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?::[0-9]{2}(?:[.,][0-9]+)?)?"
    r"\s*(?P<half>[ap]\.?m\b\.?)?(?P<zone>Z|[+-][0-9]{2}:?[0-9]{2})?(?![0-9]))?"
)

_ISO = (
    r"(?<![0-9])(?P<iso_year>[0-9]{4})(?P<iso_sign>[-/.])(?P<iso_month>[0-9]{1,2})(?P=iso_sign)(?P<iso_day>[0-9]{1,2})"
    r"(?![0-9])"
)
_NUMBERS = (
    r"(?<![0-9])(?P<first>[0-9]{1,2})(?P<sign>[-/.])\s?(?P<second>[0-9]{1,2})(?P=sign)\s?(?P<year>[0-9]{4}|[0-9]{2})"
    r"(?![0-9])"
)
_SHORT = r"(?<![0-9/.])(?P<short_first>[0-9]{1,2})(?P<short_sign>[/.])(?P<short_second>[0-9]{1,2})\.?(?![0-9/])"
_NAMED = (
    _DAY.format("name_day") + r"(?:[\s\-/.]|\bde\b)*" + _MONTH.format("name_month") + _YEAR.format("*", "name_year")
)
_LEADING = r"\b" + _MONTH.format("lead_month") + r"[\s\-/]*" + _DAY.format("lead_day") + _YEAR.format("+", "lead_year")
_CHINESE = r"(?:(?P<cn_year>[0-9]{4})\s?年\s?)?(?P<cn_month>[0-9]{1,2})\s?月\s?(?P<cn_day>[0-9]{1,2})\s?[日号號]"

_DATE = re.compile(f"(?:{_ISO}|{_NUMBERS}|{_SHORT}|{_NAMED}|{_LEADING}|{_CHINESE}){_CLOCK}", re.IGNORECASE)
_WHOLE_MONTH = re.compile(
    r"(?P<year_1>[0-9]{4})[-/.](?P<month_1>[0-9]{1,2})|(?P<month_2>[0-9]{1,2})[-/.](?P<year_2>(?:19|20)[0-9]{2})"
    r"|(?P<year_3>[0-9]{4})\s?年\s?(?P<month_3>[0-9]{1,2})\s?月|"
    + _MONTH.format("month_4")
    + r"(?:[\s\-/.,']|\bdel?\b)+(?P<year_4>(?:19|20)[0-9]{2})",
    re.IGNORECASE,
)
_MILLISECONDS = re.compile(r"1[0-9]{12}")
"""A moment as JavaScript keeps it, since 2001."""

_BESIDE_DATES = re.compile(
    r"\b(?:and|then|to|or|und|et|y|e|og|am|den|d|le|el|em|den|uhr"
    rf"|{'|'.join((*weekday_numbers('en', 'de'), *GERMAN_WEEKDAY_ABBREVIATIONS))})\b\.?"
    r"|[\s&,;+/()|–—→-]+",
    re.IGNORECASE,
)
"""What may stand between and beside dates without saying anything else."""


class DateOrder(Enum):
    """Which number of 8/5/2019 is the month."""

    MONTH_FIRST = "month/day/year"
    DAY_FIRST = "day/month/year"

    @property
    def other(self) -> "DateOrder":
        """The order that this one is not."""
        return DateOrder.DAY_FIRST if self is DateOrder.MONTH_FIRST else DateOrder.MONTH_FIRST


class Day(NamedTuple):
    """A day read from a cell, with its hour where one stood there."""

    day: dt.date
    time: dt.time | None = None
    year_guessed: bool = False
    """The cell does not name the year."""
    month_only: bool = False
    """Only the month is known; `day` is its first."""

    @property
    def exact(self) -> dt.date | None:
        """The day, None where only its month is known."""
        return None if self.month_only else self.day


class CellDates(NamedTuple):
    """What a cell comes to: its days in the order they stand there, and whether they are all it says."""

    days: tuple[Day, ...] = ()
    whole: bool = False
    other_order: bool = False
    """A date of the cell exists only in the order that the file does not use."""
    other_text: str = ""
    """What else the cell says."""


class DateMatch(NamedTuple):
    """A date as it stands in a cell: the year may be missing, day and month may stand in either order."""

    span: tuple[int, int]
    """Where it begins and ends."""
    year: int | None
    month: int
    day: int
    time: dt.time | None
    separator: str = ""
    """What stands between two numbers whose order is open; `month` is then the first of them, `day` the second."""
    month_only: bool = False
    """No day stands there; `day` is the first."""

    def to_day(self, order: DateOrder, year: int) -> dt.date | None:
        """The day it is in that order and year; None where there is no such day."""
        swapped = self.separator and order is DateOrder.DAY_FIRST
        month, day = (self.day, self.month) if swapped else (self.month, self.day)
        try:
            return dt.date(year, month, day)
        except ValueError:
            return None


DateFinder = Callable[[str], tuple[DateMatch, ...]]
"""`find_dates`, or what remembers its answers for the cells of one file."""


class DateReader:
    """Reads the dates in a file's cells in one order of day and month, each different cell once."""

    def __init__(self, order: DateOrder, today: dt.date, find: DateFinder) -> None:
        self.order, self.today, self.find = order, today, find
        self._cells: dict[tuple[str, dt.date | None], CellDates] = {}

    def read(self, cell: str, near: dt.date | None = None) -> CellDates:
        """The days in a cell; a missing year is the one that comes nearest to `near`, else the latest past one.

        Inside other words only full dates count: "1/2 rounds" names no day.
        """
        if (dates := self._cells.get((cell, near))) is None:
            dates = self._cells[cell, near] = self._read(cell, near)
        return dates

    def _read(self, cell: str, near: dt.date | None) -> CellDates:
        days = []
        other_order = False
        other_texts = []
        end = 0
        for match in self.find(cell):
            day = self._day(match, self.order, near)
            swapped = None if day else self._day(match, self.order.other, near)
            if found := day or swapped:
                days.append(found)
                other_order = other_order or swapped is not None
                other_texts.append(cell[end : match.span[0]])
                end = match.span[1]
        other_text = " ".join([*other_texts, cell[end:]])
        whole = bool(days) and not _BESIDE_DATES.sub("", other_text)
        return CellDates(tuple(day for day in days if whole or not day.year_guessed), whole, other_order, other_text)

    def _day(self, match: DateMatch, order: DateOrder, near: dt.date | None) -> Day | None:
        if match.year is not None:
            day = match.to_day(order, match.year)
            plausible = day and 1970 <= day.year <= self.today.year + 10
            return Day(day, match.time, month_only=match.month_only) if day and plausible else None
        middle = near or self.today
        days = [day for year in range(middle.year - 4, middle.year + 5) if (day := match.to_day(order, year))]
        if near:
            days.sort(key=lambda day: abs(day - near))
        else:
            days = [day for day in reversed(days) if day <= self.today]
        return Day(days[0], match.time, year_guessed=True) if days else None


def find_dates(cell: str) -> tuple[DateMatch, ...]:
    """Everything in the cell that is written like a date."""
    if len(cell) > LONGEST_CELL:
        return ()
    if match := _whole_cell(cell):
        return (match,)
    return tuple(map(_to_match, _DATE.finditer(cell)))


def _to_match(match: re.Match[str]) -> DateMatch:
    span, parts = match.span(), {name: text for name, text in match.groupdict().items() if text is not None}
    time = _time(parts)
    if "iso_year" in parts:
        return DateMatch(span, int(parts["iso_year"]), int(parts["iso_month"]), int(parts["iso_day"]), time)
    if "first" in parts:
        year = _full_year(parts["year"])
        return DateMatch(span, year, int(parts["first"]), int(parts["second"]), time, parts["sign"])
    if "short_first" in parts:
        first, second = int(parts["short_first"]), int(parts["short_second"])
        return DateMatch(span, None, first, second, time, parts["short_sign"])
    if "cn_month" in parts:
        return DateMatch(span, _full_year(parts.get("cn_year")), int(parts["cn_month"]), int(parts["cn_day"]), time)
    kind = "name" if "name_day" in parts else "lead"
    month = _NUMBER_OF[parts[f"{kind}_month"].lower()]
    return DateMatch(span, _full_year(parts.get(f"{kind}_year")), month, int(parts[f"{kind}_day"]), time)


def _whole_cell(cell: str) -> DateMatch | None:
    """What counts only where nothing else stands in the cell: a month with its year, a moment in milliseconds."""
    text, span = cell.strip(), (0, len(cell))
    if _MILLISECONDS.fullmatch(text):
        moment = dt.datetime.fromtimestamp(int(text) / 1000, dt.UTC)
        return DateMatch(span, moment.year, moment.month, moment.day, None)
    if match := _WHOLE_MONTH.fullmatch(text):
        parts = {name[:-2]: part for name, part in match.groupdict().items() if part}
        month = parts["month"].lower()
        return DateMatch(span, int(parts["year"]), _NUMBER_OF.get(month) or int(month), 1, None, month_only=True)
    return None


def _full_year(text: str | None) -> int | None:
    if text is None:
        return None
    return int(text) + 2000 if len(text) == 2 else int(text)


def _time(parts: dict[str, str]) -> dt.time | None:
    if "hour" not in parts or "zone" in parts:
        return None  # the hour of another zone is not the board's
    hour, minute = int(parts["hour"]), int(parts["minute"])
    if half := parts.get("half", "").lower():
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return dt.time(hour, minute) if hour < 24 and minute < 60 else None


@dataclass(frozen=True, slots=True)
class DateOrderDecision:
    """The order, and the sentence that says why; empty where no date of the file depends on it."""

    order: DateOrder
    reason: str
    ambiguous: bool = False
    """Whether nothing in the file decides it, so that the user should be asked."""


def decide_order(
    past: Sequence[str],
    others: Sequence[str],
    today: dt.date,
    *,
    semicolons: bool,
    day_first: bool | None,
    locale_day_first: bool | None = None,
    find: DateFinder = find_dates,
) -> DateOrderDecision:
    """By numbers above 12; else as asked for (`day_first`); else so that no cell of `past` lies after `today`.

    Where nothing of that helps it is the order of the user's locale; where that is not known either, the month first
    where commas separate the cells and slashes the numbers, the day first elsewhere.
    """
    past_dates, other_dates = ([match for cell in cells for match in find(cell)] for cells in (past, others))
    dates = _numeric([*past_dates, *other_dates])
    if not dates:
        clear = past_dates or other_dates
        return DateOrderDecision(DateOrder.MONTH_FIRST, "Dates are year-month-day or name the month." if clear else "")
    month_first_only = sum(match.day > 12 >= match.month for match in dates)
    day_first_only = sum(match.month > 12 >= match.day for match in dates)
    if month_first_only or day_first_only:
        return _by_numbers(month_first_only, day_first_only, day_first)
    open_dates = [match for match in dates if match.month != match.day]
    if day_first is not None:
        order = _order(day_first)
        return DateOrderDecision(order, f"Dates are read as {order.value}, as you said." if open_dates else "")
    if order_by_today := _by_today(_numeric(past_dates), today):
        reason = f"Dates are {order_by_today.value}; the other way some would lie in the future."
        return DateOrderDecision(order_by_today, reason)
    american = not semicolons and all(match.separator == "/" for match in open_dates)
    order = _order(not american if locale_day_first is None else locale_day_first)
    habit = "" if locale_day_first is None else ", as is usual where you are"
    reason = f"Dates are read as {order.value}{habit}; no number above 12 shows whether that is right."
    return DateOrderDecision(order, reason if open_dates else "", ambiguous=bool(open_dates))


def _order(day_first: bool) -> DateOrder:
    return DateOrder.DAY_FIRST if day_first else DateOrder.MONTH_FIRST


def _numeric(dates: Sequence[DateMatch]) -> list[DateMatch]:
    """The full dates written as numbers in either order."""
    return [match for match in dates if match.separator and match.year is not None]


def _by_numbers(month_first_only: int, day_first_only: int, day_first: bool | None) -> DateOrderDecision:
    order = _order(day_first_only > month_first_only)
    if not (month_first_only and day_first_only):
        return DateOrderDecision(order, f"Dates are {order.value}, as numbers above 12 show.")
    if day_first is not None:
        order = _order(day_first)
    counts = f"{month_first_only} can only be month/day, {day_first_only} only day/month"
    return DateOrderDecision(order, f"Dates are mixed, {counts}; the others are read as {order.value}.")


def _by_today(dates: Sequence[DateMatch], today: dt.date) -> DateOrder | None:
    """The one order in which none of the dates lies in the future."""
    fitting = [
        order
        for order in DateOrder
        if not any((day := match.to_day(order, match.year or 0)) and day > today for match in dates)
    ]
    return fitting[0] if len(fitting) == 1 else None


_MONTH_FIRST_COUNTRIES = ("US", "PH", "GU", "PR")
"""Countries that write 8/5/2026 for the fifth of August."""


def locale_day_first() -> bool | None:
    """Whether the user's locale writes the day before the month; None where the environment names no country."""
    name = next((value for key in ("LC_ALL", "LC_TIME", "LANG") if (value := os.environ.get(key))), "")
    country = re.match(r"[a-z]{2,3}_([A-Z]{2})\b", name)
    return country[1] not in _MONTH_FIRST_COUNTRIES if country else None
