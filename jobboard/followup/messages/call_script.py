"""What to have before you while phoning: the number, how to open, what for, and the three ways the call goes (S4)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from jobboard.followup.enums import Stage, StepKind
from jobboard.followup.messages.drafts import blanks_in, fill_text, person_of
from jobboard.followup.messages.template_fields import DraftContext, template_values
from jobboard.followup.models import History, Step
from jobboard.followup.timeline import card_status


class CallResult(StrEnum):
    """What a call comes to, and so what is logged: something to send after it, a rejection, a promise with its day."""

    RESEND = "resend"
    REJECTION = "rejection"
    PROMISE = "promise"


@dataclass(frozen=True, slots=True)
class CallBranch:
    """One way the call goes: what one hears, what to say and to ask then, and what to log."""

    hear: str
    say: str
    ask: str
    log: CallResult


@dataclass(frozen=True, slots=True)
class CallScript:
    """Everything for one call; `number` and `person` are empty where they are not known.

    `ways` are three, in the order of the keys 1, 2 and 3. `blanks` are those of the words to be spoken.
    """

    person: str
    number: str
    opening: str
    goal: str
    manner: str
    ways: tuple[CallBranch, CallBranch, CallBranch]
    nobody: str
    """What to say to a machine."""
    blanks: tuple[str, ...]


LOGGED = {
    CallResult.RESEND: "the call, and what to send them today",
    CallResult.REJECTION: "a rejection",
    CallResult.PROMISE: "a promise, with its day",
}
"""What each ending of a call writes, in words."""

_MANNER = "Little small talk. Get the information, thank them, hang up."
_NOBODY = "Hello {first_name}, this is {my_name} about the {role} role. I have one short question and will call again."

_HELLO = "Hello {first_name}, this is {my_name}. "
_MINUTE = " Do you have a minute?"
_OPENINGS = {
    Stage.TARGET: "I wrote {when_i_wrote} about the {role} role, and I'd like to ask you one thing before I apply.",
    Stage.APPLIED: "I applied for the {role} role {when_applied} and have one short question about it.",
    Stage.INTERVIEWED: "I was interviewed {when_interviewed} for the {role} role, and I wonder where it stands.",
    Stage.OFFER: "I answered your offer for the {role} role {when_i_answered} and want to be sure that it arrived.",
}
_PROMISED = "You expected to know more about the {role} role {by_promised_day}, so I thought I'd call."

_GOALS = {
    Stage.TARGET: "Learn whether the role is open, who decides, and where your résumé should go.",
    Stage.APPLIED: "Learn whether they have read your résumé, where you stand, and what happens next and by when.",
    Stage.INTERVIEWED: "Learn where the decision stands, what they are missing, and what happens next and by when.",
    Stage.OFFER: "Learn whether the offer stands, who settles what is open, and by when.",
}

_NOT_SEEN = CallBranch(
    "They have not seen your résumé",
    "Then I'll send it to you right after this call, so that you need not look for it.",
    "Which address reaches you yourself? And when may I ask what you made of it?",
    CallResult.RESEND,
)
_MISSING = CallBranch(
    "They are missing something, or it lies with somebody else",
    "Then let me help it along: you'll have what you need from me today.",
    "What exactly is missing, who decides, and when may I call again?",
    CallResult.RESEND,
)
_NO = CallBranch(
    "They have decided, and it is a no",
    "Thank you for telling me straight; that helps me more than waiting.",
    "What is the one thing that would have made me the stronger candidate? May I come back for another role?",
    CallResult.REJECTION,
)
_SHORT_LIST = CallBranch(
    "It is on the short list",
    "I'm glad to hear that. It is the kind of work I want to do.",
    "What happens next, and by when? Is there anything you would like to see from me until then?",
    CallResult.PROMISE,
)
_GOING_ON = CallBranch(
    "It is going ahead",
    "I'm glad to hear that, and I'm looking forward to it.",
    "What happens next, and by when? Who will get in touch, you or somebody else?",
    CallResult.PROMISE,
)

_WAYS = {
    Stage.TARGET: (_NOT_SEEN, _NO, _SHORT_LIST),
    Stage.APPLIED: (_NOT_SEEN, _NO, _SHORT_LIST),
    Stage.INTERVIEWED: (_MISSING, _NO, _SHORT_LIST),
    Stage.OFFER: (_MISSING, _NO, _GOING_ON),
}

_PHONED = (StepKind.PROMISED, StepKind.FOLLOW_UP, StepKind.ESCALATE)


def call_script(step: Step, history: History, about: DraftContext, now: datetime) -> CallScript | None:
    """The sheet for phoning `step.person` at `now` (local).

    None where the step is none to phone about, or where that person asked for no calls or not to be contacted.
    """
    stage = card_status(history, now).stage
    person = person_of(history, step.person)
    if step.kind not in _PHONED or stage not in _OPENINGS or (person and (person.no_calls or person.do_not_contact)):
        return None
    values = template_values(history, about, now, person)
    reason = _PROMISED if step.kind is StepKind.PROMISED else _OPENINGS[stage]
    opening = fill_text(_HELLO + reason + _MINUTE, values)
    nobody = fill_text(_NOBODY, values)
    return CallScript(
        person=person.name if person else "",
        number=person.phone if person else "",
        opening=opening,
        goal=_GOALS[stage],
        manner=_MANNER,
        ways=_WAYS[stage],
        nobody=nobody,
        blanks=blanks_in(f"{opening}\n{nobody}"),
    )
