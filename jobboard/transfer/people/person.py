"""Somebody as an address book has them."""

import re
from dataclasses import dataclass

from jobboard.followup.kinds import PersonKind
from jobboard.store.actions.contacts import NewContact
from jobboard.text import clean

_KINDS = (
    (PersonKind.HIRING_MANAGER, r"hiring manager"),
    (PersonKind.RECRUITER, r"recruit|talent|sourcer|headhunt|personalvermittl"),
    (
        PersonKind.HR,
        r"\bhr\b|human resources|people (?:ops|operations|partner|team)|personal(?:abteilung|referent|leit)",
    ),
)
"""What a title says somebody is to an application."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of an address book; `number` counts from 1, or is the row's in a table."""

    number: int
    name: str = ""
    company: str = ""
    title: str = ""
    email: str = ""
    phone: str = ""
    profile: str = ""
    note: str = ""

    def contact(self) -> NewContact | None:
        """The person; None for an entry without a name and an address, such as a company's."""
        address = clean(self.email).lower()
        name = clean(self.name) or clean(address.partition("@")[0].replace(".", " ")).title()
        if not name:
            return None
        title, note = clean(self.title), clean(self.note, lines=True)
        return NewContact(
            name=name,
            kind=next((kind for kind, words in _KINDS if re.search(words, title, re.IGNORECASE)), PersonKind.OTHER),
            email=address,
            phone=clean(self.phone),
            profile=clean(self.profile),
            company=clean(self.company),
            notes="\n".join(text for text in (title, note) if text),
        )
