"""The bytes that turn the screen the user sees into the frame composed now."""

from jobboard.tui.wire.frame import Frame, Row
from jobboard.tui.wire.look import Cell
from jobboard.tui.wire.moves import move

ERASE_FROM = 12
"""Blanks in a row from which erasing them and stepping over them is shorter than writing them."""

ERASE_LINE = "\x1b[K"

REWRITE_UP_TO = 8
"""Unchanged cells between two changed ones up to which writing them again may be shorter than a jump."""


class Encoder:
    """Remembers the frame last sent; between two updates the terminal's style is left reset."""

    def __init__(self) -> None:
        self._sent: list[Row | None] = []
        self._cursor: tuple[int, int] | None = None

    def forget(self) -> None:
        """Take the user's screen for unknown: the next update sends every cell."""
        self._sent = []
        self._cursor = None

    def update(self, frame: Frame, cursor: tuple[int, int]) -> str:
        """What to write for `frame`, with the cursor left at `cursor` (column, row); "" where nothing differs."""
        if len(self._sent) != len(frame.rows):
            self._sent = [None] * len(frame.rows)
        writer = _Writer(frame.blank)
        for y, row in enumerate(frame.rows):
            if row != self._sent[y]:
                writer.row(y, self._sent[y], row)
                self._sent[y] = row.copy()
        if not writer.wrote and cursor == self._cursor:
            return ""
        self._cursor = cursor
        return writer.finish(cursor)


class _Writer:
    """One update being written: where the cursor is (None: not known) and which look the terminal draws in."""

    def __init__(self, plain: Cell) -> None:
        self._plain = plain
        self._pen = plain.look
        self._row: int | None = None
        self._column: int | None = None
        self._out: list[str] = []

    @property
    def wrote(self) -> bool:
        return bool(self._out)

    def finish(self, cursor: tuple[int, int]) -> str:
        self._out.append(self._pen.change(self._plain.look))
        self._go(cursor[1], cursor[0])
        return "".join(self._out)

    def row(self, y: int, old: Row | None, new: Row) -> None:
        past = None
        for start, end in _runs(old, new):
            first = start
            if past is not None and start - past <= REWRITE_UP_TO:
                lead = next(x for x in range(past, start + 1) if new[x].width)
                doubtful = any(cell.doubtful for cell in new[lead:start])
                if not doubtful and self._cost(y, new, lead, start) <= self._cost(y, new, start, start):
                    first = lead
            self._go(y, first)
            self._write(y, new, first, end)
            past = end

    def _go(self, row: int, column: int) -> None:
        self._out.append(move(self._row, self._column, row, column))
        self._row, self._column = row, column

    def _cost(self, y: int, row: Row, start: int, end: int) -> int:
        """How many bytes it takes to go to `start`, write the cells up to `end` and take up the look of the next."""
        cost, pen = len(move(self._row, self._column, y, start)), self._pen
        for cell in row[start:end]:
            if not (cell.text == " " and pen.blank is cell.look):
                cost += len(pen.change(cell.look))
                pen = cell.look
            cost += len(cell.text.encode())
        return cost + len(pen.change(row[end].look))

    def _write(self, y: int, row: Row, start: int, end: int) -> None:
        x = start
        while x < end:
            cell = row[x]
            self._dip(row, x, end)
            if cell is self._plain and (blanks := self._erase(row, x, end)):
                x += blanks
                if x < end:
                    self._go(y, x)
                continue
            if cell.doubtful:
                self._clear_for(cell, y, x)
            self._out.append(cell.text)
            x += cell.width
            self._column = None if cell.doubtful or x >= len(row) else x
            if cell.doubtful and x < end:
                self._go(y, x)

    def _dip(self, row: Row, x: int, end: int) -> None:
        """Take up the look of a cell; for a blank any look that shows the same blank, best that of the next letter."""
        cell = row[x]
        look = cell.look
        if look is self._pen or (cell.text == " " and self._pen.blank is look):
            return
        if cell.text == " ":
            following = next((other.look for other in row[x + 1 : end] if other is not cell), None)
            if following is not None and following.blank is look:
                look = following
            else:
                look = min(self._pen.covering(look), look, key=lambda one: len(self._pen.change(one)))
        self._out.append(self._pen.change(look))
        self._pen = look

    def _erase(self, row: Row, x: int, end: int) -> int:
        """Erase the run of plain blanks from x on where that is shorter than writing it; how many cells it took.

        Only on the terminal's own background: not every terminal erases with a coloured one.
        """
        past = next((place for place in range(x, len(row)) if row[place] is not self._plain), len(row))
        if past == len(row) and past - x > len(ERASE_LINE):
            self._out.append(ERASE_LINE)
            return past - x
        blanks = min(past, end) - x
        if blanks < ERASE_FROM:
            return 0
        self._out.append(f"\x1b[{blanks}X")
        return blanks

    def _clear_for(self, cell: Cell, y: int, x: int) -> None:
        """Blank the cells of a character that the terminal may draw narrower than they are."""
        if cell.width > 1:
            self._out.append(" " * cell.width)
            self._column = None
            self._go(y, x)


def _runs(old: Row | None, new: Row) -> list[tuple[int, int]]:
    """The spans (start, end) of cells that differ; a doubtful character takes the rest of its row with it."""
    if old is None:
        return [(0, len(new))]
    runs: list[tuple[int, int]] = []
    start: int | None = None
    for x, (before, now) in enumerate(zip(old, new, strict=True)):
        if before is now:
            if start is not None:
                runs.append((start, x))
                start = None
            continue
        if start is None:
            start = x
        if now.doubtful:
            return [*runs, (start, len(new))]
    if start is not None:
        runs.append((start, len(new)))
    return runs
