"""A step that the user asks for although the card has another one, or none."""

from datetime import datetime

from jobboard.followup.enums import ATTEMPTS, StepKind
from jobboard.followup.models import History
from jobboard.followup.recipients import channel_for, person_for
from jobboard.followup.rules import Rules
from jobboard.followup.step import Step
from jobboard.followup.step_candidates import Candidate, Facts
from jobboard.followup.timeline import timeline
from jobboard.followup.waiting_clock import waiting
from jobboard.followup.windows import weekend


def asked_step(kind: StepKind, history: History, rules: Rules, now: datetime) -> Step:
    """A step of that kind due today (local), to whoever fits; it says nothing on whether it is wise."""
    line, today = timeline(history, now), now.date()
    facts = Facts(history, line, waiting(line), rules, weekend)
    attempt = min(facts.waiting.attempts + 1, ATTEMPTS) if kind is StepKind.FOLLOW_UP else None
    row = Candidate(kind, due=today, last_day=today, since=today, attempt=attempt)
    # Without an interview there is nobody to thank by the rules; then whoever one was last in touch with.
    whom = row._replace(kind=StepKind.FOLLOW_UP) if kind is StepKind.THANK_YOU else row
    person = person_for(whom, facts)
    return Step(
        kind=kind,
        due=today,
        last_day=today,
        rank=0,
        since=today,
        attempt=attempt,
        person=person.key if person else None,
        channel=channel_for(row, person),
    )
