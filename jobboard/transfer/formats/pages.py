"""The report as a table for spreadsheets, as Markdown, and as a page to print."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from html import escape
from pathlib import Path

from jobboard.errors import WordsError
from jobboard.text import clean, quote
from jobboard.transfer.formats.activity_report import HEAD, Activity, cells
from jobboard.transfer.formats.csv_cells import csv_line
from jobboard.transfer.formats.marks import escaped, table


class Form(StrEnum):
    """What a report can be."""

    CSV = "csv"
    MARKDOWN = "markdown"
    HTML = "html"


_SUFFIXES = {".csv": Form.CSV, ".md": Form.MARKDOWN, ".markdown": Form.MARKDOWN, ".html": Form.HTML, ".htm": Form.HTML}
_STYLE = """
body { font: 11pt/1.4 sans-serif; margin: 2cm; color: #000; background: #fff }
h1 { font-size: 15pt } table { border-collapse: collapse; width: 100% }
th, td { border: 1px solid #999; padding: 3pt 5pt; text-align: left; vertical-align: top }
thead { display: table-header-group } tr { break-inside: avoid } th:first-child, td:first-child { white-space: nowrap }
p.sign { margin-top: 2cm }
@page { margin: 1.5cm } @media print { body { margin: 0 } }
"""


def form_of(path: Path) -> Form:
    """The form that the file's name asks for; WordsError where it says none."""
    form = _SUFFIXES.get(path.suffix.lower())
    if form is None:
        raise WordsError(f"the name {quote(path.name, 40)} tells no form", f"let it end in {', '.join(_SUFFIXES)}")
    return form


def page(report: Activity, form: Form) -> Iterable[str]:
    """The report in that form, in pieces."""
    match form:
        case Form.CSV:
            return map(csv_line, (HEAD, *map(cells, report.lines)))
        case Form.MARKDOWN:
            return _markdown(report)
        case Form.HTML:
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
