"""The board in a real terminal."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.terminal.session import Session

ROOT = Path(__file__).parents[2]

Open = Callable[..., Session]


@pytest.fixture
def show(board: Path) -> Open:
    """Open the test's own board in a terminal of so many columns and rows, its clock frozen."""

    def show(cols: int = 120, rows: int = 36, *args: str) -> Session:
        return Session([sys.executable, "-m", "jobboard", *args], {"PYTHONPATH": str(ROOT)}, cols, rows)

    return show
