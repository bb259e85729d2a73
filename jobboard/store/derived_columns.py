"""What a card's history comes to is kept in the card's own row: which rows are out of date, and bringing them up to it.

The computing is in computed.py, which is loaded when there is something to compute.
"""

import json
import zlib
from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime
from functools import lru_cache
from itertools import islice
from typing import Any

from jobboard.followup.rules import Rules
from jobboard.store.connection import BoardDatabase
from jobboard.store.progress import Progress, no_progress

LOGIC = 1
"""Raised whenever the code of the rules comes to other steps, so that stored ones are computed again."""

CHUNK = 500
"""Cards computed at a time: enough to spread the cost of the queries, few enough to hold."""

SHORT = 200
"""Cards computed in one go beside other programs: few enough that nobody who waits for the lock gives up."""

COLUMNS = (
    "stage", "entered", "outcome", "closed_day", "resting", "snoozed_until", "snooze_why",
    "step", "attempt", "due", "due_time", "last_day", "since", "about_day", "about_time", "step_snoozed",
    "rank", "reason", "to_contact", "channel", "why", "holds_until",
    "rules_revision", "last_activity", "search",
)  # fmt: skip

_STAGE = COLUMNS.index("stage")
_STORED = f"SELECT {', '.join(COLUMNS)}, id, company FROM card WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id"
_STALE = """
    SELECT id FROM card WHERE holds_until <= :now UNION SELECT id FROM card WHERE rules_revision < :revision
    UNION SELECT id FROM card WHERE rules_revision > :revision"""


@lru_cache(maxsize=8)
def revision(rules: Rules, zone: str) -> int:
    """A number for the rules and the zone that a step was computed under; the same rules give the same number."""
    return zlib.crc32(json.dumps([LOGIC, zone, rules.as_dict()]).encode())


def stale_ids(db: BoardDatabase, rules: Rules, zone: str, now: datetime) -> list[int]:
    """The cards whose moment has come, or that were computed under other rules."""
    return [
        row[0] for row in db.fetchall(_STALE, {"now": now.isoformat("T", "seconds"), "revision": revision(rules, zone)})
    ]


def recompute(
    db: BoardDatabase, ids: Collection[int], rules: Rules, zone: str, now: datetime, progress: Progress = no_progress
) -> set[str]:
    """Compute these cards anew, in the transaction of whatever changed them; returns the stages before and after."""
    if not ids:
        return set()
    from jobboard.store.compute_steps import computed

    number = revision(rules, zone)
    remaining = iter(sorted(ids))
    done = 0
    stages: set[str] = set()
    while chunk := list(islice(remaining, CHUNK)):
        stages |= _write(db, db.fetchall(_STORED, (json.dumps(chunk),)), computed(db, chunk, rules, number, now))
        done += len(chunk)
        progress(done, len(ids))
    return stages


def mismatches(db: BoardDatabase, rules: Rules, zone: str, now: datetime) -> list[tuple[int, str]]:
    """Id and company of the cards whose stored columns are not what their history comes to."""
    from jobboard.store.compute_steps import computed

    number = revision(rules, zone)
    wrong: list[tuple[int, str]] = []
    remaining = iter([row[0] for row in db.fetchall("SELECT id FROM card ORDER BY id")])
    while chunk := list(islice(remaining, CHUNK)):
        stored = db.fetchall(_STORED, (json.dumps(chunk),))
        fresh = computed(db, chunk, rules, number, now)
        wrong += [(old[-2], old[-1]) for old, new in zip(stored, fresh, strict=True) if old[:-1] != new]
    return wrong


def _write(db: BoardDatabase, stored: Iterable[tuple[Any, ...]], fresh: Iterable[tuple[Any, ...]]) -> set[str]:
    """Write what is not as it was: each column written costs the indexes that it stands in.

    Returns the stages that the cards stood in and stand in.
    """
    stages: set[str] = set()
    changes: defaultdict[tuple[str, ...], list[tuple[object, ...]]] = defaultdict(list)
    for old, new in zip(stored, fresh, strict=True):
        stages |= {old[_STAGE], new[_STAGE]}
        places = [place for place, name in enumerate(COLUMNS) if old[place] != new[place]]
        if places:
            changes[tuple(COLUMNS[place] for place in places)].append((*(new[place] for place in places), new[-1]))
    for names, rows in changes.items():
        db.executemany(f"UPDATE card SET {', '.join(f'{name} = ?' for name in names)} WHERE id = ?", rows)
    return stages
