"""Files that can't be imported are refused whole, with one line."""

import json
import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jobboard.errors import InvalidInputError, JobboardError
from jobboard.transfer.io import read_file
from jobboard.transfer.io.read_file import UnreadableFileError
from jobboard.transfer.tracker.make_plan import read_plan
from jobboard.transfer.tracker.plan import ImportPlan

TODAY = date(2026, 11, 16)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \n\n", "empty"),
        (b"PK\x03\x04rest", "Excel"),
        (b"%PDF-1.7", "PDF"),
        (b"SQLite format 3\x00", "SQLite"),
        (b"Company\x00Role", "not a text file"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not a text file"),
        (b"\x89PNG\r\n\x1a\n\xff\xd8", "not a text file"),
        (b"\xd0\xcf\x11\xe0" + b"x" * 600, "no workbook that can be read"),
        (b"Company\n<<<<<<< HEAD\nA\n=======\nB\n>>>>>>> main\n", "unfinished merge, see line 2"),
        (b"Name,Price\nApple,1\n", "names a company or a role"),
        (b'Company,Role\nA,"x\nB,y\n', "opens a quote in row 2"),
        (b'Company\n"' + b"x" * 200_000 + b'"\n', "row 2"),
    ],
)
def test_a_file_that_holds_no_tracker(tmp_path: Path, data: bytes, says: str) -> None:
    path = tmp_path / "in.csv"
    path.write_bytes(data)
    with pytest.raises(UnreadableFileError, match=says) as refused:
        read_plan(path, TODAY)
    assert "in.csv" in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"{", "see line 1"),
        (b"[" * 100_000, "not JSON"),
        (b'{"a": 1}', "no list"),
        (b'{"a": [{"company": "A"}], "b": [{"role": "B"}]}', "several lists"),
        (b"3", "no list"),
        (b"[1, 2]", "names a company or a role"),
        (b'{"a": ' + b"9" * 5000 + b"}", "not JSON"),
    ],
)
def test_json_that_holds_no_tracker(tmp_path: Path, data: bytes, says: str) -> None:
    path = tmp_path / "in.json"
    path.write_bytes(data)
    with pytest.raises(UnreadableFileError, match=says):
        read_plan(path, TODAY)


def test_a_name_that_is_no_file(tmp_path: Path) -> None:
    for path, says in [
        (tmp_path / "none.csv", "there is no file"),
        (tmp_path, "is a folder"),
        (Path(str(tmp_path) + "/a\x00b"), "name"),
        (tmp_path / ("x" * 5000), "can't be read|there is no file"),
    ]:
        with pytest.raises(JobboardError, match=says):
            read_plan(path, TODAY)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    with pytest.raises(InvalidInputError, match="not a file"):
        read_plan(tmp_path / "pipe.csv", TODAY)


def test_a_file_too_large_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    with path.open("wb") as file:
        file.truncate(read_file.LARGEST_BYTES + 1)
    with pytest.raises(UnreadableFileError, match="larger than 200 MB"):
        read_plan(path, TODAY)


def test_a_line_of_equal_signs_alone_is_no_conflict(tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_text("Company\n=======\n")
    assert [card.company for card in read_plan(path, TODAY).cards] == ["======="]


PIECES = st.sampled_from(
    [b"Company", b"Role", b"Status", b"Applied", b"Phone", b",", b";", b"\t", b"\n", b"\r", b'"', b"8/5/2019", b"8-Jul",
     b"yes", b"Rejected", b"\xff", b"\x00", b"\xef\xbb\xbf", b"[", b"{", b'{"company": "A"}', b"]", b"}", b"\xc3\xa9",
     b"Firma", "公司".encode("gb18030"), b"Absage", b"Applied - Phone", b"2025-08", b"1753692319000", b"follow up",
     b"-"]
)  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.binary(max_size=300) | st.lists(PIECES, max_size=40).map(b"".join), st.sampled_from(["csv", "json", "txt"]))
def test_any_bytes_give_a_plan_or_one_line(tmp_path: Path, data: bytes, suffix: str) -> None:
    path = tmp_path / f"any.{suffix}"
    path.write_bytes(data)
    read = plan_or_error(path)
    if isinstance(read, JobboardError):
        assert "\n" not in str(read)
        return
    assert read.rows == len(read.cards) + len(read.rejected_rows) + len(read.duplicates)
    assert len({card.key for card in read.cards}) == len(read.cards)


def plan_or_error(path: Path) -> ImportPlan | JobboardError:
    try:
        return read_plan(path, TODAY)
    except JobboardError as error:
        return error


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.sampled_from(["A", "Applied", "2025-08-01", "-", ""]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                [
                    "company",
                    "role",
                    "status",
                    "name",
                    "idList",
                    "id",
                    "lists",
                    "cards",
                    "actions",
                    "data",
                    "card",
                    "date",
                ]
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=25,
)
CARDS = st.lists(st.fixed_dictionaries({"name": st.text(max_size=30), "idList": st.just("l")}, optional={"id": JSON}))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(JSON | st.fixed_dictionaries({"lists": JSON | st.lists(JSON), "cards": CARDS, "actions": st.lists(JSON)}))
def test_any_json_gives_a_plan_or_one_line(tmp_path: Path, value: object) -> None:
    path = tmp_path / "any.json"
    path.write_text(json.dumps(value))
    read = plan_or_error(path)
    if isinstance(read, ImportPlan):
        assert read.rows == len(read.cards) + len(read.rejected_rows) + len(read.duplicates)
