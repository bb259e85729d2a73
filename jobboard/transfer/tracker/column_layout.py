"""Which column of a tracker holds what: header words in any order, and what the cells below them look like."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from jobboard.dates.spreadsheet import DateFinder
from jobboard.text import clean
from jobboard.transfer.contacts.contact_header_words import CONTACT_DETAIL_HEADERS, CONTACT_HEADERS
from jobboard.transfer.tracker.fields import MILESTONES, SEVERAL, Field
from jobboard.transfer.tracker.header_words import LANGUAGES
from jobboard.transfer.tracker.known_exports import KnownExport, match_export
from jobboard.transfer.tracker.status_mapping import plain_words
from jobboard.transfer.tracker.status_words import YES, YES_OR_NO
from jobboard.transfer.tracker.table import Row, header_index

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
    rows_above: tuple[Row, ...]
    data_rows: tuple[Row, ...]
    known_export: KnownExport | None = None
    """The export it is, where that is known."""

    def columns_of(self, *fields: Field) -> tuple[Column, ...]:
        """The columns that hold one of the fields, from left to right."""
        return tuple(column for column in self.columns if column.field in fields)

    @cached_property
    def identifying(self) -> tuple[int, ...]:
        """The indexes of the cells that tell an application from the others, whatever became of it."""
        return tuple(column.index for field in _IDENTIFYING for column in self.columns_of(field))

    @cached_property
    def first_positions(self) -> dict[Field | None, int]:
        """Which of `columns` is the first that holds a field."""
        return {column.field: position for position, column in reversed(list(enumerate(self.columns)))}


Match = tuple[Field, int]
"""What a header word stands for, and how surely: 0 for the surest, less for the others."""


def header_score(row: Row) -> int:
    """How many columns the row names, 0 unless a company or a role is among them.

    An empty first cell may stand above the companies, where the others name a status or the day of an application.
    """
    fields = {match[0] for cell in row.cells if (match := _field(cell))}
    unnamed = bool(row.cells) and not row.cells[0].strip() and len(fields) > 1
    named = {Field.COMPANY, Field.ROLE, *((Field.STATUS, Field.APPLIED) if unnamed else ())} & fields
    return len(fields) if named else 0


def detect_layout(rows: Sequence[Row], find_dates: DateFinder) -> ColumnLayout | None:
    """The layout of the rows, or None where no row near the top names a company or a role."""
    index = header_index(rows, header_score)
    if index is None:
        return None
    header, data_rows = rows[index], tuple(rows[index + 1 :])
    export = match_export({normalized_header(cell) for cell in header.cells})
    columns = _Columns(_without_empty_end(header, data_rows), data_rows, export, find_dates).detect()
    return ColumnLayout(header, columns, tuple(rows[:index]), data_rows, export)


def normalized_header(title: str) -> str:
    """A title in plain words without accents: "companyName" is "company name", "Société" is "societe"."""
    decomposed = unicodedata.normalize("NFKD", plain_words(_CAMEL.sub(" ", title)))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def round_name(title: str) -> str:
    """What an interview of that column is called: "Date Onsite" is "Onsite"; empty where that says no more."""
    name = clean(_DATE_WORDS.sub(" ", title)).strip(" ?:")
    return "" if normalized_header(name) in _ROUNDS else " ".join(name.split())


def _header_matches() -> dict[str, Match]:
    """What each header word of any language stands for."""
    matches: dict[str, Match] = {}
    for language in (*LANGUAGES, CONTACT_HEADERS):
        for field, titles in language.items():
            for position, title in enumerate(titles):
                matches.setdefault(normalized_header(title), (field, -position))
    return matches


_MATCHES = _header_matches()
_OF_A_CONTACT = {
    normalized_header(title): field for field, titles in CONTACT_DETAIL_HEADERS.items() for title in titles
}


def _without_empty_end(header: Row, data_rows: Sequence[Row]) -> tuple[str, ...]:
    """The header's cells up to the last one that has a title or anything below it."""
    width = len(header.cells)
    while width and not clean(header.cells[width - 1]) and not any(row.cell(width - 1).strip() for row in data_rows):
        width -= 1
    return header.cells[:width]


def _field(cell: str) -> Match | None:
    """What a header stands for; the parts of "Role / Position" count on their own."""
    text = clean(cell)
    if not text or len(text) > _LONGEST_TITLE:
        return None
    without_brackets = re.sub(r"\(.*?\)|\[.*?\]", " ", text)
    for part in (text, without_brackets, *without_brackets.split("/"), *without_brackets.split(" or ")):
        word = normalized_header(part)
        if match := _MATCHES.get(word) or _MATCHES.get(" ".join(_COUNTER.sub(" ", word).split())):
            return match
    without_dates = _DATE_WORDS.sub(" ", _COUNTER.sub(" ", normalized_header(without_brackets)))
    match = _MATCHES.get(" ".join(without_dates.split()))
    return (match[0], -20) if match and match[0] in MILESTONES else None


class _Columns:
    """The columns of one table, while what they hold is found out."""

    def __init__(
        self, titles: Sequence[str], data_rows: Sequence[Row], export: KnownExport | None, find_dates: DateFinder
    ) -> None:
        self._titles, self._data_rows, self._export, self._find_dates = titles, data_rows, export, find_dates
        self._words = [normalized_header(title) for title in titles]

    def detect(self) -> tuple[Column, ...]:
        """The columns: by their titles, else by their cells; of several that may hold a field the surest does."""
        fields = self._surest(self._matches())
        if Field.COMPANY not in fields.values():
            self._name_company(fields)
        elif Field.ROLE not in fields.values():
            fields.update({index: Field.ROLE for index, word in enumerate(self._words) if word == "name"})
        fields = self._with_contact_details(fields)
        titles = [clean(title) or f"column {number}" for number, title in enumerate(self._titles, start=1)]
        return tuple(Column(index, title, fields.get(index)) for index, title in enumerate(titles))

    def _matches(self) -> dict[int, Match]:
        matches: dict[int, Match] = {}
        for index, title in enumerate(self._titles):
            match = self._in_known_export(index) or _field(title)
            if field := self._field_by_cells(index):
                matches[index] = (field, match[1] if match else 0)
            elif match:
                matches[index] = match
        return matches

    def _surest(self, matches: dict[int, Match]) -> dict[int, Field]:
        fields: dict[int, Field] = {}
        yes_no = {index for index in matches if all(_says_yes_or_no(row.cell(index)) for row in self._data_rows)}
        for index, (field, _) in sorted(matches.items(), key=lambda item: (item[0] in yes_no, -item[1][1], item[0])):
            # Beside the day of the application a column may only say whether there was one.
            only_whether = field is Field.APPLIED and index in yes_no
            if field in SEVERAL or field not in fields.values() or only_whether:
                fields[index] = field
        return fields

    def _in_known_export(self, index: int) -> Match | None:
        field = self._export.field_of(self._words[index]) if self._export else None
        return (field, 1) if field else None

    def _field_by_cells(self, index: int) -> Field | None:
        """What the cells show and the title does not: whether Phone is a round, Response a day, a blank an index."""
        word, cells = self._words[index], self._filled_cells(index)
        if word in _CALLERS and any(plain_words(cell) in YES or self._find_dates(cell) for cell in cells):
            return None if _mostly(cells, lambda cell: not self._says_when(cell)) else Field.INTERVIEW
        if word in _ANSWERS and _mostly(cells, self._says_when):
            return Field.REPLIED
        if not word and (not cells or _numbers_rows(cells)):
            return Field.LEFT_OUT
        return None

    def _says_when(self, cell: str) -> bool:
        return bool(self._find_dates(cell)) or _says_yes_or_no(cell)

    def _filled_cells(self, index: int) -> list[str]:
        return [text for row in self._data_rows if (text := row.cell(index).strip())]

    def _name_company(self, fields: dict[int, Field]) -> None:
        """Without a column of companies: the first one without a name that holds words, else the one called Name."""
        unnamed = [index for index, title in enumerate(self._titles) if not clean(title) and fields.get(index) is None]
        named = [index for index, word in enumerate(self._words) if word == "name" and index not in fields]
        company = next((index for index in (*unnamed, *named) if self._holds_words(index)), None)
        if company is not None:
            fields[company] = Field.COMPANY

    def _holds_words(self, index: int) -> bool:
        cells = [text for row in self._data_rows if (text := clean(row.cell(index)))]
        return sum(any(letter.isalpha() for letter in cell) for cell in cells) * 2 > len(cells)

    def _with_contact_details(self, fields: dict[int, Field]) -> dict[int, Field]:
        """The fields with those columns that tell more of the contacts, and without the applicant's own address."""
        contacts = [index for index, field in fields.items() if field is Field.CONTACT]
        with_details = dict(fields)
        for index, word in enumerate(self._words):
            if contacts and (detail := _OF_A_CONTACT.get(word)):
                with_details.setdefault(index, detail)
        return {
            index: field
            for index, field in with_details.items()
            if field not in CONTACT_DETAIL_HEADERS or not self._is_applicants_own(index, contacts)
        }

    def _is_applicants_own(self, index: int, contacts: Sequence[int]) -> bool:
        """Whether a column holds one and the same in several rows, and no column of contacts the same person there."""
        rows = [row for row in self._data_rows if row.cell(index).strip()]
        if len(rows) < 2 or len({row.cell(index).strip() for row in rows}) > 1:
            return False
        return all(len(names := {row.cell(contact).strip() for row in rows}) > 1 or "" in names for contact in contacts)


def _mostly(cells: Sequence[str], test: Callable[[str], bool]) -> bool:
    return bool(cells) and sum(map(test, cells)) * 10 >= len(cells) * 8


def _says_yes_or_no(cell: str) -> bool:
    return not cell.strip() or plain_words(cell) in YES_OR_NO


def _numbers_rows(cells: Sequence[str]) -> bool:
    """Whether the cells count the rows."""
    numbers = [int(cell) for cell in cells if cell.isascii() and cell.isdigit() and len(cell) < 9]
    return len(numbers) == len(cells) and all(two - one == 1 for one, two in pairwise(numbers))
