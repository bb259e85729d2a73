"""A screenful of cells, and how segments of text become cells."""

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING
from unicodedata import combining

from jobboard.tui.terminal_diff.style import Cell, CellStyle, StyleCache

if TYPE_CHECKING:
    from rich.segment import Segment

Row = list[Cell]

# Characters that are one cell wide and stand alone; grows with what is drawn.
_NARROW = set(map(chr, range(0x20, 0x7F)))
_CONTROLS = dict.fromkeys([*range(0x20), *range(0x7F, 0xA0)])
_EMOJI_FORM = "\ufe0f"
_FIRST_EMOJI = "\U0001f000"


class Frame:
    """What Textual composed last: `rows` of cells, all of the same width, at first `blank` ones."""

    def __init__(self, width: int, height: int, looks: StyleCache) -> None:
        self.size = width, height
        self.blank = looks.plain.space
        self.rows: list[Row] = [[self.blank] * width for _ in range(height)]
        self.looks = looks
        """Where its cells come from."""

    def put(self, x: int, y: int, segments: "Iterable[Segment]") -> None:
        """Draw segments into row `y` from column `x` on; what does not fit is cut off."""
        row = self.rows[y]
        cells = self._cells(segments)[: len(row) - x]
        if cells:
            _mend(row, x, cells)
            row[x : x + len(cells)] = cells

    def _cells(self, segments: "Iterable[Segment]") -> Row:
        cells: Row = []
        for text, style, _ in segments:
            look = self.looks.of(style)
            if _NARROW.issuperset(text):
                cells += map(look.narrow.__getitem__, text)
            else:
                _spread(cells, look, text)
        return cells


def _spread(cells: Row, look: CellStyle, text: str) -> None:
    """Add text that is not known to be narrow throughout."""
    for cluster, width in clusters(text):
        if width:
            cells.append(look.cell(cluster, width, doubtful=is_doubtful(cluster)))
            cells.extend([look.tail] * (width - 1))
        elif cells:
            _join(cells, cluster)


def _join(cells: Row, marks: str) -> None:
    """Marks at the start of a segment belong to the character before it."""
    place = -1
    while not cells[place].width:
        place -= 1
    base = cells[place]
    joined = base.text + marks
    cells[place] = base.look.cell(joined, base.width, doubtful=is_doubtful(joined))


def _mend(row: Row, x: int, cells: Row) -> None:
    """Blank the other half of any wide character that is cut in two by these cells."""
    end = x + len(cells)
    if cells[-1].width > 1:
        cells[-1] = cells[-1].look.space
    if not row[x].width:
        row[x - 1] = row[x - 1].look.space
    if end < len(row) and not row[end].width:
        row[end] = row[end].look.space


@lru_cache(maxsize=2048)
def clusters(text: str) -> tuple[tuple[str, int], ...]:
    """Each character with the marks that join it, and its width in cells (0: marks without a base).

    Control characters are dropped. The widths add up to what Rich measures, which is what Textual lays out by.
    """
    from rich.cells import cell_len

    text = text.translate(_CONTROLS)
    found: list[tuple[str, int]] = []
    before = 0
    for end, character in enumerate(text, 1):
        measured = cell_len(text[:end])
        width, before = measured - before, measured
        if found and (not width or character == _EMOJI_FORM):
            base, base_width = found[-1]
            found[-1] = base + character, base_width + width
        else:
            found.append((character, width))
    _NARROW.update(cluster for cluster, width in found if width == len(cluster) == 1 and not is_doubtful(cluster))
    return tuple(found)


def is_doubtful(cluster: str) -> bool:
    """Whether terminals disagree on the width: emoji, and anything joined by more than combining marks."""
    return cluster >= _FIRST_EMOJI or not all(map(combining, cluster[1:]))
