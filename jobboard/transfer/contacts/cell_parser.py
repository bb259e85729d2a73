"""The people whom one cell of a tracker names, as people write them there: other words make nobody."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from jobboard.errors import InvalidInputError
from jobboard.followup.enums import PersonKind
from jobboard.store.actions.contacts import NewContact, parse_contact
from jobboard.text import clean
from jobboard.transfer.contacts.contact_entry import person_kind
from jobboard.transfer.tracker.status_mapping import plain_words
from jobboard.transfer.tracker.status_words import YES_OR_NO

ADDRESS = re.compile(r"[^\s<>,;:()@]+@[^\s<>,;:()@]+\.[^\s<>,;:()@]+")

_BETWEEN = re.compile(r"[;；\n、]|(?<=>)\s*,(?=[^;\n]*@)")
"""What parts one person from the next, also in a mail program's list of receivers."""

_AND = re.compile(r"\s+(?:&|/|\+|and|und|et|og)\s+")
_LAST_FIRST = re.compile(r"^\s*([^\s,<>@]+),\s*([^,<>@]+?)\s*(?=<)")
"""The name in "Ruiz, Dana <dana@acme.example>"."""

_LABEL = re.compile(
    r"\b(?:e-?mail|mail|mailto|tel|tlf|telefon|phone|mobile|cell|linkedin)[.]?\s*:\s*(?!//)", re.IGNORECASE
)
_DASH = re.compile(r"\s+[-–—|·•]+\s+|：|，|(?<=\w):\s+")
_IN_PARENTHESES = re.compile(r"[(（]([^()（）]*[^\W\d_][^()（）]*)[)）]")
_NEXT = re.compile(r"(?<=[^\W\d_])\.?\s+(?=\+?\(?\d[\d\s().\-/]{5,}(?:,|$)|https?://|www\.)")
"""Before a number or a link that no comma parts from the name."""


LONGEST = 500
"""Characters; a longer cell is prose."""

_MOST_WORDS = 5
_LONGEST_NAME = 60
_NOT_IN_NAMES = re.compile(r"[\d@?!:;/\\=#%*_\"{}<>\[\]…]|[\u4e00-\u9fff]{5}")
_PARTICLES = frozenset(
    ["von", "van", "vom", "zu", "zur", "der", "den", "de", "del", "della", "di", "da", "das", "do", "dos", "du", "la",
     "le", "el", "al", "bin", "bint", "ibn", "ben", "ter", "ten", "af", "av"]
)  # fmt: skip

_NOBODY = frozenset(
    ["website", "webseite", "web", "site", "sitio", "linkedin", "xing", "indeed", "glassdoor", "stepstone", "email",
     "mail", "online", "portal", "page", "career", "careers", "karriere", "job", "jobs", "board", "form", "formular",
     "team", "equipo", "department", "dept", "abteilung", "manager", "company", "firma", "agency", "agentur", "office",
     "unknown", "unbekannt", "inconnu", "desconocido", "desconhecido", "ukendt", "tbd", "tba", "none", "keine",
     "keiner", "niemand", "aucun", "aucune", "ninguno", "ninguna", "nenhum", "nenhuma", "ingen", "nobody", "someone",
     "somebody", "anonymous", "anonym", "via", "through", "applied", "application", "phone", "call", "called",
     "telefon", "reception", "support", "info", "no", "not", "yes", "pending", "waiting", "contact", "contacted",
     "kontakt", "contacto", "contato", "unclear", "direct", "internal", "external", "whatsapp", "voicemail", "message",
     "messaged", "emailed", "sent", "left", "spoke", "asked", "check", "see", "friend", "self", "me", "interview",
     "person", "employee", "various", "several", "multiple", "myself", "tbc", "zoom", "slack", "facebook", "twitter",
     "instagram", "handshake", "meetup", "event", "messe", "sms", "text", "letter", "referral",
     "bewerbung", "bewerbungen", "applications", "hello", "hallo", "hola", "reply", "noreply", "emploi",
     "empleo", "vagas", "people", "官网", "网站", "未知", "不详", "邮箱", "微信"]
)  # fmt: skip
"""Words that stand where a name could, and are not in one."""


@lru_cache(maxsize=4096)
def parse_people(cell: str, *, nearby_text: str = "") -> tuple[tuple[NewContact, ...], bool]:
    """The people of a cell, and whether all of its words are in what is read of them.

    A name in small letters is one where an address has a word of it, in the cell or in the `nearby_text`.
    """
    if len(cell) > LONGEST:
        return (), False
    people = tuple(person for entry in _entries(cell, nearby_text) if (person := _person(entry, nearby_text)))
    details = (f"{each.name} {each.kind} {each.email} {each.phone} {each.profile} {each.notes}" for each in people)
    return people, _words(_AND.sub(" ", _LABEL.sub(" ", cell))) <= _words(" ".join(details))


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", clean(text).casefold()))


def _entries(cell: str, nearby_text: str) -> Iterator[str]:
    """The text of each of the people; "; recruiter" and "; dana@acme.example" belong to whoever stands before."""
    entry = ""
    for part in filter(None, (each.strip(" ,") for each in _BETWEEN.split(cell))):
        if entry and _adds_to(entry, part, nearby_text):
            entry = f"{entry}, {part}"
            continue
        if entry:
            yield entry
        *others, entry = _split_entry(part, nearby_text)
        yield from others
    if entry:
        yield entry


def _adds_to(entry: str, part: str, nearby_text: str) -> bool:
    """Whether the part only tells more about the person of the entry."""
    if ADDRESS.fullmatch(part):
        return not ADDRESS.search(entry)
    return _person(part, nearby_text) is None and (person_kind(part) is not PersonKind.OTHER or _is_nameless(part))


def _is_nameless(part: str) -> bool:
    try:
        parse_contact(part)
    except InvalidInputError:
        return True
    return False


def _split_entry(part: str, nearby_text: str) -> list[str]:
    """The two of "Dana Ruiz & Kim Lee", where both are people, or each of several addresses."""
    addresses = re.split(r"\s*,\s*", part)
    if all(map(ADDRESS.fullmatch, addresses)):
        return addresses
    both = _AND.split(part)
    return both if len(both) > 1 and all(_person(each, nearby_text) for each in both) else [part]


def _person(entry: str, nearby_text: str) -> NewContact | None:
    """The person of an entry; who has an address is named after it where there is no name."""
    try:
        read = parse_contact(_comma_separated(entry))
    except InvalidInputError:
        return None
    if read.email and not ADDRESS.fullmatch(read.email):
        return None
    words = [read.name, *filter(None, read.company.split(", "))]
    name = next((word for word in words if _is_name(word, f"{nearby_text} {read.email}".casefold())), None)
    titles = [word for word in words if word != name and person_kind(word) is not PersonKind.OTHER]
    if read.email:
        name = name or _mailbox(read.email)
    elif len(words) > 1 + len(titles) and not any(" " in word for word in words):
        # "Ruiz, Dana" may be one or two.
        return None
    if name is None:
        return None
    kind = _kind(read.kind, *titles, read.email.partition("@")[0])
    return replace(read, name=name, company="", kind=kind, notes="\n".join(titles))


def _mailbox(address: str) -> str:
    """Whose the address is, by itself; one of nobody in particular, as jobs@ or hr@, names nobody."""
    name = parse_contact(address).name
    nobody = person_kind(name) is not PersonKind.OTHER or not _NOBODY.isdisjoint(plain_words(name).split())
    return address if nobody else name


def _kind(stated: PersonKind, *titles: str) -> PersonKind:
    kinds = (stated, *map(person_kind, titles))
    return next((kind for kind in kinds if kind is not PersonKind.OTHER), PersonKind.OTHER)


def _comma_separated(entry: str) -> str:
    """The entry with commas between its parts, as `parse_contact` takes them: "Dana (HR) +1 555 0100" has three."""
    text = _LAST_FIRST.sub(r"\2 \1 ", _LABEL.sub(", ", clean(entry)))
    text = _DASH.sub(", ", _IN_PARENTHESES.sub(r", \1, ", text))
    return _NEXT.sub(", ", text)


def _is_name(text: str, addresses: str) -> bool:
    words = text.split()
    if not 0 < len(words) <= _MOST_WORDS or len(text) > _LONGEST_NAME or _NOT_IN_NAMES.search(text):
        return False
    if sum(map(str.isalpha, text)) < 2 or plain_words(text) in YES_OR_NO or person_kind(text) is not PersonKind.OTHER:
        return False
    if not _NOBODY.isdisjoint(plain_words(text).split()):
        return False
    return all(not word.islower() or word in _PARTICLES for word in words) or any(
        len(word) > 2 and word.casefold() in addresses for word in words
    )
