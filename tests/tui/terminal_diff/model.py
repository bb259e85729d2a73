"""A strict model of a terminal: it knows only what the wire may send, and fails on anything else.

Characters behave as in xterm: a mark joins the character before it, a wide character takes two cells, and one half
overwritten blanks the other. Nothing wraps; writing past the right edge fails.
"""

import re
from dataclasses import dataclass, replace

from rich.cells import get_character_cell_size

_TOKEN = re.compile(
    r"\x1b\[(?P<params>[0-9;]*)(?P<final>[A-Za-z])|\x1b\]8;[^;\x1b]*;(?P<link>[^\x1b]*)\x1b\\|(?P<char>[^\x1b])", re.S
)
_OFF = {22: (1, 2), 23: (3,), 24: (4, 21), 25: (5, 6), 27: (7,), 28: (8,), 29: (9,), 54: (51, 52), 55: (53,)}
_ON = (1, 2, 3, 4, 5, 6, 7, 8, 9, 21, 51, 52, 53)
_LINES_ON_BLANKS = {4, 7, 9, 21, 51, 52, 53}


@dataclass(frozen=True)
class Pen:
    attributes: frozenset[int] = frozenset()
    foreground: str = ""
    background: str = ""
    link: str = ""


@dataclass(frozen=True)
class Shown:
    """What a cell shows; the second half of a wide character has no text."""

    text: str = " "
    pen: Pen = Pen()

    def seen(self) -> "Shown":
        """The same as the eye sees it: of a blank only its background, unless there are lines on it."""
        if self.text != " " or self.pen.attributes & _LINES_ON_BLANKS:
            return self
        return Shown(" ", Pen(background=self.pen.background, link=self.pen.link))


class Model:
    """A screen of `cols` × `rows`, at first blank; one that does not erase in colour must not be erased in any."""

    def __init__(self, cols: int, rows: int, *, erases_in_color: bool = True) -> None:
        self.erases_in_color = erases_in_color
        self.cols, self.rows = cols, rows
        self.screen = [[Shown()] * cols for _ in range(rows)]
        self.pen = Pen()
        self.x = self.y = 0

    def feed(self, text: str) -> "Model":
        at = 0
        while at < len(text):
            token = _TOKEN.match(text, at)
            assert token is not None, f"unknown sequence {text[at : at + 20]!r}"
            at = token.end()
            if token["char"] is not None:
                self._take(token["char"])
            elif token["link"] is not None:
                self.pen = replace(self.pen, link=token["link"])
            else:
                self._control(token["params"], token["final"])
        return self

    def seen(self) -> list[list[Shown]]:
        return [[cell.seen() for cell in row] for row in self.screen]

    def _take(self, char: str) -> None:
        if char == "\r":
            self.x = 0
        elif char == "\b":
            self._step(-1)
        elif char == "\v":
            self._go(self.x, self.y + 1, past=1)
        else:
            assert char >= " ", f"control character {char!r}"
            self._write(char, get_character_cell_size(char))

    def _write(self, char: str, width: int) -> None:
        row = self.screen[self.y]
        if not width:
            base = self.x - 1 if row[self.x - 1].text else self.x - 2
            row[base] = Shown(row[base].text + char, row[base].pen)
            return
        assert self.x + width <= self.cols, f"{char!r} is past the right edge"
        self._split(self.x)
        self._split(self.x + width)
        row[self.x : self.x + width] = [Shown(char, self.pen), *[Shown("", self.pen)] * (width - 1)]
        self.x += width

    def _split(self, x: int) -> None:
        """Blank both halves of a wide character that has its second half at x."""
        row = self.screen[self.y]
        if x < self.cols and not row[x].text:
            row[x] = replace(row[x], text=" ")
            row[x - 1] = replace(row[x - 1], text=" ")

    def _control(self, params: str, final: str) -> None:
        if final == "m":
            self._style([int(param or 0) for param in params.split(";")])
            return
        numbers = [int(param) for param in params.split(";") if param]
        first = numbers[0] if numbers else 1
        match final:
            case "H":
                self._go((numbers[1] if len(numbers) > 1 else 1) - 1, first - 1)
            case "G":
                self._go(first - 1, self.y)
            case "A" | "B":
                self._go(self.x, self.y + (first if final == "B" else -first), past=1)
            case "C" | "D":
                self._step(first if final == "C" else -first)
            case "K":
                assert not params
                self._erase(self.cols - self.x)
            case "X":
                self._erase(first)
            case _:
                raise AssertionError(f"unknown control {params}{final}")

    def _step(self, columns: int) -> None:
        assert self.x < self.cols, "terminals differ in where they step from after the last column"
        self._go(self.x + columns, self.y)

    def _go(self, x: int, y: int, past: int = 0) -> None:
        assert 0 <= x < self.cols + past, f"column {x}"
        assert 0 <= y < self.rows, f"row {y}"
        self.x, self.y = x, y

    def _erase(self, count: int) -> None:
        assert self.x + count <= self.cols
        erased = Shown(" ", Pen(background=self.pen.background))
        assert Shown(" ", self.pen).seen() == erased, "terminals differ in what they erase with, but for the background"
        assert self.erases_in_color or erased == Shown(), "erased with something else than the plain background"
        self._split(self.x)
        self._split(self.x + count)
        self.screen[self.y][self.x : self.x + count] = [erased] * count

    def _style(self, codes: list[int]) -> None:
        pen = self.pen
        while codes:
            code = codes.pop(0)
            if code == 0:
                pen = Pen(link=pen.link)
            elif code in _ON:
                pen = replace(pen, attributes=pen.attributes | {code})
            elif code in _OFF:
                pen = replace(pen, attributes=pen.attributes - set(_OFF[code]))
            else:
                pen = _coloured(pen, code, codes)
        self.pen = pen


def _coloured(pen: Pen, code: int, rest: list[int]) -> Pen:
    """The pen in a new colour; takes the numbers of a 256 or true colour from `rest`."""
    taken = [code]
    if code in (38, 48):
        count = {5: 2, 2: 4}[rest[0]]
        taken += rest[:count]
        del rest[:count]
    colour = "" if code in (39, 49) else ";".join(map(str, taken))
    assert 30 <= code <= 49 or 90 <= code <= 107, f"style {code}"
    is_background = 40 <= code <= 49 or 100 <= code <= 107
    return replace(pen, background=colour) if is_background else replace(pen, foreground=colour)
