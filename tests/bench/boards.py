"""Boards of any size, made once and kept in the temporary folder: a search that goes on, and the years before it."""

import csv
import hashlib
import os
import sys
import tempfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from jobboard.followup.enums import Channel, Outcome, Stage, TouchKind
from jobboard.followup.models import Closed, Event, StageChanged, Touch
from jobboard.store.actions.import_cards import import_cards
from jobboard.store.actions.import_row import ImportedCard
from jobboard.store.open import open_store

NOW = "2026-11-16T09:30"
ROOT = Path(__file__).parents[2]
COMMAND = (sys.executable, "-m", "jobboard")

CURRENT = 200
"""Cards of the search that goes on; whatever a board has beyond these lies in the past."""

_TODAY = datetime.fromisoformat(NOW).date()
_STAGES = (Stage.TARGET, Stage.APPLIED, Stage.APPLIED, Stage.INTERVIEWED, Stage.OFFER, Stage.REJECTED)
_DAYS_BACK = 120
_YEARS_BACK = 3650
_MADE_BY = ("jobboard/store", "jobboard/followup")


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
    """Return a board of that many cards with four entries each, made now or by an earlier run of the same code.

    Copy it before writing to it.
    """
    folder = scratch()
    board = folder / f"{cards}-{_fingerprint()}.sqlite3"
    if not board.exists():
        with tempfile.TemporaryDirectory(dir=folder) as work:
            made = Path(work) / "board.sqlite3"
            with open_store(made, frozen=datetime.fromisoformat(NOW)) as store:
                import_cards(store, [_card(number) for number in range(cards)], "bench")
            for outdated in folder.glob(f"{cards}-*.sqlite3"):
                outdated.unlink()
            made.rename(board)
    return board


def tracker_of(rows: int) -> Path:
    """Return a tracker's export of so many rows, as a spreadsheet would write it."""
    path = scratch() / f"{rows}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("Company", "Position", "Status", "Date Applied", "Location", "Notes"))
        for number in range(rows):
            applied = _TODAY - timedelta(days=number * 13 % _YEARS_BACK)
            state = ("Applied", "Rejected", "Interview")[number % 3]
            writer.writerow(
                (f"Company {number:05}", f"Engineer {number % 97}", state, applied, "Oslo", "seen at a fair")
            )
    return path


def scratch() -> Path:
    """The folder that everything made for the bench is kept in."""
    folder = Path(tempfile.gettempdir()) / f"jobboard-bench-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def _card(number: int) -> ImportedCard:
    events = _current(number) if number < CURRENT else _past(number)
    return ImportedCard(
        f"Company {number:05}", f"Engineer {number % 97}", location="Oslo", note="seen at a fair", events=tuple(events)
    )


def _current(number: int) -> Iterator[Event]:
    """Spread over all columns and the last months, so that some are due, late and quiet."""
    stage = _STAGES[number % len(_STAGES)]
    applied = _TODAY - timedelta(days=number * 7 % _DAYS_BACK)
    yield StageChanged(Stage.TARGET, applied)
    if stage is not Stage.TARGET:
        yield StageChanged(Stage.APPLIED, applied)
    if stage not in (Stage.TARGET, Stage.APPLIED):
        yield StageChanged(stage, min(applied + timedelta(days=9), _TODAY))


def _past(number: int) -> Iterator[Event]:
    """Of ten, seven were turned down, two were closed, and one went quiet."""
    applied = _TODAY - timedelta(days=200 + number * 13 % _YEARS_BACK)
    yield StageChanged(Stage.APPLIED, applied)
    yield Touch(TouchKind.FOLLOW_UP, applied + timedelta(days=8), channel=Channel.EMAIL)
    match number % 10:
        case 0 | 1:
            yield Closed(Outcome.NO_REPLY, applied + timedelta(days=40))
        case 2:
            yield Touch(TouchKind.LAST_MESSAGE, applied + timedelta(days=20), channel=Channel.EMAIL)
        case _:
            yield StageChanged(Stage.REJECTED, applied + timedelta(days=25))


def _fingerprint() -> str:
    """Change whenever the code that makes a board does."""
    digest = hashlib.sha256(Path(__file__).read_bytes())
    for part in _MADE_BY:
        for source in sorted((ROOT / part).rglob("*.py")):
            digest.update(source.read_bytes())
    return digest.hexdigest()[:12]
