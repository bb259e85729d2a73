"""In which order to write: from each piece on to the one that is cheapest to reach and to draw next."""

from jobboard.tui.wire.look import Look
from jobboard.tui.wire.moves import reach
from jobboard.tui.wire.spans import Piece, Span

WINDOW = 16
"""Among how many of the next pieces, in the order of rows, the cheapest is looked for."""

FEW = 16
"""Pieces up to which every one of them is tried as the first."""

FIRST = 6
"""About how many bytes it takes to the first piece, from wherever the cursor is."""

LIMIT = 400
"""Pieces from which an update is so large that the search takes longer than what it saves."""


def ordered(pieces: list[Piece], plain: Look) -> list[Piece]:
    """The same pieces in an order that needs few changes of look and short moves; `plain` is the look at first."""
    if not 1 < len(pieces) <= LIMIT:
        return pieces
    starts = range(len(pieces) if len(pieces) <= FEW else 1)
    return min(pieces, *(_nearest(pieces, start) for start in starts), key=lambda order: _cost(order, plain))


def _nearest(pieces: list[Piece], start: int) -> list[Piece]:
    left = pieces.copy()
    order = [left.pop(start)]
    last = order[0][-1]
    pen = last.look
    while left:
        best = min(range(min(WINDOW, len(left))), key=lambda place: _step(last, pen, left[place][0]))
        order.append(left.pop(best))
        last = order[-1][-1]
        pen = _pen_after(pen, last)
    return order


def _cost(order: list[Piece], plain: Look) -> int:
    last: Span | None = None
    pen, cost = plain, 0
    for piece in order:
        cost += _step(last, pen, piece[0])
        last = piece[-1]
        pen = _pen_after(pen, last)
    return cost


def _step(last: Span | None, pen: Look, to: Span) -> int:
    """How many bytes it takes from the end of one span to the letters of another."""
    style = 0 if to.look is pen or (to.blank and pen.blank is to.look) else len(pen.change(to.look))
    return style + (reach(last.y, last.end, to.y, to.start) if last else FIRST)


def _pen_after(pen: Look, span: Span) -> Look:
    """Blanks may leave the pen as it was."""
    return pen if span.blank and pen.blank is span.look else span.look
