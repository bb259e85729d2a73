"""The words for a step as it reads today: its reason spoken, the card's one line, the step's name."""

import re
from datetime import date, time

from jobboard.dates.format import format_ago, format_day
from jobboard.followup.display_names import count_noun, outcome_name
from jobboard.followup.enums import ATTEMPTS, NoStepReason, Outcome, StepKind, StepState
from jobboard.followup.models import Step

_DAY = re.compile(r"(?P<since>since )?\{(?P<day>\d{4}-\d\d-\d\d)\}")
_AFTER = re.compile(r"\{after (\d{4}-\d\d-\d\d):([^}]*)\}")
"""Words that a reason has only once that day has passed."""

_WAITING = (StepKind.REACH_OUT, StepKind.FOLLOW_UP, StepKind.ESCALATE, StepKind.DECIDE)
"""Steps whose coming is a count of days waited."""

_NAMES = {
    StepKind.REPLY: "answer them",
    StepKind.ANSWER_OFFER: "answer the offer",
    StepKind.THANK_YOU: "thank-you",
    StepKind.PROMISED: "ask again",
    StepKind.REACH_OUT: "reach out",
    StepKind.FOLLOW_UP: "follow up",
    StepKind.LAST_MESSAGE: "last message",
    StepKind.KEEP_WARM: "keep warm",
}


def render_reason(reason: str, today: date) -> str:
    """A stored reason as it reads today: "Applied {2026-11-10}, no word yet" -> "Applied 6 days ago, no word yet".

    A day behind "since" is named ("since Tue 10 Nov"); what stands in {after 2026-11-20: …} only once that has passed.
    """

    def say(match: re.Match[str]) -> str:
        day = date.fromisoformat(match["day"])
        if match["since"]:
            return f"since {format_day(day, today)}"
        return format_ago(day, today) if day <= today else format_day(day, today)

    later = _AFTER.sub(lambda match: match[2] if today > date.fromisoformat(match[1]) else "", reason)
    return _DAY.sub(say, later)


def step_name(kind: StepKind, attempt: int | None = None) -> str:
    """The step in words: "follow up 1/3", "thank-you", "answer the offer"."""
    name = _NAMES.get(kind, str(kind))
    return f"{name} {attempt}/{ATTEMPTS}" if attempt else name


def step_line(step: Step, state: StepState, today: date) -> str:
    """The card's one line: "follow up 1/3 · 2 days late", "interview Thu 10:00", "waiting · day 3 of 7"."""
    if step.kind is StepKind.INTERVIEW or (step.kind is StepKind.PREPARE and state is StepState.UPCOMING):
        return f"interview {_when(step.about_day or step.due, step.about_time, today)}"
    if step.snoozed_until and today < step.snoozed_until:
        return f"snoozed to {format_day(step.snoozed_until, today)}"
    if state is not StepState.UPCOMING:
        return f"{step_name(step.kind, step.attempt)} · {lateness(step.last_day, state, today)}"
    if step.kind is StepKind.PROMISED:
        return f"they said {_when(step.about_day or step.due, step.about_time, today)}"
    if step.kind in _WAITING:
        return f"waiting · {count_noun((step.due - today).days, 'more day')}"
    return f"{step_name(step.kind)} · {format_day(step.due, today)}"


def no_step_line(
    why: NoStepReason, outcome: Outcome | None, about: tuple[date, time | None] | None, today: date
) -> str:
    """The one line of a card without a step; `about` is the interview it is ready for."""
    if outcome:
        return outcome_name(outcome)
    if about:
        return f"interview {_when(*about, today)}"
    return {NoStepReason.RESTING: "resting", NoStepReason.NO_DATE: "no date known"}.get(why, "nothing to do")


def lateness(last_day: date, state: StepState, today: date) -> str:
    """How a step that is due stands: "today", "by Wed", "2 days late", "quiet since Mon 18 May"."""
    late = (today - last_day).days
    if state is StepState.QUIET:
        return f"quiet since {format_day(last_day, today)}"
    if late > 0:
        return f"{count_noun(late, 'day')} late"
    return "today" if late == 0 else f"by {format_day(last_day, today)}"


def _when(day: date, at: time | None, today: date) -> str:
    return f"{format_day(day, today)} {at:%H:%M}" if at else format_day(day, today)
