"""`jobboard report`: printed, or as a private file."""

import stat
from pathlib import Path

import pytest

from tests.conftest import Run


@pytest.fixture(autouse=True)
def cards(call: Run) -> None:
    call("add", "Nordwind", "Engineer", "--stage", "applied", "--on", "2026-11-11", "--note", "=1+1")
    call("add", "Lumen", "Analyst", "--contact", "Dana Ruiz <dana@lumen.example>")


def test_a_report_for_the_job_centre(call: Run, tmp_path: Path) -> None:
    told = call("report", "--from", "2026-11-01", "--to", "2026-11-30")
    assert "| 2026-11-11 | Application | Nordwind | Engineer |" in told.out
    path = tmp_path / "november.html"
    assert call("report", "-o", str(path)).code == 0
    assert path.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert call("report", "--from", "2026-11-30", "--to", "2026-11-01").code == 2
    assert call("report", "--as", "csv").out.startswith('"Date","Activity","Employer"')
