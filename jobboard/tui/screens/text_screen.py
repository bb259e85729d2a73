"""A plain place to edit a text, for whoever has no editor set."""

import os
from typing import ClassVar

from textual.app import App, ComposeResult, SuspendNotSupported
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import TextArea

from jobboard.text import clean
from jobboard.tui.editor import Edited, edit_text, editor_command
from jobboard.tui.widgets.footer import FooterLine
from jobboard.tui.widgets.title import TitleLine


async def edit(app: App[object], title: str, text: str) -> Edited:
    """Have the user edit the text, in the editor that is set or else here; from a worker of the app."""
    command = editor_command(os.environ)
    if command:
        try:
            return edit_text(command, text, app.suspend)
        except SuspendNotSupported:
            pass
    edited = await app.push_screen_wait(TextScreen(title, text))
    return Edited(edited or text)


class TextScreen(Screen[str | None]):
    """Edits a text; dismissed with the new one, None where it was left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "Keep", priority=True),
        Binding("escape", "leave", "Leave", priority=True),
    ]

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self._title = title
        self._before = clean(text, lines=True)
        self._leaving = False
        self._area = TextArea(self._before, soft_wrap=True, compact=True, tab_behavior="focus")
        self._area.cursor_blink = False
        self._area.highlight_cursor_line = False
        self._footer = FooterLine()

    def compose(self) -> ComposeResult:
        """What it is, the text, and the two keys that matter."""
        yield TitleLine(self._title)
        yield self._area
        yield self._footer

    def on_mount(self) -> None:
        """Name the keys."""
        self._footer.hint((("Ctrl+S", "keep"), ("Esc", "leave"), ("Ctrl+Z", "undo")))
        self._area.focus()

    def on_text_area_changed(self) -> None:
        """Whoever types on is not leaving."""
        self._leaving = False
        self._footer.say("")

    def action_save(self) -> None:
        """Keep the text; one without words is none."""
        text = clean(self._area.text, lines=True)
        self.dismiss(text or None)

    def action_leave(self) -> None:
        """Leave; once something was typed, only at the second time."""
        if self._leaving or clean(self._area.text, lines=True) == self._before:
            self.dismiss(None)
        else:
            self._leaving = True
            self._footer.say("Esc again throws away what you typed; Ctrl+S keeps it")
