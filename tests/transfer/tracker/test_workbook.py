"""Workbooks of spreadsheet programs, taken as they are."""

import contextlib
import io
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jobboard.errors import JobboardError
from jobboard.followup.enums import Stage
from jobboard.transfer.io.read_file import UnreadableFileError
from jobboard.transfer.tracker.make_plan import read_plan
from jobboard.transfer.tracker.plan import ImportPlan, RowNote
from tests.transfer.tracker.workbook_builders import ods, xlsx

TODAY = date(2026, 11, 16)
both = pytest.mark.parametrize(("make", "suffix"), [(xlsx, "xlsx"), (ods, "ods")])


def plan(tmp_path: Path, data: bytes, name: str) -> ImportPlan:
    path = tmp_path / name
    path.write_bytes(data)
    return read_plan(path, TODAY)


@both
def test_a_sheet_with_a_title_above_and_an_empty_column(
    tmp_path: Path, make: Callable[..., bytes], suffix: str
) -> None:
    sheets = {
        "Jobs": [
            ["My search"],
            [None, "Company", "Role", "Date Applied", "Floor"],
            [],
            [None, "Fjordly", "Entwickler & mehr", date(2026, 8, 7), 4],
            [None, None, None, date(2026, 8, 8), 1.5],
        ],
        "Budget": [["Month", "Sum"], ["May", 1]],
    }
    read = plan(tmp_path, make(sheets), f"book.{suffix}")
    card = read.cards[0]
    assert (card.company, card.role, card.entered) == ("Fjordly", "Entwickler & mehr", date(2026, 8, 7))
    assert card.note == "Floor: 4"
    assert read.card_rows == (4,)
    assert read.rejected_rows == (RowNote(5, "no company and no role: only 2026-08-08, 1.5"),)
    assert read.summary[0] == "2 rows, sheet 'Jobs'."
    assert "Not taken, no company or role in it: sheet 'Budget'." in read.summary


@both
def test_a_sheet_for_each_stage(tmp_path: Path, make: Callable[..., bytes], suffix: str) -> None:
    sheets = {
        "Wishlist": [["Company", "Role"], ["A", "x"]],
        "Applied": [["Role", "Company", "Date Applied"], ["y", "B", date(2026, 8, 7)], ["z", "C", None]],
    }
    read = plan(tmp_path, make(sheets), f"book.{suffix}")
    assert [(card.company, card.role, card.stage, card.entered) for card in read.cards] == [
        ("A", "x", Stage.TARGET, None),
        ("B", "y", Stage.APPLIED, date(2026, 8, 7)),
        ("C", "z", Stage.APPLIED, None),
    ]
    assert "Sheet 'Applied' is row 3 to 4." in read.summary


def test_what_is_no_workbook_is_refused(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("Job Applications.csv", "Company\nA\n")
    for data, says in [
        (packed.getvalue(), "is a zip archive"),
        (b"PK\x03\x04rest", "damaged"),
        (xlsx({"Sums": [["Month", "Sum"]]}), "no column of book.xlsx names"),
        (xlsx({"Sheet1": []}), "is empty"),
    ]:
        with pytest.raises(UnreadableFileError, match=says):
            plan(tmp_path, data, "book.xlsx")


BOOK = xlsx({"Jobs": [["Company", "Applied"], ["A", date(2026, 8, 7)]]})


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=50)
@given(st.integers(0, len(BOOK) - 1), st.binary(max_size=20))
def test_a_damaged_workbook_gives_a_plan_or_one_line(tmp_path: Path, at: int, junk: bytes) -> None:
    with contextlib.suppress(JobboardError):
        plan(tmp_path, BOOK[:at] + junk + BOOK[at + len(junk) :], "book.xlsx")
