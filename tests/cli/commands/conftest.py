"""What tests of several commands start from."""

import json
from typing import Any

import pytest

from tests.conftest import Run


@pytest.fixture
def card(call: Run) -> Run:
    """One card, applied for on Tue 2026-11-10."""
    call("add", "Nordwind", "SRE", "--stage", "applied", "--on", "2026-11-10")
    return call


def show_card(call: Run) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(call("show", "1", "--json").out)
    return found
