"""What the tests of the store share: moments, and a dump of everything that undo restores."""

from datetime import date, datetime, time
from typing import Any

from jobboard.clock import Clock
from jobboard.dates.natural import DayTime
from jobboard.followup.enums import Stage
from jobboard.store import derived_columns
from jobboard.store.actions.cards import NewCard, add_card
from jobboard.store.actions.complete_step import complete_step
from jobboard.store.edit_conflict import StepRef
from jobboard.store.models import LOGGED
from jobboard.store.page_settings import PAGE_OFFERED
from jobboard.store.queries.cards import detail, listing
from jobboard.store.store import Store
from jobboard.store.views import Changes

NOW = datetime(2026, 11, 16, 9, 30)
"""A Monday."""


def day(text: str) -> date:
    """`11-09` of 2026, or a whole ISO date."""
    return date.fromisoformat(text if len(text) > 5 else f"2026-{text}")


def when(text: str, at: str = "") -> DayTime:
    """A day of 2026, perhaps with a time."""
    return DayTime(day(text), time.fromisoformat(at) if at else None)


def turn_to(store: Store, moment: str) -> None:
    """Set the store's clock to `11-20 10:00` of 2026, and do what a new moment asks for."""
    on, _, at = moment.partition(" ")
    store.clock = Clock(store.clock.zone, datetime.combine(day(on), time.fromisoformat(at or "09:30")))
    store.recompute_stale()


def card(store: Store, company: str = "Nordwind", stage: Stage = Stage.APPLIED, on: str = "11-11", **facts: Any) -> int:
    """Add a card that entered its stage on a day; returns its id."""
    changes = add_card(store, NewCard(company, facts.pop("role", "Engineer"), stage, on=when(on), **facts))
    return id_of(changes)


def shown_step(store: Store, card_id: int) -> StepRef | None:
    """The step that the board shows on a card."""
    return StepRef.of(detail(store, card_id).card.step)


def do_step(store: Store, card_id: int, **how: Any) -> Changes:
    """Mark the step done that the board shows on a card."""
    return complete_step(store, card_id, shown_step(store, card_id), **how)


def count_cards(store: Store) -> tuple[int, int]:
    """How many cards there are, and how many are live: open and not rejected."""
    cards = listing(store, closed=True)
    return len(cards), sum(each.outcome is None and each.stage is not Stage.REJECTED for each in cards)


def id_of(changes: Changes) -> int:
    """The card that an action was about."""
    assert changes.card_id is not None
    return changes.card_id


def dump(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table but the undo log, without what is derived from them, and what was only asked once."""
    rows = {
        table: store.db.execute_sql(f"SELECT id, {', '.join(columns)} FROM {table} ORDER BY id").fetchall()
        for table, columns in LOGGED.items()
    }
    return rows | {"setting": [row for row in rows["setting"] if row[1] != PAGE_OFFERED]}


def stale(store: Store) -> list[tuple[int, str]]:
    """The cards whose stored step and stage are not what their history comes to."""
    return derived_columns.mismatches(store.db, store.rules, store.clock.zone, store.now())
