"""Boards of any size, imported once through the command line and kept in the temporary folder."""

import csv
import hashlib
import os
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

NOW = "2026-11-16T09:30"
ROOT = Path(__file__).parents[2]
COMMAND = (sys.executable, "-m", "jobboard")

_TODAY = date(2026, 11, 16)
_STATES = ("To apply", "Applied", "Applied", "Applied", "Interview", "Offer", "Rejected")
_DAYS_BACK = 120
_MADE_BY = ("jobboard/store", "jobboard/followup", "jobboard/transfer")


def environment(board: Path) -> dict[str, str]:
    """What a program needs to find this board, at a frozen clock, and nobody's own files."""
    home = board.parent / "home"
    folders = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("DATA", "CONFIG", "STATE", "CACHE")}
    return folders | {
        "HOME": str(home),
        "JOBBOARD_DB": str(board),
        "JOBBOARD_NOW": NOW,
        "PYTHONPATH": str(ROOT),
        "TZ": "Europe/Oslo",
    }


def board_of(cards: int) -> Path:
    """Return a board of that many cards, made now or by an earlier run of the same code; copy it before writing."""
    folder = Path(tempfile.gettempdir()) / f"jobboard-bench-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    board = folder / f"{cards}-{_fingerprint()}.sqlite3"
    if not board.exists():
        with tempfile.TemporaryDirectory(dir=folder) as work:
            made = Path(work) / "board.sqlite3"
            tracker = Path(work) / "tracker.csv"
            _write_tracker(tracker, cards)
            _import(tracker, made)
            for outdated in folder.glob(f"{cards}-*.sqlite3"):
                outdated.unlink()
            made.rename(board)
    return board


def _write_tracker(path: Path, cards: int) -> None:
    """Spread the cards over all columns and over the last months, so that some are due, late and quiet."""
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(("Company", "Position", "Status", "Date Applied", "Location", "Notes"))
        for number in range(cards):
            applied = _TODAY - timedelta(days=number * 7 % _DAYS_BACK)
            state = _STATES[number % len(_STATES)]
            rows.writerow((f"Company {number:05}", f"Engineer {number % 97}", state, applied, "Oslo", "seen at a fair"))


def _import(tracker: Path, board: Path) -> None:
    done = subprocess.run(
        [*COMMAND, "import", str(tracker)],
        env=os.environ | environment(board),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"the import ended with {done.returncode}: {done.stderr}")


def _fingerprint() -> str:
    """Change whenever the code that makes a board does."""
    digest = hashlib.sha256(Path(__file__).read_bytes())
    for part in _MADE_BY:
        for source in sorted((ROOT / part).rglob("*.py")):
            digest.update(source.read_bytes())
    return digest.hexdigest()[:12]
