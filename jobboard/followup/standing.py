"""How a stored step reads at a moment; apart from what computes steps, so that reading them loads none of that."""

from datetime import date, datetime, time

from jobboard.followup.kinds import State
from jobboard.followup.rules import Rules


def state_of(due: date, due_time: time | None, last_day: date, now: datetime, rules: Rules) -> State:
    """How a step reads at `now` (local): upcoming, due, overdue, or quiet once it is long past its last day."""
    today = now.date()
    if today < due or (today == due and due_time and now.time() < due_time):
        return State.UPCOMING
    if today <= last_day:
        return State.DUE
    return State.QUIET if (today - last_day).days > rules.quiet_after else State.OVERDUE
