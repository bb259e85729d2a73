"""The sums of the benchmark, without measuring anything."""

import json

from tests.bench.figures import BARE, Sample, Series, as_json, ratio, table


def series(subject: str, *figures: float, what: str = "launch", written: int = 100) -> Series:
    return Series(what, subject, "ms", tuple(Sample(figure, written) for figure in figures))


def test_medians_and_spread_are_not_moved_by_one_slow_run() -> None:
    calm = series("50", 10, 11, 12, 13, 900)
    assert calm.median == 12
    assert list(calm.middle_half) == [11, 13]
    assert list(series("50", 7).middle_half) == [7, 7]


def test_ratios_are_to_the_same_thing_on_the_other_subject() -> None:
    bare, other, small, large = series(BARE, 10), series(BARE, 1, what="key"), series("50", 20), series("10,000", 50)
    everything = [other, bare, small, large]
    assert ratio(large, BARE, everything) == 5
    assert ratio(large, "50", everything) == 2.5
    assert ratio(small, "50", everything) is None
    assert ratio(series("50", 3, what="due"), BARE, everything) is None


def test_the_table_names_each_series_with_its_ratios_and_bytes() -> None:
    everything = [series(BARE, 10), series("50", 20), series("10,000", 50, written=12345)]
    lines = table(everything, "50").splitlines()
    assert lines[0].split()[:3] == ["what", "board", "median"]
    assert lines[2].split() == ["launch", "bare", "10.0", "ms", "10.0–10.0", "100"]
    assert lines[4].split() == ["launch", "10,000", "50.0", "ms", "50.0–50.0", "5.00", "2.50", "12,345"]
    assert len({len(line) for line in lines}) == 1


def test_json_holds_every_figure() -> None:
    (bare, large) = json.loads(json.dumps(as_json([series(BARE, 10), series("10,000", 40, 60)], "50")))
    assert bare["to_bare"] is None
    assert (large["median"], large["to_bare"], large["figures"]) == (50, 5, [40, 60])
