"""What the key of the nudge does, and the key that puts it off."""

from jobboard.errors import WordsError
from jobboard.followup.nudges import Nudge, NudgeKind
from jobboard.store.actions.nudges import put_off_nudge
from jobboard.store.database import Store
from jobboard.store.views import Changes
from jobboard.tui.card_actions import CardActions
from jobboard.tui.widgets.desk import Desk

_NO_NUDGE = "Nothing to say about the search as a whole"


async def follow(nudge: Nudge | None, cards: CardActions, desk: Desk) -> Changes | None:
    """Do what the nudge asks for, at its card; WordsError saying the nudge where there is nothing to do."""
    if nudge is None:
        raise WordsError(_NO_NUDGE)
    if not nudge.action:
        raise WordsError(nudge.sentence)
    if nudge.card is not None:
        desk.go_to(nudge.card)
    if nudge.kind is not NudgeKind.BEFORE_LEAVING:
        return await cards.follow_nudge(nudge)
    if not desk.in_detail:
        desk.open()
    return None


def put_off(store: Store, nudge: Nudge | None) -> Changes:
    """Put the nudge off for as long as the rules say."""
    if nudge is None:
        raise WordsError(_NO_NUDGE)
    return put_off_nudge(store, nudge.kind)
