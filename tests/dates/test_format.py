"""How a day and a time are written: near days by their names, others with the month and the year."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobboard.dates.format import format_ago, format_day, format_day_time
from jobboard.dates.natural import FIRST_DAY, LAST_DAY, DayTime, Direction, parse_when

MONDAY = dt.date(2026, 11, 16)
DAYS = st.dates(FIRST_DAY, LAST_DAY)
TIMES = st.none() | st.times().map(lambda at: at.replace(second=0, microsecond=0))


@pytest.mark.parametrize(
    ("day", "written"),
    [
        ("2026-11-09", "Mon 9 Nov"),
        ("2026-11-14", "Sat 14 Nov"),
        ("2026-11-15", "yesterday"),
        ("2026-11-16", "today"),
        ("2026-11-17", "tomorrow"),
        ("2026-11-18", "Wed"),
        ("2026-11-22", "Sun"),
        ("2026-11-23", "Mon 23 Nov"),
        ("2026-12-03", "Thu 3 Dec"),
        ("2027-01-03", "Sun 3 Jan 2027"),
        ("2025-12-31", "Wed 31 Dec 2025"),
    ],
)
def test_format_day(day: str, written: str) -> None:
    assert format_day(dt.date.fromisoformat(day), MONDAY) == written


def test_format_day_time_adds_the_time() -> None:
    assert format_day_time(DayTime(dt.date(2026, 11, 19), dt.time(9, 5)), MONDAY) == "Thu 09:05"
    assert format_day_time(DayTime(dt.date(2026, 11, 19)), MONDAY) == "Thu"


@pytest.mark.parametrize(
    ("days", "written"),
    [
        (0, "today"),
        (1, "yesterday"),
        (2, "2 days ago"),
        (20, "20 days ago"),
        (21, "3 weeks ago"),
        (27, "3 weeks ago"),
        (89, "12 weeks ago"),
        (90, "3 months ago"),
        (152, "5 months ago"),
        (365, "12 months ago"),
        (-1, "tomorrow"),
        (-6, "in 6 days"),
        (-21, "in 3 weeks"),
    ],
)
def test_ago(days: int, written: str) -> None:
    assert format_ago(MONDAY - dt.timedelta(days), MONDAY) == written


@given(st.dates(), st.dates())
def test_any_two_days_can_be_written(day: dt.date, today: dt.date) -> None:
    assert format_day(day, today).isascii()
    assert format_ago(day, today).isascii()


@given(DAYS, TIMES, DAYS)
def test_a_written_day_is_read_as_that_day(day: dt.date, at: dt.time | None, today: dt.date) -> None:
    written = format_day_time(DayTime(day, at), today)
    assert parse_when(written, today, Direction.PAST if day < today else Direction.FUTURE) == DayTime(day, at)
