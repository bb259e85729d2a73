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
class Grid:
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
class Found:
    """The places of the actions that match, and of the one that Enter does."""

    places: tuple[int, ...]
    chosen: int | None


def in_order(actions: Sequence[Action]) -> list[Action]:
    """The actions as the sheet has them: those that only move the cursor come last."""
    return sorted(actions, key=lambda action: action.group is Group.AROUND)


def find(actions: Sequence[Action], typed: str) -> Found:
    """The actions with a word in their name that begins as was typed, else that have it in their name or sentence.

    The first of those whose whole name begins so is chosen.
    """
    ranks = {place: _rank(action, typed.casefold().strip()) for place, action in enumerate(actions)}
    best = min(ranks.values(), default=_NO_MATCH)
    if best == _NO_MATCH:
        return Found((), None)
    limit = max(best, _STARTS_WORD)
    places = tuple(place for place, rank in ranks.items() if rank <= limit)
    return Found(places, min(places, key=lambda place: ranks[place]))


def grid(actions: Sequence[Action], cells: int) -> Grid:
    """As many columns as fit."""
    label = max(width(action.label) for action in actions) + 1
    key = max(width(format_key(action.keys[0])) for action in actions)
    columns = max(1, min(3, (cells + _GAP) // (1 + label + key + _GAP)))
    return Grid(-(-len(actions) // columns), columns, label, key)


def height(shape: Grid) -> int:
    """Lines of the whole sheet."""
    return HEAD + shape.rows + FOOT


def skipped(shape: Grid, found: Found, cells: int) -> int:
    """Rows of names to leave out at the top of a sheet of so many lines, so that the chosen one is in sight."""
    hidden = max(0, height(shape) - cells)
    row = (found.chosen or 0) % shape.rows
    return min(hidden, max(0, row - (shape.rows - hidden) // 2))


def sheet(actions: Sequence[Action], editor: LineEditor, found: Found, shape: Grid, cells: int) -> list[Line]:
    """The line that is typed, the names with a mark at those that match, and what the chosen one does."""
    marked = frozenset(found.places if editor.value else ())
    names: list[Line] = []
    for row in range(shape.rows):
        pieces: list[TextSpan] = []
        for place in _places(row, shape, len(actions)):
            pieces += _name(actions[place], shape, marked=place in marked, chosen=place == found.chosen)
        names.append(Line(tuple(pieces)))
    if found.chosen is None:
        about = TextSpan(clip(f"Nothing is called {editor.value}", cells), TextRole.DUE)
    else:
        about = TextSpan(clip(actions[found.chosen].sentence, cells), TextRole.MUTED)
    return [Line(_typed(editor, cells)), Line((TextSpan("─" * cells, TextRole.RULE),)), *names, BLANK, Line((about,))]


def _places(row: int, shape: Grid, count: int) -> list[int]:
    return [place for column in range(shape.columns) if (place := column * shape.rows + row) < count]


def _name(action: Action, shape: Grid, *, marked: bool, chosen: bool) -> list[TextSpan]:
    return [
        TextSpan("•" if marked else " ", TextRole.ACCENT),
        TextSpan(action.label, TextRole.CHOSEN if chosen else TextRole.PLAIN),
        TextSpan(" " * (shape.label - width(action.label))),
        TextSpan(pad(format_key(action.keys[0]), shape.key + _GAP), TextRole.MUTED),
    ]


def _typed(editor: LineEditor, cells: int) -> tuple[TextSpan, ...]:
    before, under, after = editor.window(cells - width(_ASKS))
    return TextSpan(_ASKS, TextRole.MUTED), TextSpan(before), TextSpan(under, TextRole.CARET), TextSpan(after)


def _rank(action: Action, typed: str) -> int:
    name = action.label.casefold()
    if name.startswith(typed):
        return _STARTS_NAME
    if any(word.startswith(typed) for word in name.split()):
        return _STARTS_WORD
    if typed in name:
        return _IN_NAME
    return _IN_ABOUT if typed in action.sentence.casefold() else _NO_MATCH
