"""Which touch does which step."""

from jobboard.followup.enums import StepKind, TouchKind

ANSWERS = {
    StepKind.REPLY: TouchKind.ANSWER,
    StepKind.ANSWER_OFFER: TouchKind.ANSWER,
    StepKind.THANK_YOU: TouchKind.THANK_YOU,
    StepKind.PROMISED: TouchKind.FOLLOW_UP,
    StepKind.REACH_OUT: TouchKind.REACH_OUT,
    StepKind.FOLLOW_UP: TouchKind.FOLLOW_UP,
    StepKind.ESCALATE: TouchKind.FOLLOW_UP,
    StepKind.LAST_MESSAGE: TouchKind.LAST_MESSAGE,
    StepKind.KEEP_WARM: TouchKind.FOLLOW_UP,
}
"""The kind of touch that a step asks for."""
