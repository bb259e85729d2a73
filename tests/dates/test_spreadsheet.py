"""Dates as people write them in trackers, and the order of day and month."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobboard.dates.spreadsheet import (
    CellDates,
    DateOrder,
    DateReader,
    Day,
    decide_order,
    find_dates,
    locale_day_first,
)

TODAY = date(2026, 11, 16)
US, EU = DateOrder.MONTH_FIRST, DateOrder.DAY_FIRST


def read(cell: str, order: DateOrder = US, near: date | None = None) -> CellDates:
    return DateReader(order, TODAY, find_dates).read(cell, near)


def days(cell: str, order: DateOrder = US, near: date | None = None) -> list[date]:
    return [each.day for each in read(cell, order, near).days]


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2025-01-17", date(2025, 1, 17)),
        ("2025-01-17T23:10:00Z", date(2025, 1, 17)),
        ("2025-01-17 09:30", date(2025, 1, 17)),
        ("2025/1/7", date(2025, 1, 7)),
        ("7/19/2019", date(2019, 7, 19)),
        ("10/9/24, 12:08 AM", date(2024, 10, 9)),
        ("8-Jul-19", date(2019, 7, 8)),
        ("8 July 2019", date(2019, 7, 8)),
        ("July 8th, 2019", date(2019, 7, 8)),
        ("Mon, 8 Jul 2019", date(2019, 7, 8)),
        ("16.11.2025", date(2025, 11, 16)),
        ("28. 10. 2025", date(2025, 10, 28)),
        ("19-07-2019", date(2019, 7, 19)),
        ("11/23/24, 11:39\u202fPM", date(2024, 11, 23)),
        ("8. März 2025", date(2025, 3, 8)),
        ("1er août 2025", date(2025, 8, 1)),
        ("8 de agosto de 2025", date(2025, 8, 8)),
        ("8 set. 2025", date(2025, 9, 8)),
        ("den 8. maj 2025", date(2025, 5, 8)),
        ("2025年8月7日", date(2025, 8, 7)),
        ("1753660800000", date(2025, 7, 28)),
    ],
)
def test_a_full_date_is_read_whole(cell: str, day: date) -> None:
    dates = read(cell)
    assert [each.day for each in dates.days] == [day]
    assert dates.whole
    assert not dates.days[0].year_guessed


@pytest.mark.parametrize(
    ("cell", "at"),
    [
        ("10/10/24, 3:54 AM", time(3, 54)),
        ("11/23/24, 11:39 PM", time(23, 39)),
        ("10/9/24, 12:08 AM", time(0, 8)),
        ("2025-01-17T09:30:12.5", time(9, 30)),
        ("8 Jul 2019 at 14:00", time(14)),
        ("2025-01-17T09:30:00Z", None),
        ("2025-01-17T09:30:00+02:00", None),
        ("2025-01-17 25:70", None),
    ],
)
def test_the_hour_is_kept_unless_it_is_another_zones(cell: str, at: time | None) -> None:
    assert [each.time for each in read(cell).days] == [at]


@pytest.mark.parametrize(
    "cell",
    [
        "8/82019",
        "yes",
        "2025-02-30",
        "13/13/2020",
        "32/1/2020",
        "20250117",
        "May 2019 or so",
        "12",
        "+1 555 0100",
        "1/2 rounds",
        "",
    ],
)
def test_what_is_no_date_gives_none(cell: str) -> None:
    assert not read(cell).days


@pytest.mark.parametrize("cell", ["2025-08", "08/2025", "Aug 2025", "août 2025", "agosto de 2025", "2025年8月"])
def test_a_month_alone_is_known_to_be_one(cell: str) -> None:
    assert read(cell).days == (Day(date(2025, 8, 1), month_only=True),)


def test_two_days_in_a_cell() -> None:
    assert days("8/5/2019 & 8/14/2019") == [date(2019, 8, 5), date(2019, 8, 14)]
    assert days("8/3/2019 and 9/9/2019 ") == [date(2019, 8, 3), date(2019, 9, 9)]
    assert not read("8/5/2019 with Ann").whole


def test_a_missing_year_comes_from_the_neighbours() -> None:
    assert read("8-Jul", near=date(2019, 9, 25)).days == (Day(date(2019, 7, 8), year_guessed=True),)
    assert days("28 Dec", near=date(2020, 1, 3)) == [date(2019, 12, 28)]
    assert days("29 Feb", near=date(2019, 8, 1)) == [date(2020, 2, 29)]


def test_without_neighbours_a_missing_year_is_the_latest_that_is_past() -> None:
    assert days("8-Jul") == [date(2026, 7, 8)]
    assert days("24 Dec") == [date(2025, 12, 24)]


def test_a_date_that_exists_only_the_other_way_says_so() -> None:
    assert read("13/8/2019").other_order
    assert not read("13/8/2019", EU).other_order
    assert days("13/8/2019") == days("13/8/2019", EU) == [date(2019, 8, 13)]


def decided(*past: str, semicolons: bool = False, day_first: bool | None = None) -> DateOrder:
    return decide_order(past, (), TODAY, semicolons=semicolons, day_first=day_first).order


def test_numbers_above_twelve_decide_the_order() -> None:
    assert decided("8/5/2019", "7/19/2019") is US
    assert decided("8/5/2019", "19/7/2019", day_first=False) is EU
    assert decided("1/13/2020", "1/14/2020", "15/1/2020") is US


def test_then_what_was_asked_for_then_today_then_what_is_usual() -> None:
    assert decided("8/5/2019", day_first=True) is EU
    assert decided("8/5/2019", day_first=False, semicolons=True) is US
    assert decided("5/12/2026", "1/2/2026") is US
    assert decided("12/5/2026", "1/2/2026") is EU
    assert decided("8/5/2019") is US
    assert decided("8/5/2019", semicolons=True) is EU
    assert decided("8.5.2019") is EU


def test_the_reason_for_the_order_is_given() -> None:
    reason = decide_order(["8/5/2019"], (), TODAY, semicolons=False, day_first=None).reason
    assert reason == "Dates are read as month/day/year; no number above 12 shows whether that is right."
    assert not decide_order(["yes"], (), TODAY, semicolons=False, day_first=None).reason


WRITTEN = ["%Y-%m-%d", "%Y-%m-%dT%H:%M:%S", "%d %b %Y", "%B %d, %Y", "%d-%b-%y"]


@given(st.dates(date(1990, 1, 1), date(2036, 12, 31)), st.sampled_from(list(DateOrder)), st.sampled_from("/.-"))
def test_every_day_is_read_back(day: date, order: DateOrder, sign: str) -> None:
    numbers = sign.join(["%m", "%d"] if order is US else ["%d", "%m"])
    for form in [*WRITTEN[:4], f"{numbers}{sign}%Y"]:
        assert days(day.strftime(form), order) == [day]
    if day.year >= 2000:
        assert days(day.strftime(WRITTEN[4]), order) == days(day.strftime(f"{numbers}{sign}%y"), order) == [day]


@given(st.text(max_size=80) | st.text("0123456789/-. :TZapmjulySunand,&", max_size=80))
def test_no_cell_is_too_odd(cell: str) -> None:
    dates = read(cell, EU)
    assert bool(dates.days) <= bool(find_dates(cell))


@pytest.mark.parametrize(
    ("name", "first"), [("en_US.UTF-8", False), ("de_DE.UTF-8", True), ("C.UTF-8", None), ("", None), ("en_GB", True)]
)
def test_what_is_usual_comes_from_the_locale(monkeypatch: pytest.MonkeyPatch, name: str, first: bool | None) -> None:
    for each in ("LC_ALL", "LC_TIME", "LANG"):
        monkeypatch.delenv(each, raising=False)
    monkeypatch.setenv("LANG", name)
    assert locale_day_first() is first
