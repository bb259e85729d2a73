"""What the eye sees of pyte's cells."""

from collections.abc import Sequence

from pyte.screens import Char


def seen(cells: Sequence[Sequence[Char]]) -> list[list[object]]:
    """Text and style of each cell; of a blank only its background, unless there are lines on it."""
    return [[_seen(cell) for cell in row] for row in cells]


def _seen(cell: Char) -> object:
    lines = cell.underscore or cell.strikethrough or cell.reverse
    return cell if cell.data != " " or lines else cell.bg
