"""What to have before you while phoning: the number, how to open, what for, and the three ways the call goes (S4)."""

from dataclasses import dataclass
from datetime import datetime

from jobboard.followup.enums import Stage, StepKind
from jobboard.followup.messages.call_words import call_words_in
from jobboard.followup.messages.call_words.model import CallBranch, CallResult, CallWords
from jobboard.followup.messages.drafts import CALLED_OFF, blanks_in, fill_text, person_of, situation
from jobboard.followup.messages.template_fields import DraftContext, template_values
from jobboard.followup.models import History, Step
from jobboard.followup.timeline import card_status

__all__ = ["LOGGED", "CallBranch", "CallResult", "CallScript", "call_script"]


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

_PHONED = (StepKind.PROMISED, StepKind.REACH_OUT, StepKind.FOLLOW_UP, StepKind.ESCALATE)
_RESUME = (Stage.TARGET, Stage.APPLIED)
"""Where they may not have seen the résumé yet."""


def call_script(step: Step, history: History, about: DraftContext, now: datetime) -> CallScript | None:
    """The sheet for phoning `step.person` at `now` (local).

    None where the step is none to phone about, or where that person asked for no calls or not to be contacted.
    """
    case = _case(step, history, now)
    words = call_words_in(about.language)
    person = person_of(history, step.person)
    if case not in words.reasons or (person and (person.no_calls or person.do_not_contact)):
        return None
    values = template_values(history, about, now, person)
    pitch = about.own_words.pitch
    parts = (fill_text(words.hello, values), pitch, fill_text(words.reasons[case], values), words.minute)
    opening = " ".join(filter(None, parts))
    nobody = fill_text(words.machine, values)
    return CallScript(
        person=person.name if person else "",
        number=person.phone if person else "",
        opening=opening,
        goal=words.goals[case],
        manner=words.manner,
        ways=_ways(case, card_status(history, now).stage, words),
        nobody=nobody,
        blanks=blanks_in(f"{opening}\n{nobody}"),
    )


def _case(step: Step, history: History, now: datetime) -> str:
    """Why one calls, as the words have it; empty for a step that is better written."""
    found = situation(step, history, now)
    if step.kind not in _PHONED:
        return ""
    if step.kind is StepKind.PROMISED:
        return "promised-rejected" if found == Stage.REJECTED else "promised"
    return "reach_out" if step.kind is StepKind.REACH_OUT else found


def _ways(case: str, stage: Stage, words: CallWords) -> tuple[CallBranch, CallBranch, CallBranch]:
    if stage in _RESUME:
        return words.not_seen, words.no, words.short_list
    chosen = stage is Stage.INTERVIEWED and case != CALLED_OFF
    return words.missing, words.no, words.short_list if chosen else words.going_on
