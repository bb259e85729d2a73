"""Whatever way a table of applications is written, the same cards come out of it."""

import csv
import io
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jobboard.followup.enums import Stage
from jobboard.followup.models import StageChanged
from jobboard.text import clean
from jobboard.transfer.formats.csv_cells import unguarded
from jobboard.transfer.tracker.make_plan import read_plan
from jobboard.transfer.tracker.row_reader import BLANK

TODAY = date(2026, 11, 16)
HEADERS = {
    "company": ("Company", "EMPLOYER", "company_name", "Organisation"),
    "role": ("Role", "Job Title", "jobTitle", "Position / Role"),
    "status": ("Status", "Stage", "Application Status"),
    "applied": ("Date Applied", "applied_date", "Application Date (when)"),
    "url": ("URL", "Job Link"),
    "location": ("Location", "City"),
    "note": ("Notes", "Comments"),
}
WORDS = {
    Stage.TARGET: "To Apply",
    Stage.APPLIED: "Applied",
    Stage.INTERVIEWED: "Interviewing",
    Stage.OFFER: "Offer",
    Stage.REJECTED: "Rejected",
}
DATE_FORMS = {"%Y-%m-%d": None, "%m/%d/%Y": False, "%d/%m/%Y": True, "%d.%m.%Y": True, "%d %b %Y": None}


@dataclass(frozen=True)
class Application:
    company: str
    role: str
    stage: Stage
    applied: date | None
    url: str
    location: str
    note: str


def text(*, lines: bool = False, least: int = 0) -> st.SearchStrategy[str]:
    letters = st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from(
        [",", ";", "|", '"', "'", " ", "é", "日"]
    )
    if lines:
        letters |= st.just("\n")
    return (
        st.text(letters, max_size=12)
        .map(lambda drawn: clean(drawn, lines=lines))
        .filter(lambda drawn: len(drawn) >= least and drawn.casefold() not in BLANK)
        # An apostrophe before what a spreadsheet would compute is read as the guard that an export puts there.
        .filter(lambda drawn: unguarded(drawn) == drawn)
    )


APPLICATIONS = st.lists(
    st.builds(
        Application,
        company=text(least=1),
        role=text(least=1),
        stage=st.sampled_from(list(Stage)),
        applied=st.none() | st.dates(date(2015, 1, 1), TODAY),
        url=st.just("") | st.integers(1, 99).map(lambda n: f"https://jobs.example/{n}"),
        location=text(),
        note=text(lines=True),
    ),
    min_size=1,
    max_size=8,
    unique_by=lambda each: each.company.casefold() + each.role.casefold(),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.data(), APPLICATIONS)
def test_every_way_of_writing_reads_back(tmp_path: Path, data: st.DataObject, wanted: list[Application]) -> None:
    form = data.draw(st.sampled_from(list(DATE_FORMS)))
    order = data.draw(st.permutations(list(HEADERS)))
    titles = {field: data.draw(st.sampled_from(HEADERS[field])) for field in order}
    end = data.draw(st.sampled_from(["\n", "\r\n", "\r"]))
    written = io.StringIO(newline="")
    writer = csv.writer(
        written,
        delimiter=data.draw(st.sampled_from(",;\t|")),
        # Beside "\r" alone the writer leaves "\n" unquoted, where it would end the row.
        quoting=csv.QUOTE_ALL if end == "\r" else data.draw(st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL])),
        lineterminator=end,
    )
    writer.writerow([titles[field] for field in order])
    for each in wanted:
        cells = {
            **vars(each),
            "status": WORDS[each.stage],
            "applied": each.applied.strftime(form) if each.applied else "",
        }
        writer.writerow([cells[field] for field in order])
    path = tmp_path / "written.csv"
    path.write_bytes(written.getvalue().encode(data.draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))))

    read = read_plan(path, TODAY, day_first=DATE_FORMS[form])
    assert not read.rejected_rows + read.duplicates + read.problems
    assert len(read.cards) == len(wanted)
    for card, each in zip(read.cards, wanted, strict=True):
        moved = {event.to: event.day for event in card.events if isinstance(event, StageChanged)}
        applied = moved.get(Stage.TARGET if each.stage is Stage.TARGET else Stage.APPLIED)
        back = Application(card.company, card.role, card.stage, applied, card.url, card.location, card.note)
        assert back == each
