"""RULES.md's panel: what is due by rank, what can wait, the days ahead, and how many cards went quiet."""

from datetime import date

from jobboard.followup.enums import StepKind, StepState
from jobboard.store import stage_counts
from jobboard.store.queries.card_rows import CARD, DUE, PANEL_ORDER, now_params, panel_entries, quiet_from
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


def panel(store: Store) -> Panel:
    """The panel as it stands now."""
    now, waiting = [], []
    left = max(store.rules.panel_most - _done_today(store), 0)
    due = due_now(store)
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
        upcoming=tuple(ahead(store, store.rules.ahead)),
        quiet_count=quiet_count(store),
        overdue_count=sum(1 for entry in due if entry.step.state is StepState.OVERDUE),
    )


def due_now(store: Store) -> list[PanelEntry]:
    """Everything due or overdue, in the panel's order."""
    return _entries(store, f"SELECT {CARD} FROM card WHERE {DUE} ORDER BY {PANEL_ORDER}")


def ahead(store: Store, days: int) -> list[PanelEntry]:
    """What becomes due later today or within so many days, by day."""
    end = date.fromordinal(store.today().toordinal() + days).isoformat()
    return _entries(
        store,
        f"SELECT {CARD} FROM card WHERE last_day >= :today AND due <= :end AND NOT ({DUE})"
        " ORDER BY due, rank, coalesce(due_time, ''), id",
        {"end": end},
    )


def quiet(store: Store) -> list[PanelEntry]:
    """The steps long past their last day, the most recent first."""
    return _entries(store, f"SELECT {CARD} FROM card WHERE last_day < :quiet ORDER BY last_day DESC, id")


def later(store: Store, days: int) -> list[PanelEntry]:
    """What becomes due after so many days, by day."""
    end = date.fromordinal(store.today().toordinal() + days).isoformat()
    sql = f"SELECT {CARD} FROM card WHERE last_day > :end AND due > :end ORDER BY due, rank, id"
    return _entries(store, sql, {"end": end})


def quiet_count(store: Store) -> int:
    """How many cards have been quiet for weeks."""
    with store.translate_sqlite_errors():
        return stage_counts.quiet_count(store.db, quiet_from(store).isoformat())


def _done_today(store: Store) -> int:
    """How many of the steps that can wait were done today: they count towards the day's measure."""
    kinds = ", ".join(f"'{kind}'" for kind in _WAITING_KINDS)
    with store.translate_sqlite_errors():
        return int(
            store.db.fetch_value(
                f"SELECT count(*) FROM event WHERE day = ? AND step IN ({kinds}) AND step IS NOT NULL",
                (store.today().isoformat(),),
            )
        )


def _entries(store: Store, sql: str, params: dict[str, object] | None = None) -> list[PanelEntry]:
    with store.translate_sqlite_errors():
        rows = store.db.fetchall(sql, now_params(store) | (params or {}))
    return panel_entries(store, rows)


def due(store: Store, days: int = 0, everything: bool = False) -> tuple[PanelEntry, ...]:
    """What the panel names now, then what comes within `days`.

    With `everything` every step that there is: all that is due, then the quiet ones, then what is to come by day.
    """
    if everything:
        return (*due_now(store), *quiet(store), *ahead(store, 0), *later(store, 0))
    return (*panel(store).due, *(ahead(store, days) if days > 0 else ()))
