"""Somebody using the board of the demo at random: keys, dialogs, edits and other sizes."""

from hypothesis import strategies as st

from jobboard.config import Config
from jobboard.demo import open_demo
from jobboard.store.store import BOARD
from jobboard.tui.app import JobboardApp
from tests.tui.terminal_diff.playing import TERM, Kind, Step, follow, play

AROUND = ("j", "k", "h", "l", "G", "g", "pagedown", "tab", "enter", "escape")
CHANGES = ("H", "L", "u", "ctrl+r", "v", "Z", "d", "r", "a", "e", "/", "?", "ctrl+p", "ctrl+l", "t", "P", "S", "W")
TYPED = ("n", "o", "backspace", "漢")
SIZES = ((120, 36), (80, 24), (200, 60))

steps: st.SearchStrategy[Step] = st.sampled_from([*AROUND, *CHANGES, *TYPED, *SIZES])
sessions = st.lists(steps, min_size=3, max_size=12)


def play_board(session: list[Step], kind: Kind, *, wired: bool, term: str = TERM) -> None:
    """Have the session on a terminal of that kind; an AssertionError where it does not end on the composed screen."""
    with open_demo(BOARD) as store:
        play(
            lambda player: follow(player, session),
            make=lambda: JobboardApp(store, Config()),
            kind=kind,
            wired=wired,
            term=term,
        )
