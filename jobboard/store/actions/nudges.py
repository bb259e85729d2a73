"""Nudges that the user does not want to see for a while."""

from jobboard.dates.natural import say_day
from jobboard.followup.nudges import NudgeKind, put_off_until
from jobboard.store import settings
from jobboard.store.store import Store
from jobboard.store.views import Changes


def put_off_nudge(store: Store, kind: NudgeKind) -> Changes:
    """Put a nudge off for as many days as the rules say."""
    with store.transaction() as action:
        until = put_off_until(store.today(), store.rules)
        settings.put_nudge_off(store.db, kind, until)
        action.says(f"put the nudge off to {say_day(until, store.today())}")
    return action.changes
