"""How a question is laid out in lines of so many cells."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from jobboard.errors import InvalidInputError
from jobboard.text import clean, clip, width
from jobboard.tui.base.line_editor import LineEditor
from jobboard.tui.base.line_widget import Line, TextRole, TextSpan
from jobboard.tui.base.text_layout import fold
from jobboard.tui.prompt.question import Choice, Question

ESC = "escape"
_FIELD = 20
"""Cells that a typed line gets at least, before it moves to a line of its own."""
_ECHO = 24
"""Cells kept for what was understood."""
_MOST_CONTINUED = 3
"""Lines for what a typed line may become."""
_GAP = "  "
_DOT = " · "


class ClickTarget(NamedTuple):
    """Cells from `start` up to `end` of a line, where a click is the key."""

    start: int
    end: int
    key: str


class Row(NamedTuple):
    """A line of the prompt, and where it can be clicked."""

    line: Line
    spots: tuple[ClickTarget, ...] = ()


@lru_cache(1)
def choice_rows(question: Question, complaint: str, cells: int) -> tuple[Row, ...]:
    """The question and its keys in one line, else its keys below it, else as few lines as they fit."""
    groups = [(choice.key, _choice(question, choice)) for choice in question.choices if choice.label]
    groups.append((ESC, (TextSpan("Esc", TextRole.ACCENT),)))
    if complaint:
        groups.append(("", (TextSpan(clip(complaint, cells), TextRole.LATE),)))
    rows: list[Row] = []
    spans: list[TextSpan] = [TextSpan(clip(clean(question.text), cells), TextRole.STRONG)]
    spots: list[ClickTarget] = []
    gap = _GAP
    all_keys = len(_GAP) + sum(_cells(group) for _, group in groups) + len(_DOT) * (len(groups) - 1)
    below = all_keys <= cells < _cells(spans) + all_keys
    for key, group in groups:
        if _cells(spans) + len(gap) + _cells(group) > cells or (below and not rows):
            rows.append(Row(Line(tuple(spans)), tuple(spots)))
            spans, spots, gap = [], [], _GAP
        spans.append(TextSpan(gap, TextRole.MUTED))
        start = _cells(spans)
        spans += group
        spots.append(ClickTarget(start, _cells(spans), key))
        gap = _DOT
    return *rows, Row(Line(tuple(spans)), tuple(spots))


def typed_rows(question: Question, editor: LineEditor, complaint: str, cells: int) -> Sequence[Row]:
    """The question, the line as typed, and at the right what was understood; what is longer, below."""
    text = clip(clean(question.text), cells)
    apart = width(text) + len(_GAP) + _FIELD + _ECHO > cells
    room = cells if apart else cells - width(text) - len(_GAP)
    note = understood(question, editor.value.strip())
    said = clip(note.text, max(_ECHO, room - max(_FIELD, width(editor.value)) - 2))
    whole = fold(note.text, cells) if note.ink is TextRole.MUTED and said != note.text else []
    said = "" if whole else said
    typed = _field(question, editor, max(1, room - width(said) - 1))
    right = (TextSpan(said, note.ink),) if said else ()
    head = (TextSpan(text, TextRole.STRONG), TextSpan(_GAP))
    rows = [Row(Line(head)), Row(Line(typed, right))] if apart else [Row(Line(head + typed, right))]
    rows += [Row(Line((TextSpan(part, note.ink),))) for part in whole]
    rows += _continued(question, editor.value, cells)
    if complaint and complaint != said:
        rows += [Row(Line((TextSpan(part, TextRole.LATE),))) for part in fold(complaint, cells)]
    return rows


def _continued(question: Question, text: str, cells: int) -> list[Row]:
    """What the line may become; nothing once it stands there whole."""
    names = question.continued(text) if question.continued else ()
    if not names or list(names) == [text]:
        return []
    shown = [clean(name.rstrip("/").rpartition("/")[2] + "/" * name.endswith("/") if text else name) for name in names]
    lines = fold("Tab  " + "  ".join(name.replace(" ", "\u00a0") for name in shown), cells)[:_MOST_CONTINUED]
    return [Row(Line((TextSpan(part.replace("\u00a0", " "), TextRole.MUTED),))) for part in lines]


def understood(question: Question, text: str) -> TextSpan:
    """What the line means so far: muted where Enter would take it, else what is wrong with it."""
    if not question.check or not text:
        return TextSpan("")
    try:
        meaning = question.check(text)
    except InvalidInputError as error:
        return TextSpan(clean(str(error)), TextRole.DUE)
    return TextSpan(f"→ {clean(meaning)}" if meaning else "", TextRole.MUTED)


def _field(question: Question, editor: LineEditor, cells: int) -> tuple[TextSpan, ...]:
    if not editor.value and question.placeholder:
        hint = clip(clean(question.placeholder), cells)
        return TextSpan(hint[:1], TextRole.CARET), TextSpan(hint[1:], TextRole.MUTED)
    before, under, after = editor.window(cells)
    return TextSpan(before), TextSpan(under, TextRole.CARET), TextSpan(after)


def _choice(question: Question, choice: Choice) -> tuple[TextSpan, ...]:
    key = "Enter" if question.enter and choice == question.choices[0] else choice.key
    return TextSpan(key, TextRole.ACCENT), TextSpan(f" {clean(choice.label)}")


def _cells(spans: list[TextSpan] | tuple[TextSpan, ...]) -> int:
    return sum(width(span.text) for span in spans)
