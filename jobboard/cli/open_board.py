"""The one door from the command line to the screens; imported only when the board opens, and without click."""

import os
import sys

from jobboard import paths
from jobboard.cli.session import Session, new_board_notice
from jobboard.config import Config, load_config
from jobboard.errors import InvalidInputError
from jobboard.tui.first_frame.start import first_frame


def open_board(session: Session) -> int:
    """Show the board until the user leaves it; returns the exit code."""
    _need_terminal()
    _read_environment_as_meant()
    with first_frame(session.path, paths.config_path(session.config)) as first:
        config = board_config(session)
        from jobboard.store.store import BOARD
        from jobboard.tui.app import run

        is_new = not session.path.exists()
        with session.open_store(create=True, kind=BOARD) as store:
            return run(store, config, first=first, notice=new_board_notice(store.path) if is_new else "")


def open_demo_board(session: Session) -> int:
    """Show the invented board until the user leaves it; returns the exit code."""
    _need_terminal()
    config = board_config(session)
    from jobboard.demo import open_demo
    from jobboard.store.store import BOARD
    from jobboard.tui.app import run

    with open_demo(BOARD) as store:
        return run(store, config, sample=True)


def unsupported_in_textual() -> list[str]:
    """What the installed Textual lacks of what the board uses; without it the board works, and sends more bytes."""
    from jobboard.tui.terminal_diff.textual_compat import unsupported_features

    return unsupported_features()


def board_config(session: Session) -> Config:
    """The settings of the user's file, checked against the actions and the templates that there are."""
    from jobboard.tui.keymap import ACTION_IDS

    return load_config(paths.config_path(session.config), ACTION_IDS, _shipped_templates)


def _shipped_templates() -> tuple[str, ...]:
    from jobboard.followup.messages.drafts import template_names

    return template_names()


def _read_environment_as_meant() -> None:
    """An empty NO_COLOR is unset, as its own text has it; a size that a shell exported does not freeze the board's."""
    if os.environ.get("NO_COLOR") == "":
        del os.environ["NO_COLOR"]
    for name in ("COLUMNS", "LINES"):
        os.environ.pop(name, None)


def _need_terminal() -> None:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise InvalidInputError(
            "the board needs a terminal", "jobboard due prints what to follow up, jobboard --help the rest"
        )
