"""What a card's history comes to is kept in the card's own row: which rows are out of date, and bringing them up to it.

The computing is in compute_steps.py, which is loaded when there is something to compute.
"""

import json
import zlib
from collections import defaultdict, namedtuple
from collections.abc import Collection, Iterator
from datetime import datetime
from functools import lru_cache
from itertools import islice
from typing import Any, NamedTuple, cast

from jobboard.followup.enums import Stage
from jobboard.followup.rules import Rules
from jobboard.store.connection import BoardDatabase
from jobboard.store.models import DERIVED, Card, id_list
from jobboard.store.prepared_queries import Placeholder, Query, prepared
from jobboard.store.progress import Progress, no_progress

LOGIC = 3
"""Raised whenever the code of the rules comes to other steps, so that stored ones are computed again."""

CHUNK = 500
"""Cards computed at a time: enough to spread the cost of the queries, few enough to hold."""

SHORT = 200
"""Cards computed in one go beside other programs: few enough that nobody who waits for the lock gives up."""

StoredColumns = cast("Any", namedtuple)("StoredColumns", ("id", "company", *DERIVED))
"""A card's derived columns as they are stored, which may be words that no model could read."""


class _CardId(NamedTuple):
    id: int


@prepared(StoredColumns)
def _stored(ids: Placeholder) -> Query:
    columns = (Card._meta.columns[name].coerce(False) for name in StoredColumns._fields)
    return Card.select(*columns).where(Card.id.in_(id_list(ids))).order_by(Card.id)


@prepared(_CardId)
def _stale(now: Placeholder, revision: Placeholder) -> Query:
    """Each part by its own index: for one condition with OR, SQLite would walk through all cards."""
    cards = Card.select(Card.id)
    older, newer = cards.where(Card.rules_revision < revision), cards.where(Card.rules_revision > revision)
    return cards.where(Card.id.in_(cards.where(Card.holds_until <= now).union(older).union(newer)))


@lru_cache(maxsize=8)
def revision(rules: Rules, zone: str) -> int:
    """A number for the rules and the zone that a step was computed under; the same rules give the same number."""
    return zlib.crc32(json.dumps([LOGIC, zone, rules.as_dict()]).encode())


def stale_ids(db: BoardDatabase, rules: Rules, zone: str, now: datetime) -> list[int]:
    """The cards whose moment has come, or that were computed under other rules."""
    return [card.id for card in _stale.rows(db, now=now, revision=revision(rules, zone))]


def all_ids(db: BoardDatabase) -> list[int]:
    """Every card."""
    return [card.id for card in db.rows(_CardId, Card.select(Card.id).order_by(Card.id))]


def recompute(
    db: BoardDatabase, ids: Collection[int], rules: Rules, zone: str, now: datetime, progress: Progress = no_progress
) -> set[Stage]:
    """Compute these cards anew, in the transaction of whatever changed them; returns the stages before and after."""
    done = 0
    stages: set[str] = set()
    for chunk in _chunks(ids):
        changes: defaultdict[tuple[str, ...], list[tuple[object, ...]]] = defaultdict(list)
        for stored, fresh in _compared(db, chunk, rules, zone, now):
            stages |= {stored.stage, fresh.stage}
            # Each column written costs the indexes that it stands in.
            both = zip(DERIVED, fresh, stored[-len(DERIVED) :], strict=True)
            if changed := {name: new for name, new, old in both if new != old}:
                changes[tuple(changed)].append((*changed.values(), stored.id))
        for names, rows in changes.items():
            db.executemany(f"UPDATE card SET {', '.join(f'{name} = ?' for name in names)} WHERE id = ?", rows)
        done += len(chunk)
        progress(done, len(ids))
    return set(map(Stage, stages))


def mismatches(db: BoardDatabase, rules: Rules, zone: str, now: datetime) -> list[tuple[int, str]]:
    """Id and company of the cards whose stored columns are not what their history comes to."""
    compared = (pair for chunk in _chunks(all_ids(db)) for pair in _compared(db, chunk, rules, zone, now))
    return [(stored.id, stored.company) for stored, fresh in compared if stored[-len(DERIVED) :] != fresh]


def _chunks(ids: Collection[int]) -> Iterator[list[int]]:
    remaining = iter(sorted(ids))
    while chunk := list(islice(remaining, CHUNK)):
        yield chunk


def _compared(db: BoardDatabase, chunk: list[int], rules: Rules, zone: str, now: datetime) -> Iterator[tuple[Any, Any]]:
    """What is stored of each of these cards, and what their histories come to."""
    from jobboard.store.compute_steps import computed

    stored = _stored.rows(db, ids=json.dumps(chunk))
    fresh = computed(db, chunk, rules, revision(rules, zone), now)
    return zip(stored, (columns for _, columns in fresh), strict=True)
