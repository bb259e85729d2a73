"""An open board in a file of the test's own, on Monday 2026-11-16, 09:30 in Oslo."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from jobboard.store.database import BOARD, Store, open_store
from tests.store.made import NOW


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """The board as the app opens it."""
    with open_store(tmp_path / "board.sqlite3", frozen=NOW, kind=BOARD) as store:
        yield store


@pytest.fixture(params=[(120, 36), (80, 24)], ids=["120x36", "80x24"])
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    """The two sizes that everything must work at."""
    columns, lines = request.param
    return columns, lines
