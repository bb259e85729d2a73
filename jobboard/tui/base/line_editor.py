"""One line of text under the usual editing keys; knows nothing of the screen."""

from jobboard.text import clean, width


class LineEditor:
    """A line and a cursor in it, counted in characters from 0 to the line's length."""

    def __init__(self, value: str = "", cursor: int = 0) -> None:
        self.value = value
        self.cursor = cursor

    @classmethod
    def holding(cls, value: str) -> "LineEditor":
        """An editor with `value` in it and the cursor behind."""
        return cls(value, len(value))

    def insert(self, text: str) -> None:
        """Put outside text, cleaned, where the cursor is; line breaks become blanks."""
        cleaned = text if text == " " else clean(text.replace("\n", " "))
        self.value = self.value[: self.cursor] + cleaned + self.value[self.cursor :]
        self.cursor += len(cleaned)

    def press(self, key: str, character: str | None) -> bool:
        """Take a key by its name; False where it means nothing to a line of text."""
        move = _MOVES.get(key)
        cut = _CUTS.get(key)
        if move:
            self.cursor = self._place(move)
        elif cut:
            self._cut(self._place(cut))
        elif character is not None and character.isprintable():
            self.insert(character)
        else:
            return False
        return True

    def window(self, cells: int) -> tuple[str, str, str]:
        """The part that fits `cells`: before the cursor, under it (a blank at the end), and after it."""
        before, under, after = self.value[: self.cursor], self.value[self.cursor : self.cursor + 1] or " ", ""
        while before and width(before) + width(under) > cells:
            before = before[1:]
        for character in self.value[self.cursor + 1 :]:
            if width(before + under + after + character) > cells:
                break
            after += character
        return before, under, after

    def _place(self, name: str) -> int:
        places = {
            "left": max(0, self.cursor - 1),
            "right": min(len(self.value), self.cursor + 1),
            "start": 0,
            "end": len(self.value),
            "word left": self.value[: self.cursor].rstrip().rfind(" ") + 1,
            "word right": self._word_right(),
        }
        return places[name]

    def _word_right(self) -> int:
        rest = self.value[self.cursor :]
        blanks = len(rest) - len(rest.lstrip())
        word = rest.lstrip().partition(" ")[0]
        return self.cursor + blanks + len(word)

    def _cut(self, place: int) -> None:
        start, end = sorted((self.cursor, place))
        self.value = self.value[:start] + self.value[end:]
        self.cursor = start


def is_for_a_line(key: str, character: str | None) -> bool:
    """Whether a key is for whoever types a line, in it or to end it; the app keeps its ctrl keys."""
    return not key.startswith("ctrl+") or LineEditor().press(key, character)


_MOVES = {
    "left": "left",
    "right": "right",
    "ctrl+left": "word left",
    "ctrl+right": "word right",
    "alt+b": "word left",
    "alt+f": "word right",
    "home": "start",
    "ctrl+a": "start",
    "end": "end",
    "ctrl+e": "end",
}
_CUTS = {
    "backspace": "left",
    "ctrl+h": "left",
    "delete": "right",
    "ctrl+d": "right",
    "ctrl+w": "word left",
    "alt+backspace": "word left",
    "ctrl+u": "start",
    "ctrl+k": "end",
}
