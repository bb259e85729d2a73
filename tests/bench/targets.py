"""What the figures are held against, and the table that says it."""

from collections.abc import Iterator
from dataclasses import dataclass

from tests.bench.measure import (
    AGAIN,
    BARE,
    BYTES,
    COLUMN,
    CURSOR,
    DETAIL,
    DUE,
    FILTER,
    FIRST_FRAME,
    FIRST_SCREEN,
    HELD,
    IDLE,
    IMPORT,
    LAUNCH,
    LIBRARIES,
    MEMORY,
    MOVE,
    NARROW,
    PANEL,
    RESULTS,
    RULE,
    TYPED,
)
from tests.bench.report import Figure, Measured

_HEADINGS = ("what", "on", "goal", "median", "interval", "ratio", "verdict")
_RIGHT = ("goal", "median", "interval", "ratio")


@dataclass(frozen=True, slots=True)
class Goal:
    """At most `limit`, in the unit of what is measured or, where there is a `base`, in times of that."""

    what: str
    subject: str
    limit: float
    unit: str
    base: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table; `ratio` is to the goal's base, `verdict` empty where nothing was promised."""

    what: str
    subject: str
    unit: str
    goal: str
    figure: Figure
    ratio: Figure | None
    verdict: str

    def as_json(self) -> dict[str, object]:
        """The same for programs."""
        interval = [self.figure.low, self.figure.high]
        return {
            "what": self.what, "on": self.subject, "goal": self.goal, "unit": self.unit,
            "median": self.figure.middle, "interval": interval,
            "ratio": self.ratio.middle if self.ratio else None, "verdict": self.verdict,
        }  # fmt: skip


def goals(small: str, large: str) -> Iterator[Goal]:
    """Everything that is promised, on a board of usual size and on a large one."""
    yield Goal(FIRST_SCREEN, small, 6_000, "B")
    yield Goal(BYTES + CURSOR, small, 160, "B")
    yield Goal(BYTES + COLUMN, small, 400, "B")
    yield Goal(BYTES + MOVE, small, 1_200, "B")
    yield Goal(BYTES + DETAIL, small, 8_000, "B")
    yield Goal(BYTES + PANEL, small, 2_000, "B")
    yield Goal(BYTES + NARROW, small, 2_000, "B")
    yield Goal(BYTES + TYPED, small, 200, "B")
    yield Goal(BYTES + RESULTS, small, 6_000, "B")
    yield Goal(IDLE, small, 0, "B")
    yield Goal(LAUNCH, small, 1.35, "ms", (LAUNCH, BARE))
    yield Goal(FIRST_FRAME, small, 0.35, "ms", (LAUNCH, BARE))
    yield Goal(AGAIN, small, 1.35, "ms", (LAUNCH, BARE))
    yield Goal(LAUNCH, large, 1.2, "ms", (LAUNCH, small))
    for key in (CURSOR, COLUMN):
        yield Goal(key, large, 10, "ms")
        yield Goal(key, large, 1.2, "ms", (key, small))
    yield Goal(MOVE, large, 25, "ms")
    yield Goal(HELD, large, 100, "ms")
    yield Goal(FILTER, large, 60, "ms")
    yield Goal(MEMORY, large, 1.3, "MB", (MEMORY, small))
    yield Goal(MEMORY, large, 60, "MB")
    yield Goal(DUE, small, 2, "ms", (DUE, LIBRARIES))
    yield Goal(DUE, large, 2, "ms", (DUE, LIBRARIES))
    yield Goal(DUE, large, 1.3, "ms", (DUE, small))
    yield Goal(IMPORT, large, 40, "s")
    yield Goal(RULE, large, 20, "s")


def rows(measured: Measured, small: str, large: str, peers: tuple[str, ...]) -> list[Row]:
    """One for each goal, then what was measured on other programs."""
    promised = [_row(goal, measured) for goal in goals(small, large) if measured.has(goal.what, goal.subject)]
    others = [
        Row(
            what,
            peer,
            unit,
            "",
            Figure.of(measured.values(what, peer)),
            _ratio(measured, what, peer, (what, small)),
            "",
        )
        for what, unit in ((LAUNCH, "ms"), (FIRST_SCREEN, "B"), (MEMORY, "MB"), (CURSOR, "ms"), (BYTES + CURSOR, "B"))
        for peer in (BARE, *peers)
        if measured.has(what, peer)
    ]
    return promised + others


def table(found: list[Row]) -> str:
    """All rows under their headings."""
    cells = [_HEADINGS, *(_cells(row) for row in found)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(_HEADINGS))]
    lines = ["  ".join(_fitted(cell, at, widths[at]) for at, cell in enumerate(row)).rstrip() for row in cells]
    return "\n".join([lines[0], "─" * max(map(len, lines)), *lines[1:]])


def _row(goal: Goal, measured: Measured) -> Row:
    figure = Figure.of(measured.values(goal.what, goal.subject))
    ratio = _ratio(measured, goal.what, goal.subject, goal.base) if goal.base else None
    said = f"≤ {goal.limit:,} {goal.unit}"
    if goal.base:
        base = goal.base[1] if goal.base[0] == goal.what else " ".join(goal.base)
        said = f"≤ {goal.limit} × {base}"
    return Row(goal.what, goal.subject, goal.unit, said, figure, ratio, _verdict(ratio or figure, goal.limit))


def _ratio(measured: Measured, what: str, subject: str, base: tuple[str, str]) -> Figure:
    return Figure.of(measured.ratios(what, subject, base))


def _verdict(figure: Figure, limit: float) -> str:
    """Met or missed where the whole interval is."""
    if figure.high <= limit:
        return "met"
    return "missed" if figure.low > limit else "undecided"


def _cells(row: Row) -> tuple[str, ...]:
    ratio = f"{row.ratio.middle:.2f} ({row.ratio.low:.2f}–{row.ratio.high:.2f})" if row.ratio else ""
    interval = f"{_number(row.figure.low)}–{_number(row.figure.high)}"
    return row.what, row.subject, row.goal, f"{_number(row.figure.middle)} {row.unit}", interval, ratio, row.verdict


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 or value == int(value) else f"{value:.1f}"


def _fitted(cell: str, column: int, width: int) -> str:
    return cell.rjust(width) if _HEADINGS[column] in _RIGHT else cell.ljust(width)
