"""Days and times in the running text of a message, in English and German."""

import re
from datetime import date, timedelta

from jobboard.dates.names import ENGLISH_MONTHS, ENGLISH_WEEKDAYS, month_numbers, weekday_numbers
from jobboard.dates.natural import DayTime, Direction, parse_when
from jobboard.errors import InvalidInputError

_ENGLISH = (
    {name: ENGLISH_MONTHS[number - 1] for name, number in month_numbers("de").items()}
    | {name: ENGLISH_WEEKDAYS[number] for name, number in weekday_numbers("de").items()}
    | {"heute": "today", "morgen": "tomorrow", "übermorgen": "+2d"}
)
"""German names of days in English, as parse_when reads them."""

_COUNTS = {
    "ein": 1, "eine": 1, "einer": 1, "einem": 1, "a": 1, "an": 1, "one": 1, "two": 2, "zwei": 2, "three": 3, "drei": 3,
    "four": 4, "vier": 4, "five": 5, "fünf": 5, "six": 6, "sechs": 6, "seven": 7, "sieben": 7, "ten": 10, "zehn": 10,
    "couple of": 2, "few": 3, "next": 1, "nächsten": 1,
}  # fmt: skip
_WEEKDAY = "|".join(sorted(weekday_numbers("en", "de"), key=len, reverse=True))
_MONTH = "|".join(sorted(month_numbers("en", "de"), key=len, reverse=True))
_NUMBERED = (
    r"\d{4}-\d{1,2}-\d{1,2}"
    r"|\d{1,2}\.\s?\d{1,2}\.(?:\s?\d{4}|\d{2}(?!\d))?"
    rf"|\d{{1,2}}(?:st|nd|rd|th|\.)?\s(?:of\s)?(?:{_MONTH})\b\.?(?:,?\s\d{{4}})?"
    rf"|(?:{_MONTH})\b\.?\s\d{{1,2}}(?:st|nd|rd|th)?\b(?!:)(?:,?\s\d{{4}})?"
    r"|\d{1,2}/\d{1,2}/\d{4}"
)
_DAY = re.compile(
    rf"\b(?:(?:this|next|coming|am|den|on|kommenden|nächsten|diesen)\s)*"
    rf"(?:(?P<stated>{_WEEKDAY})\b\.?,?\s(?:the\s|den\s|dem\s)?)?(?P<numbered>{_NUMBERED})"
    rf"|\b(?P<next>next\s|nächsten\s|nächste\s|kommende[rn]?\s)?(?P<weekday>{_WEEKDAY})\b"
    rf"|\b(?P<near>today|tomorrow|heute|morgen(?! früh\b)|übermorgen)\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"\b(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?\s?(?P<half>[ap]\.?m\b\.?)"
    r"|\b(?P<hour2>\d{1,2}):(?P<minute2>\d{2})\b"
    r"|\b(?P<hour3>\d{1,2})(?:\.(?P<minute3>\d{2}))?\s?Uhr\b|\b(?P<noon>noon)\b",
    re.IGNORECASE,
)
_NEAR = 60
"""Characters between a day and the time that belongs to it."""
_SPAN = re.compile(
    r"\b(?:within|in(?:nerhalb)?|over|during)\s(?:of\s|von\s|the\s|den\s|der\s|a\s(?=few|couple))?(?:next\s|coming\s|nächsten\s|kommenden\s)?"
    r"(?:(?P<low>\d{1,2})\s?(?:-|–|to|bis)\s?)?(?P<count>\d{1,2}|couple\sof|few|[a-zü]{1,6})\s"
    r"(?P<work>business\s|working\s|werk)?(?P<unit>days?|weeks?|months?|tage?n?|wochen?|monate?n?)\b",
    re.IGNORECASE,
)
_WEEK = re.compile(
    r"\b(?P<end>(?:by\s|bis\s)?(?:the\s)?end\sof\s(?:the|this)\sweek|(?:bis\s)?ende\s(?:der|dieser)\swoche)\b"
    r"|\b(?P<next>(?:early\s|later\s|in\sder\s|im\slaufe\sder\s)?(?:next|nächsten?|kommenden)\s(?:week|woche))\b"
    r"|\b(?P<this>(?:later\s|im\slaufe\s)?(?:this|dieser)\s(?:week|woche))\b"
    r"|\b(?P<month>(?:by\s|bis\s)?(?:the\s)?(?:end\sof\s(?:the|this)\smonth|ende\sdes\smonats|monatsende))\b",
    re.IGNORECASE,
)


def first_time(text: str, sent: date) -> DayTime | None:
    """The first day that a text names with a time of day near it, counted from the day it was sent."""
    for match in _DAY.finditer(text):
        around = text[match.end() : match.end() + _NEAR]
        clock = _CLOCK.search(around) or _CLOCK.search(text[max(0, match.start() - _NEAR) : match.start()])
        day = _day(match, sent)
        if day and clock and (when := _with_time(day, clock, sent)):
            return when
    return None


def day_ahead(text: str, sent: date) -> DayTime | None:
    """By when a phrase says that something will be: a day, a span ("within two weeks"), or an end of week."""
    if span := _SPAN.search(text):
        return _after(span, sent)
    if week := _WEEK.search(text):
        return _week(week, sent)
    for match in _DAY.finditer(text):
        if day := _day(match, sent):
            clock = _CLOCK.search(text[match.end() : match.end() + _NEAR])
            return (_with_time(day, clock, sent) if clock else None) or day
    return None


def _day(match: re.Match[str], sent: date) -> DayTime | None:
    phrase = match["numbered"] or match["weekday"] or match["near"]
    if match["stated"]:
        phrase = f"{match['stated']} {phrase}"
    phrase = re.sub(r"[^\W\d_]+", lambda word: _ENGLISH.get(word[0], word[0]), phrase.lower()).replace(",", " ")
    phrase = re.sub(r"(\d\.\s?\d+\.)(\d\d)$", r"\g<1>20\2", phrase)
    if match["weekday"] and match["next"]:
        phrase = f"next {phrase}"
    try:
        day = parse_when(" ".join(phrase.split()), sent, Direction.FUTURE).day
    except InvalidInputError:
        return None
    return DayTime(day)


def _with_time(day: DayTime, clock: re.Match[str], sent: date) -> DayTime | None:
    if clock["noon"]:
        phrase = "12:00"
    elif clock["half"]:
        phrase = f"{clock['hour']}:{clock['minute'] or '00'}{clock['half'][0]}m"
    else:
        phrase = f"{clock['hour2'] or clock['hour3']}:{clock['minute2'] or clock['minute3'] or '00'}"
    try:
        return DayTime(day.day, parse_when(phrase, sent, Direction.FUTURE).time)
    except InvalidInputError:
        return None


def _after(span: re.Match[str], sent: date) -> DayTime | None:
    number = " ".join(span["count"].lower().split())
    count = int(number) if number.isdigit() else _COUNTS.get(number)
    if count is None:
        return None
    unit = span["unit"].lower()
    if span["work"]:
        day = sent
        for _ in range(count):
            day += timedelta(days=3 if day.weekday() == 4 else 2 if day.weekday() == 5 else 1)
        return DayTime(day)
    days = count * (7 if unit.startswith("w") else 30 if unit.startswith("m") else 1)
    return DayTime(sent + timedelta(days=days))


def _week(match: re.Match[str], sent: date) -> DayTime:
    friday = sent + timedelta(days=(4 - sent.weekday()) % 7)
    if match["month"]:
        return DayTime(parse_when("end of month", sent, Direction.FUTURE).day)
    return DayTime(friday + timedelta(days=7)) if match["next"] else DayTime(friday)
