"""Which backups are kept; pure."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import NamedTuple

DAYS = 7
WEEKS = 4
MONTHS = 12
RISKS = 10
"""How many of the copies made before something risky are kept for as long as the daily ones."""
LIMIT = 500_000_000
"""Bytes that all backups of a board may take together; the newest stays in any case."""


class BackupReason(StrEnum):
    """What a backup was made for, as it stands in its name."""

    DAILY = "daily"
    ASKED = "asked-for"
    IMPORT = "before-import"
    SWEEP = "before-sweep"
    RESTORE = "before-restore"
    UPGRADE = "before-upgrade"
    FIX = "before-fix"


class Backup(NamedTuple):
    """One copy of a board, made at a moment local to it; `size` in bytes."""

    path: Path
    at: datetime
    why: BackupReason
    size: int


def backups_to_delete(backups: Iterable[Backup], today: date, limit: int = LIMIT) -> list[Backup]:
    """The backups that need not be kept.

    Kept are those of the last 7 days, of the ones made before something risky the last 10, and the newest of each of
    the last 4 weeks and 12 months; as many of them, newest first, as the limit has room for. One that was asked for
    stays until the user deletes it, and counts for none of this.
    """
    own = sorted(
        (each for each in backups if each.why is not BackupReason.ASKED), key=lambda each: each.at, reverse=True
    )
    wanted = {*_recent(own, today), *_newest_of_periods(own, today)}
    kept, room = set(own[:1]), limit
    for each in own:
        if each in wanted:
            room -= each.size
            kept |= {each} if room >= 0 else set()
    return [each for each in own if each not in kept]


def _recent(newest_first: list[Backup], today: date) -> Iterator[Backup]:
    """A day ahead of today, by a clock that was set back, counts as recent."""
    recent = [each for each in newest_first if (today - each.at.date()).days < DAYS]
    yield from (each for each in recent if each.why is BackupReason.DAILY)
    yield from islice((each for each in recent if each.why is not BackupReason.DAILY), RISKS)


def _newest_of_periods(newest_first: list[Backup], today: date) -> Iterator[Backup]:
    seen: set[tuple[str, int]] = set()
    for each in newest_first:
        day = each.at.date()
        weeks, months = _weeks(today) - _weeks(day), _months(today) - _months(day)
        periods = {("week", weeks)} if weeks < WEEKS else set()
        periods |= {("month", months)} if months < MONTHS else set()
        if periods - seen:
            yield each
        seen |= periods


def _weeks(day: date) -> int:
    """Mondays since the beginning of the calendar."""
    return (day.toordinal() - 1) // 7


def _months(day: date) -> int:
    return day.year * 12 + day.month
