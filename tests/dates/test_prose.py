"""Days and times in the running text of a message, in English and German."""

from datetime import date, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobboard.dates.natural import DayTime
from jobboard.dates.prose import day_ahead, first_time

MONDAY = date(2026, 11, 16)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("on Thursday 19 November at 15:00", DayTime(date(2026, 11, 19), time(15))),
        ("Nov 19, 2026, 3:30 PM", DayTime(date(2026, 11, 19), time(15, 30))),
        ("at 10.30 a.m. on Friday", DayTime(date(2026, 11, 20), time(10, 30))),
        ("tomorrow at noon", DayTime(date(2026, 11, 17), time(12))),
        ("am Mittwoch um 9 Uhr", DayTime(date(2026, 11, 18), time(9))),
        ("am 3. Dezember um 16:00 Uhr", DayTime(date(2026, 12, 3), time(16))),
        ("on 2026-11-30 14:00", DayTime(date(2026, 11, 30), time(14))),
        ("the meeting lasts 45 minutes", None),
        ("on 31 February at 10:00", None),
        ("on Friday 19 November at 10:00", None),
    ],
)
def test_times_in_a_text(text: str, when: DayTime | None) -> None:
    assert first_time(text, MONDAY) == when


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("by the end of the week", date(2026, 11, 20)),
        ("early next week", date(2026, 11, 27)),
        ("within the next two weeks", date(2026, 11, 30)),
        ("in a few days", date(2026, 11, 19)),
        ("in 3 business days", date(2026, 11, 19)),
        ("by 1 December", date(2026, 12, 1)),
        ("bis spätestens 20.11.", date(2026, 11, 20)),
        ("bis Ende der Woche", date(2026, 11, 20)),
        ("in den nächsten zehn Tagen", date(2026, 11, 26)),
        ("im Laufe der nächsten Woche", date(2026, 11, 27)),
        ("as soon as possible", None),
    ],
)
def test_promised_days_in_a_text(text: str, day: date | None) -> None:
    found = day_ahead(text, MONDAY)
    assert (found.day if found else None) == day


@settings(deadline=None)
@given(st.text(" ,.:-/\n0123459abdefghinorstuwy ", max_size=60), st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_any_text_has_a_time_or_none(text: str, sent: date) -> None:
    for words in (f"friday {text} 15:00", f"within {text} weeks", f"by {text}"):
        first_time(words, sent)
        day_ahead(words, sent)
