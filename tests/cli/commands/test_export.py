"""Taking the board along from the command line: files private and whole, never over another one unasked."""

import json
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Run

KINDS = ("json", "ics", "md")


@pytest.fixture(autouse=True)
def cards(call: Run) -> None:
    call("add", "Nordwind", "Engineer", "--stage", "applied", "--on", "2026-11-11", "--note", "=1+1")
    call("add", "Lumen", "Analyst", "--contact", "Dana Ruiz <dana@lumen.example>")


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_is_private_and_what_its_name_says(call: Run, tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"board.{kind}"
    ran = call("export", "-o", str(path))
    assert (ran.code, ran.out) == (0, f"{path}\n")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert "Nordwind" in path.read_text(encoding="utf-8")
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith(".")] == []


def test_a_file_is_not_replaced_unasked(call: Run, tmp_path: Path) -> None:
    path = tmp_path / "board.json"
    path.write_text("mine", encoding="utf-8")
    ran = call("export", "-o", str(path))
    assert ran.code == 2
    assert "is there already" in ran.err
    assert path.read_text(encoding="utf-8") == "mine"
    assert call("export", "-o", str(path), "--force").code == 0
    assert json.loads(path.read_text(encoding="utf-8"))["format"] == "jobboard"


@pytest.mark.parametrize(
    ("name", "says"),
    [("board.xyz", "tells no kind"), ("nowhere/board.json", "there is no folder"), (".", "tells no kind")],
)
def test_a_place_that_is_off_is_said(call: Run, tmp_path: Path, name: str, says: str) -> None:
    ran = call("export", "-o", str(tmp_path / name))
    assert ran.code == 2
    assert says in ran.err


def test_a_device_is_no_place(call: Run) -> None:
    ran = call("export", "--as", "json", "--force", "-o", "/dev/null")
    assert ran.code == 2
    assert not Path("/dev/null").is_file()


def test_a_place_that_cannot_be_written_is_said(run: Run, tmp_path: Path) -> None:
    ran = run("export", "--as", "json", "-o", "/proc/self/board.json")
    assert ran.code == 3
    assert "cannot be written" in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("kind", ["json", "csv"])
def test_an_output_that_takes_nothing_is_said(kind: str) -> None:
    with Path("/dev/full").open("w") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "jobboard", "export", "--as", kind],
            stdout=full, stderr=subprocess.PIPE, encoding="utf-8", timeout=60, check=False,
        )  # fmt: skip
    assert ran.returncode == 3
    assert "cannot be read or written" in ran.stderr
    assert ran.stderr.count("\n") == 1


def test_out_and_in_and_out_again_is_the_same(call: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = call("export").out
    path = tmp_path / "board.json"
    path.write_text(first, encoding="utf-8")
    assert "2 as they were" in call("import", str(path)).out
    monkeypatch.setenv("JOBBOARD_DB", str(tmp_path / "other.sqlite3"))
    looked = call("import", "--dry-run", str(path)).out
    assert "2 added" in looked
    assert json.loads(call("export").out)["cards"] == []
    assert call("import", str(path)).out == looked
    assert call("export").out == first
    assert call("undo").code == 0
    assert json.loads(call("export").out)["cards"] == []


def test_two_machines_exchange_and_say_what_differed(
    call: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, other = tmp_path / "board.json", str(tmp_path / "other.sqlite3")
    call("export", "-o", str(path))
    call("edit", "Nordwind", "--salary", "80k")
    with monkeypatch.context() as there:
        there.setenv("JOBBOARD_DB", other)
        there.setenv("JOBBOARD_NOW", "2026-11-17T09:00")
        call("import", str(path))
        call("edit", "Nordwind", "--salary", "90k")
        call("touch", "Nordwind", "follow-up")
        call("export", "-o", str(path), "--force")
    said = call("import", str(path)).out
    assert "1 changed, 1 as they were" in said
    assert "salary: 80k" in said
    shown = json.loads(call("show", "Nordwind", "--json").out)
    assert shown["salary"] == "90k"
    assert {"follow-up", "note"} <= {event["what"].split(" by")[0] for event in shown["events"]}


def test_one_card_is_a_brief_unless_asked_otherwise(call: Run) -> None:
    assert call("export", "Lumen").out.startswith("# Lumen · Analyst\n")
    assert [each["company"] for each in json.loads(call("export", "Lumen", "--as", "json").out)["cards"]] == ["Lumen"]
    assert call("export", "Nowhere").code == 1
