"""What each key of the board does; keys about one card are in `card/`, those that open a screen in `open_screens`.

It is most of the code that keys lead to: loaded when the first picture stands, or when a key needs it before.
"""

from dataclasses import replace
from functools import partial

from jobboard.clock import check_zone
from jobboard.errors import InvalidInputError
from jobboard.followup.nudges import Nudge, NudgeKind
from jobboard.store.actions.settings import put_off_nudge, set_zone
from jobboard.store.queries.card_rows import by_id
from jobboard.store.views import Changes
from jobboard.tui.board import export_action, open_screens  # noqa: F401 (they register their actions)
from jobboard.tui.board.context import BOARD_HANDLERS, AsyncAction, BoardContext, SampleRequested, board_action
from jobboard.tui.board.open_screens import open_to_tell
from jobboard.tui.card.actions import CARD_HANDLERS, add_card, follow_nudge
from jobboard.tui.card.context import CardHandler
from jobboard.tui.card.follow_up_questions import ask_after_move
from jobboard.tui.card.own_page import fill_own_page
from jobboard.tui.card.undo_redo import redo_last, undo_last
from jobboard.tui.keymap import IMPORT_ACTIONS
from jobboard.tui.prompt.question import Question
from jobboard.tui.transfer.import_action import import_file

__all__ = ["BOARD_HANDLERS"]

BOARD_HANDLERS.add(
    {
        "left": lambda board: board.layout.move_column(-1),
        "right": lambda board: board.layout.move_column(1),
        "down": lambda board: board.layout.move(1),
        "up": lambda board: board.layout.move(-1),
        "first": lambda board: board.layout.jump_end(False),
        "last": lambda board: board.layout.jump_end(True),
        "page_down": lambda board: board.layout.move_page(1),
        "page_up": lambda board: board.layout.move_page(-1),
        "panel": lambda board: board.layout.toggle_focus(),
        "back": lambda board: board.layout.back(),
        "move_left": lambda board: _move(board, -1),
        "move_right": lambda board: _move(board, 1),
        "undo": lambda board: undo_last(board.actions),
        "redo": lambda board: redo_last(board.actions),
        "keys": lambda board: board.screen.show_keys(),
        "repaint": lambda board: board.screen.repaint_all(),
    }
)


@board_action("open")
def open_card(board: BoardContext) -> str | AsyncAction:
    """Show the whole card, go to the panel's card, or edit the entry of the card that is shown."""
    return BOARD_HANDLERS["edit"](board) if board.layout.entry else board.layout.open()


@board_action("filter")
def start_filter(board: BoardContext) -> str:
    """Type the filter from what it is now."""
    if board.layout.is_empty:
        return f"Nothing to filter yet: {board.screen.registry.key('add')} adds a card"
    board.screen.prompt.edit_filter(board.layout.board.filter_text)
    return ""


@board_action("closed")
def toggle_closed(board: BoardContext) -> str:
    """Show closed cards too, or hide them."""
    columns = board.layout.board
    columns.with_closed = not columns.with_closed
    board.screen.draw()
    return "Closed cards are shown" if columns.with_closed else "Closed cards are hidden"


@board_action("sample")
def show_sample(board: BoardContext) -> str:
    """Look at the sample board, which the app opens."""
    board.screen.post_message(SampleRequested())
    return ""


@board_action("quit")
def quit_board(board: BoardContext) -> str:
    """Leave; everything is saved."""
    board.screen.app.exit(0)
    return ""


@board_action("add")
async def add(board: BoardContext) -> Changes | None:
    """Add a card, from the posting that was read meanwhile if there is one."""
    return await add_card(board.actions, posting=board.paste.take_ready())


@board_action("zone")
async def change_zone(board: BoardContext) -> Changes | None:
    """Ask for the time zone that days are counted in, and set it."""
    zone = board.store.clock.zone
    question = Question("Time zone", initial=zone, placeholder="Europe/Oslo", check=check_zone)
    answer = await board.actions.ask(question)
    if answer is None or check_zone(answer.text) == zone:
        return None
    return set_zone(board.store, answer.text)


@board_action("me")
async def edit_own_page(board: BoardContext) -> Changes | None:
    """The user's own page, in a form."""
    return await fill_own_page(board.actions)


@board_action("import")
async def import_cards(board: BoardContext) -> Changes | None:
    """Ask for a tracker's file and bring its cards in."""
    registry = board.screen.registry.on_screen(IMPORT_ACTIONS)
    return await import_file(board.screen.app, board.store, registry, board.screen.prompt)


@board_action("nudge")
async def do_nudge(board: BoardContext) -> Changes | None:
    """Do what the nudge asks for, at its card; InvalidInputError saying it whole where there is nothing to do."""
    nudge = _nudge(board)
    if not nudge.action:
        raise InvalidInputError(nudge.sentence)
    if nudge.kind is NudgeKind.SEARCH_ENDED:
        open_to_tell(board)
        return None
    if nudge.card is not None:
        board.layout.go_to(nudge.card)
    if nudge.kind is not NudgeKind.BEFORE_LEAVING:
        return await follow_nudge(board.actions, nudge)
    if not board.layout.in_detail:
        board.layout.open()
    return None


@board_action("put_off")
async def put_nudge_off(board: BoardContext) -> Changes:
    """Put the nudge off for as long as the rules say."""
    return put_off_nudge(board.store, _nudge(board).kind)


def _nudge(board: BoardContext) -> Nudge:
    nudge = board.layout.panel.health.nudge
    if nudge is None:
        raise InvalidInputError("Nothing to say about the search as a whole")
    return nudge


def _move(board: BoardContext, by: int) -> str | AsyncAction:
    """Move the card at once, then draw it and the first question that it brings, if any, in one frame.

    A key that goes on moving leaves the questions.
    """
    card_id = board.layout.card_id
    if card_id is None:
        return board.layout.explain_no_card()
    registry = board.screen.registry
    keys = registry["move_left"].keys + registry["move_right"].keys
    before = by_id(board.store, card_id)
    saved = board.mover.move(before, by)
    context = replace(board.actions, passes=lambda key: key in keys and board.mover.goes_on)
    return ask_after_move(context, saved, card_id, before.stage)


async def _do_to_card(act: CardHandler, board: BoardContext) -> Changes | None:
    """To the card under the cursor, or to its entry where the cursor stands on one."""
    card_id = board.layout.card_id
    if card_id is None:
        raise InvalidInputError(board.layout.explain_no_card())
    return await act(replace(board.actions, entry=board.layout.entry), card_id)


BOARD_HANDLERS.add({action_id: partial(_do_to_card, act) for action_id, act in CARD_HANDLERS.items()})
BOARD_HANDLERS.check_complete()
