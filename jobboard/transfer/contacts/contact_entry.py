"""One entry of an address book, and what a title says somebody is to an application."""

import re
from dataclasses import dataclass
from functools import lru_cache

from jobboard.followup.enums import PersonKind
from jobboard.store.actions.contacts import NewContact
from jobboard.text import clean

_HR = (
    r"(?<![a-z])hr(?![a-z.])|\brh\b|\brrhh\b|human resources|ressources humaines|recursos humanos|人事|人力"
    r"|people (?:ops|operations|partner|team)|personal(?:abteilung|referent|leit|er\b|erin\b)"
)
"""Without "Hr. Holm", a Danish gentleman."""

_REFERRAL = (
    r"referr(?:ed|er|al)|empfohlen|recommandée? par|cooptée? par|recomendado|referido|indicado por|anbefalet|内推|推荐"
)

_KINDS = (
    (PersonKind.HIRING_MANAGER, r"hiring manager|ansættende leder|用人经理"),
    (PersonKind.RECRUITER, r"recruit|re[ck]rut|reclut|talent|sourcer|headhunt|personalvermittl|招聘|猎头"),
    (PersonKind.HR, _HR),
    (PersonKind.INTERVIEWER, r"interviewer|gesprächspartner|entrevistador|面试官"),
    (PersonKind.REFERRER, _REFERRAL),
)
"""What a title says somebody is to an application."""


@lru_cache(maxsize=4096)
def person_kind(title: str) -> PersonKind:
    """What the title, of somebody or of a column of people, says they are to an application."""
    return next((kind for kind, words in _KINDS if re.search(words, title, re.IGNORECASE)), PersonKind.OTHER)


@dataclass(frozen=True, slots=True)
class ContactEntry:
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
            kind=person_kind(title),
            email=address,
            phone=clean(self.phone),
            profile=clean(self.profile),
            company=clean(self.company),
            notes="\n".join(text for text in (title, note) if text),
        )
