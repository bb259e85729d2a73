"""A plain place to edit a text, for whoever has no editor set."""

import os
from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual.app import App, ComposeResult, SuspendNotSupported
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import TextArea

from jobboard.text import clean
from jobboard.tui.base.status_bar import StatusBar
from jobboard.tui.base.title_bar import TitleBar
from jobboard.tui.forms.external_editor import EditorResult, edit_text, editor_command
from jobboard.tui.system.keep_unsaved import SavesUnsavedInput
from jobboard.unsaved_input import TYPED, UnsavedInput


async def edit(
    app: App[object], title: str, text: str, action_id: str = "", record_id: int | None = None
) -> EditorResult:
    """Have the user edit the text, in the editor that is set or else here; from a worker of the app.

    `action_id` and `record_id` say what the text is for, should the app have to leave meanwhile.
    """
    command = editor_command(os.environ)
    words = UnsavedInput(title, {TYPED: clean(text, lines=True)}, action_id=action_id, record_id=record_id)
    if command:
        try:
            return edit_text(command, text, app.suspend, partial(_note_editor, app, words))
        except SuspendNotSupported:
            pass
    edited = await app.push_screen_wait(TextScreen(words))
    return EditorResult(edited or text)


class TextScreen(Screen[str | None]):
    """Edits a text; dismissed with the new one, None where it was left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "Keep", priority=True),
        Binding("escape", "leave", "Leave", priority=True),
    ]

    def __init__(self, words: UnsavedInput) -> None:
        super().__init__()
        self._words = words
        self._before = words.typed
        self._leaving = False
        self._area = TextArea(self._before, soft_wrap=True, compact=True, tab_behavior="focus")
        self._area.cursor_blink = False
        self._area.highlight_cursor_line = False
        self._footer = StatusBar()

    def unsaved(self) -> UnsavedInput | None:
        """The text, once it is another."""
        return _changed(self._words, self._area.text)

    def compose(self) -> ComposeResult:
        """What it is, the text, and the two keys that matter."""
        yield TitleBar(self._words.title)
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


def _note_editor(app: App[object], words: UnsavedInput, read: Callable[[], str] | None) -> None:
    """Let the app know how to read what stands in the editor, until that has ended."""
    if isinstance(app, SavesUnsavedInput):
        app.at_editor = (lambda: _changed(words, read())) if read else None


def _changed(words: UnsavedInput, text: str) -> UnsavedInput | None:
    text = clean(text, lines=True)
    return words._replace(texts={TYPED: text}) if text and text != words.typed else None
