"""What tests of several commands start from."""

import json
from pathlib import Path
from typing import Any

import pytest

from jobboard.store.open import open_store
from tests.conftest import Run


@pytest.fixture
def card(call: Run) -> Run:
    """One card, applied for on Tue 2026-11-10."""
    call("add", "Nordwind", "SRE", "--stage", "applied", "--on", "2026-11-10")
    return call


def show_card(call: Run) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(call("show", "1", "--json").out)
    return found


@pytest.fixture
def empty_board(board: Path) -> Path:
    """A board without a card, as the screen makes it."""
    open_store(board).close()
    return board
