"""The command palette: all actions on one sheet, over the board; typing goes to the one that is meant.

The names stay where they are while one types, so that a letter costs few bytes and a place can be learned.
"""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.screen import ModalScreen

from jobboard.tui.base.line_editor import LineEditor
from jobboard.tui.base.line_widget import BLANK, GUTTER, Line, LineWidget, room_in
from jobboard.tui.help.palette_match import (
    FOOT,
    HEAD,
    GridLayout,
    Matches,
    grid_layout,
    hidden_rows,
    match_actions,
    sheet_height,
    sheet_lines,
    sheet_order,
)
from jobboard.tui.keymap import Action

_STEPS = {"down": 1, "tab": 1, "ctrl+n": 1, "up": -1, "shift+tab": -1}


class PaletteGrid(LineWidget):
    """The line that is typed, and the names of all actions with a cursor on one."""

    class Picked(Message):
        """The action under the cursor was clicked."""

    def __init__(self, actions: Sequence[Action]) -> None:
        super().__init__()
        self._actions = sheet_order(actions)
        self._editor = LineEditor()
        self._found = self._find()
        self._lines: list[Line] = []
        self._skipped = 0
        """Rows of names that are out of sight above those that are shown."""

    @property
    def chosen(self) -> Action | None:
        """What the cursor is on; None where nothing is called what was typed."""
        return None if self._found.chosen is None else self._actions[self._found.chosen]

    def press(self, key: str, character: str | None) -> bool:
        """Type, or go to another name: among those that match, and by columns while nothing is typed.

        False for a key that does neither.
        """
        columns = {"right": 1, "left": -1}
        if key in _STEPS:
            self._step(_STEPS[key])
        elif key in columns and not self._editor.value:
            self._step(columns[key] * self._grid.rows)
        elif self._editor.press(key, character):
            self._found = self._find()
        else:
            return False
        self._draw()
        return True

    def insert(self, text: str) -> None:
        """Take what was pasted."""
        self._editor.insert(text)
        self._found = self._find()
        self._draw()

    def line(self, y: int) -> Line:
        """One line of the sheet."""
        return self._lines[y] if y < len(self._lines) else BLANK

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """All of it."""
        return sheet_height(grid_layout(self._actions, room_in(width)))

    def on_resize(self) -> None:
        """Lay out for the new width."""
        self._draw()
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """A click on a name does what it names."""
        shape, row = self._grid, event.y - HEAD + self._skipped
        place = max(0, event.x - GUTTER) // shape.item * shape.rows + row
        if 0 <= row < shape.rows and place < len(self._actions):
            self._found = Matches((place,), place)
            self.post_message(self.Picked())

    @property
    def _grid(self) -> GridLayout:
        return grid_layout(self._actions, self.room)

    def _find(self) -> Matches:
        return match_actions(self._actions, self._editor.value)

    def _step(self, by: int) -> None:
        """Go on among the names that match; past the last one comes the first."""
        places = self._found.indexes
        if self._found.chosen is not None:
            at = places.index(self._found.chosen) + by
            self._found = Matches(places, places[at % len(places)])

    def _draw(self) -> None:
        before, shape = self._lines, self._grid
        lines = sheet_lines(self._actions, self._editor, self._found, shape, self.room)
        self._skipped = hidden_rows(shape, self._found, self.size.height)
        del lines[HEAD : HEAD + self._skipped]
        del lines[self.size.height - FOOT : -FOOT]
        self._lines = lines
        self.refresh_lines(y for y, line in enumerate(self._lines) if y >= len(before) or before[y] != line)


class PaletteScreen(ModalScreen[str]):
    """Returns the id of the action that was chosen, None where the user left.

    Keys come through `take`, in the order in which they were typed; those after the choice go back to the app.
    """

    DEFAULT_CSS = """
    PaletteScreen { background: transparent; align-horizontal: center; }
    PaletteScreen PaletteGrid { width: 78; max-width: 100%; height: auto; max-height: 100%; margin: 2 0 0 0; }
    PaletteScreen PaletteGrid { background: $surface; }
    """
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+l", "app.repaint", "Repaint")]

    def __init__(self, actions: Sequence[Action]) -> None:
        super().__init__()
        self._sheet = PaletteGrid(actions)
        self._is_done = False
        self.pending_keys: list[events.Key] = []
        """The keys that came after the choice."""

    @property
    def prompt(self) -> "PaletteScreen":
        """What takes the keys."""
        return self

    def compose(self) -> ComposeResult:
        """The sheet alone."""
        yield self._sheet

    def consume_key(self, event: events.Key) -> bool:
        """Take every key, but for the app's own."""
        if self._is_done:
            self.pending_keys.append(event)
        elif event.key in ("escape", "ctrl+p"):
            self._leave(None)
        elif event.key == "enter":
            self._do()
        else:
            return self._sheet.press(event.key, event.character)
        return True

    def consume_paste(self, event: events.Paste) -> bool:
        """Take what was pasted as typed."""
        if not self._is_done:
            self._sheet.insert(event.text)
        return True

    def on_palette_grid_picked(self) -> None:
        """A name was clicked."""
        self._do()

    def _do(self) -> None:
        if self._sheet.chosen:
            self._leave(self._sheet.chosen.id)

    def _leave(self, result: str | None) -> None:
        self._is_done = True
        self._sheet.lift_caret()
        self.dismiss(result)
