"""An open board in a file of the test's own, on Monday 2026-11-16, 09:30 in Oslo."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from jobboard.store.open import open_store
from jobboard.store.store import BOARD, Store
from tests.pilot_idle import quiet_pilot
from tests.store.builders import NOW

__all__ = ["quiet_pilot"]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """The board as the app opens it."""
    with open_store(tmp_path / "board.sqlite3", frozen=NOW, kind=BOARD) as store:
        yield store


@pytest.fixture(
    params=[pytest.param((120, 36), id="120x36"), pytest.param((80, 24), id="80x24", marks=pytest.mark.thorough)]
)
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    """The two sizes that everything must work at."""
    columns, lines = request.param
    return columns, lines
