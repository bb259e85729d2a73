"""vCards of versions 2.1, 3.0 and 4.0, as phones and mail programs write them."""

import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass

from jobboard.transfer.contacts.contact_entry import ContactEntry
from jobboard.transfer.io.html_text import decode_html

_LINE = re.compile(
    r"(?:[\w-]{1,60}\.)?(?P<name>[\w-]{1,60})(?P<params>(?:;[^:;\"]*(?:\"[^\"]*\"[^:;\"]*)*)*):(?P<value>.*)", re.DOTALL
)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_SOFT_BREAK = re.compile(r"(?im)^([^\n:]{0,300}quoted-printable[^\n:]{0,300}:(?:[^\n]*=\n)+)")


@dataclass(frozen=True, slots=True)
class _Line:
    name: str
    params: str
    """In small letters."""
    value: str


def is_vcard(text: str) -> bool:
    """Whether the text begins as vCards do."""
    return text.lstrip("\ufeff \r\n").upper().startswith("BEGIN:VCARD")


def read_vcards(text: str) -> Iterator[ContactEntry]:
    """The people of a file of vCards; lines that make no sense are passed over."""
    lines: list[_Line] = []
    number = 0
    for line in _lines(text):
        if line.name == "BEGIN":
            lines = []
        elif line.name == "END":
            number += 1
            yield _entry(number, lines)
            lines = []
        else:
            lines.append(line)


def _lines(text: str) -> Iterator[_Line]:
    text = re.sub(r"\r\n?", "\n", text)
    text = _SOFT_BREAK.sub(lambda match: match[1].replace("=\n", ""), text)
    text = re.sub(r"\n[ \t]", "", text)
    for line in text.split("\n"):
        if match := _LINE.fullmatch(line.strip()):
            params = match["params"].lower()
            value = _unquoted_printable(match["value"], params) if "quoted-printable" in params else match["value"]
            yield _Line(match["name"].upper(), params, value)


def _unquoted_printable(value: str, params: str) -> str:
    charset = re.search(r"charset=([\w-]{1,40})", params)
    return decode_html(quopri.decodestring(value.encode("utf-8", "replace")), charset[1] if charset else "")


def _entry(number: int, lines: list[_Line]) -> ContactEntry:
    return ContactEntry(
        number,
        name=_unescaped(_first(lines, "FN")) or _name(_first(lines, "N")),
        company=_parts(_first(lines, "ORG"))[0],
        title=_unescaped(_first(lines, "TITLE") or _first(lines, "ROLE")),
        email=_unescaped(_first(lines, "EMAIL")).removeprefix("mailto:"),
        phone=_unescaped(_first(lines, "TEL")).removeprefix("tel:"),
        profile=_unescaped(_first(lines, "X-SOCIALPROFILE") or _first(lines, "URL")),
        note=_unescaped(_first(lines, "NOTE")),
    )


def _first(lines: list[_Line], name: str) -> str:
    """The preferred of the lines with that name, else one from work, else the first."""
    named = [line for line in lines if line.name == name and line.value.strip()]
    named.sort(key=lambda line: ("pref" not in line.params, "work" not in line.params))
    return named[0].value if named else ""


def _name(value: str) -> str:
    """A name from its parts: the family's, the given, further ones."""
    parts = [*_parts(value), "", "", ""]
    return " ".join(part for part in (parts[1], parts[2], parts[0]) if part)


def _parts(value: str) -> list[str]:
    return [_unescaped(part) for part in re.split(r"(?<!\\);", value)]


def _unescaped(value: str) -> str:
    return _ESCAPED.sub(lambda match: "\n" if match[1] in "nN" else match[1], value).strip()
