"""What a template may ask for, and what a card knows of it: names, days and phrases that fit into a sentence."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from jobboard.followup.display_names import join_and
from jobboard.followup.enums import Outcome, Stage, TouchKind
from jobboard.followup.models import Deadline, History, Person, Promise, Reply
from jobboard.followup.timeline import Timeline, build_timeline, from_person
from jobboard.followup.waiting_clock import waiting_clock

FIELDS = {
    "company": "the company",
    "role": "the role",
    "my_name": "your name",
    "first_name": "how to greet the person written to",
    "referrer_first_name": "how to greet whoever opened the door",
    "my_story": 'how you stand with them: "I applied for the Analyst role at Palma on 9 November"',
    "when_applied": 'when you applied: "yesterday", "on Thursday", "on 9 November"',
    "when_interviewed": "when the last interview was",
    "when_offered": "when their offer came",
    "when_they_wrote": "when a person there last wrote",
    "when_i_wrote": "when you last wrote",
    "when_i_answered": "when you last answered them",
    "where_we_left_off": "that you applied, or, where the reader has written since, that they did and you answered",
    "to_whom_and_when": 'your unanswered notes: "to Dana Ruiz on 9 November and 12 November"',
    "when_closing": "when the posting closes",
    "by_promised_day": 'by when they meant to come back: "by Friday", "by 14:00 today"',
    "by_other_deadline": "by when an offer from another employer wants an answer",
    "by_deadline": "by when their offer wants an answer",
    "next_steps": "what was agreed to happen next",
    "time_given": "what to thank for after a rejection: for the interview, or for reading the application",
    "news": "how it went, as told to whoever opened the door",
}
"""The fields that a card can fill, and what stands in them; any other field is a blank for the user."""

_TITLES = ("dr", "dr.", "prof", "prof.", "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "mx", "mx.", "herr", "frau")
_WEEK = 7
_WRITTEN = [kind for kind in TouchKind if kind is not TouchKind.OTHER]
_NOTES = (TouchKind.REACH_OUT, TouchKind.FOLLOW_UP)


@dataclass(frozen=True, slots=True)
class DraftContext:
    """What a draft is about beside the card's history; `me` is the user's name, `referrer` who opened the door."""

    company: str
    role: str
    me: str = ""
    referrer: str = ""


def template_values(
    history: History, about: DraftContext, now: datetime, person: Person | None = None
) -> dict[str, str]:
    """What stands in the fields for a message to `person` at `now` (local); what is unknown is left out."""
    timeline = build_timeline(history, now)
    today = now.date()
    values = {
        "company": about.company,
        "role": about.role,
        "my_name": about.me,
        "first_name": first_name(person.name) if person else "",
        "referrer_first_name": first_name(about.referrer),
        "my_story": _my_story(timeline, about, today) if about.company else "",
        "when_applied": _when(_entered(timeline, Stage.APPLIED), today),
        "when_interviewed": _when(_interviewed(timeline), today),
        "when_offered": _when(_entered(timeline, Stage.OFFER), today),
        "when_they_wrote": _when(_last(each.day for each in timeline.events if from_person(each.event)), today),
        "when_i_wrote": _when(_last(day for _, day, touch in timeline.touches() if touch.kind in _WRITTEN), today),
        "when_i_answered": _when(_answered(timeline), today),
        "where_we_left_off": _where_we_left_off(timeline, about, person, today),
        "to_whom_and_when": _to_whom_and_when(timeline, history, person, today),
        "when_closing": _when(history.closes, today),
        "by_promised_day": _promised(timeline, today),
        "by_deadline": by(_last(_deadlines(timeline)), today),
        "next_steps": _next_steps(timeline, history, person, today),
        "time_given": "the time you and your colleagues gave me"
        if timeline.interviews_held
        else "the time you gave my application",
        "news": _news(timeline, about, today),
    }
    return {field: value for field, value in values.items() if value}


def first_name(name: str) -> str:
    """How to greet somebody: "Dana Ruiz" -> "Dana", "Ruiz, Dana" -> "Dana", "Dr. Ruiz" -> "Dr. Ruiz".

    Empty for an address, which stands for whoever reads it.
    """
    if "@" in name:
        return ""
    last, _, first = name.partition(",")
    words = (first.strip() or last).split()
    titles = [word for word in words if word.lower() in _TITLES]
    names = [word for word in words if word not in titles]
    return " ".join(words) if titles and len(names) == 1 else next(iter(names or words), "")


def by(day: date | None, today: date, at: time | None = None) -> str:
    """By when: "by tomorrow", "by Friday", "by 14:00 on Friday", "by 9 November"; empty where no day is known."""
    if day is None:
        return ""
    if at:
        return f"by {at:%H:%M} {_when(day, today)}"
    return f"by {day:%A}" if (today - day).days == 1 else f"by {_relative_day(day, today)}"


def _relative_day(day: date, today: date) -> str:
    """The day as one would write it to somebody who reads it today."""
    apart = (day - today).days
    if apart in (-1, 0, 1):
        return ("yesterday", "today", "tomorrow")[apart + 1]
    if abs(apart) < _WEEK:
        return f"{day:%A}"
    return _calendar_day(day, today)


def _calendar_day(day: date, today: date) -> str:
    return f"{day.day} {day:%B}" + ("" if day.year == today.year else f" {day.year}")


def _when(day: date | None, today: date) -> str:
    if day is None:
        return ""
    return _relative_day(day, today) if abs((day - today).days) <= 1 else f"on {_relative_day(day, today)}"


def _last(days: Iterable[date]) -> date | None:
    return next(reversed(list(days)), None)


def _entered(timeline: Timeline, stage: Stage) -> date | None:
    entry = timeline.last_entry(stage)
    return entry.day if entry else None


def _interviewed(timeline: Timeline) -> date | None:
    return timeline.interviews_held[-1].day if timeline.interviews_held else None


def _answered(timeline: Timeline) -> date | None:
    return _last(day for _, day, touch in timeline.touches() if touch.kind is TouchKind.ANSWER)


def _deadlines(timeline: Timeline) -> Iterator[date]:
    return (entry.event.deadline for entry in timeline.events if isinstance(entry.event, Deadline))


def _last_promise(timeline: Timeline) -> Promise | None:
    promises = [entry.event for entry in timeline.events if isinstance(entry.event, Promise)]
    return waiting_clock(timeline).promise or next(reversed(promises), None)


def _promised(timeline: Timeline, today: date) -> str:
    promise = _last_promise(timeline)
    return by(promise.promised_day, today, promise.promised_time) if promise else ""


def _next_steps(timeline: Timeline, history: History, reader: Person | None, today: date) -> str:
    promise = waiting_clock(timeline).promise
    if timeline.interviews_ahead:
        return f"we meet again {_when(timeline.interviews_ahead[0].day, today)}"
    if promise is None:
        return ""
    others = [each.name for each in history.people if each.key == promise.person and each != reader]
    return f"I will hear from {join_and(others) or 'you'} {by(promise.promised_day, today, promise.promised_time)}"


def _to_whom_and_when(timeline: Timeline, history: History, reader: Person | None, today: date) -> str:
    """The notes that nobody answered, person by person."""
    base = waiting_clock(timeline).base
    names = {person.key: person.name for person in history.people}
    notes: dict[str, list[str]] = {}
    for _, day, touch in timeline.touches():
        if base and day >= base and touch.kind in _NOTES:
            to = "" if touch.person is None else names.get(touch.person, "")
            days = notes.setdefault("you" if reader and touch.person == reader.key else to, [])
            if _calendar_day(day, today) not in days:
                days.append(_calendar_day(day, today))
    return join_and([f"{f'to {to} ' if to else ''}on {join_and(days)}" for to, days in notes.items()])


def _where_we_left_off(timeline: Timeline, about: DraftContext, reader: Person | None, today: date) -> str:
    applied = _entered(timeline, Stage.APPLIED)
    wrote = _last(
        each.day
        for each in timeline.events
        if isinstance(each.event, Reply) and from_person(each.event) and reader and each.event.person == reader.key
    )
    if wrote is None:
        return f"I applied for {_role(about)} {_when(applied, today)}".rstrip()
    answered = _answered(timeline)
    reply = f", and I answered {_when(answered, today)}" if answered and answered >= wrote else ""
    return f"You wrote {_when(wrote, today)} about my application for {_role(about)}{reply}"


def _my_story(timeline: Timeline, about: DraftContext, today: date) -> str:
    match timeline.status.stage:
        case Stage.TARGET:
            return f"I would like to join {about.company}{_as_role(about)}"
        case Stage.APPLIED:
            did, day = "I applied for", _entered(timeline, Stage.APPLIED)
        case Stage.OFFER:
            did, day = "I was offered", _entered(timeline, Stage.OFFER)
        case _:
            did, day = "I was interviewed for", _interviewed(timeline)
    return f"{did} {_role(about)} at {about.company} {_when(day, today)}".rstrip()


def _news(timeline: Timeline, about: DraftContext, today: date) -> str:
    if timeline.status.outcome is Outcome.ACCEPTED:
        return f"I have accepted their offer and will join{_as_role(about)}"
    if timeline.interviews_ahead:
        return f"they have invited me to an interview {_when(timeline.interviews_ahead[0].day, today)}"
    match timeline.status.stage:
        case Stage.APPLIED:
            return f"I applied for {_role(about)} {_when(_entered(timeline, Stage.APPLIED), today)}".rstrip()
        case Stage.INTERVIEWED if timeline.interviews_held:
            return f"I had my interview for {_role(about)} {_when(_interviewed(timeline), today)}"
        case Stage.OFFER:
            return f"they have offered me {_role(about)}"
        case Stage.REJECTED:
            return f"they have decided on somebody else for {_role(about)}"
    return ""


def _role(about: DraftContext) -> str:
    return f"the {about.role} role" if about.role else "this role"


def _as_role(about: DraftContext) -> str:
    return f" as {about.role}" if about.role else ""
