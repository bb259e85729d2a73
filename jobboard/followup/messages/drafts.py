"""The words for a step: a template, distinct by step, attempt and stage, filled from the card, its people and history.

What cannot be filled stays visible as a blank in brackets and is counted (RULES.md, "Drafts").
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from importlib.resources import files

from jobboard.followup.enums import Language, Outcome, PersonKind, Stage, StepKind
from jobboard.followup.messages.phrases import phrases_in
from jobboard.followup.messages.template_fields import DraftContext, last_called_off, template_values
from jobboard.followup.models import History, Person, Step
from jobboard.followup.timeline import build_timeline, card_status

_FIELD = re.compile(r"\{([a-z][a-z0-9_]{0,39})\}")
_BLANK = re.compile(r"\[([a-z][A-Za-z0-9 ,'’-]{0,59})\]")
_SUBJECT = "subject:"

TALKS = "talks"
"""The situation of a card in Interviewed on which no interview took place that anybody knows of."""

CALLED_OFF = "called_off"
"""The situation of a card whose interview they called off, and which waits for a new day."""

_READERS = {
    PersonKind.EMPLOYEE: "employee",
    PersonKind.RECRUITER: "recruiter",
    PersonKind.HR: "recruiter",
}
"""To whom a first message asks something of their own; anybody else is asked about the work."""

PERSONAL = "personal detail"
"""The blank of a thank-you that makes it one; while it is empty the draft warns."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A message, ready to be sent but for its `blanks`; `subject` is empty where the template has none.

    `blanks` names each blank once, in the order they stand; `warning` is empty or one sentence for the user.
    """

    template: str
    subject: str
    body: str
    blanks: tuple[str, ...]
    warning: str = ""

    @property
    def text(self) -> str:
        """The whole draft as it is edited, printed and copied: the subject on the first line, if there is one."""
        return f"Subject: {self.subject}\n\n{self.body}\n" if self.subject else f"{self.body}\n"

    def edited(self, text: str) -> "Draft":
        """The draft with the user's words in its place; whatever still stands in brackets is a blank."""
        return _read(self.template, text)


class OfferAnswer(StrEnum):
    """What an answer to an offer says; without one of these it asks about one open point."""

    ACCEPT = "accept"
    DECLINE = "decline"
    TIME = "time"


def template_names() -> tuple[str, ...]:
    """Every template that is shipped, by name; the same in every language."""
    return tuple(sorted(_shipped(Language.ENGLISH)))


def template_text(name: str, language: Language = Language.ENGLISH) -> str:
    """The shipped text of that template; KeyError for an unknown name."""
    return _shipped(language)[name]


def own_texts(overrides: Mapping[str, str] | None, language: Language) -> dict[str, str]:
    """The user's texts for letters in a language: "de/reply" is for German ones, "reply" for English ones."""
    folders = (f"{language}/", *(("",) if language is Language.ENGLISH else ()))
    return {
        name.removeprefix(folder): text
        for folder in reversed(folders)
        for name, text in (overrides or {}).items()
        if name.startswith(folder) and "/" not in name.removeprefix(folder)
    }


def template_for(
    kind: StepKind,
    attempt: int | None,
    situation: str,
    own: Collection[str] = (),
    reader: PersonKind | None = None,
) -> str | None:
    """The name of the most special template for a step, one of the user's `own` first; None where nothing is sent.

    `situation` is the stage, or one of TALKS and CALLED_OFF.
    """
    names = (
        *([f"{kind}-{_READERS[reader]}"] if kind is StepKind.REACH_OUT and reader in _READERS else []),
        f"{kind}-{attempt}-{situation}",
        f"{kind}-{situation}",
        f"{kind}-{attempt}",
        str(kind),
    )
    known = (own, _shipped(Language.ENGLISH))
    return next((name for texts in known for name in names if name in texts), None)


def draft_for(
    step: Step,
    history: History,
    about: DraftContext,
    now: datetime,
    overrides: Mapping[str, str] | None = None,
    answer: OfferAnswer | None = None,
) -> Draft | None:
    """The draft for the card's step as it stands at `now` (local); None for a step that sends nothing.

    It is addressed to `step.person`; for somebody else, replace that in the step. `overrides` are the user's own
    templates by name; `answer` says what to answer an offer.
    """
    reader = person_of(history, step.person)
    own = own_texts(overrides, about.language)
    if answer and step.kind is StepKind.ANSWER_OFFER:
        name: str | None = f"{StepKind.ANSWER_OFFER}-{answer}"
    else:
        name = template_for(
            step.kind, step.attempt, situation(step, history, now), own, reader.kind if reader else None
        )
    return _filled(name, own, template_values(history, about, now, reader), about) if name else None


def situation(step: Step, history: History, now: datetime) -> str:
    """The card's stage; CALLED_OFF where the step asks for a new day, and in Interviewed TALKS, where nobody knows of
    an interview that took place.
    """
    timeline = build_timeline(history, now)
    off = last_called_off(history)
    if step.kind is StepKind.FOLLOW_UP and step.attempt == 1 and off and off.cancelled_day == step.since:
        return CALLED_OFF
    if timeline.status.stage is Stage.INTERVIEWED and not timeline.interviews_held:
        return TALKS
    return timeline.status.stage


def referrer_draft(
    history: History, about: DraftContext, now: datetime, overrides: Mapping[str, str] | None = None
) -> Draft | None:
    """The message that tells whoever opened the door how it went; None where nobody did or there is no news."""
    people = [each for each in history.people if each.kind is PersonKind.REFERRER and not each.do_not_contact]
    referral = replace(about, referrer=about.referrer or (people[0].name if people else ""))
    status = card_status(history, now)
    if not referral.referrer or status.stage is Stage.TARGET or status.outcome not in (None, Outcome.ACCEPTED):
        return None
    special = f"referrer-{status.stage}"
    name = special if special in _shipped(Language.ENGLISH) else "referrer"
    return _filled(name, own_texts(overrides, about.language), template_values(history, referral, now), about)


def offer_elsewhere_draft(
    history: History,
    about: DraftContext,
    person: int | None,
    deadline: date | None,
    now: datetime,
    overrides: Mapping[str, str] | None = None,
) -> Draft:
    """The message that tells an employer who is interviewing the user of an offer made by another one.

    The card is the one of the employer to be told, `deadline` the day by which the offer elsewhere wants an answer.
    """
    ahead = deadline if deadline and deadline >= now.date() else None
    by = phrases_in(about.language).until(ahead, now.date())
    values = template_values(history, about, now, person_of(history, person)) | {"by_other_deadline": by}
    return _filled("offer_elsewhere", own_texts(overrides, about.language), values, about)


def withdrawal_draft(
    history: History,
    about: DraftContext,
    person: int | None,
    now: datetime,
    overrides: Mapping[str, str] | None = None,
) -> Draft:
    """The message that tells an employer that the user has accepted another offer."""
    values = template_values(history, about, now, person_of(history, person))
    return _filled("withdraw", own_texts(overrides, about.language), values, about)


def helper_draft(
    history: History,
    about: DraftContext,
    person: int | None,
    now: datetime,
    overrides: Mapping[str, str] | None = None,
) -> Draft:
    """The message that thanks somebody there for their part, once their employer's offer was accepted."""
    values = template_values(history, about, now, person_of(history, person))
    return _filled("helped", own_texts(overrides, about.language), values, about)


def fill(name: str, text: str, values: Mapping[str, str]) -> Draft:
    """Put the values into a template's fields; whatever has none stays as a blank. Never fails, whatever the text."""
    return _read(name, fill_text(text, values))


def fill_text(text: str, values: Mapping[str, str]) -> str:
    """The text with its fields filled or left as blanks: "Hello {first_name}" -> "Hello Dana", "Hello [first name]"."""
    return _FIELD.sub(lambda match: _inline(values.get(match[1], "")) or f"[{_blank_name(match[1])}]", text)


def blanks_in(text: str) -> tuple[str, ...]:
    """What stands in brackets to be filled by the user, each once, in order."""
    return tuple(dict.fromkeys(match[1] for match in _BLANK.finditer(text)))


def person_of(history: History, key: int | None) -> Person | None:
    """The person on the card with that key."""
    return next((each for each in history.people if each.key == key), None)


def _read(name: str, text: str) -> Draft:
    subject, body = _parts("\n".join(text.lstrip("\ufeff").splitlines()).strip())
    blanks = blanks_in(f"{subject}\n{body}")
    warning = "Say something personal first: without it a thank-you is a form letter" if PERSONAL in blanks else ""
    return Draft(name, subject, body, blanks, warning)


def _parts(text: str) -> tuple[str, str]:
    first, _, rest = text.partition("\n")
    if first.lower().startswith(_SUBJECT):
        return " ".join(first[len(_SUBJECT) :].split()), rest.strip()
    return "", text


def _inline(value: str) -> str:
    """A value as part of a sentence: on one line, and with no brackets that would read as a blank."""
    return " ".join(value.replace("[", "(").replace("]", ")").split())


def _blank_name(field: str) -> str:
    return " ".join("I" if word == "i" else word for word in field.split("_") if word)


def _filled(name: str, own: Mapping[str, str], values: Mapping[str, str], about: DraftContext) -> Draft:
    return fill(name, own[name] if name in own else _shipped(about.language)[name], values)


@cache
def _shipped(language: Language) -> dict[str, str]:
    folder = files("jobboard.followup.messages") / "templates" / language
    texts = (each for each in folder.iterdir() if each.name.endswith(".txt"))
    return {each.name.removesuffix(".txt"): each.read_text(encoding="utf-8") for each in texts}
