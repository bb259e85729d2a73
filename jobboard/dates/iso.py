"""Days and times as the tables keep them."""

from datetime import date, time


def day_of(value: str | None) -> date | None:
    """A stored day."""
    return None if value is None else date.fromisoformat(value)


def time_of(value: str | None) -> time | None:
    """A stored time of day."""
    return None if value is None else time.fromisoformat(value)
