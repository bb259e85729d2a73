"""Days and times as a person types them and reads them, in English; today is passed in."""

import datetime as dt
import re
from collections.abc import Callable
from enum import Enum, auto
from typing import NamedTuple

from jobboard.dates.names import ENGLISH_MONTHS, ENGLISH_WEEKDAYS
from jobboard.errors import InvalidInputError
from jobboard.text import quote

FIRST_DAY = dt.date(1900, 1, 1)
LAST_DAY = dt.date(2199, 12, 31)
"""No day outside these two is taken from anybody, so that adding a window to one never runs off the calendar."""

_NUMBERS = {
    name: number
    for number, name in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 1
    )
} | {"a": 1, "an": 1}
_LONGEST = 60
_EXAMPLES = 'write it like 2026-11-16, 16 nov, fri, last tue, +3d, "a week", or with a time: thu 15:00'


class Direction(Enum):
    """Which way a day without a year or a sign lies: FUTURE for what is planned, PAST for what has happened."""

    PAST = auto()
    FUTURE = auto()


class DayTime(NamedTuple):
    """A local day, with the time of day where one was given."""

    day: dt.date
    time: dt.time | None = None


class _NotADateError(Exception):
    """Looks like a date and is none; its text says why and what to write."""


def parse_when(text: str, today: dt.date, prefer: Direction) -> DayTime:
    """Read a day, perhaps followed by a time; a time alone is today's.

    Raises InvalidInputError naming what would be understood, also for days that do not exist or can be read in two
    ways.
    """
    normalized = _normalized(text)
    try:
        if len(normalized) > _LONGEST or not normalized:
            raise _NotADateError(_EXAMPLES)
        day_text, time = _split_time(normalized)
        day = _read_day(day_text, today, prefer)
    except _NotADateError as error:
        raise InvalidInputError(f"{quote(text, _LONGEST)} is not understood as a date", str(error)) from None
    return DayTime(day, time)


def _normalized(text: str) -> str:
    """Lower case, commas and runs of blanks as one blank, the T of an ISO date-time as a blank."""
    text = " ".join(text.lower().replace(",", " ").split())
    return re.sub(r"^(\d{4}-\d\d-\d\d)t(?=\d)", r"\1 ", text)


# --- the time of day

_CLOCK = r"(?a)(?:^|(?<= ))(?:at )?(\d{1,2}):(\d\d)(?::\d\d(?:\.\d+)?)?$"
_TWELVE = r"(?a)(?:^|(?<= ))(?:at )?(\d{1,2})(?::(\d\d))? ?([ap])\.?m\.?$"
_HOUR = r"(?a)(?:^|(?<= ))at (\d{1,2})$"
_NOON = r"(?:^|(?<= ))(?:at )?noon$"


def _split_time(text: str) -> tuple[str, dt.time | None]:
    """What is left without the time at the end, and that time."""
    for pattern, read in ((_TWELVE, _twelve), (_CLOCK, _clock), (_HOUR, _hour), (_NOON, _noon)):
        if parts := re.search(pattern, text):
            return text[: parts.start()].strip(), read(parts)
    return text, None


def _clock(parts: re.Match[str]) -> dt.time:
    return _time(int(parts[1]), int(parts[2]))


def _twelve(parts: re.Match[str]) -> dt.time:
    hour = int(parts[1])
    if not 1 <= hour <= 12:
        raise _NotADateError("the hour before am or pm is 1 to 12")
    return _time(hour % 12 + (12 if parts[3] == "p" else 0), int(parts[2] or 0))


def _hour(parts: re.Match[str]) -> dt.time:
    hour = int(parts[1])
    if 1 <= hour <= 6:
        raise _NotADateError(f"say {hour}am or {hour}pm")
    return _time(hour, 0)


def _noon(_: re.Match[str]) -> dt.time:
    return dt.time(12)


def _time(hour: int, minute: int) -> dt.time:
    if hour > 23 or minute > 59:
        raise _NotADateError("a time lies between 0:00 and 23:59")
    return dt.time(hour, minute)


# --- the day

_Reader = Callable[[str, dt.date, Direction], dt.date | None]


def _read_day(text: str, today: dt.date, prefer: Direction) -> dt.date:
    text = text.removeprefix("on ").removeprefix("by ")
    first, _, rest = text.partition(" ")
    weekday = _index(ENGLISH_WEEKDAYS, first)
    if rest and weekday is not None:
        return _on_weekday(_read_day(rest, today, prefer), weekday)
    for read in _READERS:
        if (day := read(text, today, prefer)) is not None:
            if not FIRST_DAY <= day <= LAST_DAY:
                raise _NotADateError(f"days from {FIRST_DAY.year} to {LAST_DAY.year} are taken")
            return day
    raise _NotADateError(_EXAMPLES)


def _on_weekday(day: dt.date, weekday: int) -> dt.date:
    """The day, where the weekday written before it is the right one."""
    if day.weekday() != weekday:
        raise _NotADateError(f"{day} is a {day:%A}")
    return day


def _near_today(text: str, today: dt.date, _: Direction) -> dt.date | None:
    """Today and its neighbours; nothing at all is today, since a time alone was given."""
    offset = {"": 0, "today": 0, "tomorrow": 1, "yesterday": -1}.get(text)
    return None if offset is None else _plus_days(today, offset)


_WEEKDAY = r"(?:(this|next|last) )?([a-z]{3,9})\.?"


def _weekday(text: str, today: dt.date, prefer: Direction) -> dt.date | None:
    parts = re.fullmatch(_WEEKDAY, text)
    weekday = _index(ENGLISH_WEEKDAYS, parts[2]) if parts else None
    if parts is None or weekday is None:
        return None
    behind = (today.weekday() - weekday) % 7
    match parts[1]:
        case "last":
            return _plus_days(today, -(behind or 7))
        case "next":
            return _plus_days(today, 7 - behind)
        case None if prefer is Direction.PAST:
            return _plus_days(today, -behind)
    return _plus_days(today, -behind % 7)


_SPAN = r"(?a)(?P<way>in |\+|-)? ?(?P<count>\d+|[a-z]+) ?(?P<unit>d|w|m|y|(?:day|week|month|year)s?)(?P<ago> ago)?"


def _span(text: str, today: dt.date, prefer: Direction) -> dt.date | None:
    """Days, weeks, months or years from today; without a sign, the way that is preferred."""
    parts = re.fullmatch(_SPAN, text)
    if parts is None or (parts["way"] and parts["ago"]):
        return None
    count = int(parts["count"]) if parts["count"].isdigit() else _NUMBERS.get(parts["count"])
    if count is None:
        return None
    way = (parts["way"] or "").strip()
    if way == "-" or parts["ago"] or (not way and prefer is Direction.PAST):
        count = -count
    match parts["unit"][0]:
        case "d":
            return _plus_days(today, count)
        case "w":
            return _plus_days(today, count * 7)
        case "m":
            return _plus_months(today, count)
    return _plus_months(today, count * 12)


def _end_of_period(text: str, today: dt.date, prefer: Direction) -> dt.date | None:
    """The week ends on Friday, the month on its last day."""
    if text in ("end of week", "end of the week"):
        return _weekday("friday", today, prefer)
    if text not in ("end of month", "end of the month"):
        return None
    last = today.replace(day=_days_in(today.year, today.month))
    if prefer is Direction.PAST and today < last:
        return _plus_days(today, -today.day)
    return last


_ISO = r"(?a)(\d{4})[-/](\d{1,2})[-/](\d{1,2})"
_DOTTED = r"(?a)(\d{1,2})\. ?(\d{1,2})(?:\.|\. ?(\d{4}))"
_SLASHED = r"(?a)(\d{1,2})/(\d{1,2})(?:/(\d{4}))?"
_DAY_MONTH = r"(?a)(?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th|\.)? (?:of )?(?P<month>[a-z]{3,9})\.?(?: (?P<year>\d{4}))?"
_MONTH_DAY = r"(?a)(?P<month>[a-z]{3,9})\.? (?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th)?(?: (?P<year>\d{4}))?"


def _iso(text: str, today: dt.date, prefer: Direction) -> dt.date | None:
    parts = re.fullmatch(_ISO, text)
    return _calendar_day(int(parts[3]), int(parts[2]), parts[1], today, prefer) if parts else None


def _dotted(text: str, today: dt.date, prefer: Direction) -> dt.date | None:
    parts = re.fullmatch(_DOTTED, text)
    return _calendar_day(int(parts[1]), int(parts[2]), parts[3], today, prefer) if parts else None


def _slashed(text: str, today: dt.date, prefer: Direction) -> dt.date | None:
    """Day first or month first, told apart only where one number can be no month."""
    parts = re.fullmatch(_SLASHED, text)
    if parts is None:
        return None
    first, second = int(parts[1]), int(parts[2])
    if first <= 12 and second <= 12 and first != second:
        raise _NotADateError("it may be day/month or month/day: write 2026-11-16 or 16 nov")
    day, month = (first, second) if first > 12 else (second, first)
    return _calendar_day(day, month, parts[3], today, prefer)


def _named_month(text: str, today: dt.date, prefer: Direction) -> dt.date | None:
    parts = re.fullmatch(_DAY_MONTH, text) or re.fullmatch(_MONTH_DAY, text)
    month = _index(ENGLISH_MONTHS, parts["month"]) if parts else None
    if parts is None or month is None:
        return None
    return _calendar_day(int(parts["day"]), month + 1, parts["year"], today, prefer)


_READERS: tuple[_Reader, ...] = (_near_today, _weekday, _iso, _dotted, _slashed, _named_month, _span, _end_of_period)


def _calendar_day(day: int, month: int, year: str | None, today: dt.date, prefer: Direction) -> dt.date:
    """The day of that year, or without one the nearest on the preferred side of today."""
    if year:
        return _valid_day(int(year), month, day)
    this_year = _valid_day(today.year, month, day)
    if prefer is Direction.PAST and this_year > today:
        return _valid_day(today.year - 1, month, day)
    if prefer is Direction.FUTURE and this_year < today:
        return _valid_day(today.year + 1, month, day)
    return this_year


def _valid_day(year: int, month: int, day: int) -> dt.date:
    try:
        return dt.date(year, month, day)
    except ValueError:
        if not 1 <= month <= 12:
            raise _NotADateError("there are twelve months; write it like 2026-11-16 or 16 nov") from None
        raise _NotADateError(f"there is no {day} {ENGLISH_MONTHS[month - 1].title()} in {year}") from None


def _plus_days(day: dt.date, days: int) -> dt.date:
    try:
        return day + dt.timedelta(days=days)
    except OverflowError:
        raise _NotADateError("that is too far away") from None


def _plus_months(day: dt.date, months: int) -> dt.date:
    """The same day of the month, or its last day where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not FIRST_DAY.year <= year <= LAST_DAY.year:
        raise _NotADateError("that is too far away")
    return dt.date(year, month + 1, min(day.day, _days_in(year, month + 1)))


def _days_in(year: int, month: int) -> int:
    from calendar import monthrange

    return monthrange(year, month)[1]


def _index(names: tuple[str, ...], word: str) -> int | None:
    """Which name the word stands for, whole or cut to three letters or more."""
    if len(word) < 3:
        return None
    return next((number for number, name in enumerate(names) if name.startswith(word)), None)
