"""What was done for the search in a range of days: applications, follow-ups, interviews, with dates and employers."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from html import escape
from pathlib import Path

from jobboard.errors import InvalidInputError
from jobboard.followup.display_names import CHANNEL_NAMES, STAGE_NAMES, count_noun, outcome_name
from jobboard.followup.enums import InterviewState, TouchKind
from jobboard.store.queries.calendar import ActivityEntry, deeds
from jobboard.store.store import Store
from jobboard.text import clean, quote
from jobboard.transfer.formats.csv_cells import csv_line
from jobboard.transfer.formats.markdown import escaped, table

_DEEDS = {"applied": "Application", "offer": "Offer received", "rejected": "Rejection received"}
_TOUCHES = {
    TouchKind.REACH_OUT: "First contact",
    TouchKind.FOLLOW_UP: "Follow-up",
    TouchKind.THANK_YOU: "Thank-you note",
    TouchKind.ANSWER: "Answer",
    TouchKind.LAST_MESSAGE: "Last message",
    TouchKind.OTHER: "Message",
}
_COUNTED = {"Application": "application", "Follow-up": "follow-up", "Interview": "interview"}


@dataclass(frozen=True, slots=True)
class Line:
    """One activity in words; `where` is where the application stands today."""

    day: str
    activity: str
    company: str
    role: str
    how: str
    whom: str
    where: str


@dataclass(frozen=True, slots=True)
class Activity:
    """A report: from the first to the last day, both counted in; `name` is whose search it is, perhaps empty."""

    first: dt.date
    last: dt.date
    name: str
    lines: tuple[Line, ...]

    @property
    def title(self) -> str:
        """What the report is about."""
        whose = f" of {self.name}" if self.name else ""
        return f"Job search activity{whose}, {said_day(self.first)} to {said_day(self.last)}"

    @property
    def counts(self) -> str:
        """How much there was of what job centres ask for: "3 applications, 5 follow-ups, 1 interview"."""
        counts = Counter(line.activity.partition(" (")[0] for line in self.lines)
        return ", ".join(count_noun(counts[name], noun) for name, noun in _COUNTED.items())


def activity(store: Store, first: dt.date | None, last: dt.date | None, name: str = "") -> Activity:
    """The report; without days this month up to today. InvalidInputError where the last day comes before the first."""
    until = last or max(store.today(), first or store.today())
    since = first or until.replace(day=1)
    if since > until:
        raise InvalidInputError(f"{until} comes before {since}", "give --from the earlier day")
    return Activity(since, until, name, tuple(_line(deed, store.today()) for deed in deeds(store, since, until)))


def said_day(day: dt.date) -> str:
    """The day for people of any country: "16 Nov 2026"."""
    return f"{day.day} {day:%b %Y}"


def _line(deed: ActivityEntry, today: dt.date) -> Line:
    day = f"{deed.day:%Y-%m}" if deed.whole_month else deed.day.isoformat()
    how = deed.round if deed.kind == "interview" else CHANNEL_NAMES[deed.channel] if deed.channel else ""
    where = STAGE_NAMES[deed.stage]
    if deed.outcome:
        where += f", closed: {outcome_name(deed.outcome)}"
    return Line(day, _activity(deed, today), deed.company, deed.role, how, deed.person, where)


def _activity(deed: ActivityEntry, today: dt.date) -> str:
    if deed.touch:
        return _TOUCHES[deed.touch]
    if deed.kind == "interview":
        return "Interview (booked)" if deed.state is InterviewState.BOOKED and deed.day >= today else "Interview"
    return _DEEDS[deed.kind]


HEAD: Sequence[str] = ("Date", "Activity", "Employer", "Role", "How", "Person", "Where it stands")
"""The columns, as `cells` fills them."""


def cells(line: Line) -> tuple[str, ...]:
    """One line under the columns of HEAD."""
    return line.day, line.activity, line.company, line.role, line.how, line.whom, line.where


class ReportFormat(StrEnum):
    """What a report can be."""

    CSV = "csv"
    MARKDOWN = "markdown"
    HTML = "html"


_SUFFIXES = {
    ".csv": ReportFormat.CSV,
    ".md": ReportFormat.MARKDOWN,
    ".markdown": ReportFormat.MARKDOWN,
    ".html": ReportFormat.HTML,
    ".htm": ReportFormat.HTML,
}
_STYLE = """
body { font: 11pt/1.4 sans-serif; margin: 2cm; color: #000; background: #fff }
h1 { font-size: 15pt } table { border-collapse: collapse; width: 100% }
th, td { border: 1px solid #999; padding: 3pt 5pt; text-align: left; vertical-align: top }
thead { display: table-header-group } tr { break-inside: avoid } th:first-child, td:first-child { white-space: nowrap }
p.sign { margin-top: 2cm }
@page { margin: 1.5cm } @media print { body { margin: 0 } }
"""


def form_of(path: Path) -> ReportFormat:
    """The form that the file's name asks for; InvalidInputError where it says none."""
    form = _SUFFIXES.get(path.suffix.lower())
    if form is None:
        raise InvalidInputError(
            f"the name {quote(path.name, 40)} tells no form", f"let it end in {', '.join(_SUFFIXES)}"
        )
    return form


def page(report: Activity, form: ReportFormat) -> Iterable[str]:
    """The report in that form, in pieces."""
    match form:
        case ReportFormat.CSV:
            return map(csv_line, (HEAD, *map(cells, report.lines)))
        case ReportFormat.MARKDOWN:
            return _markdown(report)
        case ReportFormat.HTML:
            return _html(report)


def _markdown(report: Activity) -> Iterator[str]:
    yield f"# {escaped(report.title)}\n\n{report.counts}.\n"
    if report.lines:
        yield "\n" + "\n".join(table(HEAD, map(cells, report.lines))) + "\n"


def _html(report: Activity) -> Iterator[str]:
    title = escape(clean(report.title))
    yield (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<title>{title}</title><style>{_STYLE}</style></head>\n<body><h1>{title}</h1>\n<p>{report.counts}.</p>\n"
    )
    yield f"<table><thead>{_row('th', HEAD)}</thead><tbody>\n"
    yield from (f"{_row('td', cells(line))}\n" for line in report.lines)
    yield '</tbody></table>\n<p class="sign">Date, signature: ____________________</p>\n</body></html>\n'


def _row(tag: str, texts: Iterable[str]) -> str:
    return f"<tr>{''.join(f'<{tag}>{escape(clean(text))}</{tag}>' for text in texts)}</tr>"
