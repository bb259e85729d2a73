"""The stories are told through the app's pilot."""

from tests.quiet import quiet_pilot

__all__ = ["quiet_pilot"]
