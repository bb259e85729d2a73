"""The screens that open over the board, each imported when it is asked for, so that the board is there sooner."""

from functools import partial

from jobboard.tui.board.context import BoardContext, board_action
from jobboard.tui.keymap import LESSONS_ACTIONS, PEOPLE_ACTIONS, RULES_ACTIONS, SWEEP_ACTIONS, TRIAGE_ACTIONS
from jobboard.tui.prompt.key_queue import KeyQueueApp


@board_action("triage")
def open_triage(board: BoardContext) -> str:
    """What is due, card by card."""
    from jobboard.tui.triage.screen import TriageScreen

    panel = board.layout.panel.panel
    if not (panel.due or panel.deferred):
        return "Nothing needs a follow-up now"
    screen = TriageScreen(board.store, board.screen.registry.on_screen(TRIAGE_ACTIONS), board.settings)
    board.screen.app.push_screen(screen, partial(_return_with_message, board))
    return ""


@board_action("sweep")
def open_sweep(board: BoardContext) -> str:
    """The quiet cards, all at once."""
    from jobboard.tui.sweep.screen import SweepScreen

    if not board.layout.panel.panel.quiet_count:
        return "No card has gone quiet"
    screen = SweepScreen(board.store, board.screen.registry.on_screen(SWEEP_ACTIONS), board.settings)
    board.screen.app.push_screen(screen, partial(_return_with_message, board))
    return ""


def open_to_tell(board: BoardContext) -> None:
    """Whom an accepted offer leaves to be told."""
    from jobboard.tui.sweep.screen import TO_TELL, SweepScreen

    screen = SweepScreen(board.store, board.screen.registry.on_screen(SWEEP_ACTIONS), board.settings, TO_TELL)
    board.screen.app.push_screen(screen, partial(_return_with_message, board))


@board_action("people")
def open_people(board: BoardContext) -> str:
    """Everybody, across all cards."""
    from jobboard.tui.people.screen import PeopleScreen

    screen = PeopleScreen(board.store, board.screen.registry.on_screen(PEOPLE_ACTIONS))
    board.screen.app.push_screen(screen, partial(_return_to_card, board))
    return ""


@board_action("lessons")
def open_lessons(board: BoardContext) -> str:
    """What was learned."""
    from jobboard.tui.lessons.screen import LessonsScreen

    screen = LessonsScreen(board.store, board.screen.registry.on_screen(LESSONS_ACTIONS))
    board.screen.app.push_screen(screen, partial(_return_to_card, board))
    return ""


@board_action("rules")
def open_rules(board: BoardContext) -> str:
    """The numbers of the rules."""
    from jobboard.tui.rules.screen import RulesScreen

    screen = RulesScreen(board.store, board.screen.registry.on_screen(RULES_ACTIONS))
    board.screen.app.push_screen(screen, partial(_return_to_card, board))
    return ""


@board_action("palette")
def open_palette(board: BoardContext) -> str:
    """The actions by their names; the one that is chosen is done, and then what was typed behind it comes."""
    from jobboard.tui.help.palette_screen import PaletteScreen

    palette = PaletteScreen(board.screen.registry.actions)

    def choose(action_id: str | None) -> None:
        if action_id:
            board.screen.action_do(action_id)
        if isinstance(palette.app, KeyQueueApp):
            palette.app.hand_back(palette.pending_keys)

    board.screen.app.push_screen(palette, choose)
    return ""


@board_action("suspend")
def open_shell(board: BoardContext) -> str:
    """The shell, until it says fg."""
    board.screen.app.action_suspend_process()
    return ""


def _return_with_message(board: BoardContext, message: str | None) -> None:
    """Show what was done on a screen over the board, and its last message."""
    board.screen.guard(board.recomputer.refresh)
    board.screen.show_message(message or "")


def _return_to_card(board: BoardContext, card_id: int | None) -> None:
    """Show what was done on a screen over the board, and the card that it led to."""
    board.screen.guard(board.recomputer.refresh)
    if card_id is not None:
        board.screen.guard(partial(board.layout.go_to, card_id))
        board.screen.guard(board.screen.draw)
