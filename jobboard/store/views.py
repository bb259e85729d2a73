"""What the queries return: frozen values, ready to be shown; days and times are local to the board's zone."""

import datetime as dt
from typing import NamedTuple

from jobboard.followup.enums import Channel, Outcome, Stage, State, StepKind, Why


class StepView(NamedTuple):
    """A card's step as it reads today; `of` is how many attempts the rules foresee, `overdue_days` is 0 or more."""

    kind: StepKind
    due: dt.date
    due_time: dt.time | None
    last_day: dt.date
    since: dt.date
    about_day: dt.date | None
    about_time: dt.time | None
    state: State
    overdue_days: int
    rank: int
    attempt: int | None
    of: int | None
    reason: str
    channel: Channel | None
    to: str
    to_id: int | None
    snoozed_until: dt.date | None


class CardView(NamedTuple):
    """A card as a column shows it; `step` is None where `why` names the reason. `line` says where it stands."""

    id: int
    uid: str
    company: str
    role: str
    stage: Stage
    entered: dt.date | None
    outcome: Outcome | None
    rating: int | None
    tags: tuple[str, ...]
    step: StepView | None
    why: Why | None
    line: str


class Entry(NamedTuple):
    """A line of the panel or of `jobboard due`."""

    card_id: int
    company: str
    role: str
    stage: Stage
    step: StepView


class Panel(NamedTuple):
    """FOLLOWUP.md's panel: what is due by rank, how many more can wait, the next seven days, the quiet ones."""

    now: tuple[Entry, ...]
    can_wait: tuple[Entry, ...]
    week: tuple[Entry, ...]
    """Upcoming within seven days, by day."""
    quiet: int
    late: int
    """How many of all due entries, waiting ones included, are past their last day."""


class ColumnCount(NamedTuple):
    """How many cards a column holds, and how many of them are shown under the filter."""

    shown: int
    total: int


class Changes(NamedTuple):
    """What one user action changed: where to look, and the words for it ("moved Nordwind to Applied")."""

    label: str
    card_id: int | None = None
    cards: frozenset[int] = frozenset()
    stages: frozenset[Stage] = frozenset()
    undo_id: int | None = None
