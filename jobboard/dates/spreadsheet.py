"""The days in a cell of a tracker, in any way they are written; order.py settles which number is the month."""

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

LONGEST_CELL = 200
"""Characters; a longer cell is a text, not a date."""

_MONTHS = (
    "january jan januar jänner janvier janv enero ene janeiro",
    "february feb februar feber février févr fév febrero fevereiro fev",
    "march mar märz mär mrz mars marzo março marts",
    "april apr avril avr abril abr",
    "may mai mayo maio maj",
    "june jun juni juin junio junho",
    "july jul juli juillet juil julio julho",
    "august aug août aout agosto ago",
    "september sep sept septembre septiembre setembro set",
    "october oct oktober okt octobre octubre outubro out",
    "november nov novembre noviembre novembro",
    "december dec dezember dez décembre déc diciembre dic dezembro",
)
_NUMBER_OF = {word: number for number, words in enumerate(_MONTHS, 1) for word in words.split()}
"""The months in English, German, French, Spanish, Portuguese and Danish; Danish ones are like the English or German."""

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

_JOINS = re.compile(
    r"\b(?:and|then|to|or|und|et|y|e|og|am|den|d|le|el|em|den|uhr"
    r"|(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?|mo|di|mi|do|fr|sa|so)\b\.?"
    r"|[\s&,;+/()|–—→-]+",
    re.IGNORECASE,
)


class DateOrder(Enum):
    """Which number of 8/5/2019 is the month."""

    MONTH_FIRST = "month/day/year"
    DAY_FIRST = "day/month/year"

    @property
    def other(self) -> "DateOrder":
        """The order that this one is not."""
        return DateOrder.DAY_FIRST if self is DateOrder.MONTH_FIRST else DateOrder.MONTH_FIRST


class Day(NamedTuple):
    """A day read from a cell, with its hour where one stood there; `guessed` says that the year did not."""

    day: date
    at: time | None = None
    guessed: bool = False
    month: bool = False
    """Only the month is known; `day` is its first."""

    @property
    def exact(self) -> date | None:
        """The day, None where only its month is known."""
        return None if self.month else self.day


class CellDates(NamedTuple):
    """What a cell comes to: its days in the order they stand there, and whether they are all it says."""

    days: tuple[Day, ...] = ()
    whole: bool = False
    against: bool = False
    """A date of the cell exists only in the order that the file does not use."""
    rest: str = ""
    """What else the cell says."""


class DateMatch(NamedTuple):
    """A date as it stands in a cell: the year may be missing, day and month may stand in either order."""

    year: int | None
    month: int
    day: int
    at: time | None
    sign: str = ""
    """What stands between two numbers whose order is open; `month` is then the first of them, `day` the second."""
    whole_month: bool = False
    """No day stands there; `day` is the first."""

    def on(self, order: DateOrder, year: int) -> date | None:
        """The day it is in that order and year; None where there is no such day."""
        month, day = (self.day, self.month) if self.sign and order is DateOrder.DAY_FIRST else (self.month, self.day)
        try:
            return date(year, month, day)
        except ValueError:
            return None


def holds_day(cell: str) -> bool:
    """Whether something in the cell is written like a date."""
    return bool(finds(cell))


@lru_cache(maxsize=4096)
def read_days(cell: str, order: DateOrder, today: date, near: date | None = None) -> CellDates:
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
    rest = " ".join([*others, cell[end:]])
    whole = bool(days) and not _JOINS.sub("", rest)
    return CellDates(tuple(day for day in days if whole or not day.guessed), whole, against, rest)


def _settle(found: DateMatch, order: DateOrder, today: date, near: date | None) -> Day | None:
    if found.year is not None:
        day = found.on(order, found.year)
        return Day(day, found.at, month=found.whole_month) if day and 1970 <= day.year <= today.year + 10 else None
    middle = near or today
    days = [day for year in range(middle.year - 4, middle.year + 5) if (day := found.on(order, year))]
    if near:
        days.sort(key=lambda day: abs(day - near))
    else:
        days = [day for day in reversed(days) if day <= today]
    return Day(days[0], found.at, guessed=True) if days else None


@lru_cache(maxsize=4096)
def finds(cell: str) -> tuple[tuple[tuple[int, int], DateMatch], ...]:
    """Everything in the cell that is written like a date, with where it starts and ends."""
    if len(cell) > LONGEST_CELL:
        return ()
    if alone := _alone(cell.strip()):
        return (((0, len(cell)), alone),)
    return tuple((match.span(), _found(match)) for match in _DATE.finditer(cell))


def _found(match: re.Match[str]) -> DateMatch:
    parts = {name: text for name, text in match.groupdict().items() if text is not None}
    at = _time(parts)
    if "iso_year" in parts:
        return DateMatch(int(parts["iso_year"]), int(parts["iso_month"]), int(parts["iso_day"]), at)
    if "first" in parts:
        return DateMatch(_full_year(parts["year"]), int(parts["first"]), int(parts["second"]), at, parts["sign"])
    if "short_first" in parts:
        return DateMatch(None, int(parts["short_first"]), int(parts["short_second"]), at, parts["short_sign"])
    if "cn_month" in parts:
        return DateMatch(_full_year(parts.get("cn_year")), int(parts["cn_month"]), int(parts["cn_day"]), at)
    kind = "name" if "name_day" in parts else "lead"
    month = _NUMBER_OF[parts[f"{kind}_month"].lower()]
    return DateMatch(_full_year(parts.get(f"{kind}_year")), month, int(parts[f"{kind}_day"]), at)


def _alone(cell: str) -> DateMatch | None:
    """What counts only where nothing else stands in the cell: a month with its year, a moment in milliseconds."""
    if _MILLISECONDS.fullmatch(cell):
        moment = datetime.fromtimestamp(int(cell) / 1000, UTC)
        return DateMatch(moment.year, moment.month, moment.day, None)
    if match := _WHOLE_MONTH.fullmatch(cell):
        parts = {name[:-2]: text for name, text in match.groupdict().items() if text}
        month = parts["month"].lower()
        return DateMatch(int(parts["year"]), _NUMBER_OF.get(month) or int(month), 1, None, whole_month=True)
    return None


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


@dataclass(frozen=True, slots=True)
class DateOrderDecision:
    """The order, and the sentence that says why; empty where no date of the file depends on it."""

    order: DateOrder
    why: str
    open: bool = False
    """Whether nothing in the file settles it, so that the user should be asked."""


def settle_order(
    past: Sequence[str],
    others: Sequence[str],
    today: date,
    *,
    semicolons: bool,
    day_first: bool | None,
    usual: bool | None = None,
) -> DateOrderDecision:
    """By numbers above 12; else as asked for; else so that no cell of `past` lies after `today`; else as is usual.

    Usual is the user's own way (`usual`: the day first), where that is not known the month first where commas separate
    the cells and slashes the numbers, the day first elsewhere.
    """
    dates = _unsettled([*past, *others])
    if not dates:
        clear = any(holds_day(cell) for cell in (*past, *others))
        return DateOrderDecision(DateOrder.MONTH_FIRST, "Dates are year-month-day or name the month." if clear else "")
    month_first = [found for found in dates if found.day > 12 >= found.month]
    day_first_dates = [found for found in dates if found.month > 12 >= found.day]
    if month_first or day_first_dates:
        return _by_number(len(month_first), len(day_first_dates), day_first)
    open_dates = [found for found in dates if found.month != found.day]
    if day_first is not None:
        order = DateOrder.DAY_FIRST if day_first else DateOrder.MONTH_FIRST
        return DateOrderDecision(order, f"Dates are read as {order.value}, as you said." if open_dates else "")
    if order_by_today := _by_today(_unsettled(past), today):
        why = f"Dates are {order_by_today.value}; the other way some would lie in the future."
        return DateOrderDecision(order_by_today, why)
    american = not semicolons and all(found.sign == "/" for found in open_dates)
    day_first = usual if usual is not None else not american
    order = DateOrder.DAY_FIRST if day_first else DateOrder.MONTH_FIRST
    habit = ", as is usual where you are" if usual is not None else ""
    why = f"Dates are read as {order.value}{habit}; no number above 12 shows whether that is right."
    return DateOrderDecision(order, why if open_dates else "", open=bool(open_dates))


def _unsettled(cells: Sequence[str]) -> list[DateMatch]:
    """The full dates written as numbers in either order."""
    return [found for cell in cells for _, found in finds(cell) if found.sign and found.year is not None]


def _by_number(month_first: int, day_first: int, asked: bool | None) -> DateOrderDecision:
    order = DateOrder.MONTH_FIRST if month_first >= day_first else DateOrder.DAY_FIRST
    if not (month_first and day_first):
        return DateOrderDecision(order, f"Dates are {order.value}, as numbers above 12 show.")
    if asked is not None:
        order = DateOrder.DAY_FIRST if asked else DateOrder.MONTH_FIRST
    counts = f"{month_first} can only be month/day, {day_first} only day/month"
    return DateOrderDecision(order, f"Dates are mixed, {counts}; the others are read as {order.value}.")


def _by_today(dates: Sequence[DateMatch], today: date) -> DateOrder | None:
    """The one order in which none of the dates lies in the future."""
    fits = [
        order
        for order in DateOrder
        if not any((day := found.on(order, found.year or 0)) and day > today for found in dates)
    ]
    return fits[0] if len(fits) == 1 else None


_MONTH_FIRST = ("US", "PH", "GU", "PR")
"""Countries that write 8/5/2026 for the fifth of August."""


def locale_day_first() -> bool | None:
    """Whether the user's locale writes the day before the month; None where the environment names no country."""
    name = next((value for key in ("LC_ALL", "LC_TIME", "LANG") if (value := os.environ.get(key))), "")
    country = re.match(r"[a-z]{2,3}_([A-Z]{2})\b", name)
    return country[1] not in _MONTH_FIRST if country else None
