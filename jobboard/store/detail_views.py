"""What the queries about one card, its people and the undo log return; the board and what is due need none of it."""

import datetime as dt
from typing import NamedTuple

from jobboard.followup.enums import Channel, InterviewState, PersonKind
from jobboard.store.views import CardView


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
    kind: str
    day: dt.date | None
    time: dt.time | None
    precision: str
    provenance: str
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
    contacts: tuple[ContactView, ...]
    events: tuple[EventView, ...]
    """Newest first."""
    interviews: tuple[InterviewView, ...]


class UndoView(NamedTuple):
    """An entry of the undo log; `foreign` says that another running session made it, or made it meanwhile."""

    id: int
    label: str
    at: dt.datetime
    session: str
    foreign: bool
