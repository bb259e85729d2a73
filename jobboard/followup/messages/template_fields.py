"""What a template may ask for, and what a card knows of it: names, days and phrases that fit into a sentence."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from jobboard.followup.enums import Outcome, Stage, TouchKind
from jobboard.followup.models import Deadline, History, Person, Promise, Reply
from jobboard.followup.step_text import join_and
from jobboard.followup.timeline import Timeline, from_person, timeline
from jobboard.followup.waiting_clock import waiting

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
    line = timeline(history, now)
    today = now.date()
    values = {
        "company": about.company,
        "role": about.role,
        "my_name": about.me,
        "first_name": first_name(person.name) if person else "",
        "referrer_first_name": first_name(about.referrer),
        "my_story": _my_story(line, about, today) if about.company else "",
        "when_applied": _when(_entered(line, Stage.APPLIED), today),
        "when_interviewed": _when(_interviewed(line), today),
        "when_offered": _when(_entered(line, Stage.OFFER), today),
        "when_they_wrote": _when(_last(each.day for each in line.moments if from_person(each.event)), today),
        "when_i_wrote": _when(_last(day for _, day, touch in line.touches() if touch.kind in _WRITTEN), today),
        "when_i_answered": _when(_answered(line), today),
        "where_we_left_off": _where_we_left_off(line, about, person, today),
        "to_whom_and_when": _to_whom_and_when(line, history, person, today),
        "when_closing": _when(history.closes, today),
        "by_promised_day": _promised(line, today),
        "by_deadline": by(_last(_deadlines(line)), today),
        "next_steps": _next_steps(line, history, person, today),
        "time_given": "the time you and your colleagues gave me" if line.taken else "the time you gave my application",
        "news": _news(line, about, today),
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
    return f"by {day:%A}" if (today - day).days == 1 else f"by {_said(day, today)}"


def _said(day: date, today: date) -> str:
    """The day as one would write it to somebody who reads it today."""
    apart = (day - today).days
    if apart in (-1, 0, 1):
        return ("yesterday", "today", "tomorrow")[apart + 1]
    if abs(apart) < _WEEK:
        return f"{day:%A}"
    return _dated(day, today)


def _dated(day: date, today: date) -> str:
    return f"{day.day} {day:%B}" + ("" if day.year == today.year else f" {day.year}")


def _when(day: date | None, today: date) -> str:
    if day is None:
        return ""
    return _said(day, today) if abs((day - today).days) <= 1 else f"on {_said(day, today)}"


def _last(days: Iterable[date]) -> date | None:
    return next(reversed(list(days)), None)


def _entered(line: Timeline, stage: Stage) -> date | None:
    entry = line.last_entry(stage)
    return entry.day if entry else None


def _interviewed(line: Timeline) -> date | None:
    return line.taken[-1].day if line.taken else None


def _answered(line: Timeline) -> date | None:
    return _last(day for _, day, touch in line.touches() if touch.kind is TouchKind.ANSWER)


def _deadlines(line: Timeline) -> Iterator[date]:
    return (moment.event.deadline for moment in line.moments if isinstance(moment.event, Deadline))


def _last_promise(line: Timeline) -> Promise | None:
    promises = [moment.event for moment in line.moments if isinstance(moment.event, Promise)]
    return waiting(line).promise or next(reversed(promises), None)


def _promised(line: Timeline, today: date) -> str:
    promise = _last_promise(line)
    return by(promise.promised_day, today, promise.promised_time) if promise else ""


def _next_steps(line: Timeline, history: History, reader: Person | None, today: date) -> str:
    promise = waiting(line).promise
    if line.ahead:
        return f"we meet again {_when(line.ahead[0].day, today)}"
    if promise is None:
        return ""
    others = [each.name for each in history.people if each.key == promise.person and each != reader]
    return f"I will hear from {join_and(others) or 'you'} {by(promise.promised_day, today, promise.promised_time)}"


def _to_whom_and_when(line: Timeline, history: History, reader: Person | None, today: date) -> str:
    """The notes that nobody answered, person by person."""
    base = waiting(line).base
    names = {person.key: person.name for person in history.people}
    notes: dict[str, list[str]] = {}
    for _, day, touch in line.touches():
        if base and day >= base and touch.kind in _NOTES:
            to = "" if touch.person is None else names.get(touch.person, "")
            days = notes.setdefault("you" if reader and touch.person == reader.key else to, [])
            if _dated(day, today) not in days:
                days.append(_dated(day, today))
    return join_and([f"{f'to {to} ' if to else ''}on {join_and(days)}" for to, days in notes.items()])


def _where_we_left_off(line: Timeline, about: DraftContext, reader: Person | None, today: date) -> str:
    applied = _entered(line, Stage.APPLIED)
    wrote = _last(
        each.day
        for each in line.moments
        if isinstance(each.event, Reply) and from_person(each.event) and reader and each.event.person == reader.key
    )
    if wrote is None:
        return f"I applied for {_role(about)} {_when(applied, today)}".rstrip()
    answered = _answered(line)
    reply = f", and I answered {_when(answered, today)}" if answered and answered >= wrote else ""
    return f"You wrote {_when(wrote, today)} about my application for {_role(about)}{reply}"


def _my_story(line: Timeline, about: DraftContext, today: date) -> str:
    match line.standing.stage:
        case Stage.TARGET:
            return f"I would like to join {about.company}{_as_role(about)}"
        case Stage.APPLIED:
            did, day = "I applied for", _entered(line, Stage.APPLIED)
        case Stage.OFFER:
            did, day = "I was offered", _entered(line, Stage.OFFER)
        case _:
            did, day = "I was interviewed for", _interviewed(line)
    return f"{did} {_role(about)} at {about.company} {_when(day, today)}".rstrip()


def _news(line: Timeline, about: DraftContext, today: date) -> str:
    if line.standing.outcome is Outcome.ACCEPTED:
        return f"I have accepted their offer and will join{_as_role(about)}"
    if line.ahead:
        return f"they have invited me to an interview {_when(line.ahead[0].day, today)}"
    match line.standing.stage:
        case Stage.APPLIED:
            return f"I applied for {_role(about)} {_when(_entered(line, Stage.APPLIED), today)}".rstrip()
        case Stage.INTERVIEWED if line.taken:
            return f"I had my interview for {_role(about)} {_when(_interviewed(line), today)}"
        case Stage.OFFER:
            return f"they have offered me {_role(about)}"
        case Stage.REJECTED:
            return f"they have decided on somebody else for {_role(about)}"
    return ""


def _role(about: DraftContext) -> str:
    return f"the {about.role} role" if about.role else "this role"


def _as_role(about: DraftContext) -> str:
    return f" as {about.role}" if about.role else ""
