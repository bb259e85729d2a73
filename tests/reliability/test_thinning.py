"""Which backups are kept: a table of backups by name, and what is left of them on 2026-11-16."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jobboard.store.integrity.retention import LIMIT, MONTHS, RISKS, WEEKS, Backup, BackupReason, backups_to_delete

TODAY = date(2026, 11, 16)
"""A Monday."""


def made(at: str, why: BackupReason = BackupReason.DAILY, size: int = 1000) -> Backup:
    """A backup of `11-09` or of `2025-11-09`, at nine or at a time behind it."""
    day, _, time = at.partition(" ")
    moment = datetime.fromisoformat(f"{day if len(day) > 5 else f'2026-{day}'}T{time or '09:00'}")
    return Backup(Path(f"{moment:%Y-%m-%d-%H%M%S}-{why}"), moment, why, size)


def left(*backups: Backup, limit: int = LIMIT) -> list[str]:
    """The days of what is kept, oldest first."""
    gone = backups_to_delete(backups, TODAY, limit)
    assert len(gone) == len(set(gone))
    return [f"{each.at:%m-%d}" for each in sorted(backups, key=lambda each: each.at) if each not in gone]


WEEK = [made(f"11-{day}") for day in range(10, 17)]


@pytest.mark.parametrize(
    ("backups", "kept"),
    [
        pytest.param([], [], id="nothing"),
        pytest.param(WEEK, ["11-10", "11-11", "11-12", "11-13", "11-14", "11-15", "11-16"], id="seven days"),
        pytest.param([made("11-09"), made("11-08"), made("11-07")], ["11-08", "11-09"], id="the newest of a week"),
        pytest.param([made("10-26"), made("10-25"), made("09-30")], ["09-30", "10-26"], id="fourth week, and month"),
        pytest.param([made("10-18"), made("10-11"), made("10-04")], ["10-18"], id="the newest of a month"),
        pytest.param([made("2025-12-31"), made("2025-12-01")], ["12-31"], id="the twelfth month"),
        pytest.param([made("2025-11-30"), made("11-16")], ["11-16"], id="the thirteenth month"),
        pytest.param([made("2024-01-01"), made("2023-01-01")], ["01-01"], id="the only ones: the newest stays"),
        pytest.param([made("2030-01-01"), made("11-16")], ["11-16", "01-01"], id="a clock that was set back"),
        pytest.param(
            [made("2024-01-01", BackupReason.ASKED), made("2024-01-02", BackupReason.ASKED)],
            ["01-01", "01-02"],
            id="asked for: stays",
        ),
        pytest.param(
            [made("11-16"), made("11-16 10:00", BackupReason.IMPORT), made("11-16 11:00", BackupReason.RESTORE)],
            ["11-16", "11-16", "11-16"],
            id="before something risky, beside the day's",
        ),
        pytest.param(
            [made("11-15")] + [made(f"11-16 {hour:02}:00", BackupReason.SWEEP) for hour in range(15)],
            ["11-15"] + ["11-16"] * RISKS,
            id="many of them",
        ),
    ],
)
def test_kept_are_days_weeks_months_and_what_was_made_before_a_risk(backups: list[Backup], kept: list[str]) -> None:
    assert left(*backups) == kept


@pytest.mark.parametrize(("limit", "kept"), [(2500, ["11-15", "11-16"]), (1000, ["11-16"]), (1, ["11-16"])])
def test_the_limit_takes_the_oldest_and_never_the_newest(limit: int, kept: list[str]) -> None:
    assert left(*WEEK, limit=limit) == kept


def test_one_that_was_asked_for_uses_up_no_room() -> None:
    assert left(made("11-16"), made("11-15", BackupReason.ASKED, size=10**12), limit=1000) == ["11-15", "11-16"]


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sets(st.integers(0, 800), max_size=60), st.integers(0, 400))
def test_thinning_again_takes_no_more_and_a_year_leaves_few(ages: set[int], later: int) -> None:
    backups = [made((TODAY - timedelta(days=age)).isoformat()) for age in ages]
    today = TODAY + timedelta(days=later)
    kept = set(backups) - set(backups_to_delete(backups, today))
    assert backups_to_delete(kept, today) == []
    assert len(kept) <= 7 + WEEKS + MONTHS
    assert bool(kept) == bool(backups)
