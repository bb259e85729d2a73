"""The date cells of an import are read once, however many steps of the import need their dates."""

import cProfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from types import CodeType

from jobboard.dates import spreadsheet
from jobboard.transfer.tracker.corrections import Corrections
from jobboard.transfer.tracker.make_plan import make_plan, open_tracker_file, read_plan

TODAY = date(2026, 11, 16)
DAYS = [date(2015, 1, 1) + timedelta(days=number) for number in range(2000)]
"""With three cells each more than any cache of the last few thousand cells would remember."""


def calls(work: Callable[[], object]) -> tuple[int, int]:
    """How often the work searches a cell for dates, and how often it makes days of what it found."""
    profile = cProfile.Profile()
    profile.runcall(work)
    counts = {entry.code: entry.callcount for entry in profile.getstats() if isinstance(entry.code, CodeType)}
    search, read = spreadsheet.find_dates.__code__, spreadsheet.DateReader._read.__code__
    return counts.get(search, 0), counts.get(read, 0)


def tracker(tmp_path: Path) -> tuple[Path, set[str]]:
    """A file whose date cells all differ, those of the last column without a year, and these cells."""
    rows = [
        (f"{day}", f"{day:%m/%d/%Y} 9:00", f"{day:%d %b} {index // 60}:{index % 60:02}")
        for index, day in enumerate(DAYS[:1440])
    ] + [(f"{day}", f"{day:%m/%d/%Y} 9:00", "") for day in DAYS[1440:]]
    path = tmp_path / "tracker.csv"
    lines = [f"Company {number},{','.join(cells)}" for number, cells in enumerate(rows)]
    path.write_text("\n".join(["Company,Applied,Phone,Interview", *lines]))
    return path, {cell for row in rows for cell in row}


def test_each_cell_is_searched_and_read_once(tmp_path: Path) -> None:
    path, cells = tracker(tmp_path)
    assert calls(lambda: read_plan(path, TODAY)) == (len(cells), len(cells))


def test_a_plan_with_corrections_searches_nothing_again(tmp_path: Path) -> None:
    path, _ = tracker(tmp_path)
    source = open_tracker_file(path)
    make_plan(source, TODAY)
    searched, read = calls(lambda: make_plan(source, TODAY, Corrections().with_column("Phone", "interview")))
    assert searched == 0
    assert read > 0
