"""The cursor goes where it should, by the shortest way."""

from itertools import product

import pytest

from jobboard.tui.terminal_diff.encoder import move
from tests.tui.terminal_diff.model import Model

PLACES = [(0, 0), (0, 1), (0, 119), (3, 0), (3, 7), (9, 0), (9, 119), (35, 60)]


@pytest.mark.parametrize(("start", "end"), list(product(PLACES, PLACES)))
def test_from_anywhere_to_anywhere(start: tuple[int, int], end: tuple[int, int]) -> None:
    known = (start, (start[0], None), (None, None))
    for row, column in known:
        model = Model(120, 36)
        model.y, model.x = start
        sequence = move(row, column, *end)
        model.feed(sequence)
        assert (model.y, model.x) == end
        assert len(sequence) <= len(f"\x1b[{end[0] + 1};{end[1] + 1}H")


@pytest.mark.parametrize(
    ("start", "end", "sequence"),
    [
        ((2, 5), (2, 5), ""),
        ((2, 5), (2, 0), "\r"),
        ((2, 5), (2, 4), "\b"),
        ((2, 5), (2, 6), "\x1b[C"),
        ((2, 5), (3, 5), "\v"),
        ((2, 5), (9, 5), "\x1b[7B"),
        ((2, 50), (2, 1), "\x1b[2G"),
        ((9, 9), (0, 0), "\x1b[H"),
    ],
)
def test_the_shortest_way(start: tuple[int, int], end: tuple[int, int], sequence: str) -> None:
    assert move(*start, *end) == sequence
