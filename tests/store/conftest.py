"""An open board in a file of the test's own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from jobboard.store.open import open_store
from jobboard.store.store import BOARD, Store
from tests.store.builders import NOW


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A new board on Monday 2026-11-16, 09:30 in Oslo, as the app opens it."""
    with open_store(tmp_path / "board.sqlite3", frozen=NOW, kind=BOARD) as store:
        yield store
