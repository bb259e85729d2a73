"""What was done in a range of days, and the pages of it: nothing left out, and no text taken for anything else."""

import csv
import io
from datetime import date
from html.parser import HTMLParser

import pytest

from jobboard.errors import InvalidInputError
from jobboard.followup.enums import Channel, Stage, TouchKind
from jobboard.store.actions.cards import add_note
from jobboard.store.actions.exchange import log_touch, reject
from jobboard.store.actions.interviews import cancel_interview, interview
from jobboard.store.actions.stages import move_card
from jobboard.store.store import Store
from jobboard.transfer.formats.activity_report import HEADER, ReportFormat, activity_report, render
from tests.store.builders import card, when

HOSTILE = "<script>alert(1)</script> | =1+1 & *x*"


def done(store: Store, first: str = "2026-11-01", last: str = "2026-11-30") -> list[tuple[str, ...]]:
    report = activity_report(store, date.fromisoformat(first), date.fromisoformat(last))
    return [(line.day, line.activity, line.company) for line in report.rows]


def test_applications_follow_ups_and_interviews_with_their_days(store: Store) -> None:
    job = card(store, "Nordwind", on="11-02")
    log_touch(store, job, TouchKind.FOLLOW_UP, Channel.EMAIL, "Dana Ruiz", when("11-09"))
    interview(store, job, when("11-12", "10:00"), people=("Dana Ruiz",), round="technical")
    interview(store, job, when("11-20"))
    card(store, "Before", on="10-31")
    card(store, "Wanted", Stage.TARGET, on="11-03")
    assert done(store) == [
        ("2026-11-02", "Application", "Nordwind"),
        ("2026-11-09", "Follow-up", "Nordwind"),
        ("2026-11-12", "Interview", "Nordwind"),
        ("2026-11-20", "Interview (booked)", "Nordwind"),
    ]
    report = activity_report(store, None, date(2026, 11, 30), "Ada Byron")
    assert report.first == date(2026, 11, 1)
    assert report.counts == "1 application, 1 follow-up, 2 interviews"
    assert report.title == "Job search activity of Ada Byron, 1 Nov 2026 to 30 Nov 2026"
    rows = {line.activity: (line.how, line.person, line.status) for line in report.rows}
    assert rows["Follow-up"] == ("email", "Dana Ruiz", "Interviewed")
    assert rows["Interview"] == ("technical", "Dana Ruiz", "Interviewed")


def test_both_ends_count_and_an_application_counts_once(store: Store) -> None:
    job = card(store, "Nordwind", on="11-02")
    move_card(store, job, Stage.TARGET, when("11-03"))
    move_card(store, job, Stage.APPLIED, when("11-04"))
    assert done(store, "2026-11-02", "2026-11-02") == [("2026-11-02", "Application", "Nordwind")]
    assert done(store, "2026-11-03", "2026-11-30") == []


def test_a_cancelled_interview_was_none_and_a_rejection_is_told(store: Store) -> None:
    job = card(store, "Nordwind", on="11-02")
    interview(store, job, when("11-20"))
    cancel_interview(store, job)
    reject(store, job)
    assert [each[1] for each in done(store)] == ["Application", "Rejection received"]


def test_without_days_it_is_this_month_so_far_and_days_must_be_in_order(store: Store) -> None:
    report = activity_report(store, None, None)
    assert (report.first, report.last) == (date(2026, 11, 1), date(2026, 11, 16))
    with pytest.raises(InvalidInputError, match="comes before"):
        activity_report(store, date(2026, 11, 2), date(2026, 11, 1))


class Cells(HTMLParser):
    """The texts of a page, and the elements it is made of."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def test_a_hostile_text_stays_text_on_every_page(store: Store) -> None:
    job = card(store, HOSTILE + "\x1b[31m", role="=HYPERLINK(1)", on="11-02")
    add_note(store, job, "my salary is 90k")
    report = activity_report(store, None, None, HOSTILE)
    html, markdown, table = (
        "".join(render(report, form)) for form in (ReportFormat.HTML, ReportFormat.MARKDOWN, ReportFormat.CSV)
    )
    read = Cells()
    read.feed(html)
    assert HOSTILE in read.texts
    assert "script" not in read.tags
    assert r"\<script\>alert(1)\</script\> \| =1+1 \& \*x\*" in markdown
    head, row = csv.reader(io.StringIO(table, newline=""))
    assert head == list(HEADER)
    assert row[2:4] == [HOSTILE, "'=HYPERLINK(1)"]
    assert "\x1b" not in html + markdown + table
    assert "90k" not in html + markdown + table, "notes stay out"


def test_an_empty_month_is_a_page_too(store: Store) -> None:
    for form in ReportFormat:
        assert "".join(render(activity_report(store, None, None), form))
