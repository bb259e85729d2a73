"""Segments become cells as they would on a terminal."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style

from jobboard.tui.terminal_diff.encoder import Encoder
from jobboard.tui.terminal_diff.frame import Frame, clusters
from jobboard.tui.terminal_diff.style import StyleCache
from tests.tui.terminal_diff.model import Model
from tests.tui.terminal_diff.pictures import segments

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"


def one_row(width: int, *segments: Segment) -> Frame:
    frame = Frame(width, 1, StyleCache(ColorSystem.TRUECOLOR))
    frame.put(0, 0, segments)
    return frame


def texts(frame: Frame) -> list[str]:
    return [cell.text for cell in frame.rows[0]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ab", (("a", 1), ("b", 1))),
        ("界a", (("界", 2), ("a", 1))),
        ("e\u0301x", (("e\u0301", 1), ("x", 1))),
        ("\u0301x", (("\u0301", 0), ("x", 1))),
        ("\u2764\ufe0fx", (("\u2764\ufe0f", 2), ("x", 1))),
        (FAMILY + "x", ((FAMILY, 2), ("x", 1))),
        ("a\x1b[31m\x9b\x00b", (("a", 1), ("[", 1), ("3", 1), ("1", 1), ("m", 1), ("b", 1))),
        ("", ()),
    ],
)
def test_clusters(text: str, expected: tuple[tuple[str, int], ...]) -> None:
    assert clusters(text) == expected


@given(st.text(st.characters(exclude_categories=("Cs", "Cc"))))
def test_clusters_cover_the_text_in_the_width_that_textual_lays_out(text: str) -> None:
    assert "".join(cluster for cluster, _ in clusters(text)) == text
    assert sum(width for _, width in clusters(text)) == cell_len(text)


def test_a_mark_in_the_next_segment_joins_its_base() -> None:
    assert texts(one_row(4, Segment("界"), Segment("\u0301b", Style(bold=True)))) == ["界\u0301", "", "b", " "]


def test_half_of_a_wide_character_overwritten() -> None:
    frame = one_row(6, Segment("界漢字"))
    frame.put(1, 0, [Segment("ab")])
    assert texts(frame) == [" ", "a", "b", " ", "字", ""]


def test_what_does_not_fit_is_cut_off() -> None:
    assert texts(one_row(3, Segment("a界漢"))) == ["a", "界", ""]
    assert texts(one_row(2, Segment("a界漢"))) == ["a", " "]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 19), st.lists(segments, min_size=1, max_size=2)), max_size=6))
def test_pieces_put_anywhere_leave_what_a_terminal_shows(pieces: list[tuple[int, list[Segment]]]) -> None:
    frame = one_row(60)
    naive = Model(60, 1)
    for x, styled in pieces:
        parts = [Segment(text) for text, _, _ in styled]
        if x + sum(part.cell_length for part in parts) <= 60:
            frame.put(x, 0, parts)
            naive.feed(f"\x1b[1;{x + 1}H" + "".join(part.text for part in parts))
    wired = Model(60, 1).feed(Encoder().update(frame, (0, 0)))
    assert wired.seen() == naive.seen()


@pytest.mark.parametrize("cluster", [FAMILY, "\u2764\ufe0f", "\U0001f4de", "\u0915\u093e"])
def test_what_follows_a_doubtful_character_is_placed_anew(cluster: str) -> None:
    """Whatever width the terminal gives it: its cells are blanked before it, the rest of the row is written after."""
    looks = StyleCache(ColorSystem.TRUECOLOR)
    encoder = Encoder()
    before, after = Frame(12, 1, looks), Frame(12, 1, looks)
    before.put(0, 0, [Segment("abcdefghijkl")])
    after.put(0, 0, [Segment(f"ab{cluster}"), Segment("efghijkl"[: 10 - cell_len(cluster)])])
    encoder.update(before, (0, 0))
    sent = encoder.update(after, (0, 0))
    blanks, _, rest = sent.partition(cluster)
    width = cell_len(cluster)
    assert width == 1 or " " * width in blanks
    assert rest.startswith(f"\x1b[{2 + width + 1}G")
    assert "efghijkl"[: 10 - width] in rest
