"""The calendar, read by a parser that is not the one that wrote it."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import vobject

from jobboard.dates.natural import DayTime
from jobboard.followup.enums import Outcome, Stage
from jobboard.store.actions.cards import CardFacts, edit_card
from jobboard.store.actions.exchange import set_deadline
from jobboard.store.actions.interviews import cancel_interview, interview, move_interview
from jobboard.store.actions.settings import set_zone
from jobboard.store.actions.stages import close_card
from jobboard.store.store import Store
from jobboard.transfer.formats.ical import export_calendar
from tests.store.builders import card, day, turn_to, when


def entries(store: Store, card_id: int | None = None) -> dict[str, Any]:
    """The calendar's entries by their summaries."""
    text = "".join(export_calendar(store, card_id))
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    read = vobject.readOne(text)
    found = getattr(read, "vevent_list", [])
    uids = [each.uid.value for each in found]
    assert len(set(uids)) == len(uids)
    return {each.summary.value: each for each in found}


def test_an_interview_stands_at_its_hour_in_the_boards_zone(store: Store) -> None:
    job = card(store, "Nordwind; AS, Oslo", role="Engineer\\Lead")
    interview(store, job, when("11-19", "15:00"), people=("Dana Ruiz",), round="2nd", where="Storgata 1, Oslo")
    found = entries(store)["Interview: Nordwind; AS, Oslo · Engineer\\Lead (2nd)"]
    assert found.dtstart.value == datetime(2026, 11, 19, 15, tzinfo=ZoneInfo("Europe/Oslo"))
    assert found.dtend.value - found.dtstart.value == datetime(1, 1, 1, 1) - datetime(1, 1, 1)
    assert found.location.value == "Storgata 1, Oslo"
    assert found.description.value == "With Dana Ruiz"
    assert found.status.value == "CONFIRMED"
    assert "Prepare: Nordwind; AS, Oslo · Engineer\\Lead" in entries(store)


def test_an_entry_keeps_its_uid_and_a_cancelled_interview_says_so(store: Store) -> None:
    job = card(store)
    interview(store, job, when("11-19", "15:00"))
    before = entries(store)["Interview: Nordwind · Engineer"]
    cancel_interview(store, job)
    after = entries(store)["Interview: Nordwind · Engineer"]
    assert after.uid.value == before.uid.value
    assert after.status.value == "CANCELLED"


def test_a_moved_interview_stands_once(store: Store) -> None:
    job = card(store)
    interview(store, job, when("11-19", "15:00"))
    move_interview(store, job, when("11-20"))
    found = entries(store)["Interview: Nordwind · Engineer"]
    assert found.dtstart.value == date(2026, 11, 20)


def test_follow_ups_and_last_days(store: Store) -> None:
    job = card(store)
    offered = card(store, "Lumen", Stage.OFFER, on="11-15")
    set_deadline(store, offered, day("11-27"))
    wanted = card(store, "Vega", Stage.TARGET, on="11-14")
    edit_card(store, wanted, CardFacts(closes=day("11-25")))
    closed = card(store, "Brandt", on="11-10")
    close_card(store, closed, Outcome.WITHDRAWN)
    found = entries(store)
    assert found["Follow up 1/3: Nordwind · Engineer"].dtstart.value == day("11-16")
    assert found["Last day for the offer: Lumen · Engineer"].dtstart.value == day("11-27")
    assert found["Last day to apply: Vega · Engineer"].dtstart.value == day("11-25")
    assert not [name for name in found if "Brandt" in name]
    assert set(entries(store, job)) == {"Follow up 1/3: Nordwind · Engineer"}
    turn_to(store, "11-20")
    assert entries(store)["Follow up 1/3: Nordwind · Engineer"].dtstart.value == day("11-20"), "late: it is for today"
    turn_to(store, "12-24")
    assert "Follow up 1/3: Nordwind · Engineer" not in entries(store), "quiet"


def test_an_empty_board_is_an_empty_calendar(store: Store) -> None:
    assert entries(store) == {}


def test_another_zone_is_another_hour(store: Store) -> None:
    job = card(store)
    interview(store, job, DayTime(day("11-19"), datetime(2026, 1, 1, 15).time()))
    set_zone(store, "America/New_York")
    found = entries(store)["Interview: Nordwind · Engineer"]
    assert found.dtstart.value.utcoffset() == datetime(2026, 11, 19, tzinfo=ZoneInfo("America/New_York")).utcoffset()
