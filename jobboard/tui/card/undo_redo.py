"""What keys do to the board as a whole: moves, undo and redo, an import, the zone."""

import time
from collections.abc import Callable

from jobboard.clock import check_zone
from jobboard.errors import InvalidInputError
from jobboard.followup.display_names import STAGE_NAMES
from jobboard.followup.enums import Stage
from jobboard.store.actions.settings import set_zone
from jobboard.store.actions.stages import move_card
from jobboard.store.store import Store
from jobboard.store.undo import peek_redo, peek_undo, redo, undo
from jobboard.store.views import CardView, Changes, UndoView
from jobboard.tui.prompt.question import Ask, Choice, Question

_REPEAT = 1.0
"""Seconds within which moving the same card again is still the one move."""

STAGES = tuple(Stage)


class UndoActions:
    """Each returns what changed, None for nothing; raises InvalidInputError saying why it can't, and the store's
    errors.
    """

    def __init__(self, store: Store, ask: Ask, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._store = store
        self._ask = ask
        self.monotonic = monotonic
        self._last_move: tuple[int, int, float] | None = None
        """Card, undo id and moment of the move that a repeated key goes on with."""

    def shift(self, card: CardView, by: int) -> Changes:
        """Move a card by stages to the right; keys repeated within a second are one move."""
        place = STAGES.index(card.stage) + by
        if not 0 <= place < len(STAGES):
            raise InvalidInputError(f"{STAGE_NAMES[card.stage]} is the {'first' if by < 0 else 'last'} column")
        changes = move_card(self._store, card.id, STAGES[place], amends=self._amends(card.id))
        if changes.undo_id is not None:
            self._last_move = card.id, changes.undo_id, self.monotonic()
        return changes

    async def undo(self) -> Changes | None:
        """Take the last action back; another session's is named and confirmed first."""
        self._last_move = None
        return await self._turn(peek_undo(self._store), "undo", undo)

    async def redo(self) -> Changes | None:
        """Do again what was taken back."""
        self._last_move = None
        return await self._turn(peek_redo(self._store), "redo", redo)

    async def zone(self) -> Changes | None:
        """Ask for the time zone that days are counted in, and set it."""
        now = self._store.clock.zone
        answer = await self._ask(Question("Time zone", initial=now, placeholder="Europe/Oslo", check=check_zone))
        if answer is None or check_zone(answer.text) == now:
            return None
        return set_zone(self._store, answer.text)

    @property
    def move_goes_on(self) -> bool:
        """Whether a key that moves a card would still be part of the last move."""
        return self._last_move is not None and self.monotonic() - self._last_move[2] < _REPEAT

    def forget_move(self) -> None:
        """Whatever comes next is a move of its own."""
        self._last_move = None

    def _amends(self, card_id: int) -> int | None:
        if self._last_move is None or not self.move_goes_on:
            return None
        card, undo_id, _ = self._last_move
        return undo_id if card == card_id else None

    async def _turn(self, entry: UndoView | None, verb: str, turn: Callable[[Store, bool], Changes]) -> Changes | None:
        if entry is None:
            raise InvalidInputError(f"Nothing to {verb}")
        if entry.foreign:
            answer = await self._ask(
                Question(
                    f"{entry.session} did this: {entry.label}",
                    (Choice("y", f"{verb} it"), Choice("n", "leave it")),
                    enter=False,
                )
            )
            if answer is None or answer.key != "y":
                return None
        changes = turn(self._store, entry.foreign)
        return changes._replace(undo_id=None)
