"""RULES.md's panel: what is due by rank, what can wait, the days ahead, and how many cards went quiet."""

import datetime as dt

from peewee import fn

from jobboard.followup.enums import StepKind, StepState
from jobboard.store import stage_counts
from jobboard.store.models import Card, Event
from jobboard.store.prepared_queries import Placeholder, PreparedValue, Query, prepared
from jobboard.store.queries.card_rows import CardRow, card_rows, card_views, panel_entries
from jobboard.store.queries.due_steps import DUE_STATES, panel_order, quiet_from
from jobboard.store.queries.search_end import accepted_card
from jobboard.store.store import Store
from jobboard.store.views import Panel, PanelEntry

FIRST_THAT_CAN_WAIT = 8
"""The first rank of which only so many are shown a day."""

_WAITING_KINDS = (
    StepKind.FOLLOW_UP,
    StepKind.ESCALATE,
    StepKind.LAST_MESSAGE,
    StepKind.REACH_OUT,
    StepKind.DECIDE,
    StepKind.KEEP_WARM,
)

_DAY = dt.timedelta(days=1)


def panel(store: Store) -> Panel:
    """The panel as it stands now; empty once the search has ended."""
    if accepted_card(store) is not None:
        return Panel((), (), (), 0, 0)
    now, waiting = [], []
    left = max(store.rules.panel_most - _done_today(store), 0)
    due, upcoming = _due_and_upcoming(store, store.rules.ahead)
    for entry in due:
        if entry.step.rank < FIRST_THAT_CAN_WAIT:
            now.append(entry)
        elif left:
            now.append(entry)
            left -= 1
        else:
            waiting.append(entry)
    return Panel(
        due=tuple(now),
        deferred=tuple(waiting),
        upcoming=tuple(upcoming),
        quiet_count=quiet_count(store),
        overdue_count=sum(1 for entry in due if entry.step.state is StepState.OVERDUE),
    )


def every_step(store: Store) -> list[PanelEntry]:
    """The steps of all cards, by the day on which they are due."""
    return _entries(store)


def due_now(store: Store) -> list[PanelEntry]:
    """Everything due or overdue, in the panel's order."""
    return _due_and_upcoming(store, 0)[0]


def upcoming(store: Store, days: int) -> list[PanelEntry]:
    """What becomes due later today or within so many days, by day."""
    return _due_and_upcoming(store, days)[1]


def _due_and_upcoming(store: Store, days: int) -> tuple[list[PanelEntry], list[PanelEntry]]:
    today = store.today()
    found = _entries(store, last_day_from=quiet_from(store), due_to=today + days * _DAY)
    due = [entry for entry in found if entry.step.state in DUE_STATES]
    due.sort(key=lambda each: panel_order(today, each.step.rank, each.step.last_day, each.rating, each.card_id))
    upcoming = [entry for entry in found if entry.step.state is StepState.UPCOMING]
    upcoming.sort(key=lambda each: (each.step.due, each.step.rank, each.step.due_time or dt.time.min, each.card_id))
    return due, upcoming


def later(store: Store, days: int) -> list[PanelEntry]:
    """What becomes due after so many days, by day."""
    first = store.today() + (days + 1) * _DAY
    return _entries(store, last_day_from=first, due_from=first)


def quiet(store: Store) -> list[PanelEntry]:
    """The steps long past their last day, the most recent first."""
    found = _entries(store, last_day_to=quiet_from(store) - _DAY)
    return sorted(found, key=lambda entry: (-entry.step.last_day.toordinal(), entry.card_id))


def quiet_count(store: Store) -> int:
    """How many cards have been quiet for weeks."""
    with store.translate_sqlite_errors():
        return stage_counts.quiet_count(store.db, quiet_from(store))


def due(store: Store, days: int = 0, with_all: bool = False) -> tuple[PanelEntry, ...]:
    """What the panel names now, then what comes within `days`.

    With `with_all` every step that there is: all that is due, then the quiet ones, then what is to come by day.
    """
    if with_all:
        return (*due_now(store), *quiet(store), *upcoming(store, 0), *later(store, 0))
    return (*panel(store).due, *(upcoming(store, days) if days > 0 else ()))


def _entries(
    store: Store,
    last_day_from: dt.date = dt.date.min,
    last_day_to: dt.date = dt.date.max,
    due_from: dt.date = dt.date.min,
    due_to: dt.date = dt.date.max,
) -> list[PanelEntry]:
    """The steps with these first and last days, by the first."""
    with store.translate_sqlite_errors():
        rows = _steps.rows(
            store.db, last_day_from=last_day_from, last_day_to=last_day_to, due_from=due_from, due_to=due_to
        )
    return panel_entries(card_views(store, rows))


@prepared(CardRow)
def _steps(last_day_from: Placeholder, last_day_to: Placeholder, due_from: Placeholder, due_to: Placeholder) -> Query:
    days = Card.last_day.between(last_day_from, last_day_to) & Card.due.between(due_from, due_to)
    return card_rows().where(days).order_by(Card.due, Card.rank, Card.id)


def _done_today(store: Store) -> int:
    """How many of the steps that can wait were done today: they count towards the day's measure."""
    with store.translate_sqlite_errors():
        return int(_done.value(store.db, day=store.today()))


@PreparedValue
def _done(day: Placeholder) -> Query:
    that_can_wait = Event.step.in_(_WAITING_KINDS) & Event.step.is_null(False)
    return Event.select(fn.count()).where(Event.day == day, that_can_wait)
