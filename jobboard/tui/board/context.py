"""What the board's actions share: its screen and layout, and the state that outlives one key."""

from collections.abc import Callable, Coroutine
from typing import Any

from textual.message import Message

from jobboard.config import MessageSettings
from jobboard.store.store import Store
from jobboard.store.views import Changes
from jobboard.tui.base_screen import BaseScreen
from jobboard.tui.board.layout import BoardLayout
from jobboard.tui.board.offer_unsaved import UnsavedRecovery
from jobboard.tui.board.startup import StepRecomputer
from jobboard.tui.card.change_stage import StageMover
from jobboard.tui.card.context import ActionContext
from jobboard.tui.card.paste_posting import PostingPaste
from jobboard.tui.keymap import BOARD_ACTIONS, ActionHandlers


class SampleRequested(Message):
    """The user wants to look at the sample board."""


class BoardContext:
    """The board that an action runs on."""

    def __init__(
        self,
        screen: BaseScreen[None],
        store: Store,
        layout: BoardLayout,
        recomputer: StepRecomputer,
        settings: MessageSettings,
    ) -> None:
        self.screen = screen
        self.store = store
        self.layout = layout
        self.recomputer = recomputer
        self.settings = settings
        self.actions = ActionContext(store, screen, settings)
        """For what asks."""
        self.mover = StageMover(store)
        self.paste = PostingPaste(screen, self.actions)
        self.recovery = UnsavedRecovery(self.actions, layout)


AsyncAction = Coroutine[Any, Any, Changes | None]
"""An action that may ask, or takes a while: what changed, None where the user left it."""
BoardHandler = Callable[[BoardContext], str | AsyncAction]
"""What an action does on the board: at once, returning the message for the foot, or as an `AsyncAction`."""
BOARD_HANDLERS: ActionHandlers[BoardHandler] = ActionHandlers(BOARD_ACTIONS)
board_action = BOARD_HANDLERS.handles
