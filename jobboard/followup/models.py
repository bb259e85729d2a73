"""A card's history and its next step, as frozen values; the words are RULES.md's.

Days and times are local to the user's zone. A day of None is unknown and starts no clock; a time of None is unknown.
"""

import datetime as dt
from dataclasses import dataclass

from jobboard.followup.enums import (
    Channel,
    InterviewState,
    NoStepReason,
    Outcome,
    Party,
    PersonKind,
    ReplyKind,
    Stage,
    StepKind,
    TouchKind,
)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on the card; `key` is what events refer to them by."""

    key: int
    name: str
    kind: PersonKind = PersonKind.OTHER
    email: str = ""
    phone: str = ""
    profile: str = ""
    no_calls: bool = False
    do_not_contact: bool = False


@dataclass(frozen=True, slots=True)
class StageChanged:
    """The card entered a stage; the first one is where it began.

    `known_by` bounds a move of unknown day: it had happened when it was written down.
    """

    to: Stage
    day: dt.date | None
    time: dt.time | None = None
    known_by: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Interview:
    """An interview on `day`; `booked_day` is when it was agreed, None where it was only logged afterwards.

    `cancelled_by` says who called it off, on `cancelled_day` (None: not known).
    """

    day: dt.date
    time: dt.time | None = None
    state: InterviewState = InterviewState.BOOKED
    booked_day: dt.date | None = None
    booked_time: dt.time | None = None
    people: tuple[int, ...] = ()
    prepared: bool = False
    round: str = ""
    where: str = ""
    cancelled_by: Party | None = None
    cancelled_day: dt.date | None = None
    cancelled_time: dt.time | None = None


@dataclass(frozen=True, slots=True)
class Touch:
    """The user sent or did something."""

    kind: TouchKind
    day: dt.date | None
    time: dt.time | None = None
    channel: Channel | None = None
    person: int | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """The employer sent something."""

    kind: ReplyKind
    day: dt.date | None
    time: dt.time | None = None
    channel: Channel | None = None
    person: int | None = None


@dataclass(frozen=True, slots=True)
class Promise:
    """Made on `day`: they come back on `promised_day`, at `promised_time` where a time was said."""

    promised_day: dt.date
    day: dt.date | None
    time: dt.time | None = None
    promised_time: dt.time | None = None
    person: int | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """Set on `day`: the offer must be answered by `deadline`."""

    deadline: dt.date
    day: dt.date | None
    time: dt.time | None = None


@dataclass(frozen=True, slots=True)
class Snoozed:
    """Put off on `day` until `until`."""

    until: dt.date
    day: dt.date | None
    time: dt.time | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Paused:
    """No step until they write, an interview is booked, or the user wakes the card."""

    day: dt.date | None
    time: dt.time | None = None


@dataclass(frozen=True, slots=True)
class Resumed:
    """The user ended a rest."""

    day: dt.date | None
    time: dt.time | None = None


@dataclass(frozen=True, slots=True)
class Closed:
    """The card was closed with an outcome; `known_by` as for a move."""

    outcome: Outcome
    day: dt.date | None
    time: dt.time | None = None
    known_by: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Reopened:
    """A closed card was opened again; it enters its stage anew."""

    day: dt.date | None
    time: dt.time | None = None


Event = StageChanged | Interview | Touch | Reply | Promise | Deadline | Snoozed | Paused | Resumed | Closed | Reopened


@dataclass(frozen=True, slots=True)
class History:
    """Everything the rules look at on one card; the events may stand in any order."""

    events: tuple[Event, ...]
    people: tuple[Person, ...] = ()
    closes: dt.date | None = None
    """The posting's closing day."""
    keep_warm: bool = False
    posting: bool = False
    """Whether the card has a posting: a link, or its text."""


@dataclass(frozen=True, slots=True)
class CardStatus:
    """What the history comes to today: the stage the card is in, since when, and whether it is open."""

    stage: Stage
    entered: dt.date | None
    outcome: Outcome | None = None
    closed_day: dt.date | None = None
    resting: bool = False
    snoozed_until: dt.date | None = None
    snooze_why: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """The one next thing to do on a card.

    `due` is the day to act (from `due_time` on, where the rule names an hour), `last_day` the last day in time.
    `since` is the day the window counts from; `about_day` and `about_time` are those of the interview, promise,
    deadline or closing the step is about. `reason` keeps its days as `{2026-11-10}`, made relative to today when it
    is shown. `holds_until` is the local moment at which the card must be looked at anew; None: only when something
    happens.
    """

    kind: StepKind
    due: dt.date
    last_day: dt.date
    panel_rank: int
    since: dt.date
    due_time: dt.time | None = None
    attempt: int | None = None
    about_day: dt.date | None = None
    about_time: dt.time | None = None
    snoozed_until: dt.date | None = None
    reason: str = ""
    person: int | None = None
    channel: Channel | None = None
    holds_until: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class NoStep:
    """A card with nothing to do, and the named reason; `about` is the interview it is ready for."""

    why: NoStepReason
    reason: str = ""
    about: tuple[dt.date, dt.time | None] | None = None
    holds_until: dt.datetime | None = None
