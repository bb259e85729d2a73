"""What on the board may ask before it is done, by the names of the registry.

It is most of the code that keys lead to: loaded when the first picture stands, or when a key wants it before.
"""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING

from jobboard.config import MessageSettings
from jobboard.errors import InvalidInputError
from jobboard.followup.nudges import Nudge, NudgeKind
from jobboard.store.actions.settings import put_off_nudge
from jobboard.store.store import Store
from jobboard.store.views import CardView, Changes
from jobboard.tui.board.export_action import export_file
from jobboard.tui.board.layout import BoardLayout
from jobboard.tui.board.offer_unsaved import UnsavedRecovery
from jobboard.tui.board.open_screens import ScreenOpener
from jobboard.tui.card.actions import CARD_ACTIONS, CardActions
from jobboard.tui.card.detail_lines import Entry
from jobboard.tui.card.paste_posting import PostingPaste
from jobboard.tui.card.undo_redo import UndoActions
from jobboard.tui.keymap import Registry
from jobboard.tui.transfer.import_action import import_file

if TYPE_CHECKING:
    from jobboard.tui.board.screen import BoardScreen


class NudgeActions:
    """Each raises InvalidInputError where nothing is to be said of the search as a whole."""

    def __init__(self, store: Store, cards: CardActions, desk: BoardLayout) -> None:
        self._store = store
        self._cards = cards
        self._desk = desk

    async def follow(self) -> Changes | None:
        """Do what the nudge asks for, at its card; InvalidInputError saying it whole where there is nothing to do."""
        nudge = self._nudge()
        if not nudge.action:
            raise InvalidInputError(nudge.sentence)
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
            raise InvalidInputError("Nothing to say about the search as a whole")
        return nudge


Talk = Callable[[], Awaitable[Changes | None]]
OnCard = Callable[[int], Awaitable[Changes | None]]
OnEntry = Callable[[int, Entry], Awaitable[Changes | None]]


class BoardActions:
    """The actions on the board as a whole and on its cards; `asking` names those that may ask first."""

    def __init__(
        self, board: "BoardScreen", store: Store, registry: Registry, wording: MessageSettings, over: ScreenOpener
    ) -> None:
        self._board = board
        self._store = store
        self._over = over
        self._registry = registry
        self._desk = board.desk
        self._me = wording.me
        ask = board.prompt.ask
        self.actions = UndoActions(store, ask)
        self.unfinished = UnsavedRecovery(store, ask, board.push_form, over.copy, wording)
        self.cards = CardActions(
            store, self.unfinished.ask, self.unfinished.push_form, over.copy, board.redraw, wording
        )
        self.pasting = PostingPaste(
            board, store, self.cards, ask, board.run_async, board.show_message, board.desk.go_to, registry.key("add")
        )
        self.asking = self._asking()

    def offer_unfinished(self) -> Awaitable[Changes | None]:
        """Offer what was typed and not saved when the board had to leave."""
        return self.unfinished.offer(self.cards, self._desk.go_to)

    def after_move(self, saved: Changes, before: CardView) -> Talk:
        """Draws a move and its first question, if it brings any, in one frame."""
        return partial(self.cards.moved, saved, before.id, before.stage, self._goes_on_moving)

    def _goes_on_moving(self, key: str) -> bool:
        """Whether a key is part of the move just made, and no answer to what is asked about it."""
        moving = self._registry["move_left"].keys + self._registry["move_right"].keys
        return key in moving and self.actions.move_goes_on

    def _asking(self) -> dict[str, Talk]:
        """Each returns what it changed."""
        cards = self.cards
        nudging = NudgeActions(self._store, cards, self._desk)
        return {
            "add": self.pasting.add,
            "undo": self.actions.undo,
            "redo": self.actions.redo,
            "zone": self.actions.zone,
            "import": self._import,
            "export": partial(export_file, self._store, self._board.prompt.ask, self._desk, self._me),
            "nudge": nudging.follow,
            "put_off": nudging.put_off,
            **{name: partial(self._on_card, getattr(cards, name)) for name in CARD_ACTIONS},
            "edit": partial(self._on_entry, cards.edit, partial(cards.edit_entry, edit_text=self._over.edit_text)),
            "delete": partial(self._on_entry, cards.delete, cards.delete_entry),
        }

    async def _on_card(self, act: OnCard) -> Changes | None:
        card_id = self._desk.card_id
        if card_id is None:
            raise InvalidInputError(self._desk.no_card())
        return await act(card_id)

    async def _on_entry(self, act: OnCard, act_on: OnEntry) -> Changes | None:
        """To the card as a whole, or to the entry of it that the cursor stands on."""
        card_id, entry = self._desk.card_id, self._desk.entry
        if card_id is None or entry is None:
            return await self._on_card(act)
        return await act_on(card_id, entry)

    async def _import(self) -> Changes | None:
        board = self._board
        return await import_file(board.app, self._store, self._over.keys_of("import"), board.prompt)
