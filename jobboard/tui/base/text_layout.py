"""Text folded into lines of so many cells, at its blanks."""

from jobboard.text import clean, width


def fold(text: str, cells: int) -> list[str]:
    """The text, cleaned, in lines no wider than `cells`; a word that is wider is cut. Its own line breaks stay."""
    return [line for paragraph in clean(text, lines=True).split("\n") for line in _fold_line(paragraph, max(2, cells))]


def _fold_line(text: str, cells: int) -> list[str]:
    lines = [""]
    for word in text.split():
        joined = f"{lines[-1]} {word}" if lines[-1] else word
        if width(joined) <= cells:
            lines[-1] = joined
            continue
        parts = _cut(word, cells)
        lines = [*lines, *parts] if lines[-1] else parts
    return lines


def _cut(word: str, cells: int) -> list[str]:
    parts = [""]
    for character in word:
        if parts[-1] and width(parts[-1] + character) > cells:
            parts.append("")
        parts[-1] += character
    return parts
