"""An open board in a file of the test's own, on Monday 2026-11-16, 09:30 in Oslo."""

from tests.store.conftest import store

__all__ = ["store"]
