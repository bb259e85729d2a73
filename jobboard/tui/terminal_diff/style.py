"""How a cell looks: a style as the terminal sees it, and the cheapest way from one look to the next."""

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:  # the first frame is drawn without Rich, which takes longer to load than all else that it needs
    from rich.color import Color
    from rich.style import Style

SGR = "\x1b[{}m"
LINK = "\x1b]8;{}\x1b\\"
PLAIN_SGR = "\x1b[m"
NO_LINK = "\x1b]8;;\x1b\\"

# Rich's names of the attributes with the code that sets each, and the codes that end them, some of which end two.
_ON = {
    "bold": "1",
    "dim": "2",
    "italic": "3",
    "underline": "4",
    "blink": "5",
    "blink2": "6",
    "reverse": "7",
    "conceal": "8",
    "strike": "9",
    "underline2": "21",
    "frame": "51",
    "encircle": "52",
    "overline": "53",
}
_OFF = (
    ("22", {"1", "2"}),
    ("23", {"3"}),
    ("24", {"4", "21"}),
    ("25", {"5", "6"}),
    ("27", {"7"}),
    ("28", {"8"}),
    ("29", {"9"}),
    ("54", {"51", "52"}),
    ("55", {"53"}),
)
_SEEN_ON_BLANK = frozenset({"4", "7", "9", "21", "51", "52", "53"})


class Cell(NamedTuple):
    """What one cell shows: `text` is a character with its combining marks, drawn `width` cells wide.

    The second half of a wide character is a cell with no text. `doubtful`: terminals disagree on the width.
    Cells are interned by their look: the same object is the same cell.
    """

    text: str
    look: "CellStyle"
    width: int = 1
    doubtful: bool = False


class _Narrow(dict[str, Cell]):
    """The cells of one look by their character, made when first asked for; blanks share the cell of the blank look."""

    def __init__(self, look: "CellStyle") -> None:
        super().__init__()
        self._look = look

    def __missing__(self, text: str) -> Cell:
        look = self._look.blank if text == " " else self._look
        found = self[text] = Cell(text, look) if look is self._look else look.space
        return found


class CellStyle:
    """Attributes (SGR codes), foreground and background (SGR parameters, "" is the default), link (as OSC 8 has it)."""

    def __init__(
        self, attributes: frozenset[str], foreground: str, background: str, link: str, looks: "StyleCache"
    ) -> None:
        self.attributes = attributes
        self.foreground = foreground
        self.background = background
        self.link = link
        self.looks = looks
        self._changes: dict[CellStyle, str] = {}

    @cached_property
    def blank(self) -> "CellStyle":
        """The look of a blank in this look: only the background shows, unless it is underlined or the like."""
        if self.attributes & _SEEN_ON_BLANK:
            return self
        return self.looks.get(frozenset(), "", self.background, self.link)

    @cached_property
    def tail(self) -> Cell:
        """The second half of a wide character."""
        return Cell("", self, 0)

    @cached_property
    def narrow(self) -> dict[str, Cell]:
        """The cell of each character that is one cell wide and stands alone."""
        return _Narrow(self)

    @property
    def space(self) -> Cell:
        """A blank cell."""
        return self.narrow[" "]

    def cell(self, text: str, width: int, *, doubtful: bool) -> Cell:
        """The one cell that shows `text`, a character with the marks that join it."""
        found = self.narrow.get(text)
        if found is None:
            found = self.narrow[text] = Cell(text, self, width, doubtful) if text != " " else self.space
        return found

    def covering(self, blank: "CellStyle") -> "CellStyle":
        """The look nearest to this one in which a blank looks like `blank`: colours and weight of letters are kept."""
        if blank.attributes or self.attributes & _SEEN_ON_BLANK:
            return blank
        return self.looks.get(self.attributes, self.foreground, blank.background, blank.link)

    def change(self, to: "CellStyle") -> str:
        """The shortest sequence that turns this look into another."""
        found = self._changes.get(to)
        if found is None:
            found = self._changes[to] = self._link_change(to) + self._style_change(to)
        return found

    def _link_change(self, to: "CellStyle") -> str:
        if self.link == to.link:
            return ""
        return LINK.format(to.link) if to.link else NO_LINK

    def _style_change(self, to: "CellStyle") -> str:
        difference = list(self._differing(to))
        if not difference:
            return ""
        whole = ";".join(to.codes())
        return min(SGR.format(";".join(difference)), SGR.format("0;" + whole) if whole else PLAIN_SGR, key=len)

    def forget(self) -> None:
        """Let go of the looks that this one was changed to."""
        self._changes.clear()

    def codes(self) -> list[str]:
        """The SGR parameters that set this look from a reset."""
        return [*sorted(self.attributes, key=int), *filter(None, (self.foreground, self.background))]

    def _differing(self, to: "CellStyle") -> Iterable[str]:
        left = set(self.attributes)
        for code, ended in _OFF:
            if (left & ended) - to.attributes:
                left -= ended
                yield code
        yield from sorted(to.attributes - left, key=int)
        if self.foreground != to.foreground:
            yield to.foreground or "39"
        if self.background != to.background:
            yield to.background or "49"


class StyleCache:
    """All looks met so far in one terminal; each exists once, so that `is` compares them.

    It draws in `colors`, a number of Rich's ColorSystem. Up to `limit` styles are remembered; a cell of a forgotten
    look is at worst written once more.
    """

    def __init__(self, colors: int, limit: int = 4096) -> None:
        self._colors = colors
        self._limit = limit
        self._looks: dict[tuple[frozenset[str], str, str, str], CellStyle] = {}
        self._of_styles: dict[Style, CellStyle] = {}
        self.plain = self.get(frozenset(), "", "", "")

    def get(self, attributes: frozenset[str], foreground: str, background: str, link: str) -> CellStyle:
        """The one look with these parts."""
        key = attributes, foreground, background, link
        found = self._looks.get(key)
        if found is None:
            found = self._looks[key] = CellStyle(*key, self)
        return found

    def of(self, style: "Style | None") -> CellStyle:
        """The look of a style; None is the terminal's own."""
        if style is None:
            return self.plain
        found = self._of_styles.get(style)
        if found is None:
            self._forget_many()
            found = self._of_styles[style] = self._read(style)
        return found

    def _read(self, style: "Style") -> CellStyle:
        attributes = frozenset(code for name, code in _ON.items() if getattr(style, name))
        foreground = self._color(style.color, foreground=True)
        background = self._color(style.bgcolor, foreground=False)
        link = "".join(filter(str.isprintable, f"id={style.link_id};{style.link}")) if style.link else ""
        return self.get(attributes, foreground, background, link)

    def _color(self, color: "Color | None", *, foreground: bool) -> str:
        if color is None:
            return ""
        from rich.color import ColorSystem

        codes = ";".join(color.downgrade(ColorSystem(self._colors)).get_ansi_codes(foreground))
        return "" if codes in ("39", "49") else codes

    def _forget_many(self) -> None:
        if len(self._of_styles) >= self._limit:
            self._of_styles.clear()
            self.plain.forget()
            self._looks = {(frozenset[str](), "", "", ""): self.plain}
