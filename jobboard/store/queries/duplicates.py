"""Whether an application is on the board already: by the row it came from, by its link, by company and role."""

import re
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode, urlsplit

from peewee import JOIN, fn

from jobboard.store.connection import BoardDatabase
from jobboard.store.models import Card, Event, ImportMap
from jobboard.store.prepared_queries import Placeholder, Query, prepared
from jobboard.store.search_text import fold_for_search
from jobboard.text import clean

SAME_APPLICATION = 30
"""Two rows for one role at one company are one application if they began within so many days."""

SAME_ROW = "imported before"
"""Why a row is known by itself, whatever became of its card."""

_FORMS = frozenset({
    "ab", "ag", "aps", "as", "asa", "bv", "co", "corp", "corporation", "gmbh", "inc", "incorporated", "kg", "limited",
    "llc", "ltd", "nv", "oy", "oyj", "plc", "pty", "sa", "sarl", "sas", "se", "sl", "spa", "srl", "ug",
})  # fmt: skip
"""What says only how a company is registered."""

_ASIDE = re.compile(r"[(\[][^)\]]{0,12}[/|*][^)\]]{0,12}[)\]]")
""" "(m/w/d)", "(f/m/x)": whom a role is open to."""

TRACKING = re.compile(r"utm_|^(?:trk|trackingid|refid|ref|source|src|gclid|fbclid|mc_cid|mc_eid|gh_src|lever-source)$")
"""What a link carries about the way on which it was found."""

_POSTING = re.compile(r"linkedin\.com/jobs/view/(?:[^/?]*-)?(\d{6,})")


class Application(NamedTuple):
    """A role at a company, as somebody else writes them down; `began` is the first day that is known of it."""

    company: str
    role: str
    url: str
    began: date | None


@dataclass(frozen=True, slots=True)
class DuplicateMatch:
    """The card that a row is on the board as, None where it was deleted since, and what says so."""

    card_id: int | None
    reason: str


class _KeyRow(NamedTuple):
    key: str
    card_id: int | None


class _CardRow(NamedTuple):
    """A card, and the first day of its history."""

    id: int
    company: str
    role: str
    url: str
    first: date | None


@prepared(_KeyRow)
def _keys(source: Placeholder) -> Query:
    return ImportMap.select(ImportMap.key, ImportMap.card.alias("card_id")).where(ImportMap.source == source)


@prepared(_CardRow)
def _cards() -> Query:
    cards = Card.select(Card.id, Card.company, Card.role, Card.url, fn.min(Event.day).alias("first"))
    return cards.join(Event, JOIN.LEFT_OUTER).group_by(Card.id).order_by(Card.id)


class DuplicateIndex:
    """The board before an import, ready to be asked about many rows of one source."""

    def __init__(self, db: BoardDatabase, source: str) -> None:
        self._keys = {row.key: row.card_id for row in _keys.rows(db, source=clean(source))}
        self._links: dict[str, list[tuple[str, int]]] = {}
        self._jobs: dict[tuple[str, str], list[tuple[date | None, int]]] = {}
        for card in _cards.rows(db):
            role = plain_role(card.role)
            if card.url:
                self._links.setdefault(plain_link(card.url), []).append((role, card.id))
            self._jobs.setdefault((plain_company(card.company), role), []).append((card.first, card.id))

    def find(self, application: Application, key: str = "") -> DuplicateMatch | None:
        """The card that the row with this key, if it has one, is about."""
        if key and key in self._keys:
            return DuplicateMatch(self._keys[key], SAME_ROW)
        if not self._jobs:
            return None
        company, role, url, began = application
        company, role = plain_company(company), plain_role(role)
        for other, card_id in self._links.get(plain_link(url), ()) if url else ():
            if role == other or not role or not other:
                return DuplicateMatch(card_id, "the same link")
        for first, card_id in self._jobs.get((company, role), ()):
            if close_in_time(first, began):
                return DuplicateMatch(card_id, "the same company and role")
        return None


class LinkIndex:
    """The links of one file, to tell a posting that stands in it twice from a page that several roles share."""

    def __init__(self) -> None:
        self._first: dict[tuple[str, str, str], tuple[date | None, int]] = {}

    def first(self, application: Application, number: int) -> int:
        """The number of the first row with this row's link, company and role, close in time; its own for the first."""
        company, role, url, began = application
        if not url:
            return number
        posting = (plain_link(url), plain_company(company), plain_role(role))
        other, first = self._first.setdefault(posting, (began, number))
        return first if close_in_time(other, began) else number


def plain_company(text: str) -> str:
    """A company's name without case, accents, punctuation and the form in which it is registered."""
    words = re.findall(r"\w+", fold_for_search(clean(text)))
    kept = [word for word in words if word not in _FORMS]
    return " ".join(kept or words)


def plain_role(text: str) -> str:
    """A role without case, accents, punctuation and "(m/w/d)"."""
    return " ".join(re.findall(r"[\w+#]+", fold_for_search(_ASIDE.sub(" ", clean(text)))))


def plain_link(url: str) -> str:
    """A link without its scheme, and without what only says how it was found; LinkedIn's by the posting's number."""
    text = clean(url)
    if posting := _POSTING.search(text.casefold()):
        return f"linkedin.com/jobs/view/{posting[1]}"
    bare = re.sub(r"^https?://", "", text, flags=re.IGNORECASE)
    try:
        parts = urlsplit(f"//{bare}")
    except ValueError:
        return bare.casefold()
    asked = [(name, value) for name, value in parse_qsl(parts.query) if not TRACKING.search(name.casefold())]
    place = f"{parts.netloc}{parts.path}".casefold().removeprefix("www.").rstrip("/")
    return f"{place}?{urlencode(asked)}".casefold() if asked else place


def close_in_time(one: date | None, other: date | None) -> bool:
    """Whether two days may be the beginning of one application; a day that is not known may be any."""
    return one is None or other is None or abs((one - other).days) <= SAME_APPLICATION
