"""What the key of the nudge does, and the key that puts it off."""

from jobboard.errors import WordsError
from jobboard.followup.nudges import Nudge, NudgeKind
from jobboard.store.actions.nudges import put_off_nudge
from jobboard.store.store import Store
from jobboard.store.views import Changes
from jobboard.tui.board.layout import Desk
from jobboard.tui.card.actions import CardActions


class Nudging:
    """Each raises WordsError where nothing is to be said of the search as a whole."""

    def __init__(self, store: Store, cards: CardActions, desk: Desk) -> None:
        self._store = store
        self._cards = cards
        self._desk = desk

    async def follow(self) -> Changes | None:
        """Do what the nudge asks for, at its card; WordsError saying it whole where there is nothing to do."""
        nudge = self._nudge()
        if not nudge.action:
            raise WordsError(nudge.sentence)
        if nudge.card is not None:
            self._desk.go_to(nudge.card)
        if nudge.kind is not NudgeKind.BEFORE_LEAVING:
            return await self._cards.follow_nudge(nudge)
        if not self._desk.in_detail:
            self._desk.open()
        return None

    async def put_off(self) -> Changes:
        """Put the nudge off for as long as the rules say."""
        return put_off_nudge(self._store, self._nudge().kind)

    def _nudge(self) -> Nudge:
        nudge = self._desk.panel.health.nudge
        if nudge is None:
            raise WordsError("Nothing to say about the search as a whole")
        return nudge
