"""Invented screens: rows of styled text in everything that a terminal draws."""

from dataclasses import dataclass
from typing import Literal

from hypothesis import strategies as st
from rich.color import ColorSystem
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from jobboard.tui.terminal_diff.frame import Frame
from jobboard.tui.terminal_diff.style import StyleCache

COLOURS = ("default", "red", "bright_blue", "color(130)", "#102030", "#f0e0d0")
ATTRIBUTES = ("bold", "dim", "italic", "underline", "blink", "reverse", "conceal", "strike", "underline2", "overline")
LETTERS = "abW0 .,─│▌•é界漢한Ж"
MARKS = ("e\u0301", "a\u0323\u0302", "界\u0301")

colours = st.none() | st.sampled_from(COLOURS)
attributes = st.dictionaries(st.sampled_from(ATTRIBUTES), st.just(True), max_size=2)
links = st.sampled_from([None, None, None, Style(link="https://example.com/a"), Style(link="https://example.com/b;c")])
plain_styles = st.builds(
    lambda color, bgcolor, on: Style(color=color, bgcolor=bgcolor, **on), colours, colours, attributes
)
styles = st.none() | st.builds(lambda style, link: style + link if link else style, plain_styles, links)
texts = (
    st.text(st.sampled_from(LETTERS), min_size=1, max_size=10)
    | st.sampled_from(MARKS)
    | st.integers(1, 40).map(lambda count: " " * count)
)
segments = st.tuples(texts, styles).map(lambda parts: Segment(*parts))


@dataclass(frozen=True)
class Picture:
    """Rows of strips, all `width` cells wide."""

    width: int
    rows: tuple[Strip, ...]

    def sent_by_textual(self, console: Console) -> str:
        """What Textual would send for this picture."""
        return "".join(f"\x1b[{y};1H{strip.render(console)}" for y, strip in enumerate(self.rows, 1))

    def draw(self, frame: Frame) -> None:
        for y, strip in enumerate(self.rows):
            frame.put(0, y, strip)


def console_for(colors: Literal["standard", "256", "truecolor"] = "truecolor") -> Console:
    return Console(color_system=colors, force_terminal=True)


def strips(width: int) -> st.SearchStrategy[Strip]:
    """Rows of text; often short and then blank to the end."""
    return st.lists(segments, max_size=6).map(lambda parts: Strip(parts).adjust_cell_length(width))


@st.composite
def two_pictures(draw: st.DrawFn) -> tuple[Picture, Picture]:
    """A picture, and another one that is like it in some rows or parts of rows."""
    width, height = draw(st.integers(1, 60)), draw(st.integers(1, 5))
    before = Picture(width, tuple(draw(strips(width)) for _ in range(height)))
    rows = []
    for strip in before.rows:
        match draw(st.sampled_from(("same", "edited", "other"))):
            case "same":
                rows.append(strip)
            case "edited":
                at = draw(st.integers(0, width - 1))
                edit = Strip(draw(st.lists(segments, max_size=2))).crop(0, width - at)
                parts = [strip.crop(0, at), edit, strip.crop(at + edit.cell_length, width)]
                rows.append(Strip.join(parts).adjust_cell_length(width))
            case _:
                rows.append(draw(strips(width)))
    return before, Picture(width, tuple(rows))


def frame_of(picture: Picture, looks: StyleCache | None = None) -> Frame:
    frame = Frame(picture.width, len(picture.rows), looks or StyleCache(ColorSystem.TRUECOLOR))
    picture.draw(frame)
    return frame
