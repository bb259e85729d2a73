"""What was understood, spelled out beside what was typed."""

from datetime import date
from typing import TYPE_CHECKING

from jobboard.dates.natural import When
from jobboard.followup.enums import PersonKind

if TYPE_CHECKING:
    from jobboard.store.actions.contacts import NewContact


def spell_when(when: When, today: date) -> str:
    """The day in full, with the year where it is another, and the time: "Thu 19 Nov 15:00"."""
    year = "" if when.day.year == today.year else f" {when.day.year}"
    time = f" {when.time:%H:%M}" if when.time else ""
    return f"{when.day:%a} {when.day.day} {when.day:%b}{year}{time}"


def spell_contact(contact: "NewContact") -> str:
    """Name, what they are, and the ways to reach them: "Dana Ruiz · hiring manager · dana@acme.example"."""
    kind = "" if contact.kind is PersonKind.OTHER else say_kind(contact.kind)
    flags = ("no calls" if contact.no_calls else "", "do not contact" if contact.do_not_contact else "")
    parts = (contact.name, kind, contact.company, contact.email, contact.phone, contact.profile, *flags)
    return " · ".join(part for part in parts if part)


def say_kind(kind: PersonKind) -> str:
    """What somebody is, in words: "hiring manager", "HR"."""
    return "HR" if kind is PersonKind.HR else kind.replace("-", " ")
