"""A bar for whoever waits, and a way out of it that leaves nothing half done."""

import os
import sys
from pathlib import Path

from jobboard.store.open import open_store
from tests.conftest import ROOT
from tests.store.builders import count_cards
from tests.terminal.session import Session

_ROWS = 3000


def test_an_import_shows_how_far_it_is_and_is_broken_off_whole(tmp_path: Path) -> None:
    file, board = tmp_path / "cards.csv", tmp_path / "board.sqlite3"
    rows = "".join(f"Company {number},Applied,2026-01-05\n" for number in range(_ROWS))
    file.write_text(f"Company,Status,Date Applied\n{rows}", encoding="utf-8")
    env = os.environ | {"JOBBOARD_DB": str(board), "PYTHONPATH": str(ROOT), "JOBBOARD_NOW": "2026-11-16"}
    with Session((sys.executable, "-m", "jobboard", "import", str(file)), env) as session:
        session.wait_for("Importing")
        session.send("ctrl-c")
        assert session.wait_exit() == 130
    with open_store(board) as store:
        assert count_cards(store) == (0, 0)
    with Session((sys.executable, "-m", "jobboard", "import", str(file)), env) as session:
        session.wait_for("Reading")
        assert session.wait_exit() == 0
        assert session.text().count("100%") == 2
    with open_store(board) as store:
        assert count_cards(store)[0] == _ROWS
