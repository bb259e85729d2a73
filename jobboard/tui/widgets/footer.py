"""The last line: the keys that matter here, or what was just done or could not be, or the filter while it is typed."""

from textual import events

from jobboard.text import width
from jobboard.tui.folding import fold
from jobboard.tui.hints import Hint
from jobboard.tui.line_editor import LineEditor
from jobboard.tui.widgets.drawn import BLANK, Drawn, Ink, Line, Piece

_MOST_LINES = 3
"""Lines that something said gets at most."""


class FooterLine(Drawn):
    """One line under the board; something said stays until the next key, on more lines where it is longer."""

    def __init__(self) -> None:
        super().__init__()
        self.editor: LineEditor | None = None
        """The filter while it is typed."""
        self._hints: tuple[Hint, ...] = ()
        self._said: Piece | None = None
        self._folded: list[Piece] = []

    def hint(self, hints: tuple[Hint, ...]) -> None:
        """Name these keys, as many as fit."""
        if hints != self._hints:
            self._hints = hints
            self.refresh()

    def say(self, text: str, *, trouble: bool = False) -> None:
        """Say something until the next key; nothing for an empty text."""
        said = Piece(text, Ink.LATE if trouble else Ink.PLAIN) if text else None
        if said != self._said:
            self._said = said
            self._fold()
            self.refresh()

    def on_resize(self) -> None:
        """Fold what is said to the new width."""
        self._fold()

    def _fold(self) -> None:
        self._folded = (
            [self._said._replace(text=part) for part in fold(self._said.text, self.room)] if self._said else []
        )
        self.styles.height = max(1, min(_MOST_LINES, len(self._folded)))

    def edit(self, words: str) -> None:
        """Type the filter here, from these words on."""
        self.editor = LineEditor.holding(words)
        self.refresh()

    def leave(self) -> None:
        """The filter is typed."""
        self.editor = None
        self.lift_caret()
        self.refresh()

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
        """What is typed, said or hinted at, in this order."""
        if self.editor:
            return self._typed(self.editor)
        if self._said:
            return Line((self._folded[y],)) if y < len(self._folded) else BLANK
        return self._hinted()

    def _typed(self, editor: LineEditor) -> Line:
        head, tail = "/ ", "Enter keeps · Esc clears"
        room = self.room - width(head)
        right = (Piece(tail, Ink.MUTED),) if room > width(tail) + 20 else ()
        before, under, after = editor.window(max(1, room - (width(tail) + 2 if right else 0)))
        return Line((Piece(head, Ink.ACCENT), Piece(before), Piece(under, Ink.CARET), Piece(after)), right)

    def _hinted(self) -> Line:
        room = self.room
        pieces: list[Piece] = []
        for key, word in self._hints:
            gap = "  " if pieces else ""
            cells = len(gap) + width(key) + 1 + width(word)
            if cells > room:
                break
            room -= cells
            pieces += [Piece(f"{gap}{key}", Ink.ACCENT), Piece(f" {word}", Ink.MUTED)]
        return Line(tuple(pieces))
