"""A widget that draws its own lines, in the few colours of the theme."""

from collections.abc import Iterable
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.cache import LRUCache
from textual.color import Color
from textual.geometry import Offset, Region, Size
from textual.strip import Strip
from textual.widget import Widget

from jobboard.text import clean, clip, pad, width


class TextRole(StrEnum):
    """What a stretch of text is, which decides its colour; the theme holds the colours."""

    PLAIN = "plain"
    STRONG = "strong"
    MUTED = "muted"
    RULE = "rule"
    ACCENT = "accent"
    DUE = "due"
    LATE = "late"
    CARET = "caret"
    CHOSEN = "chosen"


class Cursor(StrEnum):
    """How a line shows the cursor: not at all, as where the keys go, or as where they would go on coming back.

    Of what takes several lines only the first is drawn so, the others have a bar: it can be seen from across a desk,
    and moving it costs half the bytes.
    """

    NONE = "none"
    HERE = "here"
    BAR = "bar"
    AWAY = "away"

    @property
    def below(self) -> "Cursor":
        """How the lines under the first one show it."""
        return Cursor.BAR if self is Cursor.HERE else Cursor.NONE


class TextSpan(NamedTuple):
    """A stretch of text in one colour; one that `gives` is cut first where there is too little room.

    `link` is where a click with the terminal's own key for that leads (OSC 8).
    """

    text: str
    role: TextRole = TextRole.PLAIN
    gives: bool = False
    link: str = ""


class Line(NamedTuple):
    """One line: a sign in the gutter, pieces from the left, and pieces that stand at the right edge.

    Where there is too little room, the left ones give way.
    """

    left: tuple[TextSpan, ...] = ()
    right: tuple[TextSpan, ...] = ()
    sign: TextSpan = TextSpan(" ")
    cursor: Cursor = Cursor.NONE


BLANK = Line()

_ROLE_COLORS = {
    TextRole.PLAIN: ("foreground", ""),
    TextRole.STRONG: ("foreground", "bold"),
    TextRole.MUTED: ("ink-muted", ""),
    TextRole.RULE: ("ink-rule", ""),
    TextRole.ACCENT: ("accent", ""),
    TextRole.DUE: ("warning", ""),
    TextRole.LATE: ("error", "bold"),
    TextRole.CARET: ("foreground", "reverse"),
    TextRole.CHOSEN: ("accent", "reverse"),
}
"""The theme's variable for a role's colour, and what else tells it apart."""

_BARS = {Cursor.NONE: " ", Cursor.HERE: "█", Cursor.BAR: "▌", Cursor.AWAY: "▌"}

_STRIPS = 512
"""Lines that a widget keeps drawn: those in sight, and those that were a moment ago. To draw each anew takes 1.3 ms
more of a cursor key (4.2 instead of 2.9)."""

_LEAST_NAME = 6
"""Cells below which a piece that gives way is not cut."""
_SAYS_LEAST = ("waiting · ", "interview ")
"""What a narrow column can do without: the day says as much."""


GUTTER = 2
"""Cells left of a line's pieces: one for the sign, one for the cursor's bar."""
_GAP = 1
"""Cells at the right that stay empty, cursor or not."""


class StyledLines(Widget, can_focus=False):
    """A widget that draws lines in the colours of the theme."""

    ALLOW_SELECT = False

    def __init__(self, name: str | None = None) -> None:
        super().__init__(id=name, markup=False)
        self._strips: LRUCache[tuple[Line, int], tuple[Strip, int | None]] = LRUCache(_STRIPS)
        self._styles: dict[str, Style] = {}

    @property
    def size(self) -> Size:
        """The size as laid out last, for no style puts anything around the lines; Textual's own looks for it anew."""
        return self.outer_size

    def strip(self, line: Line, cells: int) -> tuple[Strip, int | None]:
        """The line in its colours, exactly so many cells wide, and where in it the caret is; kept for the next time."""
        strip = self._strips.get((line, cells))
        if strip is None:
            strip = self._strips[line, cells] = self._make_strip(line, cells)
        return strip

    def notify_style_update(self) -> None:
        """Draw anew what stood in other colours."""
        self._strips.clear()
        self._styles.clear()
        super().notify_style_update()

    def _make_strip(self, line: Line, cells: int) -> tuple[Strip, int | None]:
        over = self._cursor_style(line.cursor)
        ground = Style(bgcolor=over.bgcolor)
        bar_role = TextRole.MUTED if line.cursor is Cursor.AWAY else TextRole.ACCENT
        drawn = [
            Segment(pad(line.sign.text, 1), self._style(line.sign.role)),
            Segment(_BARS[line.cursor], self._style(bar_role) + ground),
        ]
        caret = None
        for piece in _fitted(line, room_in(cells)):
            if piece.role is TextRole.CARET:
                caret = sum(segment.cell_length for segment in drawn)
            drawn.append(Segment(piece.text, self._style(piece.role) + over + _link_style(piece.link)))
        drawn.append(Segment(" " * _GAP, self._style(TextRole.PLAIN)))
        strip = Strip([segment for segment in drawn if segment.text]).simplify().adjust_cell_length(cells)
        return strip, caret

    def _style(self, role: TextRole) -> Style:
        """How text in a role looks here. Component classes would say it too, but each widget's were styled anew."""
        if role not in self._styles:
            name, attribute = _ROLE_COLORS[role]
            self._styles[role] = self._ground + _color_style(self.app.theme_variables[name], attribute)
        return self._styles[role]

    @property
    def _ground(self) -> Style:
        if "" not in self._styles:
            self._styles[""] = self.rich_style
        return self._styles[""]

    def _cursor_style(self, cursor: Cursor) -> Style:
        """What the cursor adds to the role's colour."""
        colors = self.app.theme_variables
        if cursor is Cursor.HERE:
            return _color_style(colors["cursor"], "reverse")
        return _color_style("", "", colors["away-tint"]) if cursor is Cursor.AWAY else Style.null()


class LineWidget(StyledLines):
    """A widget of lines. Subclasses say `line(y)`; only the lines that changed are drawn again."""

    def __init__(self, name: str | None = None) -> None:
        super().__init__(name)
        self._drawn: dict[int, Line] = {}
        """What was drawn last, by its place."""
        self._ruled = False

    @property
    def ruled(self) -> bool:
        """Whether a rule parts it from what stands at its left; a cell of the width."""
        return self._ruled

    @ruled.setter
    def ruled(self, ruled: bool) -> None:
        if ruled != self._ruled:
            self._ruled = ruled
            self.refresh()

    @property
    def room(self) -> int:
        """Cells for a line's pieces."""
        return room_in(self.size.width - self._ruled)

    def line(self, y: int) -> Line:
        """What stands on the line `y`, from 0 at the widget's top."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        """The line in its colours, exactly as wide as the widget."""
        line = self._drawn[y] = self.line(y)
        strip, caret = self.strip(line, self.size.width - self._ruled)
        if caret is not None:
            self._place_terminal_cursor(self._ruled + caret, y)
        return Strip.join([Strip([Segment("│", self._style(TextRole.RULE))]), strip]) if self._ruled else strip

    def refresh_lines(self, lines: Iterable[int]) -> None:
        """Draw these lines again, and no others."""
        regions = [Region(0, y, self.size.width, 1) for y in lines if 0 <= y < self.size.height]
        if regions:
            self.refresh(*regions)

    def refresh_changed(self) -> None:
        """Draw again the lines that are no longer what was drawn last."""
        self.refresh_lines(y for y in range(self.size.height) if self.line(y) != self._drawn.get(y))

    def lift_caret(self) -> None:
        """Nothing is typed here any more: the terminal's cursor goes where it costs the fewest bytes, to the corner."""
        self.app.cursor_position = Offset()

    def _place_terminal_cursor(self, x: int, y: int) -> None:
        """Have the terminal's own cursor, which is not shown, where the caret is: an input method opens there."""
        self.app.cursor_position = self.content_region.offset + Offset(x, y)


@cache
def _color_style(color: str, attribute: str, background: str = "") -> Style:
    """A style of these colours, as CSS writes them; where empty, they are those that are there."""
    return Style(
        color=Color.parse(color).rich_color if color else None,
        bgcolor=Color.parse(background).rich_color if background else None,
    ) + Style.parse(attribute)


def room_in(cells: int) -> int:
    """Cells for the pieces of a line of so many cells."""
    return max(0, cells - GUTTER - _GAP)


def fit_line(text: str, cells: int) -> str:
    """Where a card stands in so many cells: without the words that say least, then without its last parts."""
    if width(text) > cells and text.startswith(_SAYS_LEAST):
        text = text.removeprefix("waiting · ").removeprefix("interview ")
    if width(text) > cells:
        text = text.replace(" days late", " d late")
    while width(text) > cells and " · " in text:
        text = text.rpartition(" · ")[0]
    return clip(text, cells)


@cache
def _link_style(link: str) -> Style:
    """The same style for the same link, since Rich gives each one that is made an id of its own."""
    return Style(link=link) if link else Style.null()


def _fitted(line: Line, cells: int) -> list[TextSpan]:
    """The pieces cleaned, cut and filled to exactly `cells`."""
    right = [piece._replace(text=clip(clean_inner(piece.text), cells)) for piece in line.right]
    taken = sum(width(piece.text) for piece in right)
    if taken > cells:
        right, taken = [], 0
    room = cells - taken - (1 if right else 0)
    texts = [clean_inner(piece.text) for piece in line.left]
    over = sum(map(width, texts)) - room
    fitted: list[TextSpan] = []
    for piece, text in zip(line.left, texts, strict=True):
        most = max(_LEAST_NAME, width(text) - over) if piece.gives else room
        cut = clip(text, min(most, room))
        if cut:
            fitted.append(piece._replace(text=cut))
            room -= width(cut)
    return [*fitted, TextSpan(pad("", room + (1 if right else 0))), *right]


def clean_inner(text: str) -> str:
    """Cleaned for drawing, with the blanks at its ends kept."""
    inner = clean(text)
    if not inner:
        return " " * len(text) if text.isspace() else ""
    lead = len(text) - len(text.lstrip(" "))
    trail = len(text) - len(text.rstrip(" "))
    return " " * lead + inner + " " * trail
