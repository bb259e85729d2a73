"""Whom to write to, and through which channel (RULES.md, "Whom, and how")."""

from collections.abc import Iterable, Iterator

from jobboard.followup.enums import Channel, PersonKind, StepKind, TouchKind
from jobboard.followup.models import Interview, Person, Promise, Reply, Touch
from jobboard.followup.step_candidates import Candidate, RuleContext

_ORDER = (
    PersonKind.HIRING_MANAGER,
    PersonKind.RECRUITER,
    PersonKind.INTERVIEWER,
    PersonKind.EMPLOYEE,
    PersonKind.REFERRER,
    PersonKind.OTHER,
    PersonKind.HR,
)
"""Whom to try first: those who decide, then those who pass it on."""

_DOORS = (PersonKind.EMPLOYEE, PersonKind.RECRUITER)
"""Who opens the door to a target, before anybody else: somebody who could refer, then a recruiter (S0)."""

_NOT_SENT = (StepKind.INTERVIEW, StepKind.PREPARE, StepKind.DECIDE)
"""Steps that send nothing, so that no channel is suggested."""


def person_for(row: Candidate, context: RuleContext) -> Person | None:
    """The person to suggest: never one who asked not to be contacted; None where nobody fits."""
    if row.kind is StepKind.DECIDE:
        return None
    people = {person.key: person for person in context.history.people if not person.do_not_contact}
    if row.kind is StepKind.APPLY:
        return _first(person for person in people.values() if "@" not in person.name)
    if row.kind is StepKind.REACH_OUT:
        doors = [person for kind in _DOORS for person in people.values() if person.kind is kind]
        return next(iter(doors), None) or _first(people.values())
    if row.kind is StepKind.ESCALATE:
        tried = {touch.person for _, _, touch in context.timeline.touches() if touch.kind is not TouchKind.OTHER}
        return _first(person for person in people.values() if person.key not in tried)
    if row.person in people:
        return people[row.person]
    if row.kind is StepKind.THANK_YOU and context.timeline.interviews_held[-1].people:
        return None
    return next((people[key] for key in _exchanges(context) if key in people), None) or _first(people.values())


def _exchanges(context: RuleContext) -> Iterator[int]:
    """Whom the user was in exchange with, the latest first."""
    held = context.timeline.held
    for index, entry in reversed(list(enumerate(context.timeline.events))):
        event = entry.event
        if isinstance(event, Interview) and index in held:
            yield from event.people
        elif isinstance(event, Touch | Promise | Reply) and event.person is not None:
            yield event.person


def _first(people: Iterable[Person]) -> Person | None:
    return min(people, key=lambda person: (_ORDER.index(person.kind), person.key), default=None)


def channel_for(row: Candidate, person: Person | None) -> Channel | None:
    """Email; the phone for attempt 2 and for a promise with a time, where a number is known and calls are welcome."""
    if row.kind in _NOT_SENT:
        return None
    if row.kind is StepKind.APPLY:
        return Channel.PORTAL
    by_phone = row.attempt == 2 or (row.kind is StepKind.PROMISED and row.about_time is not None)
    if by_phone and person and person.phone and not person.no_calls:
        return Channel.PHONE
    if person and person.profile and not person.email:
        return Channel.LINKEDIN
    return Channel.EMAIL
