"""How a question is laid out in lines of so many cells."""

from collections.abc import Sequence
from typing import NamedTuple

from jobboard.errors import InvalidInputError
from jobboard.text import clean, clip, width
from jobboard.tui.base.line_editor import LineEditor
from jobboard.tui.base.line_widget import Line, TextRole, TextSpan
from jobboard.tui.base.text_layout import fold
from jobboard.tui.prompt.question import Choice, Question

ESC = "escape"
_FIELD_CELLS = 20
"""Cells that a typed line gets at least, before it moves to a line of its own."""
_ECHO_CELLS = 24
"""Cells kept for the meaning of what was typed."""
_MOST_SUGGESTION_LINES = 3
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
    click_targets: tuple[ClickTarget, ...] = ()


def choice_rows(question: Question, error: str, cells: int) -> tuple[Row, ...]:
    """The question and its keys in one line, else its keys below it, else as few lines as they fit."""
    groups = [(choice.key, _choice(question, choice)) for choice in question.choices if choice.label]
    groups.append((ESC, (TextSpan("Esc", TextRole.ACCENT),)))
    if error:
        groups.append(("", (TextSpan(clip(error, cells), TextRole.LATE),)))
    rows: list[Row] = []
    spans: list[TextSpan] = [TextSpan(clip(clean(question.text), cells), TextRole.STRONG)]
    targets: list[ClickTarget] = []
    gap = _GAP
    all_keys = len(_GAP) + sum(_cells(group) for _, group in groups) + len(_DOT) * (len(groups) - 1)
    below = all_keys <= cells < _cells(spans) + all_keys
    for key, group in groups:
        if _cells(spans) + len(gap) + _cells(group) > cells or (below and not rows):
            rows.append(Row(Line(tuple(spans)), tuple(targets)))
            spans, targets, gap = [], [], _GAP
        spans.append(TextSpan(gap, TextRole.MUTED))
        start = _cells(spans)
        spans += group
        targets.append(ClickTarget(start, _cells(spans), key))
        gap = _DOT
    return *rows, Row(Line(tuple(spans)), tuple(targets))


def typed_rows(question: Question, editor: LineEditor, error: str, cells: int) -> Sequence[Row]:
    """The question, the line as typed, and at the right its meaning; what is longer, below."""
    text = clip(clean(question.text), cells)
    is_apart = width(text) + len(_GAP) + _FIELD_CELLS + _ECHO_CELLS > cells
    room = cells if is_apart else cells - width(text) - len(_GAP)
    echo = describe_input(question, editor.value.strip())
    short = clip(echo.text, max(_ECHO_CELLS, room - max(_FIELD_CELLS, width(editor.value)) - 2))
    whole = fold(echo.text, cells) if echo.role is TextRole.MUTED and short != echo.text else []
    short = "" if whole else short
    typed = _field(question, editor, max(1, room - width(short) - 1))
    right = (TextSpan(short, echo.role),) if short else ()
    head = (TextSpan(text, TextRole.STRONG), TextSpan(_GAP))
    rows = [Row(Line(head)), Row(Line(typed, right))] if is_apart else [Row(Line(head + typed, right))]
    rows += [Row(Line((TextSpan(part, echo.role),))) for part in whole]
    rows += _suggestions(question, editor.value, cells)
    if error and error != short:
        rows += [Row(Line((TextSpan(part, TextRole.LATE),))) for part in fold(error, cells)]
    return rows


def _suggestions(question: Question, text: str, cells: int) -> list[Row]:
    """What the line may become; nothing once it stands there whole."""
    names = question.suggest(text) if question.suggest else ()
    if not names or list(names) == [text]:
        return []
    labels = [clean(name.rstrip("/").rpartition("/")[2] + "/" * name.endswith("/") if text else name) for name in names]
    lines = fold("Tab  " + "  ".join(name.replace(" ", "\u00a0") for name in labels), cells)[:_MOST_SUGGESTION_LINES]
    return [Row(Line((TextSpan(part.replace("\u00a0", " "), TextRole.MUTED),))) for part in lines]


def describe_input(question: Question, text: str) -> TextSpan:
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
