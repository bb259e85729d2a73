"""Days and times as people type them: read as meant, or refused with advice."""

import contextlib
import datetime as dt

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from jobboard.dates.natural import FIRST_DAY, LAST_DAY, DayTime, Direction, parse_when
from jobboard.errors import InvalidInputError

MONDAY = dt.date(2026, 11, 16)
FUTURE, PAST = Direction.FUTURE, Direction.PAST
DAYS = st.dates(FIRST_DAY, LAST_DAY)
TIMES = st.none() | st.times().map(lambda at: at.replace(second=0, microsecond=0))
PREFERS = st.sampled_from(Direction)


def day_of(text: str, prefer: Direction = FUTURE, today: dt.date = MONDAY) -> str:
    when = parse_when(text, today, prefer)
    assert when.time is None
    return when.day.isoformat()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-16", "2026-11-16"),
        ("2026/11/16", "2026-11-16"),
        ("today", "2026-11-16"),
        ("Yesterday", "2026-11-15"),
        (" TOMORROW ", "2026-11-17"),
        ("last tue", "2026-11-10"),
        ("last monday", "2026-11-09"),
        ("next fri", "2026-11-20"),
        ("next mon", "2026-11-23"),
        ("this thu", "2026-11-19"),
        ("+3d", "2026-11-19"),
        ("+ 3 days", "2026-11-19"),
        ("-2d", "2026-11-14"),
        ("+2w", "2026-11-30"),
        ("+1m", "2026-12-16"),
        ("in 2 weeks", "2026-11-30"),
        ("in a month", "2026-12-16"),
        ("3 days ago", "2026-11-13"),
        ("a week ago", "2026-11-09"),
        ("two weeks ago", "2026-11-02"),
        ("an year ago", "2025-11-16"),
        ("16 nov 2026", "2026-11-16"),
        ("16th of November, 2026", "2026-11-16"),
        ("Nov. 16 2026", "2026-11-16"),
        ("november 1st 2026", "2026-11-01"),
        ("3 sept 2027", "2027-09-03"),
        ("16.11.2026", "2026-11-16"),
        ("6. 1. 2027", "2027-01-06"),
        ("16/11/2026", "2026-11-16"),
        ("11/16/2026", "2026-11-16"),
        ("5/5/2026", "2026-05-05"),
        ("29 feb 2028", "2028-02-29"),
        ("by fri", "2026-11-20"),
        ("Fri 20 Nov", "2026-11-20"),
        ("monday, 16 november 2026", "2026-11-16"),
        ("on thursday", "2026-11-19"),
    ],
)
def test_a_day(text: str, day: str) -> None:
    assert day_of(text) == day


@pytest.mark.parametrize(
    ("text", "past", "future"),
    [
        ("mon", "2026-11-16", "2026-11-16"),
        ("fri", "2026-11-13", "2026-11-20"),
        ("Tues.", "2026-11-10", "2026-11-17"),
        ("3d", "2026-11-13", "2026-11-19"),
        ("3 days", "2026-11-13", "2026-11-19"),
        ("a week", "2026-11-09", "2026-11-23"),
        ("two weeks", "2026-11-02", "2026-11-30"),
        ("end of week", "2026-11-13", "2026-11-20"),
        ("end of the month", "2026-10-31", "2026-11-30"),
        ("16 nov", "2026-11-16", "2026-11-16"),
        ("17 nov", "2025-11-17", "2026-11-17"),
        ("nov 15", "2026-11-15", "2027-11-15"),
        ("3.12.", "2025-12-03", "2026-12-03"),
        ("16/12", "2025-12-16", "2026-12-16"),
    ],
)
def test_what_has_happened_lies_behind_and_what_is_planned_ahead(text: str, past: str, future: str) -> None:
    assert (day_of(text, PAST), day_of(text, FUTURE)) == (past, future)


def test_months_keep_the_day_or_end_with_it() -> None:
    assert day_of("+1m", today=dt.date(2027, 1, 31)) == "2027-02-28"
    assert day_of("+13m", today=dt.date(2027, 1, 31)) == "2028-02-29"
    assert day_of("-1m", today=dt.date(2027, 1, 15)) == "2026-12-15"
    assert day_of("a year ago", today=dt.date(2028, 2, 29)) == "2027-02-28"


def test_the_end_of_the_month_may_be_today() -> None:
    assert day_of("end of month", PAST, dt.date(2026, 11, 30)) == "2026-11-30"


@pytest.mark.parametrize(
    ("text", "day", "at"),
    [
        ("2026-11-16T15:00", "2026-11-16", "15:00"),
        ("2026-11-16 15:00:30", "2026-11-16", "15:00"),
        ("thu 15:00", "2026-11-19", "15:00"),
        ("Thu, at 9:05", "2026-11-19", "09:05"),
        ("fri 3pm", "2026-11-20", "15:00"),
        ("fri 3:30 p.m.", "2026-11-20", "15:30"),
        ("fri 12am", "2026-11-20", "00:00"),
        ("fri 12 pm", "2026-11-20", "12:00"),
        ("tomorrow noon", "2026-11-17", "12:00"),
        ("at 9", "2026-11-16", "09:00"),
        ("15:00", "2026-11-16", "15:00"),
        ("noon", "2026-11-16", "12:00"),
        ("16 nov at 14", "2026-11-16", "14:00"),
        ("in 2 weeks at 8am", "2026-11-30", "08:00"),
    ],
)
def test_a_day_with_a_time(text: str, day: str, at: str) -> None:
    assert parse_when(text, MONDAY, FUTURE) == DayTime(dt.date.fromisoformat(day), dt.time.fromisoformat(at))


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("", "2026-11-16"),
        ("soon", "last tue"),
        ("next week", "last tue"),
        ("99", "2026-11-16"),
        ("16:00:00Z tomorrow", "2026-11-16"),
        ("2026-11-16T15:00+01:00", "2026-11-16"),
        ("3/4", "2026-11-16"),
        ("03/04/2026", "day/month or month/day"),
        ("29 feb", "no 29 February in 2026"),
        ("29 feb 2027", "no 29 February in 2027"),
        ("2026-11-31", "no 31 November in 2026"),
        ("2026-13-01", "twelve months"),
        ("40/50", "twelve months"),
        ("thu 20 nov", "2026-11-20 is a Friday"),
        ("fri 25:00", "23:59"),
        ("fri 13pm", "1 to 12"),
        ("fri at 3", "3am or 3pm"),
        ("+99999999d", "too far"),
        ("+99999999w", "too far"),
        ("+99999999m", "too far"),
        ("99999999 years ago", "too far"),
        ("+400y", "too far"),
        ("0001-01-01", "1900 to 2199"),
        ("9999-12-31", "1900 to 2199"),
        ("in 3 days ago", "last tue"),
        ("-3 days ago", "last tue"),
        ("fri\x1b[2J fri", "last tue"),
        ("9" * 5000, "2026-11-16"),
        ("١٦.١١.", "2026-11-16"),
    ],
)
def test_what_is_not_understood_is_refused_with_advice(text: str, advice: str) -> None:
    with pytest.raises(InvalidInputError) as caught:
        parse_when(text, MONDAY, FUTURE)
    assert advice in caught.value.hint
    assert "\x1b" not in str(caught.value)
    assert len(str(caught.value)) < 250


def test_midnight_written_in_numbers_is_a_time() -> None:
    assert parse_when("fri 0:00", MONDAY, FUTURE).time == dt.time(0)


WORDS = """
    in ago last next this on by at end of week month a an two today noon fri mon nov feb d w m y days weeks months years
    am pm 3pm + - . / : t z 29 31 0 1 12 13 2026 2027 99999999 15:00 24:00 3:7 16.11. 3/4 2026-02-30 ² ٣
"""
PIECES = st.sampled_from(WORDS.split())


@given(
    st.one_of(st.text(), st.lists(PIECES, max_size=5).map(" ".join), st.lists(PIECES, max_size=5).map("".join)),
    st.dates(),
    PREFERS,
)
@example("end of month", dt.date.max, PAST)
@example("tomorrow", dt.date.max, FUTURE)
@example("fri", dt.date.min, PAST)
def test_any_text_is_a_day_in_range_or_a_words_error(text: str, today: dt.date, prefer: Direction) -> None:
    with contextlib.suppress(InvalidInputError):
        assert FIRST_DAY <= parse_when(text, today, prefer).day <= LAST_DAY


@given(DAYS, TIMES, DAYS, PREFERS)
def test_iso_comes_back_as_it_went_in(day: dt.date, at: dt.time | None, today: dt.date, prefer: Direction) -> None:
    text = day.isoformat() if at is None else dt.datetime.combine(day, at).isoformat()
    assert parse_when(text, today, prefer) == DayTime(day, at)


@given(
    st.dates(FIRST_DAY + dt.timedelta(7), LAST_DAY - dt.timedelta(7)),
    st.sampled_from(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]),
)
def test_a_weekday_is_within_a_week_of_today(today: dt.date, name: str) -> None:
    days = [
        (parse_when(text, today, prefer).day - today).days
        for text, prefer in [(f"last {name}", PAST), (name, PAST), (name, FUTURE), (f"next {name}", FUTURE)]
    ]
    assert -7 <= days[0] < 0 <= days[2] < 7
    assert -7 < days[1] <= 0 < days[3] <= 7
    assert len({day % 7 for day in days}) == 1
