"""Address books as tables: what Google, Outlook and LinkedIn export, and any table with such a header."""

import re
from collections.abc import Iterator

from jobboard.transfer.contacts.contact_entry import ContactEntry
from jobboard.transfer.io.read_file import UnreadableFileError
from jobboard.transfer.tracker.status_mapping import plain_words
from jobboard.transfer.tracker.table import Row, parse_delimited

_HEADERS = {
    "name": "name|full name|display name|contact|contact name|anzeigename|file as",
    "first": "first name|given name|vorname|prénom",
    "last": "last name|family name|surname|nachname|nom",
    "company": "company|company name|organi[sz]ation|organi[sz]ation name|organi[sz]ation 1 name|employer|firma"
    "|entreprise|unternehmen",
    "title": "job title|title|position|organi[sz]ation title|organi[sz]ation 1 title|role|kind|stelle|funktion",
    "email": "email|e mail|email address|e mail address|e mail 1 value|email 1|primary email|mail|e mail adresse",
    "phone": "phone|phone number|mobile|mobile phone|business phone|phone 1 value|tel|telephone|telefon|handy",
    "profile": "url|profile|linkedin|linkedin url|linkedin profile|website|web page|website 1 value",
    "note": "notes?|notizen|comments?",
}  # fmt: skip
_HEADER_ROWS = 20
"""Rows from the top in which the header is."""


def read_contact_table(text: str, name: str) -> Iterator[ContactEntry]:
    """The people of a table; UnreadableFileError where no column is a name or an address."""
    rows = parse_delimited(text, name, _score).rows
    header = max(rows[:_HEADER_ROWS], key=_score, default=None)
    columns = _columns(header) if header else {}
    if header is None or not columns.keys() & {"name", "first", "last", "email"}:
        raise UnreadableFileError(f"no column of {name} is a name or an address", "call one of them Name or Email")
    for row in rows[rows.index(header) + 1 :]:
        values = {field: row.cell(index).strip() for field, index in columns.items()}
        full_name = " ".join(part for part in (values.pop("first", ""), values.pop("last", "")) if part)
        values["name"] = values.get("name") or full_name
        yield ContactEntry(row.number, **values)


def _columns(header: Row) -> dict[str, int]:
    """The place of the first column of each kind."""
    words = [plain_words(cell) for cell in header.cells]
    columns = {}
    for field, names in _HEADERS.items():
        index = next((index for index, word in enumerate(words) if re.fullmatch(names, word)), None)
        if index is not None:
            columns[field] = index
    return columns


def _score(row: Row) -> int:
    return len(_columns(row))
