"""What was done for the search in a range of days: applications, follow-ups, interviews, with dates and employers."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from html import escape
from pathlib import Path
from typing import NamedTuple

from jobboard.errors import InvalidInputError
from jobboard.followup.display_names import CHANNEL_NAMES, STAGE_NAMES, count_noun, outcome_name
from jobboard.followup.enums import InterviewState, TouchKind
from jobboard.store.queries.calendar import ActivityEntry, activity_entries
from jobboard.store.store import Store
from jobboard.text import clean
from jobboard.transfer.formats.csv_cells import csv_line
from jobboard.transfer.formats.markdown import escaped, markdown_table
from jobboard.transfer.formats.registry import format_by_suffix

_MILESTONES = {"applied": "Application", "offer": "Offer received", "rejected": "Rejection received"}
_TOUCHES = {
    TouchKind.REACH_OUT: "First contact",
    TouchKind.FOLLOW_UP: "Follow-up",
    TouchKind.THANK_YOU: "Thank-you note",
    TouchKind.ANSWER: "Answer",
    TouchKind.LAST_MESSAGE: "Last message",
    TouchKind.OTHER: "Message",
}
_COUNTED = {"Application": "application", "Follow-up": "follow-up", "Interview": "interview"}


class ActivityRow(NamedTuple):
    """One activity in words, under the columns of HEADER; `status` is where the application stands today."""

    day: str
    activity: str
    company: str
    role: str
    how: str
    person: str
    status: str


HEADER = ActivityRow("Date", "Activity", "Employer", "Role", "How", "Person", "Where it stands")


@dataclass(frozen=True, slots=True)
class ActivityReport:
    """A report: from the first to the last day, both counted in; `name` is whose search it is, perhaps empty."""

    first: dt.date
    last: dt.date
    name: str
    rows: tuple[ActivityRow, ...]

    @property
    def title(self) -> str:
        """What the report is about."""
        whose = f" of {self.name}" if self.name else ""
        return f"Job search activity{whose}, {_long_day(self.first)} to {_long_day(self.last)}"

    @property
    def counts(self) -> str:
        """How much there was of what job centres ask for: "3 applications, 5 follow-ups, 1 interview"."""
        counts = Counter(row.activity.partition(" (")[0] for row in self.rows)
        return ", ".join(count_noun(counts[name], noun) for name, noun in _COUNTED.items())


def activity_report(store: Store, first: dt.date | None, last: dt.date | None, name: str = "") -> ActivityReport:
    """The report; without days this month up to today. InvalidInputError where the last day comes before the first."""
    today = store.today()
    until = last or max(today, first or today)
    since = first or until.replace(day=1)
    if since > until:
        raise InvalidInputError(f"{until} comes before {since}", "give --from the earlier day")
    return ActivityReport(
        since, until, name, tuple(_row(entry, today) for entry in activity_entries(store, since, until))
    )


def _long_day(day: dt.date) -> str:
    """The day for people of any country: "16 Nov 2026"."""
    return f"{day.day} {day:%b %Y}"


def _row(entry: ActivityEntry, today: dt.date) -> ActivityRow:
    day = f"{entry.day:%Y-%m}" if entry.whole_month else entry.day.isoformat()
    how = entry.round if entry.kind == "interview" else CHANNEL_NAMES[entry.channel] if entry.channel else ""
    status = STAGE_NAMES[entry.stage] + (f", closed: {outcome_name(entry.outcome)}" if entry.outcome else "")
    return ActivityRow(day, _activity(entry, today), entry.company, entry.role, how, entry.person, status)


def _activity(entry: ActivityEntry, today: dt.date) -> str:
    if entry.touch:
        return _TOUCHES[entry.touch]
    if entry.kind == "interview":
        return "Interview (booked)" if entry.state is InterviewState.BOOKED and entry.day >= today else "Interview"
    return _MILESTONES[entry.kind]


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


def report_format(path: Path) -> ReportFormat:
    """The format that the file's name asks for; InvalidInputError where it names none."""
    return format_by_suffix(path, _SUFFIXES, "form")


def render(report: ActivityReport, form: ReportFormat) -> Iterable[str]:
    """The report in that format, in pieces."""
    match form:
        case ReportFormat.CSV:
            return map(csv_line, (HEADER, *report.rows))
        case ReportFormat.MARKDOWN:
            return _markdown(report)
        case ReportFormat.HTML:
            return _html(report)


def _markdown(report: ActivityReport) -> Iterator[str]:
    yield f"# {escaped(report.title)}\n\n{report.counts}.\n"
    if report.rows:
        yield "\n" + "\n".join(markdown_table(HEADER, report.rows)) + "\n"


def _html(report: ActivityReport) -> Iterator[str]:
    title = escape(clean(report.title))
    yield (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<title>{title}</title><style>{_STYLE}</style></head>\n<body><h1>{title}</h1>\n<p>{report.counts}.</p>\n"
    )
    yield f"<table><thead>{_html_row('th', HEADER)}</thead><tbody>\n"
    yield from (f"{_html_row('td', row)}\n" for row in report.rows)
    yield '</tbody></table>\n<p class="sign">Date, signature: ____________________</p>\n</body></html>\n'


def _html_row(tag: str, texts: Iterable[str]) -> str:
    return f"<tr>{''.join(f'<{tag}>{escape(clean(text))}</{tag}>' for text in texts)}</tr>"
