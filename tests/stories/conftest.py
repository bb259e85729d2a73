"""The stories are told through the app's pilot."""

from tests.pilot_idle import quiet_pilot

__all__ = ["quiet_pilot"]
