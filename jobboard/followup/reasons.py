"""Why a step stands, or why there is none, as the sentence that is stored with it.

Its days are kept as `{2026-11-10}`, so that it can be spoken on any later day.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, time
from typing import TYPE_CHECKING

from jobboard.followup.display_names import outcome_name
from jobboard.followup.enums import ATTEMPTS, NoStepReason, PersonKind, Stage, StepKind, TouchKind
from jobboard.followup.models import CardStatus, Interview, Person, Promise, Reply, Touch

if TYPE_CHECKING:
    from jobboard.followup.step_candidates import Candidate, RuleContext

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


def no_step_reason(why: NoStepReason, status: CardStatus, ahead: Sequence[Interview] = ()) -> str:
    """Why a card has no step, in one sentence with its days in braces."""
    if why is NoStepReason.CLOSED and status.outcome:
        outcome = outcome_name(status.outcome)
        return f"Closed {{{status.closed_day}}}: {outcome}" if status.closed_day else f"Closed: {outcome}"
    if why is NoStepReason.RESTING:
        return "Resting until they write, an interview is booked, or you wake it"
    if why is NoStepReason.NO_DATE:
        return "No day is known that a follow-up could count from"
    if ahead:
        return f"Prepared for the interview {_braced(ahead[0].day, ahead[0].time)}"
    return "Rejected, and nothing left to send" if status.stage is Stage.REJECTED else "Nothing to do here"


def reason(row: Candidate, context: RuleContext, person: Person | None) -> str:
    """Why the step stands, in one plain sentence that names the facts, its days in braces."""
    return _REASONS[row.kind](row, context) + _hint(row, context, person)


def _hint(row: Candidate, context: RuleContext, person: Person | None) -> str:
    """What to know about whom to write to: nobody known, nobody new, or only HR."""
    if row.kind not in (StepKind.REACH_OUT, StepKind.FOLLOW_UP, StepKind.ESCALATE, StepKind.PROMISED):
        return ""
    known = [each for each in context.history.people if not each.do_not_contact]
    if not known:
        return "; nobody known there: find the hiring manager"
    if row.kind is StepKind.ESCALATE and person is None:
        return "; everybody known was tried: find another manager or recruiter"
    if row.attempt and row.attempt >= ATTEMPTS - 1 and person and person.kind is PersonKind.HR:
        only = "known" if all(each.kind is PersonKind.HR for each in known) else "left"
        if only == "known" or row.kind is StepKind.ESCALATE:
            return f"; only HR is {only}: ask a recruiter or an employee who the hiring manager is"
    return ""


def _name(row: Candidate, context: RuleContext) -> str:
    return next((person.name for person in context.history.people if person.key == row.person), "")


def _reply(row: Candidate, context: RuleContext) -> str:
    return f"{_name(row, context) or 'They'} wrote {{{row.since}}}, not answered yet"


def _interview(row: Candidate, context: RuleContext) -> str:
    who = _name(row, context)
    return f"Interview {_braced(row.about_day or row.due, row.about_time)}" + (f" with {who}" if who else "")


def _offer(row: Candidate, _: RuleContext) -> str:
    if row.about_day:
        return f"They want an answer to the offer by {row.about_day:%a} {row.about_day.day} {row.about_day:%b}"
    return f"Their offer came {{{row.since}}}, not answered yet"


def _thanks(row: Candidate, context: RuleContext) -> str:
    who = _name(row, context)
    return f"Interviewed {{{row.since}}}, nothing sent{f' to {who}' if who else ''} yet"


def _promise(row: Candidate, context: RuleContext) -> str:
    day, at = row.about_day or row.due, row.about_time
    promised = f"{day:%a} {day.day} {day:%b}" + (f" {at:%H:%M}" if at else "")
    return f"{_name(row, context) or 'They'} said {promised}{{after {day}:, no word since}}"


def _follow_up(row: Candidate, context: RuleContext) -> str:
    if row.row == "9a":
        return f"They called the interview off {{{row.since}}}, and no new day is set"
    source = context.clock.source
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


_REASONS: dict[StepKind, Callable[[Candidate, RuleContext], str]] = {
    StepKind.REPLY: _reply,
    StepKind.INTERVIEW: _interview,
    StepKind.PREPARE: _interview,
    StepKind.ANSWER_OFFER: _offer,
    StepKind.THANK_YOU: _thanks,
    StepKind.APPLY: lambda row, _: (
        f"The posting closes {{{row.about_day}}}"
        if row.about_day
        else f"Nothing sent since {{{row.since}}}, and postings close without saying when"
    ),
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
