"""The signs and words that board and panel share."""

from jobboard.followup.enums import Channel, Stage, State
from jobboard.store.views import StepView
from jobboard.tui.base.line_widget import Ink

STAGE_NAMES = {
    Stage.TARGET: "Target",
    Stage.APPLIED: "Applied",
    Stage.INTERVIEWED: "Interviewed",
    Stage.OFFER: "Offer",
    Stage.REJECTED: "Rejected",
}

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


_SIGNS = {State.OVERDUE: ("!", Ink.LATE), State.DUE: ("•", Ink.DUE)}


def sign(step: StepView | None) -> tuple[str, Ink]:
    """How a step reads in one cell, and its ink: "!" late, "•" due, nothing while it waits or has gone quiet."""
    return _SIGNS.get(step.state, (" ", Ink.MUTED)) if step else (" ", Ink.MUTED)


def whom(step: StepView) -> str:
    """The suggested person and way: "Kim Lund, by email", "call Ola Berg", "by email"; empty where neither is known."""
    if step.channel is Channel.PHONE:
        return f"call {step.to}" if step.to else "by phone"
    way = by_way(step.channel)
    return f"{step.to}, {way}" if step.to and way else step.to or way


def by_way(channel: Channel | None) -> str:
    """How a message travels: "by email", "on LinkedIn"; empty where that is not known."""
    if channel is None or channel is Channel.OTHER:
        return ""
    if channel is Channel.IN_PERSON:
        return "in person"
    return {
        Channel.LINKEDIN: "on LinkedIn",
        Channel.SOCIAL: "on social media",
        Channel.PORTAL: "through their portal",
    }.get(channel, f"by {channel}")
