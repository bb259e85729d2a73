"""Finding an action by its name: which names match what was typed, and how the sheet of all names is laid out."""

from collections.abc import Sequence
from dataclasses import dataclass

from jobboard.text import clip, pad, width
from jobboard.tui.base.line_editor import LineEditor
from jobboard.tui.base.line_widget import BLANK, Line, TextRole, TextSpan
from jobboard.tui.keymap import Action, Group, format_key

HEAD = 2
"""Lines above the names."""
FOOT = 2
"""Lines below them."""
_ASKS = "do: "
_GAP = 2
_STARTS_NAME, _STARTS_WORD, _IN_NAME, _IN_ABOUT, _NO_MATCH = range(5)
"""How well an action matches, the best first."""


@dataclass(frozen=True, slots=True)
class GridLayout:
    """Names in columns, read downwards: `columns` of `rows` names, each so many cells wide."""

    rows: int
    columns: int
    label: int
    key: int

    @property
    def item(self) -> int:
        """Cells of one name with its key, the mark before it and the gap after it."""
        return 1 + self.label + self.key + _GAP


@dataclass(frozen=True, slots=True)
class Matches:
    """The indexes of the actions that match, and of the one that Enter does."""

    indexes: tuple[int, ...]
    chosen: int | None


def sheet_order(actions: Sequence[Action]) -> list[Action]:
    """The actions as the sheet has them: those that only move the cursor come last."""
    return sorted(actions, key=lambda action: action.group is Group.AROUND)


def match_actions(actions: Sequence[Action], typed: str) -> Matches:
    """The actions with a word in their name that begins as was typed, else that have it in their name or sentence.

    The first of those whose whole name begins so is chosen.
    """
    qualities = {index: _match_quality(action, typed.casefold().strip()) for index, action in enumerate(actions)}
    best = min(qualities.values(), default=_NO_MATCH)
    if best == _NO_MATCH:
        return Matches((), None)
    limit = max(best, _STARTS_WORD)
    indexes = tuple(index for index, quality in qualities.items() if quality <= limit)
    return Matches(indexes, min(indexes, key=lambda index: qualities[index]))


def grid_layout(actions: Sequence[Action], cells: int) -> GridLayout:
    """As many columns as fit."""
    label = max(width(action.label) for action in actions) + 1
    key = max(width(format_key(action.keys[0])) for action in actions)
    columns = max(1, min(3, (cells + _GAP) // (1 + label + key + _GAP)))
    return GridLayout(-(-len(actions) // columns), columns, label, key)


def sheet_height(shape: GridLayout) -> int:
    """Lines of the whole sheet."""
    return HEAD + shape.rows + FOOT


def hidden_rows(shape: GridLayout, matches: Matches, cells: int) -> int:
    """Rows of names to leave out at the top of a sheet of so many lines, so that the chosen one is in sight."""
    hidden = max(0, sheet_height(shape) - cells)
    row = (matches.chosen or 0) % shape.rows
    return min(hidden, max(0, row - (shape.rows - hidden) // 2))


def sheet_lines(
    actions: Sequence[Action], editor: LineEditor, matches: Matches, shape: GridLayout, cells: int
) -> list[Line]:
    """The line that is typed, the names with a mark at those that match, and what the chosen one does."""
    marked = frozenset(matches.indexes if editor.value else ())
    names: list[Line] = []
    for row in range(shape.rows):
        pieces: list[TextSpan] = []
        for index in _row_indexes(row, shape, len(actions)):
            pieces += _name(actions[index], shape, marked=index in marked, chosen=index == matches.chosen)
        names.append(Line(tuple(pieces)))
    if matches.chosen is None:
        about = TextSpan(clip(f"Nothing is called {editor.value}", cells), TextRole.DUE)
    else:
        about = TextSpan(clip(actions[matches.chosen].sentence, cells), TextRole.MUTED)
    return [Line(_typed(editor, cells)), Line((TextSpan("─" * cells, TextRole.RULE),)), *names, BLANK, Line((about,))]


def _row_indexes(row: int, shape: GridLayout, count: int) -> list[int]:
    return [index for column in range(shape.columns) if (index := column * shape.rows + row) < count]


def _name(action: Action, shape: GridLayout, *, marked: bool, chosen: bool) -> list[TextSpan]:
    return [
        TextSpan("•" if marked else " ", TextRole.ACCENT),
        TextSpan(action.label, TextRole.CHOSEN if chosen else TextRole.PLAIN),
        TextSpan(" " * (shape.label - width(action.label))),
        TextSpan(pad(format_key(action.keys[0]), shape.key + _GAP), TextRole.MUTED),
    ]


def _typed(editor: LineEditor, cells: int) -> tuple[TextSpan, ...]:
    before, under, after = editor.window(cells - width(_ASKS))
    return TextSpan(_ASKS, TextRole.MUTED), TextSpan(before), TextSpan(under, TextRole.CARET), TextSpan(after)


def _match_quality(action: Action, typed: str) -> int:
    name = action.label.casefold()
    if name.startswith(typed):
        return _STARTS_NAME
    if any(word.startswith(typed) for word in name.split()):
        return _STARTS_WORD
    if typed in name:
        return _IN_NAME
    return _IN_ABOUT if typed in action.sentence.casefold() else _NO_MATCH
