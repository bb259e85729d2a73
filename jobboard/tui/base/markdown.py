"""Notes in Markdown as lines: a small part of it, drawn as text in the few colours. Nothing in a note is ever run.

Headings, bullets, quotes, code, rules, bold, emphasis and links are read; all else, HTML too, stands as it was typed.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import quote

from jobboard.text import clean, width
from jobboard.tui.base.line_widget import Line, TextRole, TextSpan

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_HEADING = re.compile(r" {0,3}#{1,6} +(?P<text>.+?)(?: +#+)?\s*")
_BULLET = re.compile(r"(?P<indent> {0,8})(?P<mark>[-*+]|\d{1,3}[.)]) +(?P<text>.*)")
_QUOTE = re.compile(r" {0,3}> ?(?P<text>.*)")
_RULE = re.compile(r" {0,3}(?:-{3,}|\*{3,}|_{3,})\s*")
_FENCE = re.compile(r" {0,3}(?:```|~~~)[^`]*")
_LONGEST = 4000
"""Characters of a line that is read for marks: what is longer stands as typed, since reading is quadratic at worst."""
_OPENED = re.compile(r"(?:https?://|mailto:)\S", re.IGNORECASE)


def hyperlink(address: str) -> str:
    """The address as a link that may be opened, in ASCII; empty for anything but pages of the web and mail."""
    text = clean(address)
    if not _OPENED.match(text) or " " in text:
        return ""
    return quote(text, safe="!#$%&'()*+,/:;=?@[]~-._")


def markdown(text: str, cells: int) -> list[Line]:
    """The note in lines no wider than `cells`."""
    lines: list[Line] = []
    coded = False
    for line in clean(text, lines=True).split("\n"):
        if _FENCE.fullmatch(line):
            coded = not coded
        elif coded:
            lead = " " * min(2 + len(line) - len(line.lstrip()), 20)
            lines += _folded([TextSpan(line, TextRole.MUTED)], cells, lead, lead)
        else:
            lines += _block(line, cells)
    return lines


def _block(line: str, cells: int) -> list[Line]:
    if _RULE.fullmatch(line):
        return [Line((TextSpan("─" * cells, TextRole.RULE),))]
    if found := _HEADING.fullmatch(line):
        return _folded(
            [TextSpan(piece.text, TextRole.STRONG, link=piece.link) for piece in _inline(found["text"])], cells
        )
    if found := _BULLET.fullmatch(line):
        mark = found["mark"] if found["mark"][0].isdigit() else "•"
        lead = f"{found['indent']}{mark} "
        return _folded(_inline(found["text"]), cells, lead, " " * len(lead))
    if found := _QUOTE.fullmatch(line):
        return _folded(_inline(found["text"], TextRole.MUTED), cells, "│ ", "│ ")
    return _folded(_inline(line), cells)


def _inline(text: str, role: TextRole = TextRole.PLAIN) -> Iterator[TextSpan]:
    """The text without its marks, each stretch in its role."""
    if len(text) > _LONGEST:
        yield TextSpan(text, role)
        return
    roles, link = [role], ""
    for token in _parser().parseInline(text)[0].children or []:
        if token.type == "link_open":
            link = hyperlink(str(token.attrs["href"]))
            roles.append(role if token.info == "auto" or not link else TextRole.ACCENT)
        elif token.type == "strong_open":
            roles.append(TextRole.STRONG)
        elif token.type == "em_open":
            roles.append(roles[-1])
        elif token.type.endswith("_close"):
            roles.pop()
            link = "" if token.type == "link_close" else link
        elif token.content:
            yield TextSpan(token.content, TextRole.MUTED if token.type == "code_inline" else roles[-1], link=link)


@cache
def _parser() -> "MarkdownIt":
    """Reads what stands inside a line; entities and backslashes stay as they were typed."""
    from markdown_it import MarkdownIt  # loaded with the first note that is shown

    parser = MarkdownIt("zero", {"linkify": True}).enable(["backticks", "emphasis", "link", "linkify"])
    assert parser.linkify
    parser.linkify.set({"fuzzy_link": False, "fuzzy_email": False})
    return parser


def _folded(pieces: Iterable[TextSpan], cells: int, lead: str = "", further: str = "") -> list[Line]:
    """The pieces in lines behind a lead, broken at blanks; a word that is too wide is cut."""
    room = max(2, cells - len(lead))
    lines: list[list[TextSpan]] = [[]]
    used = 0
    for word in _words(pieces):
        wide = sum(width(piece.text) for piece in word)
        if used and used + 1 + wide > room:
            lines.append([])
            used = 0
        if used:
            lines[-1].append(
                TextSpan(" ", word[0].role, link=word[0].link if word[0].link == lines[-1][-1].link else "")
            )
            used += 1
        for piece in word if used + wide <= room else _cut(word, room):
            if used + width(piece.text) > room:
                lines.append([])
                used = 0
            lines[-1].append(piece)
            used += width(piece.text)
    return [
        Line((TextSpan(further if number else lead, TextRole.MUTED), *parts)) if lead else Line(tuple(parts))
        for number, parts in enumerate(lines)
    ]


def _words(pieces: Iterable[TextSpan]) -> Iterator[list[TextSpan]]:
    """What stands between blanks, which may be of several roles."""
    word: list[TextSpan] = []
    for piece in pieces:
        for part in re.findall(r"\s+|\S+", piece.text):
            if not part.isspace():
                word.append(TextSpan(part, piece.role, link=piece.link))
            elif word:
                yield word
                word = []
    if word:
        yield word


def _cut(word: list[TextSpan], room: int) -> Iterator[TextSpan]:
    """A word too wide for any line, in stretches that fit one."""
    for piece in word:
        part = ""
        for character in piece.text:
            if part and width(part + character) > room:
                yield TextSpan(part, piece.role, link=piece.link)
                part = ""
            part += character
        yield TextSpan(part, piece.role, link=piece.link)
