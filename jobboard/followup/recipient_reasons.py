"""Why this person and this way, and the other ways in the order worth trying (RULES.md, "Whom, and how")."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from jobboard.followup.enums import ATTEMPTS, Channel, PersonKind, StepKind
from jobboard.followup.models import History, Interview, Person, Promise, Reply, Step, Touch
from jobboard.followup.timeline import Timeline, build_timeline, from_person

_ROLES = {
    PersonKind.EMPLOYEE: "works there and could refer you",
    PersonKind.RECRUITER: "recruits for them",
    PersonKind.HIRING_MANAGER: "decides about the role",
    PersonKind.INTERVIEWER: "interviews for them",
    PersonKind.REFERRER: "opened the door for you",
}

_FIND = "nobody is known there: their team page, LinkedIn or the switchboard may name the hiring manager"
_FIND_BEYOND_HR = "only HR is known: ask a recruiter or an employee who the hiring manager is"

_WRITTEN = (StepKind.INTERVIEW, StepKind.PREPARE)
"""Steps that send nothing."""


class OtherWay(NamedTuple):
    """Another way to reach somebody there; `note` says what is known or missing, `is_open` whether it can be taken."""

    channel: Channel | None
    """None for a contact who knows somebody there."""
    note: str
    is_open: bool


def why_recipient(step: Step, history: History, now: datetime) -> str:
    """Why the step goes to that person by that channel, in half a sentence each; empty where nothing is sent."""
    if step.kind in _WRITTEN or (step.kind is StepKind.DECIDE and step.person is None):
        return ""
    person = next((each for each in history.people if each.key == step.person), None)
    timeline = build_timeline(history, now)
    return "; ".join(filter(None, (_why_person(step, person, history, timeline), _why_channel(step, person))))


def other_ways(
    person: Person | None, chosen: Channel | None, place: str, town: str, acquaintances: Sequence[str]
) -> tuple[OtherWay, ...]:
    """The ways beside the chosen one: phone, profile, a contact who knows somebody there, in person (S2).

    `place` is where the job is and `town` the user's own; `acquaintances` are people who know somebody there.
    """
    return tuple(way for way in _ways(person, place, town, acquaintances) if way.channel != chosen or chosen is None)


def _ways(person: Person | None, place: str, town: str, acquaintances: Sequence[str]) -> Iterator[OtherWay]:
    number, profile = (person.phone, person.profile) if person else ("", "")
    if person and person.do_not_contact:
        yield OtherWay(Channel.PHONE, "asked not to be contacted", is_open=False)
    elif person and person.no_calls:
        yield OtherWay(Channel.PHONE, "no calls", is_open=False)
    else:
        yield OtherWay(Channel.PHONE, number or "no number", is_open=bool(number))
    yield OtherWay(Channel.LINKEDIN, "profile known" if profile else "no profile", is_open=bool(profile))
    yield OtherWay(None, ", ".join(acquaintances[:2]) or "nobody known", is_open=bool(acquaintances))
    is_near = bool(town) and town.casefold() in place.casefold()
    yield OtherWay(Channel.IN_PERSON, f"in {town}" if is_near else "not in your town", is_open=is_near)


def _why_person(step: Step, person: Person | None, history: History, timeline: Timeline) -> str:
    known = [each for each in history.people if not each.do_not_contact]
    if person is None:
        return "" if known or step.kind is StepKind.APPLY else _FIND
    told = _by_history(step, person, timeline)
    role = _ROLES.get(person.kind, "")
    late = step.attempt is not None and step.attempt >= ATTEMPTS - 1 and person.kind is PersonKind.HR
    if late and all(each.kind is PersonKind.HR for each in known):
        return _FIND_BEYOND_HR
    return ", ".join(filter(None, (told, role))) or "known there"


def _by_history(step: Step, person: Person, timeline: Timeline) -> str:
    """What the person did, as far as it is why they are written to."""
    held = timeline.interviews_held
    if step.kind is StepKind.THANK_YOU and any(person.key in each.people for each in held):
        return "interviewed you"
    events = [entry.event for entry in timeline.events]
    if step.kind is StepKind.PROMISED and any(
        isinstance(each, Promise) and each.person == person.key for each in events
    ):
        return "said when they would come back"
    if step.kind is StepKind.REPLY and any(
        isinstance(each, Reply) and from_person(each) and each.person == person.key for each in events
    ):
        return "wrote to you"
    if step.kind is StepKind.ESCALATE:
        tried = any(isinstance(each, Touch) and each.person == person.key for each in events)
        return "" if tried else "not tried yet"
    return "you were last in touch" if _last_exchange(timeline) == person.key else ""


def _last_exchange(timeline: Timeline) -> int | None:
    for entry in reversed(timeline.events):
        event = entry.event
        if isinstance(event, Touch | Promise | Reply) and event.person is not None:
            return event.person
        if isinstance(event, Interview) and event in timeline.interviews_held and event.people:
            return event.people[-1]
    return None


def _why_channel(step: Step, person: Person | None) -> str:
    match step.channel:
        case Channel.PHONE if step.kind is StepKind.PROMISED:
            return "by phone, as an hour was named"
        case Channel.PHONE:
            return "by phone, as a second try by another way is heard"
        case Channel.LINKEDIN:
            return "on LinkedIn, as people are less guarded there"
        case Channel.PORTAL:
            return "on the portal, where they take applications"
        case Channel.EMAIL if person and step.attempt == ATTEMPTS - 1:
            missing = "no calls are wanted" if person.no_calls else "" if person.phone else "no number is known"
            return f"by email, as {missing}" if missing else "by email"
        case Channel.EMAIL:
            return "by email, as most hiring managers like it best"
    return ""
