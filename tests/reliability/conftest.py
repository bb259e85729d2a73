"""An open board in a file of the test's own, on Monday 2026-11-16, 09:30 in Oslo, and the board under a pilot."""

from tests.pilot_idle import quiet_pilot
from tests.store.conftest import store

__all__ = ["quiet_pilot", "store"]
