"""The last line: the keys that matter here, or what was just done or could not be, or the filter while it is typed."""

from collections.abc import Sequence

from textual import events

from jobboard.text import width
from jobboard.tui.base.line_editor import LineEditor
from jobboard.tui.base.line_widget import BLANK, Line, LineWidget, TextRole, TextSpan
from jobboard.tui.base.text_layout import fold
from jobboard.tui.keymap import Hint

_MOST_LINES = 3
"""Lines that something said gets at most."""


class FooterLine(LineWidget):
    """One line at the foot; something said stays until the next key, on more lines where it is longer.

    What is longer grows over what stands above, which stays as it is.
    """

    def __init__(self) -> None:
        super().__init__()
        self.editor: LineEditor | None = None
        """The filter while it is typed."""
        self._hints: tuple[Hint, ...] = ()
        self._said: TextSpan | None = None

    def hint(self, hints: tuple[Hint, ...]) -> None:
        """Name these keys, as many as fit."""
        if hints != self._hints:
            self._hints = hints
            self.refresh()

    def say(self, text: str, *, trouble: bool = False) -> None:
        """Say something until the next key; nothing for an empty text."""
        said = TextSpan(text, TextRole.LATE if trouble else TextRole.PLAIN) if text else None
        if said != self._said:
            self._said = said
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
        taken = self.editor is not None and self.editor.press(event.key, event.character)
        if taken:
            self.refresh()
        return taken

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
        """What is typed, said or hinted at, in this order."""
        if self.editor:
            return (self._typed(self.editor),)
        if self._said:
            return [Line((self._said._replace(text=part),)) for part in fold(self._said.text, cells)[:_MOST_LINES]]
        return (self._hinted(),)

    def _typed(self, editor: LineEditor) -> Line:
        head, tail = "/ ", "Enter keeps · Esc clears"
        room = self.room - width(head)
        right = (TextSpan(tail, TextRole.MUTED),) if room > width(tail) + 20 else ()
        before, under, after = editor.window(max(1, room - (width(tail) + 2 if right else 0)))
        return Line(
            (TextSpan(head, TextRole.ACCENT), TextSpan(before), TextSpan(under, TextRole.CARET), TextSpan(after)), right
        )

    def _hinted(self) -> Line:
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
