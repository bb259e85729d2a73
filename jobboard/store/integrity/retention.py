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
NEWEST = 9
"""How many are kept whatever their age."""
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


def backups_to_delete(backups: Iterable[Backup], limit: int = LIMIT) -> list[Backup]:
    """The backups that need not be kept.

    Kept are those of the last 7 days that have any, of the ones made before something risky the last 10, the newest of
    each of the last 4 weeks and 12 months that have any, and the newest 9 in any case; as many of them, newest first,
    as the limit has room for. What day it is does not matter: a clock that jumped would take them all. One that was
    asked for stays until the user deletes it, and counts for none of this.
    """
    own = sorted(
        (each for each in backups if each.why is not BackupReason.ASKED), key=lambda each: each.at, reverse=True
    )
    wanted = {*own[:NEWEST], *_recent(own), *_newest_of_periods(own)}
    kept, room = set(own[:1]), limit
    for each in own:
        if each in wanted:
            room -= each.size
            kept |= {each} if room >= 0 else set()
    return [each for each in own if each not in kept]


def _recent(newest_first: list[Backup]) -> Iterator[Backup]:
    days = list(dict.fromkeys(each.at.date() for each in newest_first))[:DAYS]
    recent = [each for each in newest_first if each.at.date() in days]
    yield from (each for each in recent if each.why is BackupReason.DAILY)
    yield from islice((each for each in recent if each.why is not BackupReason.DAILY), RISKS)


def _newest_of_periods(newest_first: list[Backup]) -> Iterator[Backup]:
    for period_of, most in ((_week, WEEKS), (_month, MONTHS)):
        newest: dict[int, Backup] = {}
        for each in newest_first:
            newest.setdefault(period_of(each.at.date()), each)
        yield from islice(newest.values(), most)


def _week(day: date) -> int:
    """Mondays since the beginning of the calendar."""
    return (day.toordinal() - 1) // 7


def _month(day: date) -> int:
    return day.year * 12 + day.month
