"""Text from outside, made harmless, and text cut to the cells of a terminal."""

import re
import unicodedata
from collections.abc import Iterable

# Patterns are texts, compiled by re at first use: a login message should not wait for them.
_LINE_BREAK = "\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]"

# CSI; OSC, DCS, SOS, PM and APC with their terminator; any other escape. An unterminated string loses its start only;
# one ends where another begins, so that no start is looked at twice.
_ESCAPE = (
    "(?:\x1b\\[|\x9b)[0-?]*[ -/]*[@-~]"
    "|(?:\x1b[\\]PX^_]|[\x9d\x90\x98\x9e\x9f])[^\x07\x1b\x9c\x9d\x90\x98\x9e\x9f\n]*(?:\x07|\x1b\\\\|\x9c)"
    "|\x1b[ -/]*[0-~]"
)

# The tags of a flag such as Scotland's; tags alone are invisible text.
_FLAG = "\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f"

_INVISIBLE = "\u034f"
"""The only character dropped that Python takes for printable."""

_DROPPED = (
    f"({_FLAG})"
    "|[\x00-\x09\x0b-\x1f\x7f-\x9f]"  # controls but the line break
    "|[\ud800-\udfff]"  # lone surrogates
    "|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"  # direction
    "|[\u00ad\u034f\u180e\u200b\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb]"  # zero width
    "|[\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f]"
)

# Arabic to Myanmar, Khmer and Mongolian need joiners to spell.
_JOINING = "\u0600-\u109f\u1780-\u18af\ufb50-\ufdff\ufe70-\ufefe"
_EMOJI = "\u00a9\u00ae\u203c-\u3299\U0001f000-\U0001faff"
_STRAY_JOINER = (
    f"(?<![{_JOINING}])\u200c"
    f"|(?<![{_JOINING}{_EMOJI}\ufe0f\U000e007f])\u200d"
    f"|(?<=[{_EMOJI}\ufe0f\U000e007f])\u200d(?![{_EMOJI}])"
)

_MOST_MARKS = 30
"""Marks that are kept on one letter: to sort them takes time squared, and no script has as many (UAX 15)."""
_MAYBE_MARKS = "[^\x00-\u02ff]{31}"
_JOINERS = "\u200c\u200d"


def clean(text: str, *, lines: bool = False) -> str:
    """Drop what could steer a terminal or hide: controls, escape sequences, bidi and invisible characters.

    Line breaks of any kind become "\\n" with `lines`, else a blank, as tabs do. The result is NFC, without blanks
    at its ends; cleaning it again changes nothing.
    """
    if text.isascii() and text.isprintable():  # nearly every text: asked here, without another call
        return text.strip()
    text = _without_piled_marks(text)
    if text.isprintable() and _INVISIBLE not in text:
        return unicodedata.normalize("NFC", text).strip()
    text = re.sub(_ESCAPE, "", text)
    text = re.sub(_LINE_BREAK, "\n" if lines else " ", text.replace("\t", " "))
    text = re.sub(_DROPPED, lambda match: match[1] or "", text)
    before = ""
    while text != before:  # without a stray joiner marks may change places, and leave another one stray
        before = text
        text = re.sub(_STRAY_JOINER, "", unicodedata.normalize("NFC", text))
    return text.strip()


def _without_piled_marks(text: str) -> str:
    """The text with so many marks on each letter, joiners between them apart."""
    if not re.search(_MAYBE_MARKS, text):
        return text
    kept: list[str] = []
    marks = 0
    for letter in text:
        if unicodedata.combining(letter):
            marks += 1
        elif letter not in _JOINERS:
            marks = 0
        if marks <= _MOST_MARKS:
            kept.append(letter)
    return "".join(kept)


def quote(text: str, cells: int = 60) -> str:
    """The text between quotes for a message, cleaned and clipped to `cells`."""
    return f'"{clip(clean(text), cells)}"'


def closest_matches(word: str, names: Iterable[str], count: int = 3) -> list[str]:
    """Up to `count` of the names that `word` may be a slip of, the nearest first; case does not matter."""
    import difflib

    by_fold = {name.casefold(): name for name in names}
    return [by_fold[fold] for fold in difflib.get_close_matches(word.casefold(), by_fold, count)]


def width(text: str) -> int:
    """How many cells the text takes on the screen."""
    if _plain(text):
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def clip(text: str, cells: int, ellipsis: str = "…") -> str:
    """The text, or as much of it as fits into `cells` with the ellipsis behind it."""
    if width(text) <= cells:
        return text
    if width(ellipsis) >= cells:
        return _crop(ellipsis, cells)
    return _crop(text, cells - width(ellipsis)).rstrip() + ellipsis


def pad(text: str, cells: int) -> str:
    """The text clipped or filled with blanks to exactly `cells`."""
    clipped = clip(text, cells)
    return clipped + " " * (cells - width(clipped))


def _plain(text: str) -> bool:
    """Whether the text is Latin alone, whose every printable character below U+0300 is one cell and stands as it is."""
    return text.isprintable() and (text.isascii() or max(text) < "\u0300")


def _crop(text: str, cells: int) -> str:
    if cells <= 0:
        return ""
    if _plain(text):
        return text[:cells]
    from rich.cells import set_cell_size

    return set_cell_size(text, min(cells, width(text)))
