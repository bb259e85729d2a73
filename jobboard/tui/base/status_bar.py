"""The last line: the keys that matter here, or what was just done or could not be, or the filter while it is typed."""

from collections.abc import Sequence

from textual import events

from jobboard.text import width
from jobboard.tui.base.line_editor import LineEditor
from jobboard.tui.base.line_widget import BLANK, Line, LineWidget, TextRole, TextSpan
from jobboard.tui.base.text_layout import fold
from jobboard.tui.keymap import Hint

_MOST_LINES = 3
"""Lines that a message gets at most."""


class StatusBar(LineWidget):
    """One line at the foot; a message stays until the next key, on more lines where it is longer.

    What is longer grows over what stands above, which stays as it is.
    """

    def __init__(self) -> None:
        super().__init__()
        self.editor: LineEditor | None = None
        """The filter while it is typed."""
        self._hints: tuple[Hint, ...] = ()
        self._message: TextSpan | None = None

    def hint(self, hints: tuple[Hint, ...]) -> None:
        """Name these keys, as many as fit."""
        if hints != self._hints:
            self._hints = hints
            self.refresh()

    def say(self, text: str, *, is_error: bool = False) -> None:
        """Show a message until the next key; nothing for an empty text."""
        message = TextSpan(text, TextRole.LATE if is_error else TextRole.PLAIN) if text else None
        if message != self._message:
            self._message = message
            self.fit()

    def on_resize(self) -> None:
        """Fold to the new width."""
        self.fit()

    def fit(self) -> None:
        """Take as many lines as there are to show now."""
        height = max(1, len(self.lines(self.room)))
        self.styles.height = height
        self.styles.margin = (1 - height, 0, 0, 0)  # what is docked takes one line from the others all the same
        self.refresh()

    def edit_filter(self, words: str) -> None:
        """Type the filter here, from these words on."""
        self.editor = LineEditor.holding(words)
        self.refresh()

    def leave_filter(self) -> None:
        """The filter is typed."""
        self.editor = None
        self.lift_caret()
        self.fit()

    def press(self, event: events.Key) -> bool:
        """A key for the filter; False where it means nothing to a line of text."""
        is_used = self.editor is not None and self.editor.press(event.key, event.character)
        if is_used:
            self.refresh()
        return is_used

    def paste(self, text: str) -> None:
        """Put outside text into the filter."""
        if self.editor:
            self.editor.insert(text)
            self.refresh()

    def line(self, y: int) -> Line:
        """One of the lines, where there are so many."""
        lines = self.lines(self.room)
        return lines[y] if y < len(lines) else BLANK

    def lines(self, cells: int) -> Sequence[Line]:
        """What is typed, the message or the keys, in this order."""
        if self.editor:
            return (self._filter_line(self.editor),)
        if self._message:
            return [
                Line((self._message._replace(text=part),)) for part in fold(self._message.text, cells)[:_MOST_LINES]
            ]
        return (self._hint_line(),)

    def _filter_line(self, editor: LineEditor) -> Line:
        head, tail = "/ ", "Enter keeps · Esc clears"
        room = self.room - width(head)
        right = (TextSpan(tail, TextRole.MUTED),) if room > width(tail) + 20 else ()
        before, under, after = editor.window(max(1, room - (width(tail) + 2 if right else 0)))
        return Line(
            (TextSpan(head, TextRole.ACCENT), TextSpan(before), TextSpan(under, TextRole.CARET), TextSpan(after)), right
        )

    def _hint_line(self) -> Line:
        room = self.room
        pieces: list[TextSpan] = []
        for key, word in self._hints:
            gap = "  " if pieces else ""
            cells = len(gap) + width(key) + 1 + width(word)
            if cells > room:
                break
            room -= cells
            pieces += [TextSpan(f"{gap}{key}", TextRole.ACCENT), TextSpan(f" {word}", TextRole.MUTED)]
        return Line(tuple(pieces))
