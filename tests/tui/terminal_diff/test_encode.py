"""From any screen to any other: the bytes of the wire leave what Textual's own would have left."""

from typing import Literal

import pyte
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from jobboard.tui.terminal_diff.encoder import Encoder
from jobboard.tui.terminal_diff.style import StyleCache
from tests.tui.terminal_diff.model import Model, Pen
from tests.tui.terminal_diff.pictures import Picture, console_for, frame_of, two_pictures


def update(before: Picture, after: Picture, looks: StyleCache, *, erases_in_color: bool = False) -> tuple[str, str]:
    """What the wire sends for the first picture on an unknown screen, and then for the second."""
    encoder = Encoder(erases_in_color=erases_in_color)
    first = encoder.update(frame_of(before, looks), (0, 0))
    return first, encoder.update(frame_of(after, looks), (0, 0))


@pytest.mark.thorough
@settings(max_examples=300, deadline=None)
@given(two_pictures(), st.booleans())
def test_the_difference_leads_to_the_frame(pictures: tuple[Picture, Picture], erases_in_color: bool) -> None:
    before, after = pictures
    first, second = update(before, after, StyleCache(ColorSystem.TRUECOLOR), erases_in_color=erases_in_color)
    size = before.width, len(before.rows)
    terminal = Model(*size, erases_in_color=erases_in_color).feed(first)
    assert terminal.seen() == Model(*size).feed(before.sent_by_textual(console_for())).seen()
    terminal.feed(second)
    assert terminal.seen() == Model(*size).feed(after.sent_by_textual(console_for())).seen()
    assert terminal.pen == Pen()
    assert (terminal.x, terminal.y) == (0, 0)


@settings(max_examples=30, deadline=None)
@given(two_pictures())
def test_more_looks_than_are_remembered(pictures: tuple[Picture, Picture]) -> None:
    before, after = pictures
    looks = StyleCache(ColorSystem.TRUECOLOR, limit=2)
    terminal = Model(before.width, len(before.rows))
    for text in update(before, after, looks):
        terminal.feed(text)
    assert terminal.seen() == Model(terminal.cols, terminal.rows).feed(after.sent_by_textual(console_for())).seen()


@pytest.mark.parametrize(("name", "system"), [("standard", ColorSystem.STANDARD), ("256", ColorSystem.EIGHT_BIT)])
@given(pictures=two_pictures())
@settings(max_examples=40, deadline=None)
def test_fewer_colours(
    name: Literal["standard", "256"], system: ColorSystem, pictures: tuple[Picture, Picture]
) -> None:
    before, after = pictures
    size = before.width, len(before.rows)
    terminal = Model(*size)
    for text in update(before, after, StyleCache(system)):
        terminal.feed(text)
    # Rich remembers a style's codes on the style, so fresh styles are needed for other colours.
    fresh = Picture(after.width, tuple(Strip([Segment(t, s and s.copy()) for t, s, _ in row]) for row in after.rows))
    assert terminal.seen() == Model(*size).feed(fresh.sent_by_textual(console_for(name))).seen()


@settings(max_examples=100, deadline=None)
@given(two_pictures())
def test_the_difference_leads_to_the_frame_in_pyte(pictures: tuple[Picture, Picture]) -> None:
    before, after = pictures
    screens = [pyte.Screen(before.width, len(before.rows)) for _ in range(2)]
    for text in update(before, after, StyleCache(ColorSystem.TRUECOLOR), erases_in_color=True):
        pyte.Stream(screens[0]).feed("\x1b[?7l" + text)
    pyte.Stream(screens[1]).feed("\x1b[?7l" + after.sent_by_textual(console_for()))
    assert screens[0].display == screens[1].display


@settings(max_examples=30, deadline=None)
@given(two_pictures())
def test_nothing_is_sent_twice(pictures: tuple[Picture, Picture]) -> None:
    picture, looks = pictures[0], StyleCache(ColorSystem.TRUECOLOR)
    encoder = Encoder()
    assert encoder.update(frame_of(picture, looks), (0, 0))
    assert not encoder.update(frame_of(picture, looks), (0, 0))
    encoder.forget()
    assert encoder.update(frame_of(picture, looks), (0, 0))


def test_what_follows_an_erased_run_is_in_its_place() -> None:
    rows = (Strip([Segment("000000漢漢漢  ")], 14), Strip([Segment(" " * 13 + "0")], 14))
    before, after = (Picture(14, (row,)) for row in rows)
    first, second = update(before, after, StyleCache(ColorSystem.TRUECOLOR))
    assert Model(14, 1).feed(first + second).seen() == Model(14, 1).feed(" " * 13 + "0").seen()


def test_long_blanks_are_erased_in_their_colour_where_the_terminal_can() -> None:
    style = Style(color="red", bgcolor="#102030")
    rows = (Strip([Segment("a" * 60, style)], 60), Strip([Segment("a" + " " * 30 + "a" + " " * 28, style)], 60))
    before, after = (Picture(60, (row,)) for row in rows)
    written, erased = (
        update(before, after, StyleCache(ColorSystem.TRUECOLOR), erases_in_color=erases_in_color)[1]
        for erases_in_color in (False, True)
    )
    assert " " * 30 in written
    assert "\x1b[30X" in erased
    assert "\x1b[K" in erased
