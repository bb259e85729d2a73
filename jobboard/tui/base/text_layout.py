"""Text folded into lines of so many cells, at its blanks."""

from datetime import date

from jobboard.followup.enums import EventKind, Precision, Provenance
from jobboard.store.views import EventView
from jobboard.text import clean, pad, width
from jobboard.tui.base.line_widget import BLANK, Line, TextRole, TextSpan


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


DAY = 12
"""Cells of the days of a history: "Mon  9 Nov", or "9 Nov 2025" in another year."""


def text_line(text: str, role: TextRole = TextRole.PLAIN) -> Line:
    """One line of one role."""
    return Line((TextSpan(text, role),))


def section(title: str, lines: list[Line], cells: int) -> list[Line]:
    """The lines under a heading, and nothing at all where there are none."""
    if not lines:
        return []
    rule = "─" * max(0, cells - len(title) - 1)
    return [BLANK, Line((TextSpan(title, TextRole.STRONG), TextSpan(f" {rule}", TextRole.RULE))), *lines]


def hanging(lead: str, lead_role: TextRole, text: str, cells: int, role: TextRole = TextRole.PLAIN) -> list[Line]:
    """The text behind a lead, its further lines under its first."""
    parts = fold(text, cells - len(lead))
    return [
        Line((TextSpan(lead if number == 0 else " " * len(lead), lead_role), TextSpan(part, role)))
        for number, part in enumerate(parts)
    ]


def event_lines(event: EventView, today: date, cells: int, about: str = "") -> list[Line]:
    """An entry of a history: its day, what it was, perhaps `about` which card, and the user's words under it."""
    guessed = " (guessed)" if event.provenance is Provenance.GUESSED else ""
    what = event.text if event.kind is EventKind.NOTE else event.what
    said = f"{about}: {what}{guessed}" if about else what + guessed
    lines = hanging(pad(_event_day(event, today), DAY), TextRole.MUTED, said, cells)
    if event.text and event.kind is not EventKind.NOTE:
        lines += hanging(" " * DAY, TextRole.MUTED, event.text, cells, TextRole.MUTED)
    return lines


def _event_day(event: EventView, today: date) -> str:
    day = event.day
    if day is None or event.precision is Precision.UNKNOWN:
        return "some day"
    if event.precision is Precision.MONTH:
        return f"{day:%b %Y}"
    return f"{day:%a} {day.day:>2} {day:%b}" if day.year == today.year else f"{day.day:>2} {day:%b %Y}"
