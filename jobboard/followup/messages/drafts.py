"""The words for a step: a template, distinct by step, attempt and stage, filled from the card, its people and history.

What cannot be filled stays visible as a blank in brackets and is counted (RULES.md, "Drafts").
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from importlib.resources import files

from jobboard.followup.enums import Outcome, PersonKind, Stage, StepKind
from jobboard.followup.messages.template_fields import DraftContext, by, template_values
from jobboard.followup.models import History, Person, Step
from jobboard.followup.timeline import card_status

_FIELD = re.compile(r"\{([a-z][a-z0-9_]{0,39})\}")
_BLANK = re.compile(r"\[([a-z][A-Za-z0-9 ,'’-]{0,59})\]")
_SUBJECT = "subject:"

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


def template_names() -> tuple[str, ...]:
    """Every template that is shipped, by name."""
    return tuple(sorted(_shipped()))


def template_text(name: str, overrides: Mapping[str, str] | None = None) -> str:
    """The user's own text of that template where there is one, else the shipped one; KeyError for an unknown name."""
    return _texts(overrides)[name]


def template_for(
    kind: StepKind, attempt: int | None, stage: Stage, overrides: Mapping[str, str] | None = None
) -> str | None:
    """The name of the most special template there is for a step; None for a step that sends nothing."""
    names = (f"{kind}-{attempt}-{stage}", f"{kind}-{stage}", f"{kind}-{attempt}", str(kind))
    return next((name for name in names if name in _texts(overrides)), None)


def draft_for(
    step: Step, history: History, about: DraftContext, now: datetime, overrides: Mapping[str, str] | None = None
) -> Draft | None:
    """The draft for the card's step as it stands at `now` (local); None for a step that sends nothing.

    It is addressed to `step.person`; for somebody else, replace that in the step. `overrides` are the user's own
    templates by name.
    """
    name = template_for(step.kind, step.attempt, card_status(history, now).stage, overrides)
    if name is None:
        return None
    return fill(
        name, template_text(name, overrides), template_values(history, about, now, person_of(history, step.person))
    )


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
    name = special if special in _texts(overrides) else "referrer"
    return fill(name, template_text(name, overrides), template_values(history, referral, now))


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
    values = template_values(history, about, now, person_of(history, person)) | {
        "by_other_deadline": by(deadline, now.date())
    }
    return fill("offer_elsewhere", template_text("offer_elsewhere", overrides), values)


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


def _texts(overrides: Mapping[str, str] | None) -> Mapping[str, str]:
    return {**_shipped(), **overrides} if overrides else _shipped()


@cache
def _shipped() -> dict[str, str]:
    folder = files("jobboard.followup.messages") / "templates" / "en"
    texts = (each for each in folder.iterdir() if each.name.endswith(".txt"))
    return {each.name.removesuffix(".txt"): each.read_text(encoding="utf-8") for each in texts}
