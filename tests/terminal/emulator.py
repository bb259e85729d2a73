"""A terminal's screen and its answers: pyte, with what pyte cannot read taken out before it.

Output is scanned at once, so that a program's questions are answered without delay, and drawn only when somebody
looks, so that measuring a program is not slowed down by drawing.
"""

import codecs
import re
from base64 import b64decode

import pyte

_SEQUENCE = re.compile(
    r"\x1b(?:"
    r"\[(?P<params>[0-?]*)(?P<middle>[ -/]*)(?P<final>[@-~])"
    r"|\](?P<osc>[^\x07\x1b]*)(?:\x07|\x1b\\)"
    r"|[PX^_](?:[^\x1b]|\x1b(?!\\))*\x1b\\"
    r"|\[[0-?]*+[ -/]*+(?=[^@-~])"  # broken off, as the next two are
    r"|\][^\x07\x1b]*+(?=\x1b[^\\])"
    r"|(?=\x1b)"
    r"|[ -/]+[0-~]"
    r"|[0-OQ-WYZ\\`-~=>]"
    r")"
)
_DRAWN = re.compile(r"\d*[@A-GLMPXabdeg]|[0-3]?[JK]|\d*(?:;\d*)?[Hfr]|[\d;]*[hl]|[\d;:]*m")
"""What is drawn, with as many numbers as it takes; the end of a sequence whose beginning was dropped may have more."""
_ALTERNATE_SCREEN = 1049
_CURSOR = 25
_AUTOWRAP = 7
_SYNCHRONIZED = 2026
_ON_AT_START = frozenset({_CURSOR, _AUTOWRAP})
_CSI_ANSWERS = {
    "c": "\x1b[?62;22c",
    "0c": "\x1b[?62;22c",
    ">c": "\x1b[>1;4000;0c",
    ">0c": "\x1b[>1;4000;0c",
    ">q": "\x1bP>|tests 1\x1b\\",
    ">0q": "\x1bP>|tests 1\x1b\\",
    "5n": "\x1b[0n",
    "?u": "\x1b[?0u",
}
_COLOURS = {"10": "rgb:dddd/dddd/dddd", "11": "rgb:1111/1111/1111"}


class Emulator:
    """An xterm as far as full-screen programs need one: two screens, private modes, and answers to usual questions."""

    def __init__(self, cols: int, rows: int) -> None:
        self.cols, self.rows = cols, rows
        self.modes = set(_ON_AT_START)
        """The private modes that are on (`CSI ? n h`)."""
        self.keyboard_pushes = 0
        """How many kitty keyboard modes were pushed and not popped."""
        self.clipboard: str | None = None
        """What a program has put on the clipboard of the terminal (OSC 52)."""
        self.links: list[str] = []
        """Where the hyperlinks lead that were written (OSC 8)."""
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self._unread = ""
        self._undrawn: list[str] = []
        self._lines: list[str] | None = None
        self._screen = pyte.Screen(cols, rows)
        self._stream = pyte.Stream(self._screen)
        self._main: pyte.Screen | None = None

    @property
    def alternate(self) -> bool:
        """Whether the alternate screen is shown."""
        return _ALTERNATE_SCREEN in self.modes

    @property
    def cursor_shown(self) -> bool:
        """Whether the terminal draws its cursor."""
        return _CURSOR in self.modes

    def left_on(self) -> set[str]:
        """Name everything that differs from a terminal as a shell expects it: modes, and pushed keyboard modes."""
        left = {f"mode {number}" for number in self.modes ^ _ON_AT_START}
        return left | ({f"keyboard mode pushed {self.keyboard_pushes} times"} if self.keyboard_pushes else set())

    def feed(self, data: bytes) -> bytes:
        """Take what the program wrote; return what the terminal answers."""
        self._lines = None
        text = self._unread + self._decode(data)
        answers: list[str] = []
        at = 0
        while (escape := text.find("\x1b", at)) >= 0:
            self._undrawn.append(text[at:escape])
            at = escape
            found = _SEQUENCE.match(text, at)
            if found is None:
                break
            answers.append(self._sequence(found))
            at = found.end()
        else:
            self._undrawn.append(text[at:])
            at = len(text)
        self._unread = text[at:]
        return "".join(answers).encode()

    def resize(self, cols: int, rows: int) -> None:
        """Change the size in cells; what no longer fits is cut off."""
        self._draw()
        self._lines = None
        self.cols, self.rows = cols, rows
        for screen in (self._screen, self._main):
            if screen is not None:
                screen.resize(rows, cols)

    def lines(self) -> list[str]:
        """Return the rows of the screen as text, without blanks at their ends.

        Not pyte's `display`, which fails on half a wide character as it is seen in the middle of an update.
        """
        if self._lines is None:
            self._lines = ["".join(cell.data for cell in row).rstrip() for row in self.cells()]
        return self._lines.copy()

    def cells(self) -> list[list[pyte.screens.Char]]:
        """Return every cell with its colours and style, row by row."""
        self._draw()
        return [[self._screen.buffer[y][x] for x in range(self.cols)] for y in range(self.rows)]

    def _draw(self) -> None:
        waiting, self._undrawn = "".join(self._undrawn), []
        self._stream.feed(waiting)

    def _sequence(self, found: re.Match[str]) -> str:
        """Keep, change or drop one control sequence; return the answer to it, if it is a question."""
        if found["osc"] is not None:
            return self._command(found["osc"])
        if found["final"] is None:
            if found[0][1:2] not in "PX^_[]":
                self._undrawn.append(found[0])
            return ""
        return self._csi(found["params"], found["middle"], found["final"])

    def _command(self, osc: str) -> str:
        code, _, rest = osc.partition(";")
        _, _, value = rest.partition(";")
        if code == "52":
            self.clipboard = b64decode(value, validate=True).decode()
        elif code == "8" and value:
            self.links.append(value)
        return _answer_colour(osc)

    def _csi(self, params: str, middle: str, final: str) -> str:
        if final in "hl" and not middle and re.fullmatch(r"\?[\d;]*", params):
            self._set_modes(params[1:], on=final == "h")
        elif final == "u" and re.fullmatch(r"[<>]\d*", params):
            self.keyboard_pushes += 1 if params.startswith(">") else -int(params[1:] or 1)
        elif params == "6" and final == "n":
            return self._cursor_report()
        elif middle == "$" and final == "p" and re.fullmatch(r"\??\d*", params):
            return _answer_mode(params, self.modes)
        elif answer := _CSI_ANSWERS.get(params + middle + final):
            return answer
        elif _DRAWN.fullmatch(params + middle + final):
            self._undrawn.append(f"\x1b[{_plain_style(params) if final == 'm' else params}{final}")
        return ""

    def _set_modes(self, numbers: str, *, on: bool) -> None:
        for number in (int(number) for number in numbers.split(";") if number):
            if number == _ALTERNATE_SCREEN and on != self.alternate:
                self._switch_screen(on)
            (self.modes.add if on else self.modes.discard)(number)
            if number == _AUTOWRAP:
                self._undrawn.append(f"\x1b[?{number}{'h' if on else 'l'}")

    def _switch_screen(self, on: bool) -> None:
        self._draw()
        if on:
            self._main, self._screen = self._screen, pyte.Screen(self.cols, self.rows)
        elif self._main is not None:
            self._screen = self._main
            self._main = None
        self._stream = pyte.Stream(self._screen)

    def _cursor_report(self) -> str:
        self._draw()
        return f"\x1b[{self._screen.cursor.y + 1};{self._screen.cursor.x + 1}R"


def _answer_colour(osc: str) -> str:
    code, _, rest = osc.partition(";")
    return f"\x1b]{code};{_COLOURS[code]}\x1b\\" if rest == "?" and code in _COLOURS else ""


def _answer_mode(params: str, modes: set[int]) -> str:
    number = int(params.lstrip("?") or 0)
    state = (1 if number in modes else 2) if number in (_SYNCHRONIZED, _ALTERNATE_SCREEN, _CURSOR, _AUTOWRAP) else 0
    return f"\x1b[?{number};{state}$y"


def _plain_style(params: str) -> str:
    """Write colours with semicolons (`38:2::1:2:3` is `38;2;1;2;3`), kinds of underline as underline."""
    return ";".join(_plain_part(part) for part in params.split(";"))


def _plain_part(part: str) -> str:
    head, _, rest = part.partition(":")
    if not rest:
        return part
    if head == "4":
        return "24" if rest == "0" else "4"
    kind, _, values = rest.partition(":")
    numbers = values.split(":")
    return ";".join([head, kind, *(numbers[-3:] if kind == "2" else numbers[:1])])
