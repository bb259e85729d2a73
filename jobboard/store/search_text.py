"""Words folded for searching: without case and accents."""

import unicodedata

_STROKES = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
"""Letters that Unicode takes for letters of their own, and that people type without their strokes."""


def fold_for_search(text: str) -> str:
    """The text in small letters without accents; what is searched and what is searched for are folded alike."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.casefold().translate(_STROKES))
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


def search_words(text: str) -> list[str]:
    """The blank-separated words that all must occur."""
    return fold_for_search(text).split()
