"""What was measured, and the one table that says it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median, quantiles

BARE = "bare"
"""The subject that every other is held against: the least that a program of that kind can do."""

_HEADINGS = ("what", "board", "median", "middle half", "× bare", "× 50", "bytes")


@dataclass(frozen=True, slots=True)
class Sample:
    """One measurement: a figure in the unit of its series, and the bytes written to the terminal meanwhile."""

    figure: float
    written: int


@dataclass(frozen=True, slots=True)
class Series:
    """The same thing measured several times on one subject; at least once."""

    what: str
    subject: str
    unit: str
    samples: tuple[Sample, ...]

    @property
    def median(self) -> float:
        """The figure in the middle."""
        return median(sample.figure for sample in self.samples)

    @property
    def middle_half(self) -> tuple[float, float]:
        """Between what the middle half of the figures lies."""
        figures = [sample.figure for sample in self.samples]
        if len(figures) == 1:
            return figures[0], figures[0]
        low, _, high = quantiles(figures, n=4, method="inclusive")
        return low, high

    @property
    def written(self) -> int:
        """The bytes in the middle."""
        return round(median(sample.written for sample in self.samples))


def ratio(series: Series, base: str, among: Iterable[Series]) -> float | None:
    """How many times the figure of the subject `base` it takes; None for bare, the base itself, or without a base."""
    if series.subject in (BARE, base):
        return None
    for other in among:
        if other.what == series.what and other.subject == base and other.median > 0:
            return series.median / other.median
    return None


def table(everything: Sequence[Series], small_board: str) -> str:
    """Lay all series out in one table, in their order."""
    rows = [_HEADINGS, *(_row(series, everything, small_board) for series in everything)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEADINGS))]
    lines = ["  ".join(_fitted(cell, at, widths[at]) for at, cell in enumerate(row)) for row in rows]
    lines.insert(1, "  ".join("─" * width for width in widths))
    return "\n".join(line.rstrip() for line in lines)


def as_json(everything: Sequence[Series], small_board: str) -> list[dict[str, object]]:
    """Say the same for programs, with every single figure."""
    return [
        {
            "what": series.what,
            "board": series.subject,
            "unit": series.unit,
            "median": round(series.median, 2),
            "middle_half": [round(edge, 2) for edge in series.middle_half],
            "to_bare": _rounded(ratio(series, BARE, everything)),
            "to_small_board": _rounded(ratio(series, small_board, everything)),
            "bytes": series.written,
            "figures": [round(sample.figure, 2) for sample in series.samples],
        }
        for series in everything
    ]


def _row(series: Series, everything: Sequence[Series], small_board: str) -> tuple[str, ...]:
    low, high = series.middle_half
    return (
        series.what,
        series.subject,
        f"{series.median:.1f} {series.unit}",
        f"{low:.1f}–{high:.1f}",
        _times(ratio(series, BARE, everything)),
        _times(ratio(series, small_board, everything)),
        f"{series.written:,}" if series.written else "",
    )


def _fitted(cell: str, column: int, width: int) -> str:
    return cell.ljust(width) if _HEADINGS[column] in ("what", "board") else cell.rjust(width)


def _times(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)
