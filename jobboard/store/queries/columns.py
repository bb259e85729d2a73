"""The board's columns: how many cards, a page of them, and where one card stands.

A column shows the cards that are due in the panel's order, then the others by latest activity, newest first.
"""

import json
from collections.abc import Collection
from functools import lru_cache
from typing import NamedTuple

from peewee import Tuple, fn

from jobboard.followup.enums import Outcome, Stage
from jobboard.store.models import Card, id_list
from jobboard.store.prepared_queries import Placeholder, PreparedQuery, PreparedValue, Query
from jobboard.store.queries.card_filter import SHAPES, CardFilter, FilterShape
from jobboard.store.queries.card_rows import by_ids
from jobboard.store.queries.due_steps import due_ids
from jobboard.store.stage_counts import stage_counts
from jobboard.store.store import Store
from jobboard.store.views import CardView, ColumnCount

Position = tuple[Stage, int]
"""A column, and a place in it from 0."""
OutcomeCounts = dict[Stage, dict[Outcome | None, int]]
"""How many cards a stage holds, by how they ended; None: they have not."""


class FilterResult(NamedTuple):
    """What a filter shows: how many cards in each column, the first of them, and where the followed card stands."""

    counts: dict[Stage, ColumnCount]
    first_cards: dict[Stage, list[CardView]]
    position: Position | None


def search(store: Store, words: str, closed: bool, follow: int | None, limit: int) -> FilterResult:
    """All that is shown anew when the filter changes, with at most `limit` cards of each column."""
    numbers = counts(store, words, closed)
    first_cards = {
        stage: read_cards(store, stage, 0, limit, words, closed) if numbers[stage].shown else [] for stage in numbers
    }
    return FilterResult(numbers, first_cards, None if follow is None else position_of(store, follow, words, closed))


def is_empty(store: Store) -> bool:
    """Whether the board has no card at all."""
    with store.translate_sqlite_errors():
        return not Card.select().exists(store.db)


def counts(
    store: Store,
    words: str = "",
    closed: bool = False,
    *,
    stages: Collection[Stage] = tuple(Stage),
    by_outcome: OutcomeCounts | None = None,
) -> dict[Stage, ColumnCount]:
    """How many cards each of these columns shows under the filter, and how many without one.

    `by_outcome` is not read where it is known already.
    """
    by_outcome = by_outcome or outcome_counts(store)
    outcomes = (None, *Outcome) if closed else (None, Outcome.ACCEPTED)
    total = {stage: sum(by_outcome[stage].get(outcome, 0) for outcome in outcomes) for stage in stages}
    shown = _count_shown(store, stages, CardFilter.of(words, closed)) if words.strip() else total
    return {stage: ColumnCount(shown[stage], total[stage]) for stage in stages}


def outcome_counts(store: Store) -> OutcomeCounts:
    """How many cards each stage holds."""
    numbers: OutcomeCounts = {stage: {} for stage in Stage}
    with store.translate_sqlite_errors():
        for stage, outcome, number in stage_counts(store.db):
            numbers[stage][outcome] = number
    return numbers


def read_cards(
    store: Store, stage: Stage, offset: int, limit: int, words: str = "", closed: bool = False, count: int | None = None
) -> list[CardView]:
    """The cards of a column from place `offset` on, at most `limit`.

    `shown` is how many cards it has, where that is known: what stands near its end is looked for from there.
    """
    cards = CardFilter.of(words, closed)
    due = due_ids(store, stage, cards)
    ids = due[offset : offset + limit]
    if len(ids) < limit:
        start = max(0, offset - len(due))
        number = None if count is None else count - len(due)
        ids += _not_due(store, stage, cards, due, start, start + limit - len(ids), number)
    return by_ids(store, ids)


def _not_due(
    store: Store, stage: Stage, cards: CardFilter, due: list[int], start: int, end: int, number: int | None
) -> list[int]:
    """The other cards of a column from one place to another, of so many where that is known.

    They are looked for from the nearer end: SQLite walks over all that it is to leave out.
    """
    end = end if number is None else min(end, number)
    if end <= start:
        return []
    from_end = number is not None and number - end < start
    offset = number - end if number is not None and from_end else start
    query = _by_activity(cards.shape, from_end)
    with store.translate_sqlite_errors():
        rows = query.rows(store.db, stage=stage, due=json.dumps(due), limit=end - start, offset=offset, **cards.values)
    ids = [row.id for row in rows]
    return ids[::-1] if from_end else ids


def position_of(store: Store, card_id: int, words: str = "", closed: bool = False) -> Position | None:
    """The column and the place in it, from 0, at which a card is shown; None where it is not."""
    cards = CardFilter.of(words, closed)
    with store.translate_sqlite_errors():
        card = _shown_card(cards.shape).row(store.db, card=card_id, **cards.values)
    if card is None:
        return None
    due = due_ids(store, card.stage, cards)
    if card_id in due:
        return card.stage, due.index(card_id)
    with store.translate_sqlite_errors():
        before = _count_before(cards.shape).value(
            store.db,
            stage=card.stage,
            due=json.dumps(due),
            activity=card.last_activity,
            card=card_id,
            **cards.values,
        )
    return card.stage, len(due) + int(before)


def _count_shown(store: Store, stages: Collection[Stage], cards: CardFilter) -> dict[Stage, int]:
    count = _count(cards.shape)
    with store.translate_sqlite_errors():
        return {stage: int(count.value(store.db, stage=stage, **cards.values)) for stage in stages}


class _CardId(NamedTuple):
    id: int


class _Activity(NamedTuple):
    stage: Stage
    last_activity: str


@lru_cache(maxsize=SHAPES)
def _count(shape: FilterShape) -> PreparedValue:
    return PreparedValue(lambda stage: shape.narrow(Card.select(fn.count())).where(Card.stage == stage))


@lru_cache(maxsize=SHAPES)
def _by_activity(shape: FilterShape, from_end: bool) -> PreparedQuery[_CardId]:
    """A column's cards that are not due."""
    order = (Card.last_activity, Card.id) if from_end else (Card.last_activity.desc(), Card.id.desc())

    def build(stage: Placeholder, due: Placeholder, limit: Placeholder, offset: Placeholder) -> Query:
        others = (Card.stage == stage) & Card.id.not_in(id_list(due))
        return shape.narrow(Card.select(Card.id)).where(others).order_by(*order).limit(limit).offset(offset)

    return PreparedQuery(_CardId, build)


@lru_cache(maxsize=SHAPES)
def _shown_card(shape: FilterShape) -> PreparedQuery[_Activity]:
    def build(card: Placeholder) -> Query:
        return shape.narrow(Card.select(Card.stage, Card.last_activity)).where(Card.id == card)

    return PreparedQuery(_Activity, build)


@lru_cache(maxsize=SHAPES)
def _count_before(shape: FilterShape) -> PreparedValue:
    """How many of a column's cards that are not due stand before a card."""

    def build(stage: Placeholder, due: Placeholder, activity: Placeholder, card: Placeholder) -> Query:
        others = (Card.stage == stage) & Card.id.not_in(id_list(due))
        later = Tuple(Card.last_activity, Card.id) > Tuple(activity, card)
        return shape.narrow(Card.select(fn.count())).where(others, later)

    return PreparedValue(build)
