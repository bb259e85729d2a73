"""The words for a step: the sentence that says why, the card's one line, the step's name.

A reason keeps its days as `{2026-11-10}`, so that the stored sentence can be spoken on any later day.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, time
from typing import TYPE_CHECKING

from jobboard.dates import ago, say_day
from jobboard.followup.history import (
    ATTEMPTS,
    Interview,
    Outcome,
    Person,
    PersonKind,
    Promise,
    Reply,
    Stage,
    Standing,
    State,
    Step,
    StepKind,
    Touch,
    TouchKind,
    Why,
)

if TYPE_CHECKING:
    from jobboard.followup.candidates import Candidate, Facts

_DAY = re.compile(r"\{(\d{4}-\d\d-\d\d)\}")

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

_DID = {
    TouchKind.REACH_OUT: "Reached out",
    TouchKind.FOLLOW_UP: "Followed up",
    TouchKind.THANK_YOU: "Thanked them",
    TouchKind.ANSWER: "You answered",
    TouchKind.LAST_MESSAGE: "Last message sent",
    TouchKind.OTHER: "Written",
}

_ENTERED = {
    Stage.TARGET: "On the list since",
    Stage.APPLIED: "Applied",
    Stage.INTERVIEWED: "In talks since",
    Stage.OFFER: "Their offer came",
    Stage.REJECTED: "Rejected",
}


def spoken(reason: str, today: date) -> str:
    """A stored reason as it reads today: "Applied {2026-11-10}, no word yet" -> "Applied 6 days ago, no word yet"."""

    def say(match: re.Match[str]) -> str:
        day = date.fromisoformat(match[1])
        return ago(day, today) if day <= today else say_day(day, today)

    return _DAY.sub(say, reason)


def listed(parts: Sequence[str]) -> str:
    """The parts as a sentence takes them: "Vega, Kanta and Palma"."""
    return " and ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))


def step_name(kind: StepKind, attempt: int | None = None) -> str:
    """The step in words: "follow up 1/3", "thank-you", "answer the offer"."""
    name = _NAMES.get(kind, str(kind))
    return f"{name} {attempt}/{ATTEMPTS}" if attempt else name


def line(step: Step, state: State, today: date) -> str:
    """The card's one line: "follow up 1/3 · 2 days late", "interview Thu 10:00", "waiting · day 3 of 7"."""
    if step.kind is StepKind.INTERVIEW or (step.kind is StepKind.PREPARE and state is State.UPCOMING):
        return f"interview {_when(step.about_day or step.due, step.about_time, today)}"
    if step.snoozed_until and today < step.snoozed_until:
        return f"snoozed to {say_day(step.snoozed_until, today)}"
    if state is not State.UPCOMING:
        return f"{step_name(step.kind, step.attempt)} · {lateness(step.last_day, state, today)}"
    if step.kind is StepKind.PROMISED:
        return f"they said {_when(step.about_day or step.due, step.about_time, today)}"
    if step.kind in _WAITING:
        return f"waiting · day {max((today - step.since).days, 0)} of {(step.due - step.since).days}"
    return f"{step_name(step.kind)} · {say_day(step.due, today)}"


def idle_line(why: Why, outcome: Outcome | None, about: tuple[date, time | None] | None, today: date) -> str:
    """The one line of a card without a step; `about` is the interview it is ready for."""
    if outcome:
        return str(outcome).replace("-", " ")
    if about:
        return f"interview {_when(*about, today)}"
    return {Why.RESTING: "resting", Why.NO_DATE: "no date known"}.get(why, "nothing to do")


def lateness(last_day: date, state: State, today: date) -> str:
    """How a step that is due stands: "today", "by Wed", "2 days late", "quiet since Mon 18 May"."""
    late = (today - last_day).days
    if state is State.QUIET:
        return f"quiet since {say_day(last_day, today)}"
    if late > 0:
        return "1 day late" if late == 1 else f"{late} days late"
    return "today" if late == 0 else f"by {say_day(last_day, today)}"


def no_step_reason(why: Why, standing: Standing, ahead: Sequence[Interview] = ()) -> str:
    """Why a card has no step, in one sentence with its days in braces."""
    if why is Why.CLOSED:
        outcome = str(standing.outcome).replace("-", " ")
        return f"Closed {{{standing.closed_day}}}: {outcome}" if standing.closed_day else f"Closed: {outcome}"
    if why is Why.RESTING:
        return "Resting until they write, an interview is booked, or you wake it"
    if why is Why.NO_DATE:
        return "No day is known that a follow-up could count from"
    if ahead:
        return f"Prepared for the interview {_braced(ahead[0].day, ahead[0].time)}"
    return "Rejected, and nothing left to send" if standing.stage is Stage.REJECTED else "Nothing to do here"


def reason(row: Candidate, facts: Facts, person: Person | None) -> str:
    """Why the step stands, in one plain sentence that names the facts, its days in braces."""
    return _REASONS[row.kind](row, facts) + _hint(row, facts, person)


def _hint(row: Candidate, facts: Facts, person: Person | None) -> str:
    """What to know about whom to write to: nobody known, nobody new, or only HR."""
    if row.kind not in (StepKind.REACH_OUT, StepKind.FOLLOW_UP, StepKind.ESCALATE, StepKind.PROMISED):
        return ""
    known = [each for each in facts.history.people if not each.do_not_contact]
    if not known:
        return "; nobody known there: find the hiring manager"
    if row.kind is StepKind.ESCALATE and person is None:
        return "; everybody known was tried: find another manager or recruiter"
    if row.attempt == ATTEMPTS - 1 and all(each.kind is PersonKind.HR for each in known):
        return "; only HR is known: ask a recruiter or an employee who the hiring manager is"
    return ""


def _name(row: Candidate, facts: Facts) -> str:
    return next((person.name for person in facts.history.people if person.key == row.who), "")


def _reply(row: Candidate, facts: Facts) -> str:
    return f"{_name(row, facts) or 'They'} wrote {{{row.since}}}, not answered yet"


def _interview(row: Candidate, facts: Facts) -> str:
    who = _name(row, facts)
    return f"Interview {_braced(row.about_day or row.due, row.about_time)}" + (f" with {who}" if who else "")


def _offer(row: Candidate, _: Facts) -> str:
    if row.about_day:
        return f"They want an answer to the offer by {row.about_day:%a} {row.about_day.day} {row.about_day:%b}"
    return f"Their offer came {{{row.since}}}, not answered yet"


def _thanks(row: Candidate, facts: Facts) -> str:
    who = _name(row, facts)
    return f"Interviewed {{{row.since}}}, nothing sent{f' to {who}' if who else ''} yet"


def _promise(row: Candidate, facts: Facts) -> str:
    day, at = row.about_day or row.due, row.about_time
    said = f"{day:%a} {day.day} {day:%b}" + (f" {at:%H:%M}" if at else "")
    return f"{_name(row, facts) or 'They'} said {said}, no word since"


def _follow_up(row: Candidate, facts: Facts) -> str:
    source = facts.waiting.source
    if isinstance(source, Interview):
        did = "Interviewed"
    elif isinstance(source, Reply):
        did = "They wrote"
    elif isinstance(source, Touch):
        did = "Followed up twice, last" if row.attempt == ATTEMPTS else _DID[source.kind]
    elif isinstance(source, Promise) or source is None:
        did = "They were to come back"
    else:
        did = _ENTERED[source]
    return f"{did} {{{row.since}}}, no word since"


_REASONS: dict[StepKind, Callable[[Candidate, Facts], str]] = {
    StepKind.REPLY: _reply,
    StepKind.INTERVIEW: _interview,
    StepKind.PREPARE: _interview,
    StepKind.ANSWER_OFFER: _offer,
    StepKind.THANK_YOU: _thanks,
    StepKind.APPLY: lambda row, _: f"The posting closes {{{row.about_day}}}",
    StepKind.PROMISED: _promise,
    StepKind.REACH_OUT: lambda row, _: f"Listed {{{row.since}}}, nobody there has heard from you",
    StepKind.FOLLOW_UP: _follow_up,
    StepKind.ESCALATE: _follow_up,
    StepKind.DECIDE: lambda row, _: f"Three follow-ups, the last {{{row.since}}}, and no word",
    StepKind.LAST_MESSAGE: lambda row, _: f"Rejected {{{row.since}}}, not thanked for their time yet",
    StepKind.KEEP_WARM: lambda row, _: f"Last in touch {{{row.since}}}, and worth keeping warm",
}


def _braced(day: date, at: time | None) -> str:
    return f"{{{day}}} at {at:%H:%M}" if at else f"{{{day}}}"


def _when(day: date, at: time | None, today: date) -> str:
    return f"{say_day(day, today)} {at:%H:%M}" if at else say_day(day, today)
