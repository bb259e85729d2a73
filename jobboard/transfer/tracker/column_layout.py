"""Which column of a tracker holds what: header words in any order, and what the cells below them look like."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from jobboard.dates.spreadsheet import holds_day
from jobboard.text import clean
from jobboard.transfer.contacts.contact_header_words import CONTACTS, OF_A_CONTACT
from jobboard.transfer.tracker.fields import MILESTONES, SEVERAL, Field
from jobboard.transfer.tracker.header_words import LANGUAGES
from jobboard.transfer.tracker.known_exports import Tracker, known_tracker
from jobboard.transfer.tracker.status_mapping import plain
from jobboard.transfer.tracker.status_words import YES, YES_OR_NO
from jobboard.transfer.tracker.table import Row, header_place

_COUNTER = re.compile(r"\b(?:\d+(?:st|nd|rd|th)?|first|second|third|fourth|i{1,3})\b")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_DATE_WORDS = re.compile(
    r"\b(?:dates?|day|on|of|the|datum|am|fecha|data|dato|den|de|del|da|do|le|la|l|d)\b|日期|时间|時間", re.IGNORECASE
)
_LONGEST_TITLE = 80

_CALLERS = ("phone", "call", "recruiter", "hr", "hiring manager")
"""Above a yes or a day they name a round; above anything else a number or a person."""

_ROUNDS = (
    "interview", "interviews", "interviewed", "got interview", "next interview", "termin", "vorstellungsgesprach",
    "gesprach", "bewerbungsgesprach", "entretien", "entretiens", "entrevista", "entrevistas", "samtale", "jobsamtale",
    "面试", "面試",
)  # fmt: skip
"""Header words that say of an interview only that it is one."""

_ANSWERS = ("response", "reponse", "ruckmeldung", "reply", "result", "outcome", "decision")
"""Status words of a header under which people also write the day of the answer, or only whether there was one."""


_IDENTIFYING = (Field.COMPANY, Field.ROLE, Field.URL, Field.APPLIED, Field.SAVED)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: where it stands, what it is called in the file and what it holds; None goes into the note."""

    index: int
    title: str
    field: Field | None


@dataclass(frozen=True)
class ColumnLayout:
    """The columns of a file, its header row, and the rows above and below it."""

    header: Row
    columns: tuple[Column, ...]
    above: tuple[Row, ...]
    below: tuple[Row, ...]
    tracker: Tracker | None = None
    """The export it is, where that is known."""

    def of(self, *fields: Field) -> tuple[Column, ...]:
        """The columns that hold one of the fields, from left to right."""
        return tuple(column for column in self.columns if column.field in fields)

    @cached_property
    def identifying(self) -> tuple[int, ...]:
        """The places in a row of what tells an application from the others, whatever became of it."""
        return tuple(column.index for what in _IDENTIFYING for column in self.of(what))

    @cached_property
    def places(self) -> dict[Field | None, int]:
        """Which of the columns is the first that holds a field."""
        return {column.field: place for place, column in reversed(list(enumerate(self.columns)))}


def header_score(row: Row) -> int:
    """How many columns the row names, 0 unless a company or a role is among them.

    An empty first cell may stand above the companies, where the others name a status or the day of an application.
    """
    fields = {found[0] for cell in row.cells if (found := _field(cell))}
    unnamed = bool(row.cells) and not row.cells[0].strip() and len(fields) > 1
    named = {Field.COMPANY, Field.ROLE, *((Field.STATUS, Field.APPLIED) if unnamed else ())} & fields
    return len(fields) if named else 0


def understand(rows: Sequence[Row]) -> ColumnLayout | None:
    """The layout of the rows, or None where no row near the top names a company or a role."""
    place = header_place(rows, header_score)
    if place is None:
        return None
    header, below = rows[place], tuple(rows[place + 1 :])
    tracker = known_tracker({header_word(cell) for cell in header.cells})
    columns = tuple(_columns(_without_empty_end(header, below), below, tracker))
    return ColumnLayout(header, columns, tuple(rows[:place]), below, tracker)


def header_word(title: str) -> str:
    """A title in plain words without accents: "companyName" is "company name", "Société" is "societe"."""
    bare = unicodedata.normalize("NFKD", plain(_CAMEL.sub(" ", title)))
    return "".join(letter for letter in bare if not unicodedata.combining(letter))


def round_name(title: str) -> str:
    """What an interview of that column is called: "Date Onsite" is "Onsite"; empty where that says no more."""
    name = clean(_DATE_WORDS.sub(" ", title)).strip(" ?:")
    return "" if header_word(name) in _ROUNDS else " ".join(name.split())


def _strengths() -> dict[str, tuple[Field, int]]:
    """By header word the field it stands for, and how surely: 0 for the surest, less for the others."""
    strengths: dict[str, tuple[Field, int]] = {}
    for language in (*LANGUAGES, CONTACTS):
        for field, titles in language.items():
            for place, title in enumerate(titles):
                strengths.setdefault(header_word(title), (field, -place))
    return strengths


_STRENGTH = _strengths()
_OF_A_CONTACT = {header_word(title): field for field, titles in OF_A_CONTACT.items() for title in titles}


def _without_empty_end(header: Row, below: Sequence[Row]) -> tuple[str, ...]:
    """The header's cells up to the last one that has a title or anything below it."""
    width = len(header.cells)
    while width and not clean(header.cells[width - 1]) and not any(row.cell(width - 1).strip() for row in below):
        width -= 1
    return header.cells[:width]


def _columns(cells: Sequence[str], below: Sequence[Row], tracker: Tracker | None) -> list[Column]:
    found = {index: match for index, cell in enumerate(cells) if (match := _in_tracker(cell, tracker) or _field(cell))}
    for index, cell in enumerate(cells):
        looks = _by_looks(cell, _values(index, below))
        if looks:
            found[index] = (looks, found.get(index, (looks, 0))[1])
    fields: dict[int, Field] = {}
    answers = {index for index in found if all(_says_yes_or_no(row.cell(index)) for row in below)}
    for index, (field, _) in sorted(found.items(), key=lambda item: (item[0] in answers, -item[1][1], item[0])):
        # Beside the day of the application a column may only say whether there was one.
        asked = field is Field.APPLIED and index in answers
        if field in SEVERAL or field not in fields.values() or asked:
            fields[index] = field
    if Field.COMPANY not in fields.values():
        _name_company(fields, cells, below)
    elif Field.ROLE not in fields.values():
        fields.update({at: Field.ROLE for at, cell in enumerate(cells) if header_word(cell) == "name"})
    fields = _with_details(fields, cells, below)
    titles = [clean(cell) or f"column {index}" for index, cell in enumerate(cells, start=1)]
    return [Column(index, title, fields.get(index)) for index, title in enumerate(titles)]


def _with_details(fields: dict[int, Field], cells: Sequence[str], below: Sequence[Row]) -> dict[int, Field]:
    """The fields with those columns that tell more of whom others name, and without the applicant's own address."""
    people = [index for index, field in fields.items() if field is Field.CONTACT]
    found = dict(fields)
    for index, cell in enumerate(cells):
        if people and (what := _OF_A_CONTACT.get(header_word(cell))):
            found.setdefault(index, what)
    return {
        index: field for index, field in found.items() if field not in OF_A_CONTACT or not _own(index, people, below)
    }


def _own(index: int, people: Sequence[int], below: Sequence[Row]) -> bool:
    """Whether a column holds one and the same in several rows, and no column of people the same person there."""
    rows = [row for row in below if row.cell(index).strip()]
    if len(rows) < 2 or len({row.cell(index).strip() for row in rows}) > 1:
        return False
    return all(len(names := {row.cell(at).strip() for row in rows}) > 1 or "" in names for at in people)


def _values(index: int, below: Sequence[Row]) -> list[str]:
    return [text for row in below if (text := row.cell(index).strip())]


def _in_tracker(cell: str, tracker: Tracker | None) -> tuple[Field, int] | None:
    field = tracker.field_of(header_word(cell)) if tracker else None
    return (field, 1) if field else None


def _name_company(fields: dict[int, Field], cells: Sequence[str], below: Sequence[Row]) -> None:
    """Without a column of companies: the first one without a name that holds words, else the one called Name."""
    unnamed = (index for index, cell in enumerate(cells) if not clean(cell) and fields.get(index) is None)
    named = (index for index, cell in enumerate(cells) if header_word(cell) == "name" and index not in fields)
    company = next((index for index in (*unnamed, *named) if _holds_words(index, below)), None)
    if company is not None:
        fields[company] = Field.COMPANY


def _holds_words(index: int, below: Sequence[Row]) -> bool:
    cells = [text for row in below if (text := clean(row.cell(index)))]
    return sum(any(letter.isalpha() for letter in cell) for cell in cells) * 2 > len(cells)


def _field(cell: str) -> tuple[Field, int] | None:
    """What a header word stands for, and how surely; the parts of "Role / Position" count on their own."""
    text = clean(cell)
    if not text or len(text) > _LONGEST_TITLE:
        return None
    without = re.sub(r"\(.*?\)|\[.*?\]", " ", text)
    for each in (text, without, *without.split("/"), *without.split(" or ")):
        word = header_word(each)
        if found := _STRENGTH.get(word) or _STRENGTH.get(" ".join(_COUNTER.sub(" ", word).split())):
            return found
    bare = " ".join(_DATE_WORDS.sub(" ", _COUNTER.sub(" ", header_word(without))).split())
    found = _STRENGTH.get(bare)
    return (found[0], -20) if found and found[0] in MILESTONES else None


def _by_looks(title: str, cells: Sequence[str]) -> Field | None:
    """What the cells show that the title alone does not: whether Phone is a round, Response a day, a blank an index."""
    word = header_word(title)
    if word in _CALLERS and any(plain(cell) in YES or holds_day(cell) for cell in cells):
        return None if _mostly(cells, lambda cell: not _says_when(cell)) else Field.INTERVIEW
    if word in _ANSWERS and _mostly(cells, _says_when):
        return Field.REPLIED
    if not word and (not cells or _counts(cells)):
        return Field.LEFT_OUT
    return None


def _mostly(cells: Sequence[str], test: Callable[[str], bool]) -> bool:
    return bool(cells) and sum(map(test, cells)) * 10 >= len(cells) * 8


def _says_when(cell: str) -> bool:
    return holds_day(cell) or _says_yes_or_no(cell)


def _says_yes_or_no(cell: str) -> bool:
    return not cell.strip() or plain(cell) in YES_OR_NO


def _counts(cells: Sequence[str]) -> bool:
    """Whether the cells number the rows."""
    numbers = [int(cell) for cell in cells if cell.isascii() and cell.isdigit() and len(cell) < 9]
    return len(numbers) == len(cells) and all(two - one == 1 for one, two in pairwise(numbers))
