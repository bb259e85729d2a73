"""What the rules come to on a card: the one next step, or why there is none."""

import datetime as dt
from typing import NamedTuple

from jobboard.followup.enums import Channel, StepKind, Why


class Step(NamedTuple):
    """The one next thing to do on a card.

    `due` is the day to act (from `due_time` on, where the rule names an hour), `last_day` the last day in time.
    `since` is the day the window counts from; `about_day` and `about_time` are those of the interview, promise,
    deadline or closing the step is about. `reason` keeps its days as `{2026-11-10}`, spoken when it is shown.
    `holds_until` is the local moment at which the card must be looked at anew; None: only when something happens.
    """

    kind: StepKind
    due: dt.date
    last_day: dt.date
    rank: int
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


class NoStep(NamedTuple):
    """A card with nothing to do, and the named reason; `about` is the interview it is ready for."""

    why: Why
    reason: str = ""
    about: tuple[dt.date, dt.time | None] | None = None
    holds_until: dt.datetime | None = None
