"""What every key does."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from jobboard.text import pad, width
from jobboard.tui.base.line_widget import BLANK, Line, TextRole, TextSpan
from jobboard.tui.base.scroll_widget import ScrollWidget
from jobboard.tui.base.status_bar import StatusBar
from jobboard.tui.base.text_layout import fold
from jobboard.tui.keymap import Action, Registry, format_key

_WIDEST = 100


class KeyLines(ScrollWidget):
    """The actions by group: keys, name, sentence."""

    def __init__(self, registry: Registry) -> None:
        super().__init__()
        self._registry = registry

    def content(self, cells: int) -> Sequence[Line]:
        """A heading a group, and an action a line, folded where it is longer."""
        room = min(cells, _WIDEST)
        keys = max(width(_keys(action)) for action in self._registry.actions) + 2
        names = max(width(action.label) for action in self._registry.actions) + 2
        lines: list[Line] = []
        for group, actions in self._registry.groups():
            rule = "─" * (room - width(group) - 1)
            lines += [
                *([BLANK] if lines else []),
                Line((TextSpan(group, TextRole.STRONG), TextSpan(f" {rule}", TextRole.RULE))),
            ]
            for action in actions:
                lines += _action(action, keys, names, room)
        return lines


class HelpScreen(Screen[None]):
    """The keys over the board; any of Esc, ? and q goes back."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,enter", "dismiss", "Back"),
        Binding("j,down", "scroll(1)", "Down"),
        Binding("k,up", "scroll(-1)", "Up"),
        Binding("pagedown,space,ctrl+f", "page(1)", "Page down"),
        Binding("pageup,ctrl+b", "page(-1)", "Page up"),
    ]

    def __init__(self, registry: Registry) -> None:
        super().__init__()
        self._lines = KeyLines(registry)

    def compose(self) -> ComposeResult:
        """The keys, and how to leave."""
        yield self._lines
        yield StatusBar()

    def on_mount(self) -> None:
        """Name the keys of this screen."""
        self.query_one(StatusBar).hint((("Esc", "back"), ("j k", "scroll")))

    def action_scroll(self, lines: int) -> None:
        """Scroll by lines."""
        self._lines.scroll_lines(lines)

    def action_page(self, pages: int) -> None:
        """Scroll by what is in sight."""
        self._lines.scroll_page(pages)


def _keys(action: Action) -> str:
    return " ".join(format_key(key) for key in action.keys)


def _action(action: Action, keys: int, names: int, cells: int) -> list[Line]:
    lead = (TextSpan(pad(_keys(action), keys), TextRole.ACCENT), TextSpan(pad(action.label, names)))
    parts = fold(action.sentence, cells - keys - names)
    rest = (Line((TextSpan(" " * (keys + names)), TextSpan(part, TextRole.MUTED))) for part in parts[1:])
    return [Line((*lead, TextSpan(parts[0], TextRole.MUTED))), *rest]
