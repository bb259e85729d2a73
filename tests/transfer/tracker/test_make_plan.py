"""Trackers as people keep them, read into plans; the files look like real ones, their rows are invented."""

from datetime import date, datetime, time
from pathlib import Path

import pytest

from jobboard.errors import InvalidInputError
from jobboard.followup.enums import InterviewState, Outcome, Stage, TouchKind
from jobboard.followup.models import Closed, History, Interview, StageChanged, Touch
from jobboard.followup.next_step import next_step
from jobboard.followup.rules import Rules
from jobboard.store.actions.import_row import ImportedCard
from jobboard.transfer.tracker.make_plan import read_plan
from jobboard.transfer.tracker.plan import ImportPlan, RowNote

TODAY = date(2026, 11, 16)


def plan(tmp_path: Path, text: str | bytes, name: str = "tracker.csv", day_first: bool | None = None) -> ImportPlan:
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_plan(path, TODAY, day_first=day_first)


def only(plan: ImportPlan) -> ImportedCard:
    assert len(plan.cards) == 1
    return plan.cards[0]


SHEET = """Job Number,Position,Company,Location,Status,Date Applied
1,Backend Engineer,NORDWIND AS,Remote,Applied,2026-02-11
2,ML Engineer,Fjordly,Remote - Oslo,Rejected,2026-02-11
3,ML Engineer,Lumen & Co,Remote,Applied,2026-02-11
4,ML Engineer,Lumen & Co,Remote,Applied,2026-02-11
5,QA Lead,Orbita,Bergen,To Apply,2026-02-24
"""


def test_a_sheet_with_its_columns_in_another_order(tmp_path: Path) -> None:
    read = plan(tmp_path, SHEET)
    assert [(card.company, card.role, card.stage, card.entered) for card in read.cards] == [
        ("NORDWIND AS", "Backend Engineer", Stage.APPLIED, date(2026, 2, 11)),
        ("Fjordly", "ML Engineer", Stage.REJECTED, None),
        ("Lumen & Co", "ML Engineer", Stage.APPLIED, date(2026, 2, 11)),
        ("Lumen & Co", "ML Engineer", Stage.APPLIED, date(2026, 2, 11)),
        ("Orbita", "QA Lead", Stage.TARGET, date(2026, 2, 24)),
    ]
    assert read.cards[1].location == "Remote - Oslo"
    assert read.cards[4].note == "Job Number: 5"
    assert len({card.key for card in read.cards}) == 5
    assert read.summary == (
        "5 rows, separated by commas.",
        (
            "Columns: 'Position' is the role, 'Company' is the company, 'Location' is the location, "
            "'Status' is the status, 'Date Applied' is the day of the application."
        ),
        "Kept in the note of each card: 'Job Number'.",
        "Dates are year-month-day or name the month.",
        "Status 'Applied' is Applied: 3 rows.",
        "Status 'Rejected' is Rejected: 1 row.",
        "Status 'To Apply' is Target: 1 row.",
        "Cards: 1 Target, 3 Applied, 1 Rejected.",
    )


def test_a_rejection_without_a_day_starts_no_clock(tmp_path: Path) -> None:
    rejected = plan(tmp_path, SHEET).cards[1]
    assert rejected.events == (StageChanged(Stage.APPLIED, date(2026, 2, 11)), StageChanged(Stage.REJECTED, None))


SEASON = """Company,Role name,Applied Date,Coding Challenge,Recruiter,Phone,On-Campus,Onsite,Result
Amber,Engineering Intern,8/82019 ,,,,,,
Gull (Winter),Engineering Intern,8-Jul,,,8/5/2019 & 8/14/2019,,,Rejection :(
Gull,Software Intern,9/25/2019,,,,,,reeejected
Mica,Program Intern,7/19/2019,,,,yes,yes,Accepted!
Nettle,,,,,,,,
Dune,Science Intern,8/28/2019,,yes,yes,,,ongoing
Capa,Technology Intern,8/14/2019,,,,,yes,Rejected
Birch,Engineering Intern,8/26/2019,,,n/a,,,Rejected
Twig,University Intern,8/14/2019,expired,,,,,
Kin,Engineering Intern,8/3/2019 and 9/9/2019 ,8/20/2019,,,,,
"""


def season(tmp_path: Path) -> dict[str, ImportedCard]:
    return {card.company: card for card in plan(tmp_path, SEASON).cards}


def test_a_season_told_by_columns(tmp_path: Path) -> None:
    read = plan(tmp_path, SEASON)
    assert {card.company: str(card.stage) for card in read.cards} == {
        "Amber": "applied",
        "Gull (Winter)": "rejected",
        "Gull": "rejected",
        "Mica": "offer",
        "Nettle": "target",
        "Dune": "interviewed",
        "Capa": "rejected",
        "Birch": "rejected",
        "Twig": "applied",
        "Kin": "applied",
    }
    assert "Dates are month/day/year, as numbers above 12 show." in read.summary
    assert "The year is guessed from the dates around it: row 3: 8-Jul as 2019-07-08." in read.summary


def test_a_slip_in_a_date_costs_only_the_date(tmp_path: Path) -> None:
    read = plan(tmp_path, SEASON)
    assert read.problems == (RowNote(2, "'Applied Date' is not a date: 8/82019; taken without a date"),)
    assert read.cards[0].events == (StageChanged(Stage.APPLIED, None),)
    assert read.cards[0].note == "Applied Date: 8/82019"


def test_dated_stages_become_interviews_that_were_held(tmp_path: Path) -> None:
    card = season(tmp_path)["Gull (Winter)"]
    assert card.events == (
        StageChanged(Stage.APPLIED, date(2019, 7, 8)),
        Interview(date(2019, 8, 5), state=InterviewState.HELD, round="Phone"),
        Interview(date(2019, 8, 14), state=InterviewState.HELD, round="Phone"),
        StageChanged(Stage.REJECTED, None),
    )
    assert card.note == "Applied Date: 8-Jul (year guessed)"


def test_a_yes_is_a_stage_of_unknown_day(tmp_path: Path) -> None:
    cards = season(tmp_path)
    applied = StageChanged(Stage.APPLIED, date(2019, 8, 28))
    assert cards["Dune"].events == (applied, StageChanged(Stage.INTERVIEWED, None))
    assert cards["Dune"].note == "Recruiter: yes\nPhone: yes"
    assert StageChanged(Stage.INTERVIEWED, None) in cards["Capa"].events
    assert cards["Birch"].note == ""
    assert StageChanged(Stage.INTERVIEWED, None) not in cards["Birch"].events


def test_an_accepted_offer_is_closed(tmp_path: Path) -> None:
    card = season(tmp_path)["Mica"]
    assert (card.stage, card.outcome) == (Stage.OFFER, Outcome.ACCEPTED)
    assert card.events[-2:] == (StageChanged(Stage.OFFER, None), Closed(Outcome.ACCEPTED, None))


def test_a_second_application_day_and_work_they_asked_for(tmp_path: Path) -> None:
    card = season(tmp_path)["Kin"]
    assert card.events == (StageChanged(Stage.APPLIED, date(2019, 8, 3)), Touch(TouchKind.OTHER, date(2019, 8, 20)))
    assert card.note == "Applied Date: 8/3/2019 and 9/9/2019"


SAVED = """Saved Date,Job Url,Job Title,Company Name
"10/10/24, 3:54 AM",https://jobs.example/1,"Unity Developer, Remote",Artefact Core
"11/23/24, 11:39 PM",https://jobs.example/2,,
"1/2/25, 1:04 AM",https://jobs.example/3,"Softwareentwickler (m/w/d)",Blum "Gruppe
"""


def test_saved_jobs_are_targets_and_a_link_alone_is_refused(tmp_path: Path) -> None:
    read = plan(tmp_path, SAVED)
    first = read.cards[0]
    assert (first.stage, first.entered, first.url) == (Stage.TARGET, date(2024, 10, 10), "https://jobs.example/1")
    assert first.events == (StageChanged(Stage.TARGET, date(2024, 10, 10), time(3, 54)),)
    assert read.cards[1].company == 'Blum "Gruppe'
    assert read.rejected_rows == (
        RowNote(3, "no company and no role: only 11/23/24, 11:39 PM, https://jobs.example/2"),
    )
    assert read.rows == 3


JSON = """{"meta": {"export_date": "2026-02-01", "tags": ["a"]}, "applications": [
 {"id": 1, "jobTitle": "NOC Analyst", "status": "Application viewed", "date_applied": "2026-01-25",
  "company": "Rel\\u00edant", "location": null, "remote": true, "skills": ["sql", "linux"]},
 "a stray text",
 {"id": 2, "jobTitle": "Cloud Engineer", "status": "Not selected by employer", "company": "Foil"}]}"""


def test_a_json_history(tmp_path: Path) -> None:
    read = plan(tmp_path, JSON, "history.json")
    viewed, refused = read.cards
    assert (viewed.company, viewed.stage, viewed.status) == ("Relíant", Stage.APPLIED, "Application viewed")
    assert viewed.note == "id: 1\nremote: yes\nskills: sql, linux"
    assert (refused.stage, refused.events) == (Stage.REJECTED, (StageChanged(Stage.REJECTED, None),))
    assert read.rejected_rows == (RowNote(2, "not an object"),)
    assert read.row_word == "entry"
    assert read.summary[0] == "3 entries, a JSON list."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize(
    "text",
    [
        "Company;Role;Notes\nMüller, Söhne;SRE;good; really\n",
        "Company\tRole\tNotes\nMüller, Söhne\tSRE\t\n",
        "Company|Role\r\nMüller, Söhne|SRE\r\n",
        'Role,Company\r"SRE","Müller, Söhne"',
        'sep=;\nRole;Company\nSRE;"Müller, Söhne"\n',
        'My job hunt, 2026\n\n"Job Role","Company / Organisation (name)"\r\nSRE,"Müller, Söhne"\r',
    ],
)
def test_any_delimiter_line_end_and_mark(tmp_path: Path, text: str, encoding: str) -> None:
    card = only(plan(tmp_path, text.encode(encoding)))
    assert (card.company, card.role) == ("Müller, Söhne", "SRE")


def test_rows_count_as_a_spreadsheet_counts_them(tmp_path: Path) -> None:
    text = 'Title of my list,\nCompany,Notes,Date Applied\nA,"two\nlines",x9\n\nB,,y9\n'
    read = plan(tmp_path, text)
    assert [note.row for note in read.problems] == [3, 5]
    assert read.cards[0].note == "two\nlines\nDate Applied: x9"
    assert "The header is in row 2; not taken above it: row 1." in read.summary


def test_a_header_in_the_middle_is_skipped_and_said(tmp_path: Path) -> None:
    read = plan(tmp_path, "Company,Role\nA,x\nCompany,Role\nB,y\n")
    assert [card.company for card in read.cards] == ["A", "B"]
    assert "The header stands again, skipped: row 3." in read.summary


def test_the_same_row_twice_is_one_card(tmp_path: Path) -> None:
    read = plan(tmp_path, "Company,Role\nA,x\nB,y\nA,x\n")
    assert len(read.cards) == 2
    assert read.duplicates == (RowNote(4, "the same as row 2"),)
    assert read.rows == 3


def test_a_changed_status_is_still_the_same_application(tmp_path: Path) -> None:
    before = only(plan(tmp_path, "Company,Role,Status\nA,x,Applied\n"))
    after = only(plan(tmp_path, "Role,Company,Status\nx, a ,Rejected\n"))
    assert before.key == after.key


def test_an_unknown_status_is_kept_and_put_where_it_is_least_wrong(tmp_path: Path) -> None:
    read = plan(tmp_path, "Company,Status,Date Applied\nA,Zugesagt,2026-01-02\nB,Vielleicht,\n")
    assert [(card.stage, card.status) for card in read.cards] == [
        (Stage.APPLIED, "Zugesagt"),
        (Stage.TARGET, "Vielleicht"),
    ]
    assert "Status 'Zugesagt' is not known and kept as text; the row's dates say the column: 1 row." in (read.summary)


def test_an_application_of_tomorrow_is_taken_without_its_date(tmp_path: Path) -> None:
    read = plan(tmp_path, "Company,Date Applied\nA,2026-11-17\nB,2026-11-16\n")
    assert [card.entered for card in read.cards] == [None, date(2026, 11, 16)]
    assert read.problems == (RowNote(2, "'Date Applied' lies in the future: 2026-11-17; taken without that date"),)
    assert read.cards[0].note == "Date Applied: 2026-11-17"


def test_an_interview_ahead_is_booked(tmp_path: Path) -> None:
    card = only(plan(tmp_path, "Company,Applied,Interview Date\nA,2026-11-02,2026-11-20 10:00\n"))
    booked = Interview(date(2026, 11, 20), time(10), InterviewState.BOOKED, booked_day=TODAY)
    assert card.events == (StageChanged(Stage.APPLIED, date(2026, 11, 2)), booked)
    assert card.stage is Stage.INTERVIEWED


def test_dates_out_of_order_still_end_in_the_stage_that_is_said(tmp_path: Path) -> None:
    text = "Company,Saved,Applied,Interview,Rejected\nA,2026-01-01,2026-03-01,2026-02-01,\nB,,,2026-05-02,2026-05-01\n"
    read = plan(tmp_path, text)
    assert [card.stage for card in read.cards] == [Stage.INTERVIEWED, Stage.REJECTED]
    for card in read.cards:
        assert card.events[-1] == StageChanged(card.stage, None)


def test_a_phone_column_may_hold_numbers(tmp_path: Path) -> None:
    card = only(plan(tmp_path, "Company,Phone,Applied\nA,+1 555 010-0199,2026-01-02\n"))
    assert (card.stage, card.note) == (Stage.APPLIED, "Phone: +1 555 010-0199")


def test_the_surest_header_word_wins_and_the_other_goes_into_the_note(tmp_path: Path) -> None:
    card = only(plan(tmp_path, "Company,Date,Date Applied\nA,2026-01-05,2026-01-02\n"))
    assert (card.entered, card.note) == (date(2026, 1, 2), "Date: 2026-01-05")


def test_an_unquoted_comma_is_mended_where_only_one_way_fits(tmp_path: Path) -> None:
    text = (
        "Company,Role,Status,Date Applied,Notes\n"
        "A,x,Applied,2026-01-02,\n"
        "B,Engineer, Backend,Rejected,2026-01-03,\n"
        "C,y,Applied,2026-01-04,came by mail,twice\n"
        "D,Applied,2026-01-05,\n"
    )
    read = plan(tmp_path, text)
    assert [(card.company, card.role, card.note) for card in read.cards] == [
        ("A", "x", ""),
        ("B", "Engineer, Backend", ""),
        ("C", "y", "came by mail,twice"),
        ("D", "", ""),
    ]
    assert [(note.row, note.reason) for note in read.problems] == [
        (3, "a comma in 'Role' was not quoted; read as \"Engineer, Backend\""),
        (4, "a comma in 'Notes' was not quoted; read as \"came by mail,twice\""),
        (5, "a cell is missing; 'Role' is taken as empty"),
    ]


def test_a_row_that_fits_in_several_ways_is_refused(tmp_path: Path) -> None:
    read = plan(tmp_path, "Company,Role\nA,x,unquoted, comma\nB,y,,\n")
    assert read.rejected_rows == (RowNote(2, "4 cells for 2 columns; put the one with a comma in quotes"),)
    assert [card.company for card in read.cards] == ["B"]
    assert read.rejected_cells == (("A", "x", "unquoted", " comma"),)


def test_a_role_without_a_company(tmp_path: Path) -> None:
    read = plan(tmp_path, "Company,Role\n,Agency job\n")
    assert only(read).company == "Unknown company"
    assert read.problems == (RowNote(2, "no company; taken as Unknown company"),)


def test_text_from_outside_is_cleaned(tmp_path: Path) -> None:
    card = only(plan(tmp_path, "Company,Role,Notes\nA\x1b[31mB,\u202edev[/x],a\x07b\n"))
    assert (card.company, card.role, card.note) == ("AB", "dev[/x]", "ab")


def test_day_and_month_as_asked_for(tmp_path: Path) -> None:
    text = "Company,Applied\nA,3/4/2026\n"
    assert only(plan(tmp_path, text)).entered == date(2026, 3, 4)
    assert only(plan(tmp_path, text, day_first=True)).entered == date(2026, 4, 3)


def test_old_applications_end_quiet(tmp_path: Path) -> None:
    rules = Rules()
    for card in plan(tmp_path, SHEET).cards + plan(tmp_path, SEASON).cards:
        step = next_step(History(card.events), rules, datetime(2026, 11, 16, 12))
        assert getattr(step, "last_day", date(2000, 1, 1)) < date(2026, 10, 1)


def test_an_unknown_format_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Company\nA\n")
    with pytest.raises(InvalidInputError, match="csv"):
        read_plan(path, TODAY, fmt="cvs")


def test_an_asked_format_is_used(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Company\tRole, if any\nA\tx\n")
    assert only(read_plan(path, TODAY, fmt="tsv")).note == "Role, if any: x"


def test_a_posting_that_stands_there_twice_is_taken_once(tmp_path: Path) -> None:
    text = (
        "Company,Role,Link,Applied,Note\nA,x,https://a.example/1?utm_source=b,2026-01-05,\n"
        "A,x,https://a.example/1,2026-01-06,again\nA,y,https://a.example/1,2026-01-06,\n"
        "A,x,https://a.example/1,2026-09-06,a year on\n"
    )
    read = plan(tmp_path, text)
    assert [card.role for card in read.cards] == ["x", "y", "x"]
    assert read.duplicates == (RowNote(3, "the same link and role as row 2"),)
