import datetime as dt

import pytest

from jobboard.clock import Clock, check_zone, frozen_from, frozen_from_env, system_zone
from jobboard.errors import InvalidInputError

MORNING = dt.datetime(2026, 11, 16, 9, 30)


def test_a_running_clock_shows_local_time_to_the_second() -> None:
    before = dt.datetime.now(dt.UTC).replace(microsecond=0)
    now, utc = Clock("Asia/Tokyo").now(), Clock("Asia/Tokyo").utc()
    after = dt.datetime.now(dt.UTC)
    assert before <= (now - dt.timedelta(hours=9)).replace(tzinfo=dt.UTC) <= after
    assert before <= utc <= after
    assert now.tzinfo is None
    assert now.microsecond == utc.microsecond == 0


def test_zones_may_be_on_different_days() -> None:
    ahead, behind = Clock("Pacific/Kiritimati"), Clock("Pacific/Pago_Pago")
    assert 24 <= (ahead.now() - behind.now()) / dt.timedelta(hours=1) <= 26
    assert ahead.today() > behind.today()


def test_a_frozen_clock_is_local_to_its_zone() -> None:
    clock = Clock("Europe/Berlin", MORNING)
    assert (clock.now(), clock.today()) == (MORNING, MORNING.date())
    assert clock.utc() == dt.datetime(2026, 11, 16, 8, 30, tzinfo=dt.UTC)
    assert clock.utc().tzinfo is dt.UTC


def test_another_zone_keeps_the_frozen_local_time() -> None:
    clock = Clock("Europe/Berlin", MORNING).with_zone("America/New_York")
    assert clock.zone == "America/New_York"
    assert clock.now() == MORNING
    assert clock.utc().hour == 14


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-11-16", dt.datetime(2026, 11, 16, 12)),
        (" 2026-11-16T09:30 ", MORNING),
        ("2026-11-16 09:30:15.5", dt.datetime(2026, 11, 16, 9, 30, 15)),
        ("2026-11-16T00:00", dt.datetime(2026, 11, 16)),
    ],
)
def test_frozen_from(text: str, moment: dt.datetime) -> None:
    assert frozen_from(text) == moment


@pytest.mark.parametrize(
    "text",
    ["monday", "2026-02-29", "2026-11-16T09:30Z", "2026-11-16T09:30+01:00", "0001-01-01", "9999-12-31", "\x1b[2J"],
)
def test_a_moment_that_makes_no_sense_is_refused(text: str) -> None:
    with pytest.raises(InvalidInputError, match=r"JOBBOARD_NOW.*write 2026-11-16") as caught:
        frozen_from(text)
    assert "\x1b" not in str(caught.value)


def test_the_environment_freezes_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JOBBOARD_NOW", "2026-11-16T09:30")
    assert Clock("Europe/Berlin", frozen_from_env()).now() == MORNING
    monkeypatch.setenv("JOBBOARD_NOW", " ")
    assert Clock("Europe/Berlin", frozen_from_env()).frozen is None
    monkeypatch.delenv("JOBBOARD_NOW")
    assert Clock("Europe/Berlin", frozen_from_env()).frozen is None


@pytest.mark.parametrize("name", ["Europe/Berlin", "europe/berlin", " America/new york ", "UTC"])
def test_a_zone_is_known_whatever_its_case(name: str) -> None:
    assert check_zone(name).casefold() == name.strip().replace(" ", "_").casefold()
    assert Clock(check_zone(name)).zone == check_zone(name)


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("Europe/Brelin", "Europe/Berlin"),
        ("berlin", "Europe/Berlin"),
        ("new york", "America/New_York"),
        ("xx", "write it as in Europe/Berlin"),
        ("", "write it as in Europe/Berlin"),
        ("../../etc/passwd", "write it"),
        ("Europe", "Europe/"),
        ("a\x00b", "write it"),
    ],
)
def test_an_unknown_zone_names_the_near_ones(name: str, hint: str) -> None:
    for refuse in (check_zone, Clock):
        with pytest.raises(InvalidInputError) as caught:
            refuse(name)
        assert hint in caught.value.hint


@pytest.mark.parametrize(
    ("tz", "zone"),
    [
        ("Asia/Tokyo", "Asia/Tokyo"),
        (":Asia/Tokyo", "Asia/Tokyo"),
        (":/usr/share/zoneinfo/Asia/Tokyo", "Asia/Tokyo"),
        ("US/Pacific", "US/Pacific"),
        ("UTC", "UTC"),
    ],
)
def test_tz_names_the_zone_of_this_computer(monkeypatch: pytest.MonkeyPatch, tz: str, zone: str) -> None:
    monkeypatch.setenv("TZ", tz)
    assert system_zone() == zone


@pytest.mark.parametrize("tz", ["", "nonsense", "/nowhere", "<+03>-3"])
def test_without_a_usable_tz_the_zone_is_still_one_that_works(monkeypatch: pytest.MonkeyPatch, tz: str) -> None:
    monkeypatch.setenv("TZ", tz)
    zone = system_zone()
    assert check_zone(zone) == zone
