"""The board's columns: how many cards, a page of them, and where one card stands.

A column shows the cards that are due in the panel's order, then the others by latest activity, newest first.
"""

from typing import Any

from jobboard.followup.history import Stage
from jobboard.store.database import Store
from jobboard.store.queries.rows import DUE, PANEL_ORDER, by_ids, moment, where
from jobboard.store.views import CardView, ColumnCount

_LATER = "last_activity DESC, id DESC"


def counts(store: Store, words: str = "", closed: bool = False) -> dict[Stage, ColumnCount]:
    """How many cards each column shows under the filter, and how many it holds."""
    totals = _count(store, *where("", closed))
    shown = _count(store, *where(words, closed)) if words.strip() else totals
    return {stage: ColumnCount(shown.get(stage, 0), totals.get(stage, 0)) for stage in Stage}


def page(store: Store, stage: Stage, offset: int, limit: int, words: str = "", closed: bool = False) -> list[CardView]:
    """The cards of a column from place `offset` on, at most `limit`."""
    due = _due_ids(store, stage, words, closed)
    ids = due[offset : offset + limit]
    if len(ids) < limit:
        condition, params = where(words, closed)
        found = _rows(
            store,
            f"SELECT id FROM card INDEXED BY card_column WHERE stage = :stage AND {condition}"
            f" AND ({DUE}) IS NOT 1 ORDER BY {_LATER} LIMIT :limit OFFSET :offset",
            params | {"stage": stage, "limit": limit - len(ids), "offset": max(0, offset - len(due))},
        )
        ids += [row[0] for row in found]
    return by_ids(store, ids)


def place(store: Store, card_id: int, words: str = "", closed: bool = False) -> tuple[Stage, int] | None:
    """The column and the place in it, from 0, at which a card is shown; None where it is not."""
    condition, params = where(words, closed)
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
        f"SELECT count(*) FROM card WHERE stage = :stage AND {condition} AND ({DUE}) IS NOT 1"
        " AND (last_activity, id) > (:activity, :id)",
        params | {"stage": stage, "activity": activity, "id": card_id},
    )
    return Stage(stage), len(due) + int(before[0][0])


def _due_ids(store: Store, stage: str, words: str, closed: bool) -> list[int]:
    condition, params = where(words, closed)
    found = _rows(
        store,
        f"SELECT id FROM card INDEXED BY card_panel WHERE stage = :stage AND {condition} AND {DUE}"
        f" ORDER BY {PANEL_ORDER}",
        params | {"stage": stage},
    )
    return [row[0] for row in found]


def _count(store: Store, condition: str, params: dict[str, object]) -> dict[Stage, int]:
    found = _rows(store, f"SELECT stage, count(*) FROM card WHERE {condition} GROUP BY stage", params)
    return {Stage(row[0]): row[1] for row in found}


def _rows(store: Store, sql: str, params: dict[str, object]) -> list[tuple[Any, ...]]:
    with store.reading():
        return store.db.rows(sql, moment(store) | params)
