"""Which steps are due now, which have gone quiet, and the panel's order: panel, columns, counts and filter ask here.

The tables are asked for days alone, which their indexes are made for; what is due is decided by step_state.
"""

import datetime as dt
from functools import lru_cache
from typing import NamedTuple

from peewee import fn

from jobboard.followup.enums import Stage, StepState
from jobboard.followup.step_state import step_state
from jobboard.store.models import Card
from jobboard.store.prepared_queries import Placeholder, PreparedQuery, Query, prepared
from jobboard.store.queries.card_filter import ALL, SHAPES, CardFilter, FilterShape
from jobboard.store.store import Store

DUE_STATES = (StepState.DUE, StepState.OVERDUE)


class StepRow(NamedTuple):
    """What tells whether a step is due, and its place in the panel."""

    id: int
    due: dt.date
    due_time: dt.time | None
    last_day: dt.date
    rank: int
    rating: int | None

    @classmethod
    def select(cls) -> Query:
        """A query for all cards as StepRows, to be narrowed to some that have a step."""
        return Card.select(*(getattr(Card, name) for name in cls._fields))


def state_now(store: Store, step: StepRow) -> StepState:
    """How a step reads now."""
    return step_state(step.due, step.due_time, step.last_day, store.now(), store.rules.quiet_after)


def quiet_from(store: Store) -> dt.date:
    """The first last day of a step that is not quiet yet."""
    return store.today() - dt.timedelta(days=store.rules.quiet_after)


def panel_order(
    today: dt.date, rank: int, last_day: dt.date, rating: int | None, card_id: int
) -> tuple[int, dt.date, int, int]:
    """By this key due steps are sorted: by rank, then the most overdue, the higher rating, the older card."""
    return rank, min(last_day, today), -(rating or 0), card_id


def due_ids(store: Store, stage: Stage | None = None, shown: CardFilter = ALL) -> list[int]:
    """The cards of a stage, or of all, whose steps are due or overdue and that the filter shows, in panel order."""
    today, begun = store.today(), _begun(shown.shape, stage is not None)
    with store.translate_sqlite_errors():
        rows = begun.rows(store.db, quiet_from=quiet_from(store), today=today, stage=stage, **shown.values)
    due = [row for row in rows if state_now(store, row) in DUE_STATES]
    due.sort(key=lambda row: panel_order(today, row.rank, row.last_day, row.rating, row.id))
    return [row.id for row in due]


def later_today(store: Store) -> list[int]:
    """The cards whose steps fall due today, at an hour that has not come yet."""
    rows = _today_at_an_hour.rows(store.db, today=store.today())
    return [row.id for row in rows if state_now(store, row) is StepState.UPCOMING]


@prepared(StepRow)
def _today_at_an_hour(today: Placeholder) -> Query:
    return StepRow.select().where(Card.last_day >= today, Card.due == today, Card.due_time.is_null(False))


@lru_cache(maxsize=SHAPES)
def _begun(shape: FilterShape, of_stage: bool) -> PreparedQuery[StepRow]:
    """The steps whose day has come and that are not quiet."""

    def build(quiet_from: Placeholder, today: Placeholder, stage: Placeholder) -> Query:
        steps = shape.narrow(StepRow.select().where(Card.last_day >= quiet_from, Card.due <= today))
        # Likely: a stage may hold nearly all cards, while few of them are due.
        return steps.where(fn.likely(Card.stage == stage)) if of_stage else steps

    return PreparedQuery(StepRow, build)
