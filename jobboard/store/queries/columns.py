"""The board's columns: how many cards, a page of them, and where one card stands.

A column shows the cards that are due in the panel's order, then the others by latest activity, newest first.
"""

from collections.abc import Collection
from typing import Any, NamedTuple

from jobboard.followup.enums import Outcome, Stage
from jobboard.store.queries.card_rows import DUE, PANEL_ORDER, by_ids, filter_sql, now_params
from jobboard.store.stage_counts import stage_counts
from jobboard.store.store import Store
from jobboard.store.views import CardView, ColumnCount

_LATER, _EARLIER = "last_activity DESC, id DESC", "last_activity, id"

Place = tuple[Stage, int]
"""A column, and a place in it from 0."""
Held = dict[Stage, dict[Outcome | None, int]]
"""How many cards a stage holds, by how they ended; None: they have not."""


class Found(NamedTuple):
    """What a filter shows: how many cards in each column, the first of them, and where the followed card stands."""

    counts: dict[Stage, ColumnCount]
    pages: dict[Stage, list[CardView]]
    place: Place | None


def search(store: Store, words: str, closed: bool, follow: int | None, limit: int) -> Found:
    """All that is shown anew when the filter changes, with at most `limit` cards of each column."""
    found = counts(store, words, closed)
    pages = {stage: page(store, stage, 0, limit, words, closed) if found[stage].shown else [] for stage in found}
    return Found(found, pages, None if follow is None else place(store, follow, words, closed))


def is_empty(store: Store) -> bool:
    """Whether the board has no card at all."""
    with store.translate_sqlite_errors():
        return store.db.fetch_value("SELECT 1 FROM card LIMIT 1") is None


def counts(
    store: Store,
    words: str = "",
    closed: bool = False,
    *,
    stages: Collection[Stage] = tuple(Stage),
    held: Held | None = None,
) -> dict[Stage, ColumnCount]:
    """How many cards each of these columns shows under the filter, and how many without one.

    `held` is not asked for where it is known already.
    """
    held = held or by_outcome(store)
    seen = (None, *Outcome) if closed else (None, Outcome.ACCEPTED)
    total = {stage: sum(held[stage].get(outcome, 0) for outcome in seen) for stage in stages}
    shown = _count(store, words, closed, stages) if words.strip() else total
    return {stage: ColumnCount(shown.get(stage, 0), total[stage]) for stage in stages}


def by_outcome(store: Store) -> Held:
    """How many cards each stage holds."""
    held: Held = {stage: {} for stage in Stage}
    with store.translate_sqlite_errors():
        for stage, outcome, number in stage_counts(store.db):
            held[stage][outcome] = number
    return held


def page(
    store: Store, stage: Stage, offset: int, limit: int, words: str = "", closed: bool = False, shown: int | None = None
) -> list[CardView]:
    """The cards of a column from place `offset` on, at most `limit`.

    `shown` is how many cards it has, where that is known: what stands near its end is looked for from there.
    """
    due = _due_ids(store, stage, words, closed)
    ids = due[offset : offset + limit]
    if len(ids) < limit:
        others = None if shown is None else shown - len(due)
        ids += _later_ids(store, stage, max(0, offset - len(due)), limit - len(ids), words, closed, others)
    return by_ids(store, ids)


def _later_ids(
    store: Store, stage: Stage, offset: int, limit: int, words: str, closed: bool, number: int | None
) -> list[int]:
    """Cards that are not due, of so many where that is known; SQLite walks over all that it is to leave out."""
    until = offset + limit if number is None else max(offset, min(offset + limit, number))
    below = offset if number is None else number - until
    order, over = (_EARLIER, below) if below < offset else (_LATER, offset)
    condition, params = filter_sql(words, closed)
    found = _rows(
        store,
        f"SELECT id FROM card INDEXED BY {_index(words)} WHERE stage = :stage AND {condition}"
        f" AND ({DUE}) IS NOT 1 ORDER BY {order} LIMIT :limit OFFSET :offset",
        params | {"stage": stage, "limit": until - offset, "offset": max(0, over)},
    )
    ids = [row[0] for row in found]
    return ids[::-1] if order == _EARLIER else ids


def place(store: Store, card_id: int, words: str = "", closed: bool = False) -> Place | None:
    """The column and the place in it, from 0, at which a card is shown; None where it is not."""
    condition, params = filter_sql(words, closed)
    sql = f"SELECT stage, last_activity FROM card WHERE id = :id AND {condition}"
    found = _rows(store, sql, params | {"id": card_id})
    if not found:
        return None
    stage, activity = found[0]
    due = _due_ids(store, stage, words, closed)
    if card_id in due:
        return Stage(stage), due.index(card_id)
    before = _rows(
        store,
        f"SELECT count(*) FROM card INDEXED BY {_index(words)} WHERE stage = :stage AND {condition}"
        f" AND ({DUE}) IS NOT 1 AND (last_activity, id) > (:activity, :id)",
        params | {"stage": stage, "activity": activity, "id": card_id},
    )
    return Stage(stage), len(due) + int(before[0][0])


def _due_ids(store: Store, stage: str, words: str, closed: bool) -> list[int]:
    condition, params = filter_sql(words, closed)
    found = _rows(
        store,
        f"SELECT id FROM card INDEXED BY card_panel WHERE stage = :stage AND {condition} AND {DUE}"
        f" ORDER BY {PANEL_ORDER}",
        params | {"stage": stage},
    )
    return [row[0] for row in found]


def _count(store: Store, words: str, closed: bool, stages: Collection[Stage]) -> dict[Stage, int]:
    condition, params = filter_sql(words, closed)
    found = _rows(
        store,
        "SELECT stage, count(*) FROM card INDEXED BY card_search"
        f" WHERE stage IN ({_listed(stages)}) AND {condition} GROUP BY stage",
        params,
    )
    return {Stage(row[0]): row[1] for row in found}


def _index(words: str) -> str:
    """The columns' order, with the words to be searched or, much smaller, without."""
    return "card_search" if words.strip() else "card_column"


def _listed(stages: Collection[Stage]) -> str:
    return ", ".join(f"'{stage}'" for stage in stages)


def _rows(store: Store, sql: str, params: dict[str, object]) -> list[tuple[Any, ...]]:
    with store.translate_sqlite_errors():
        return store.db.fetchall(sql, now_params(store) | params)
