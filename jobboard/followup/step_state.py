"""How a stored step reads at a moment; apart from what computes steps, so that reading them loads none of that."""

from datetime import date, datetime, time

from jobboard.followup.enums import StepState


def step_state(due: date, due_time: time | None, last_day: date, now: datetime, quiet_after: int) -> StepState:
    """How a step reads at `now` (local): upcoming, due, overdue, quiet over `quiet_after` days past its last day."""
    today = now.date()
    if today < due or (today == due and due_time and now.time() < due_time):
        return StepState.UPCOMING
    if today <= last_day:
        return StepState.DUE
    return StepState.QUIET if (today - last_day).days > quiet_after else StepState.OVERDUE
