"""The signs and words that board and panel share."""

from datetime import date
from typing import TYPE_CHECKING

from jobboard.dates.natural import DayTime
from jobboard.followup.display_names import STAGE_NAMES, person_kind_name
from jobboard.followup.enums import PersonKind, Stage, StepState
from jobboard.store.views import StepView
from jobboard.tui.base.line_widget import TextRole

if TYPE_CHECKING:
    from jobboard.store.actions.contacts import NewContact


_SHORT_NAMES = {
    Stage.TARGET: ("Targ.", "T"),
    Stage.APPLIED: ("Appl.", "A"),
    Stage.INTERVIEWED: ("Interv.", "Int.", "I"),
    Stage.OFFER: ("O",),
    Stage.REJECTED: ("Reject.", "Rej.", "R"),
}


def stage_name(stage: Stage, cells: int) -> str:
    """The stage's name, shortened where it would not fit `cells`."""
    names = (STAGE_NAMES[stage], *_SHORT_NAMES[stage])
    return next((name for name in names if len(name) <= cells), names[-1])


_SIGNS = {StepState.OVERDUE: ("!", TextRole.LATE), StepState.DUE: ("•", TextRole.DUE)}


def sign(step: StepView | None) -> tuple[str, TextRole]:
    """How a step reads in one cell, and its role: "!" late, "•" due, nothing while it waits or has gone quiet."""
    return _SIGNS.get(step.state, (" ", TextRole.MUTED)) if step else (" ", TextRole.MUTED)


def format_full(when: DayTime, today: date) -> str:
    """The day in full, with the year where it is another, and the time: "Thu 19 Nov 15:00"."""
    year = "" if when.day.year == today.year else f" {when.day.year}"
    time = f" {when.time:%H:%M}" if when.time else ""
    return f"{when.day:%a} {when.day.day} {when.day:%b}{year}{time}"


def spell_contact(contact: "NewContact") -> str:
    """Name, what they are, and the ways to reach them: "Dana Ruiz · hiring manager · dana@acme.example"."""
    kind = "" if contact.kind is PersonKind.OTHER else person_kind_name(contact.kind)
    flags = ("no calls" if contact.no_calls else "", "do not contact" if contact.do_not_contact else "")
    parts = (contact.name, kind, contact.company, contact.email, contact.phone, contact.profile, *flags)
    return " · ".join(part for part in parts if part)
