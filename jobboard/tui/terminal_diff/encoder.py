"""The bytes that turn the screen the user sees into the frame composed now."""

from operator import attrgetter

from jobboard.tui.terminal_diff.frame import Frame, Row
from jobboard.tui.terminal_diff.spans import Piece, Span, any_doubtful, pieces
from jobboard.tui.terminal_diff.style import CellStyle
from jobboard.tui.terminal_diff.write_order import by_write_cost


def move(row: int | None, column: int | None, to_row: int, to_column: int) -> str:
    """The shortest sequence that takes the cursor there; None is a row or column that is not known."""
    straight = _to(to_row, to_column)
    if row is None:
        return straight
    step = _down(to_row - row) + _along(column, to_column)
    return min(straight, step, key=len)


def _to(row: int, column: int) -> str:
    if column:
        return f"\x1b[{row + 1};{column + 1}H"
    return f"\x1b[{row + 1}H" if row else "\x1b[H"


def _down(rows: int) -> str:
    """Down by vertical tabs, each a line feed that no terminal driver adds a carriage return to."""
    if rows > 0:
        return min("\v" * rows, _times(rows, "B"), key=len)
    return _times(-rows, "A") if rows else ""


def _along(column: int | None, to: int) -> str:
    if column == to:
        return ""
    ways = [f"\x1b[{to + 1}G"]
    if not to:
        ways.append("\r")
    if column is not None:
        ways.append(_times(to - column, "C") if to > column else _times(column - to, "D"))
        ways.append("\b" * (column - to) if to < column else ways[0])
    return min(ways, key=len)


def _times(count: int, letter: str) -> str:
    return f"\x1b[{letter}" if count == 1 else f"\x1b[{count}{letter}"


ERASE_FROM = 12
"""Blanks in a row from which erasing them and stepping over them is shorter than writing them."""

ERASE_LAST = 6
"""Blanks at the end of a span, behind which the cursor need not go, from which erasing them is shorter."""

ERASE_LINE = "\x1b[K"

_TEXT = attrgetter("text")


class Encoder:
    """Remembers the frame last sent; between two updates the terminal's style is left reset.

    `erases_in_color`: the terminal fills what it erases with the current background.
    """

    def __init__(self, *, erases_in_color: bool = False) -> None:
        self._erases_in_color = erases_in_color
        self._sent: list[Row | None] = []
        self._cursor: tuple[int, int] | None = None

    def forget(self) -> None:
        """Take the user's screen for unknown: the next update sends every cell."""
        self._sent = []
        self._cursor = None

    def update(self, frame: Frame, cursor: tuple[int, int]) -> str:
        """What to write for `frame`, with the cursor left at `cursor` (column, row); "" where nothing differs."""
        changed = self._changed(frame)
        if not changed and cursor == self._cursor:
            return ""
        self._cursor = cursor
        writer = _Writer(frame, self._erases_in_color)
        for piece in by_write_cost(changed, frame.blank.look):
            for span in piece:
                writer.write(span)
        return writer.finish(cursor)

    def _changed(self, frame: Frame) -> list[Piece]:
        if len(self._sent) != len(frame.rows):
            self._sent = [None] * len(frame.rows)
        changed: list[Piece] = []
        for y, (sent, row) in enumerate(zip(self._sent, frame.rows, strict=True)):
            if sent != row:
                changed += pieces(y, sent, row)
                self._sent[y] = row.copy()
        return changed


class _Writer:
    """One update being written: where the cursor is (None: not known) and which look the terminal draws in."""

    def __init__(self, frame: Frame, erases_in_color: bool) -> None:
        self._rows = frame.rows
        self._erases_in_color = erases_in_color
        self._plain = frame.blank
        self._pen = frame.blank.look
        self._row: int | None = None
        self._column: int | None = None
        self._out: list[str] = []

    def finish(self, cursor: tuple[int, int]) -> str:
        """All that was written, with the style reset and the cursor where it belongs."""
        self._out.append(self._pen.change(self._plain.look))
        self._go(cursor[1], cursor[0])
        return "".join(self._out)

    def write(self, span: Span) -> None:
        """Write one span."""
        row = self._rows[span.y]
        self._go(span.y, span.start)
        self._dip(span)
        if any_doubtful(row[span.start : span.end]):
            self._write_doubtful(row, span)
        elif self._is_erasable(span.look.blank):
            self._write_erasing(row, span)
        else:
            self._put(row, span.start, span.end)

    def _go(self, row: int, column: int) -> None:
        self._out.append(move(self._row, self._column, row, column))
        self._row, self._column = row, column

    def _dip(self, span: Span) -> None:
        """Take up a look; for blanks any in which they look the same."""
        look = span.look
        if span.blank:
            if self._pen.blank is look:
                return
            look = min(self._pen.covering(look), look, key=lambda one: len(self._pen.change(one)))
        self._out.append(self._pen.change(look))
        self._pen = look

    def _put(self, row: Row, start: int, end: int) -> None:
        self._out.extend(map(_TEXT, row[start:end]))
        self._column = end if end < len(row) else None

    def _write_doubtful(self, row: Row, span: Span) -> None:
        """Write doubtful characters each over blanks, since the terminal may draw them narrower than their cells."""
        for x in range(span.start, span.end):
            cell = row[x]
            if not cell.width:
                continue
            self._go(span.y, x)
            if cell.doubtful and cell.width > 1:
                self._out.append(" " * cell.width)
                self._column = None
                self._go(span.y, x)
            self._put(row, x, x + cell.width)
            if cell.doubtful:
                self._column = None

    def _is_erasable(self, blank: CellStyle) -> bool:
        """Whether erased cells look like this blank."""
        return blank is self._plain.look or (self._erases_in_color and not blank.attributes and not blank.link)

    def _write_erasing(self, row: Row, span: Span) -> None:
        """Write where long runs of blanks can be erased, all on one background."""
        space = span.look.blank.space
        left = x = span.start
        while x < span.end:
            if row[x] is not space:
                x += 1
                continue
            past = x + 1
            while past < len(row) and row[past] is space:
                past += 1
            blanks = min(past, span.end) - x
            if past == len(row) and past - x > len(ERASE_LINE):
                self._put_from(row, span.y, left, x)
                self._out.append(ERASE_LINE)
                return
            if blanks >= (ERASE_LAST if x + blanks == span.end else ERASE_FROM):
                self._put_from(row, span.y, left, x)
                self._go(span.y, x)
                self._out.append(f"\x1b[{blanks}X")
                left = x + blanks
            x += blanks
        self._put_from(row, span.y, left, span.end)

    def _put_from(self, row: Row, y: int, start: int, end: int) -> None:
        if start < end:
            self._go(y, start)
            self._put(row, start, end)
