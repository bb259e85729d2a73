"""What the queries return: frozen values, ready to be shown; days and times are local to the board's zone.

Here and wherever a launch passes they are named tuples: Python makes one in 0.08 ms, a frozen dataclass in 0.55 ms,
and the board's first screen loads fifty (23 ms).
"""

import datetime as dt
from typing import NamedTuple

from jobboard.followup.enums import (
    Channel,
    EventKind,
    InterviewState,
    NoStepReason,
    Outcome,
    PersonKind,
    Precision,
    Provenance,
    Stage,
    StepKind,
    StepState,
)

NOBODY = 0
"""Instead of a contact's id: to nobody in particular, where None is whoever the step suggests."""


class StepView(NamedTuple):
    """A card's step as it reads today; `of` is how many attempts the rules foresee, `overdue_days` is 0 or more."""

    kind: StepKind
    due: dt.date
    due_time: dt.time | None
    last_day: dt.date
    since: dt.date
    about_day: dt.date | None
    about_time: dt.time | None
    state: StepState
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
    why: NoStepReason | None
    line: str


class PanelEntry(NamedTuple):
    """A line of the panel or of `jobboard due`."""

    card_id: int
    company: str
    role: str
    stage: Stage
    rating: int | None
    step: StepView


class Panel(NamedTuple):
    """RULES.md's panel: what is due by rank, how many more can wait, the days ahead, the quiet ones."""

    due: tuple[PanelEntry, ...]
    deferred: tuple[PanelEntry, ...]
    upcoming: tuple[PanelEntry, ...]
    """Upcoming within the days that the rule `ahead` says, by day."""
    quiet_count: int
    overdue_count: int
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


class ContactView(NamedTuple):
    """Somebody, and what they are on the card at hand."""

    id: int
    name: str
    company: str
    kind: PersonKind
    email: str
    phone: str
    profile: str
    notes: str
    no_calls: bool
    do_not_contact: bool


class EventView(NamedTuple):
    """One entry of a card's history; `what` is a phrase ("follow-up by email to Kim Lund"), `text` the user's words."""

    id: int
    kind: EventKind
    day: dt.date | None
    time: dt.time | None
    precision: Precision
    provenance: Provenance
    what: str
    text: str
    channel: Channel | None
    person: str


class InterviewView(NamedTuple):
    """An interview, ahead or past."""

    id: int
    day: dt.date
    time: dt.time | None
    state: InterviewState
    prepared: bool
    round: str
    where: str
    people: tuple[str, ...]


class CardDetail(NamedTuple):
    """Everything about one card."""

    card: CardView
    closed_day: dt.date | None
    url: str
    location: str
    remote: str
    salary: str
    source: str
    closes: dt.date | None
    keep_warm: bool
    resting: bool
    snoozed_until: dt.date | None
    snooze_why: str
    referrer: str
    applied: dt.date | None
    resume_path: str
    letter_path: str
    deadline: dt.date | None
    offer: str
    """Its figures, as the user wrote them."""
    requisition: str
    language: str
    posting: str
    """The posting's text."""
    contacts: tuple[ContactView, ...]
    events: tuple[EventView, ...]
    """Newest first."""
    interviews: tuple[InterviewView, ...]


class UndoView(NamedTuple):
    """An entry of the undo log; `foreign` says that another running session made it, or made it meanwhile."""

    id: int
    label: str
    time: dt.datetime
    session: str
    foreign: bool
