"""What stands in the panel, line by line; pure, so that its layout can be seen without a screen."""

from datetime import date
from textwrap import wrap
from typing import NamedTuple

from jobboard.dates.format import format_day
from jobboard.followup.display_names import count_noun, recipient_phrase, upcoming_heading
from jobboard.followup.enums import StepKind, StepState
from jobboard.followup.step_text import lateness, step_name
from jobboard.store.views import Panel, PanelEntry, StepView
from jobboard.text import clean, pad
from jobboard.tui.base.labels import sign
from jobboard.tui.base.line_widget import BLANK, Cursor, Line, TextRole, TextSpan

_UPCOMING_LINES = 4
"""Lines of the days ahead that are worth more than showing another step in full."""
_DAY_COLUMN = 5
"""Cells at least for the names of the days ahead."""
_WEEK = 7
_REASON_LINES = 2
"""Lines that a reason gets at most."""


class DeferredMarker:
    """The line that says how many steps can wait; a place of its own for the cursor."""


DEFERRED = DeferredMarker()
PanelTarget = PanelEntry | DeferredMarker
"""Where the panel's cursor can be."""


class Row(NamedTuple):
    """A line of the panel, and the index of the target that it belongs to."""

    line: Line
    target: int | None = None


def targets(panel: Panel, is_open: bool) -> list[PanelTarget]:
    """Where the cursor can go, from the top; `is_open` says whether the ones that can wait are listed."""
    result: list[PanelTarget] = list(panel.due)
    if panel.deferred:
        result.append(DEFERRED)
    if is_open:
        result += panel.deferred
    return result + list(panel.upcoming)


def rows(
    panel: Panel,
    today: date,
    cells: int,
    height: int,
    cursor: int | None = None,
    is_open: bool = False,
    *,
    ahead: int,
    sweep_key: str = "",
) -> list[Row]:
    """The panel's lines for a width of `cells`.

    Steps are shown in full as far as `height` goes, the first and the cursor's always. `cursor` is the index of a
    target, None while the keys go elsewhere; `ahead` is the rule of that name, and `sweep_key` the key named on the
    quiet line.
    """
    builder = _Builder(today, cells, cursor)
    spare = height - _least(panel, is_open)
    for index, entry in enumerate(panel.due):
        details = builder.details_of(entry)
        spare -= len(details) + 1
        builder.add_entry(entry, details if index == 0 or spare >= 0 or builder.at_cursor else [])
    if not panel.due:
        builder.add_text("Nothing needs a follow-up now.")
    if panel.deferred:
        verb = "waits" if len(panel.deferred) == 1 else "can wait"
        mark = "▾" if is_open else "▸"
        builder.add_target(Line((TextSpan(f"{mark} {len(panel.deferred)} more {verb}", TextRole.MUTED),)))
    for entry in panel.deferred if is_open else ():
        builder.add_entry(entry, builder.details_of(entry) if builder.at_cursor else [])
    if panel.upcoming:
        builder.add_heading(upcoming_heading(ahead))
        builder.add_upcoming(panel.upcoming)
    if panel.quiet_count:
        cards = count_noun(panel.quiet_count, "card")
        builder.add_gap()
        builder.add_text(f"{cards} quiet for weeks · {sweep_key} sweeps" if sweep_key else f"{cards} quiet for weeks")
    return builder.rows


def how_late(step: StepView, today: date) -> str:
    """How a step that is due stands, in few cells: "2 d late", "today", "by Wed"."""
    if step.state is StepState.OVERDUE:
        return f"{step.overdue_days} d late"
    return lateness(step.last_day, step.state, today)


def _least(panel: Panel, is_open: bool) -> int:
    """Lines that the panel takes with every step on one line, and the beginning of the days ahead."""
    lines = max(1, len(panel.due)) + (1 if panel.deferred else 0) + (len(panel.deferred) if is_open else 0)
    lines += min(len(panel.upcoming), _UPCOMING_LINES) + 2 if panel.upcoming else 0
    return lines + (2 if panel.quiet_count else 0)


class _Builder:
    """Puts the lines one under the other and counts the targets."""

    def __init__(self, today: date, cells: int, cursor: int | None) -> None:
        self.rows: list[Row] = []
        self._today = today
        self._cells = cells
        self._cursor = cursor
        self._target_count = 0

    @property
    def at_cursor(self) -> bool:
        """Whether the next target is the cursor's."""
        return self._target_count == self._cursor

    def add_entry(self, entry: PanelEntry, details: list[str]) -> None:
        """A step that is due: one line, and under it whom and why, and a blank line."""
        mark, text_role = sign(entry.step)
        left = (_company(entry), TextSpan(f" · {step_name(entry.step.kind, entry.step.attempt)}"))
        if details:
            self.add_gap()
        lines = [Line(left, (TextSpan(how_late(entry.step, self._today), text_role),), TextSpan(mark, text_role))]
        roles = [TextRole.PLAIN, *[TextRole.MUTED] * len(details)]
        lines += [Line((TextSpan(text, role),)) for text, role in zip(details, roles, strict=False)]
        self.add_target(*lines)
        if details:
            self.add_gap()

    def details_of(self, entry: PanelEntry) -> list[str]:
        """Whom and why."""
        step = entry.step
        recipient = recipient_phrase(step.to, step.channel)
        return [*([recipient] if recipient else []), *_reason(step.reason, max(10, self._cells))]

    def add_upcoming(self, entries: tuple[PanelEntry, ...]) -> None:
        """What comes in the next days, each day named once."""
        labels = [_short_day(entry.step.due, self._today) for entry in entries]
        column = max(_DAY_COLUMN, *(len(label) + 1 for label in labels))
        for label, before, entry in zip(labels, ["", *labels], entries, strict=False):
            day = TextSpan(pad("" if label == before else label, column), TextRole.MUTED)
            step = TextSpan(f" · {_describe_upcoming(entry.step, self._today)}", TextRole.MUTED)
            self.add_target(Line((day, _company(entry, TextRole.PLAIN), step)))

    def add_target(self, *lines: Line) -> None:
        """Lines of one target, drawn with the cursor where it is here."""
        if self.at_cursor:
            first, *rest = lines
            below = (line._replace(cursor=Cursor.HERE.below) for line in rest)
            lines = (first._replace(cursor=Cursor.HERE), *below)
        self.rows += [Row(line, self._target_count) for line in lines]
        self._target_count += 1

    def add_heading(self, text: str) -> None:
        """A heading with a blank line before it."""
        self.add_gap()
        self.rows.append(Row(Line((TextSpan(text, TextRole.STRONG),))))

    def add_text(self, text: str) -> None:
        """A line that is no target."""
        self.rows.append(Row(Line((TextSpan(text, TextRole.MUTED),))))

    def add_gap(self) -> None:
        """A blank line, unless there is one."""
        if self.rows and self.rows[-1].line != BLANK:
            self.rows.append(Row(BLANK))


def _reason(text: str, cells: int) -> tuple[str, ...]:
    """Why, folded."""
    return tuple(wrap(clean(text), cells, max_lines=_REASON_LINES, placeholder=" …"))


def _short_day(day: date, today: date) -> str:
    """ "Mon" within the next six days, else "23 Nov", since a week later it is another Monday."""
    return f"{day:%a}" if (day - today).days < _WEEK else f"{day.day} {day:%b}"


def _company(entry: PanelEntry, text_role: TextRole = TextRole.STRONG) -> TextSpan:
    return TextSpan(clean(entry.company), text_role, gives=True)


def _describe_upcoming(step: StepView, today: date) -> str:
    """What an upcoming step is, with the hour that matters: "prepare for Thu 10:00", "interview 10:00"."""
    name = step_name(step.kind, step.attempt)
    hour = f" {step.about_time:%H:%M}" if step.about_time else ""
    if step.kind is StepKind.PREPARE and step.about_day:
        return f"{name} for {format_day(step.about_day, today)}{hour}"
    return f"{name}{hour}" if step.kind is StepKind.INTERVIEW else name
