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
    gone = backups_to_delete(backups, limit)
    assert len(gone) == len(set(gone))
    return [f"{each.at:%m-%d}" for each in sorted(backups, key=lambda each: each.at) if each not in gone]


WEEK = [made(f"11-{day}") for day in range(10, 17)]


FORTNIGHT = [made(f"11-{day:02}") for day in range(3, 17)]
MONTHLY = [made(f"{year}-{month:02}-15") for year in (2024, 2025) for month in range(1, 13)]


@pytest.mark.parametrize(
    ("backups", "kept"),
    [
        pytest.param([], [], id="nothing"),
        pytest.param(WEEK, ["11-10", "11-11", "11-12", "11-13", "11-14", "11-15", "11-16"], id="seven days"),
        pytest.param(FORTNIGHT, [f"11-{day:02}" for day in range(8, 17)], id="the newest nine, a Sunday among them"),
        pytest.param(
            MONTHLY[:9], [f"{month:02}-15" for month in range(1, 10)], id="nine of long ago, whatever their age"
        ),
        pytest.param(MONTHLY, [f"{month:02}-15" for month in range(1, 13)], id="twelve months that have any"),
        pytest.param(
            [*MONTHLY, *FORTNIGHT],
            [*(f"{month:02}-15" for month in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12))][1:]
            + [f"11-{day:02}" for day in range(8, 17)],
            id="days, weeks and months",
        ),
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


dated = st.sets(st.integers(0, 800), max_size=60).map(
    lambda ages: [made((TODAY - timedelta(days=age)).isoformat()) for age in ages]
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(dated)
def test_thinning_again_takes_no_more_and_a_year_leaves_few(backups: list[Backup]) -> None:
    kept = set(backups) - set(backups_to_delete(backups))
    assert backups_to_delete(kept) == []
    assert min(9, len(backups)) <= len(kept) <= 9 + WEEKS + MONTHS


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(dated)
def test_one_made_by_a_clock_that_jumped_takes_no_more_than_any_other(backups: list[Backup]) -> None:
    kept = set(backups) - set(backups_to_delete(backups))
    assert len(backups_to_delete([*kept, made("2028-02-01")])) <= 3
