"""What was measured, and how sure one can be of it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import comb
from statistics import median

_SURE = 0.95


@dataclass(frozen=True, slots=True)
class Figure:
    """A median with the interval that holds it, 95 times of a hundred; of fewer than six values, all of them."""

    middle: float
    low: float
    high: float

    @classmethod
    def of(cls, values: Sequence[float]) -> "Figure":
        """Of at least one value."""
        ordered = sorted(values)
        cut = _cut(len(ordered))
        return cls(median(ordered), ordered[cut], ordered[-1 - cut])


class Measured:
    """Values by what was measured and on what, one a round, so that a round's values can be held against each other."""

    def __init__(self) -> None:
        self._rounds: defaultdict[tuple[str, str], list[float]] = defaultdict(list)

    def add(self, what: str, subject: str, values: Iterable[float]) -> None:
        """Keep a round's values as their median."""
        self._rounds[what, subject].append(median(values))

    def has(self, what: str, subject: str) -> bool:
        """Whether it was measured."""
        return (what, subject) in self._rounds

    def values(self, what: str, subject: str) -> list[float]:
        """Each round's, in their order."""
        return self._rounds[what, subject]

    def ratios(self, what: str, subject: str, base: tuple[str, str]) -> list[float]:
        """How many times the base's, round by round."""
        return [one / other for one, other in zip(self.values(what, subject), self.values(*base), strict=False)]


def _cut(count: int) -> int:
    """How many of the smallest and of the largest values can be left out, so that the rest holds the median."""
    left_out, cut = 2 * 0.5**count, 0
    while left_out <= 1 - _SURE and cut < (count - 1) // 2:
        cut += 1
        left_out += 2 * comb(count, cut) * 0.5**count
    return max(0, cut - 1) if left_out > 1 - _SURE else cut
