"""In which order to write: all pieces of one look, each time the one that is cheapest to reach, then the next look."""

from jobboard.tui.terminal_diff.spans import Piece, Span
from jobboard.tui.terminal_diff.style import CellStyle

WINDOW = 8
"""Among how many of the next pieces of one look, in the order of rows, the nearest is looked for."""

LIMIT = 400
"""Pieces from which an update is so large that the search takes longer than what it saves."""

# About how many bytes a move takes: by some rows, by some columns, anywhere.
_ROWS, _COLUMNS, _ANYWHERE = 4, 4, 7


def by_write_cost(pieces: list[Piece], plain: CellStyle) -> list[Piece]:
    """The same pieces in an order that needs few changes of look and short moves; `plain` is the look at first."""
    if not 1 < len(pieces) <= LIMIT:
        return pieces
    return min(pieces, _grouped(pieces, plain), key=lambda order: _cost(order, plain))


def _grouped(pieces: list[Piece], plain: CellStyle) -> list[Piece]:
    """CellStyle by look, each time the one that is cheapest to change to, and in a look from each to the nearest."""
    looks: dict[CellStyle, list[Piece]] = {}
    for piece in pieces:
        looks.setdefault(piece[0].look, []).append(piece)
    order: list[Piece] = []
    last, pen = None, plain
    while looks:
        left = looks.pop(min(looks, key=lambda look: len(pen.change(look))))
        while left:
            ways = [_way(last, piece[0]) for piece in left[:WINDOW]]
            order.append(left.pop(ways.index(min(ways))))
            last = order[-1][-1]
            pen = _pen_after(pen, last)
    return order


def _cost(order: list[Piece], plain: CellStyle) -> int:
    last: Span | None = None
    pen, cost = plain, 0
    for piece in order:
        cost += _step(last, pen, piece[0])
        last = piece[-1]
        pen = _pen_after(pen, last)
    return cost


def _step(last: Span | None, pen: CellStyle, to: Span) -> int:
    """About how many bytes it takes from the end of one span to the letters of another."""
    style = 0 if to.look is pen or (to.blank and pen.blank is to.look) else len(pen.change(to.look))
    return style + _way(last, to)


def _way(last: Span | None, to: Span) -> int:
    """About how many bytes the cursor takes from the end of one span to another."""
    if last is None:
        return _ANYWHERE
    rows, columns = to.y - last.y, last.end - to.start
    down = rows if 0 <= rows < _ROWS else _ROWS
    along = columns if 0 <= columns < _COLUMNS else _COLUMNS
    return min(down + along, _ANYWHERE)


def _pen_after(pen: CellStyle, span: Span) -> CellStyle:
    """The look that the terminal draws in after a span; blanks may have left it as it was."""
    return pen if span.blank and pen.blank is span.look else span.look
