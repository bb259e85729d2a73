"""`jobboard import`: what it says, and the rows to mend."""

import csv
import json
import stat
from pathlib import Path

import pytest

from tests.conftest import Run

CSV = "Company,Position,Status,Date Applied\nNordwind,SRE,Applied,2026-11-10\nLumen,Dev,Rejected,2026-10-01\n,,,\n"


@pytest.fixture
def clean_tracker(tmp_path: Path) -> str:
    path = tmp_path / "tracker.csv"
    path.write_text(CSV, encoding="utf-8")
    return str(path)


def test_import_says_what_it_understood_and_is_one_action(call: Run, clean_tracker: str) -> None:
    dry = call("import", clean_tracker, "--dry-run").out
    assert "'Date Applied' is the day of the application" in dry
    assert json.loads(call("list", "--json").out) == []
    ran = call("import", clean_tracker)
    assert ran.out == dry + "tracker.csv: 2 added, 0 already on the board\n"
    assert call("import", clean_tracker).out.endswith("0 added, 2 already on the board\n")
    call("undo", "--yes")
    assert json.loads(call("list", "--json").out) == []


def test_import_of_several_files_reads_all_before_it_writes(call: Run, clean_tracker: str) -> None:
    ran = call("import", clean_tracker, clean_tracker + ".missing")
    assert ran.code in (1, 2, 3)
    assert "tracker.csv.missing" in ran.err
    assert json.loads(call("list", "--json").out) == []


TRACKER = """Firm,Role,Status,When
Nordwind,Engineer,Applied,2026-11-02
,,Applied,2026-11-03
Lumen,,weird,2026-11-04
,,"Offer, soon",2026-11-05,"one, more"
"""


@pytest.fixture
def tracker(tmp_path: Path) -> Path:
    path = tmp_path / "tracker.csv"
    path.write_text(TRACKER)
    return path


def companies(call: Run) -> set[str]:
    return {card["company"] for card in json.loads(call("list", "--all", "--json").out)}


def test_rejected_rows_are_mended_and_imported_again(call: Run, tracker: Path, tmp_path: Path) -> None:
    rejects = tmp_path / "rejects.csv"
    ran = call("import", str(tracker), "--map", "Firm=company", "--map", "When=applied", "--rejects", str(rejects))
    assert ran.code == 0
    assert f"{rejects}: 2 written" in ran.out
    assert stat.S_IMODE(rejects.stat().st_mode) == 0o600
    rows = list(csv.reader(rejects.read_text().splitlines()))
    assert rows[0] == ["Firm", "Role", "Status", "When", "", "Not taken because"]
    assert rows[2][:5] == ["", "", "Offer, soon", "2026-11-05", "one, more"]
    assert rows[1][5].startswith("row 3: no company and no role")
    rejects.write_text(rejects.read_text().replace(",,Applied", "Vega,Developer,Applied"))
    assert call("import", str(rejects)).code == 0
    cards = {card["company"]: card for card in json.loads(call("list", "--json").out)}
    assert cards["Vega"]["applied"] == "2026-11-03"
    assert "Not taken because" not in call("show", "Vega").out


def test_rejects_never_replace_a_file(call: Run, tracker: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text("mine")
    ran = call("import", str(tracker), "--rejects", str(tmp_path / "mine.csv"))
    assert (ran.code, (tmp_path / "mine.csv").read_text()) == (2, "mine")
    assert companies(call) == set()


def test_duplicates_are_named_and_merged_on_request(call: Run, tmp_path: Path) -> None:
    call("add", "Nordwind AS", "Engineer", "--stage", "applied", "--on", "2026-11-02")
    path = tmp_path / "other.csv"
    path.write_text("Company,Role,Status,Applied,City\nNordwind,engineer,Rejected,2026-11-03,Oslo\n")
    ran = call("import", str(path), "--dry-run")
    assert "row 2: the same company and role: Nordwind AS, Engineer; would bring Rejected, the location" in ran.out
    assert call("import", str(path)).out.endswith("0 added, 1 already on the board\n")
    assert call("import", str(path), "--merge").out.endswith("1 already on the board, 1 of them brought up to date\n")
    (card,) = json.loads(call("list", "--json").out)
    assert (card["stage"], card["location"]) == ("rejected", "Oslo")
    again = call("import", str(path), "--merge").out
    assert again.endswith("0 added, 1 already on the board, 0 of them brought up to date\n")


def test_the_same_file_again_says_little(call: Run, tracker: Path) -> None:
    call("import", str(tracker), "--map", "Firm=company")
    assert "On the board already" not in call("import", str(tracker)).out


def test_dates_that_nothing_settles_are_said_with_the_option_that_does(call: Run, tmp_path: Path) -> None:
    path = tmp_path / "dates.csv"
    path.write_text("Company,Applied\nNordwind,3/4/2026\n")
    asked = "--day-first or --month-first says which day 3/4/2026 is."
    assert asked in call("import", str(path), "--dry-run").out
    assert asked not in call("import", str(path), "--day-first").out
    (card,) = json.loads(call("list", "--json").out)
    assert card["applied"] == "2026-04-03"
