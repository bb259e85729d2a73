"""Which column of a tracker holds what: header words in any order, and what the cells below them look like."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from jobboard.text import clean
from jobboard.transfer.days import holds_day
from jobboard.transfer.stages import YES, plain
from jobboard.transfer.table import Row, header_place


class Field(StrEnum):
    """What a column can be; the value is how it is said to the user."""

    COMPANY = "the company"
    ROLE = "the role"
    STATUS = "the status"
    APPLIED = "the day of the application"
    SAVED = "the day it was saved"
    CHALLENGE = "work they asked for"
    INTERVIEW = "an interview"
    OFFER = "the offer"
    REJECTED = "the rejection"
    URL = "the link"
    LOCATION = "the location"
    SALARY = "the salary"
    SOURCE = "the source"
    TAGS = "tags"
    NOTE = "the note"
    LEFT_OUT = "left out"


MILESTONES = (Field.APPLIED, Field.SAVED, Field.CHALLENGE, Field.INTERVIEW, Field.OFFER, Field.REJECTED)
"""Columns that say on which day something happened, or only whether it did."""

SEVERAL = (Field.STATUS, Field.CHALLENGE, Field.INTERVIEW, Field.NOTE, Field.LEFT_OUT)
"""Fields that more than one column may hold."""

CAUSE = "Not taken because"
"""Over the column that says in a file of rejected rows what is wrong with each."""

SYNONYMS: dict[Field, tuple[str, ...]] = {
    Field.COMPANY: (
        "company", "company name", "employer", "employer name", "organisation", "organization", "organisation name",
        "organization name", "firm", "business", "hiring company", "agency", "company applied to",
    ),
    Field.ROLE: (
        "role", "position", "job title", "title", "role name", "role title", "position title", "position name",
        "job role", "job position", "job", "job name", "vacancy", "position applied", "position applied for", "opening",
    ),
    Field.STATUS: (
        "status", "application status", "current status", "state", "stage", "current stage", "application stage",
        "result", "outcome", "decision", "progress", "phase", "response",
    ),
    Field.APPLIED: (
        "date applied", "applied date", "application date", "date of application", "applied on", "applied at",
        "day applied", "applied", "date submitted", "submitted on", "submission date", "date sent",
        "application submitted", "application sent", "date",
    ),
    Field.SAVED: (
        "saved date", "date saved", "saved on", "saved at", "saved", "date added", "added on", "added", "bookmarked",
        "bookmarked on", "wishlisted", "date found", "found on", "created at", "created on", "created", "date created",
    ),
    Field.CHALLENGE: (
        "coding challenge", "challenge", "assessment", "online assessment", "oa", "coding test", "test", "take home",
        "take home test", "take home assignment", "assignment", "case study", "hackerrank",
    ),
    Field.INTERVIEW: (
        "interview", "interview date", "interviewed", "interviewed on", "interviews", "date of interview",
        "phone screen", "phone interview", "phone screening", "phone call", "screening", "screening call", "screen",
        "recruiter screen", "recruiter call", "hr interview", "hr call", "intro call", "video interview",
        "technical interview", "technical screen", "technical", "onsite", "on site", "onsite interview",
        "on site interview", "on campus", "campus interview", "final interview", "final round", "panel interview",
        "hiring manager interview", "behavioral interview", "behavioural interview", "round", "interview round",
    ),
    Field.OFFER: ("offer", "offer date", "date of offer", "offered", "offered on", "offer received"),
    Field.REJECTED: (
        "rejected", "rejection", "rejection date", "date rejected", "rejected on", "date of rejection", "denied",
        "rejection received",
    ),
    Field.URL: (
        "url", "link", "job url", "job link", "job posting url", "job posting link", "posting url", "posting",
        "job posting", "job ad", "application link", "application url", "apply link", "link to job", "link to posting",
        "listing", "listing url", "website", "job description link", "job description url", "web link", "href",
    ),
    Field.LOCATION: (
        "location", "job location", "city", "place", "office", "region", "location remote", "where", "country",
    ),
    Field.SALARY: (
        "salary", "salary range", "pay", "pay range", "compensation", "comp", "wage", "rate", "salary rate",
        "salary expectation", "expected salary", "package",
    ),
    Field.SOURCE: (
        "source", "job source", "job board", "site", "platform", "found via", "found through", "via", "channel",
        "applied via", "applied through", "where found", "how found", "referral source",
    ),
    Field.TAGS: ("tags", "tag", "labels", "label", "keywords"),
    Field.NOTE: ("notes", "note", "comments", "comment", "remarks", "remark", "other notes", "misc"),
    Field.LEFT_OUT: (CAUSE.lower(),),
}  # fmt: skip
"""The header words of each field, the surest first."""

_STRENGTH = {word: (field, -place) for field, words in SYNONYMS.items() for place, word in enumerate(words)}
_COUNTER = re.compile(r"\b(?:\d+(?:st|nd|rd|th)?|first|second|third|fourth|i{1,3})\b")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: where it stands, what it is called in the file and what it holds; None goes into the note."""

    index: int
    title: str
    field: Field | None


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a file, its header row, and the rows above and below it."""

    header: Row
    columns: tuple[Column, ...]
    above: tuple[Row, ...]
    below: tuple[Row, ...]

    def of(self, *fields: Field) -> list[Column]:
        """The columns that hold one of the fields, from left to right."""
        return [column for column in self.columns if column.field in fields]


def header_score(row: Row) -> int:
    """How many columns the row names, 0 unless a company or a role is among them."""
    fields = [found[0] for cell in row.cells if (found := _field(cell))]
    return len(set(fields)) if {Field.COMPANY, Field.ROLE} & set(fields) else 0


def understand(rows: Sequence[Row]) -> Layout | None:
    """The layout of the rows, or None where no row near the top names a company or a role."""
    place = header_place(rows, header_score)
    if place is None:
        return None
    header, below = rows[place], tuple(rows[place + 1 :])
    return Layout(header, tuple(_columns(header, below)), tuple(rows[:place]), below)


def _columns(header: Row, below: Sequence[Row]) -> list[Column]:
    titles = [clean(cell) or f"column {index}" for index, cell in enumerate(header.cells, start=1)]
    found = {index: match for index, cell in enumerate(header.cells) if (match := _field(cell))}
    found.update({index: (Field.INTERVIEW, 0) for index in range(len(titles)) if _is_phone_stage(header, index, below)})
    fields: dict[int, Field] = {}
    for index, (field, _) in sorted(found.items(), key=lambda item: (-item[1][1], item[0])):
        if field in SEVERAL or field not in fields.values():
            fields[index] = field
    return [Column(index, title, fields.get(index)) for index, title in enumerate(titles)]


def _field(cell: str) -> tuple[Field, int] | None:
    """What a header word stands for, and how surely; the parts of "Role / Position" count on their own."""
    text = clean(cell)
    if not text or len(text) > 80:
        return None
    without = re.sub(r"\(.*?\)|\[.*?\]", " ", text)
    for each in (text, without, *without.split("/"), *without.split(" or ")):
        word = plain(_CAMEL.sub(" ", each))
        if found := _STRENGTH.get(word) or _STRENGTH.get(plain(_COUNTER.sub(" ", word))):
            return found
    return None


def _is_phone_stage(header: Row, index: int, below: Sequence[Row]) -> bool:
    """Whether "Phone" is a stage: its cells say yes or name a day. Otherwise they are somebody's number."""
    if plain(header.cells[index]) not in ("phone", "call"):
        return False
    cells = [row.cell(index) for row in below]
    return any(plain(cell) in YES or holds_day(cell) for cell in cells)
