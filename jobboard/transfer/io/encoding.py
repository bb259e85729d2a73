"""The encoding of a file's text: the mark at the start, else UTF-8, else the code page whose words look like words."""

import codecs
import unicodedata
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""The longer marks first: UTF-32's begins with UTF-16's."""

_WESTERN = {"cp1252": "Windows-1252", "mac_roman": "Mac Roman", "cp1250": "Windows-1250"}
"""Code pages of Latin letters, the usual first."""

_SCRIPTS = ("CJK", "CYRILLIC", "GREEK", "HIRAGANA", "KATAKANA", "HANGUL", "ARABIC", "HEBREW", "THAI")
"""How the Unicode names of letters begin that a Western code page cannot hold."""

_OTHER = ("gb18030", "big5", "cp932", "cp949", "cp1251", "koi8_r", "cp1253", "cp1255", "cp1256", "cp874")
"""Code pages of those letters that spreadsheets are saved in."""

_SAMPLE_BYTES = 65_536
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r"))
"""Bytes that no code page of text has, so that they show a binary."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of some bytes, and the sentence that says how its letters were read where that was a guess."""

    text: str
    remark: str = ""


def decode_spreadsheet(data: bytes) -> Decoded | None:
    """The text of `data`; None where it is no text in any encoding that people save spreadsheets in."""
    try:
        return _decode_certain(data) or (None if data.translate(None, _CONTROLS) != data else _decode_guessed(data))
    except UnicodeDecodeError:
        return None


def marked_encoding(data: bytes) -> str:
    """The encoding that a mark at the start names; empty without one."""
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "")


def _decode_certain(data: bytes) -> Decoded | None:
    """The text where a mark, the zeros of UTF-16 or valid UTF-8 leave no doubt."""
    if encoding := marked_encoding(data):
        return Decoded(data.decode(encoding))
    if wide := _unmarked_utf16(data[:_SAMPLE_BYTES]):
        return Decoded(data.decode(wide))
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        return None


def _unmarked_utf16(sample: bytes) -> str:
    """UTF-16 without a mark shows a zero in every other byte of plain letters, and nearly none beside them."""
    pairs = len(sample) // 2
    even, odd = sample[: pairs * 2 : 2].count(0), sample[1 : pairs * 2 : 2].count(0)
    if pairs >= 4 and max(even, odd) > pairs * 0.3 and min(even, odd) == 0:
        return "utf-16-le" if odd else "utf-16-be"
    return ""


def _decode_guessed(data: bytes) -> Decoded:
    encoding = _code_page(_sample_without_utf8(data))
    name = _WESTERN.get(encoding, encoding.upper())
    if encoding not in _WESTERN:
        return Decoded(data.decode(encoding), f"The file is not in UTF-8; its letters are read as {name}.")
    lines = data.splitlines(keepends=True)
    strays = [number for number, line in enumerate(lines, start=1) if not _is_utf8(line)]
    if all(line.isascii() or not _is_utf8(line) for line in lines):
        return Decoded(data.decode(encoding, "replace"), f"The file is not in UTF-8; its letters are read as {name}.")
    # Put together from two files, it holds both.
    text = "".join(line.decode("utf-8" if _is_utf8(line) else encoding, "replace") for line in lines)
    listed = ", ".join(str(number) for number in strays[:10]) + (" …" if len(strays) > 10 else "")
    return Decoded(text, f"The letters are UTF-8, but in line {listed} {name}: look at them.")


def _sample_without_utf8(data: bytes) -> bytes:
    """The first lines that are not UTF-8: all that tells of the code page."""
    sample, size = [], 0
    for line in data.splitlines(keepends=True):
        if size > _SAMPLE_BYTES:
            break
        if not _is_utf8(line):
            sample.append(line)
            size += len(line)
    return b"".join(sample)


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _code_page(sample: bytes) -> str:
    """The library tells scripts apart; among the code pages of Latin letters the words themselves decide."""
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=[*_WESTERN, *_OTHER]).best()
    if best is not None and _is_of_another_script(sample.decode(best.encoding, "replace")):
        return str(best.encoding)
    return min(_WESTERN, key=lambda encoding: _oddness(sample.decode(encoding, "replace")))


def _is_of_another_script(text: str) -> bool:
    names = [unicodedata.name(letter, "") for letter in text if not letter.isascii() and letter.isalpha()]
    return sum(name.startswith(_SCRIPTS) for name in names) * 2 > len(names)


def _oddness(text: str) -> int:
    """How often a sign or a capital stands inside a word in small letters: the work of a wrong code page."""
    around = zip(" " + text, text, text[1:] + " ", strict=False)
    return sum(_is_odd(*three) for three in around if not three[1].isascii())


def _is_odd(before: str, letter: str, after: str) -> bool:
    if letter.isalpha():
        return letter.isupper() and before.isalpha() and (before.islower() or after.islower())
    return before.isalpha() and after.isalpha() and letter not in "’‘"
