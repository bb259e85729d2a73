"""The sums of the benchmark, without measuring anything."""

import pytest

from tests.bench.measure import BARE, CURSOR, DUE, LAUNCH
from tests.bench.report import Figure, Measured
from tests.bench.targets import Goal, goals, rows, table


def measured(**series: list[float]) -> Measured:
    """Launches by subject, one a round."""
    taken = Measured()
    for name, values in series.items():
        for value in values:
            taken.add(LAUNCH, {"bare": BARE}.get(name, name), [value])
    return taken


def test_a_median_comes_with_the_interval_that_holds_it() -> None:
    assert Figure.of([7]) == Figure(7, 7, 7)
    assert Figure.of([3, 1, 2]) == Figure(2, 1, 3)
    fifteen = Figure.of([*range(1, 15), 900])
    assert (fifteen.middle, fifteen.low, fifteen.high) == (8, 4, 12)


def test_a_round_counts_as_one_value() -> None:
    taken = Measured()
    taken.add(CURSOR, "200 cards", [1, 2, 90])
    taken.add(CURSOR, "200 cards", [4])
    assert taken.values(CURSOR, "200 cards") == [2, 4]


def test_rounds_are_held_against_each_other_one_by_one() -> None:
    taken = measured(bare=[10, 20], small=[15, 30])
    assert taken.ratios(LAUNCH, "small", (LAUNCH, BARE)) == [1.5, 1.5]


@pytest.mark.parametrize(
    ("bare", "small", "verdict"),
    [([10, 10], [12, 13], "met"), ([10, 10], [15, 16], "missed"), ([10, 10], [13, 16], "undecided")],
)
def test_a_verdict_needs_the_whole_interval(bare: list[float], small: list[float], verdict: str) -> None:
    (row, *_) = rows(measured(bare=bare, small=small), "small", "large", ())
    assert (row.what, row.goal, row.verdict) == (LAUNCH, f"≤ 1.35 × {BARE}", verdict)


def test_the_table_has_a_line_for_each_figure_and_promises_nothing_for_others() -> None:
    found = rows(measured(bare=[10], small=[12], peer=[60]), "small", "large", ("peer",))
    lines = table(found).splitlines()
    assert lines[0].split() == ["what", "on", "goal", "median", "interval", "ratio", "verdict"]
    assert [row.subject for row in found] == ["small", BARE, "peer"]
    assert lines[4].split()[-2:] == ["5.00", "(5.00–5.00)"]
    assert found[0].as_json()["ratio"] == 1.2


def test_every_promise_says_what_it_is_held_against() -> None:
    promised = list(goals("200 cards", "100,000 cards"))
    assert len(promised) == len(set(promised)) == 28
    assert Goal(DUE, "100,000 cards", 1.3, "ms", (DUE, "200 cards")) in promised
