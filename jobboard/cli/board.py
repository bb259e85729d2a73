"""The one door from the command line to the screens, opened only when no command is given; and the sample board."""

import shutil
import sys
import tempfile
from pathlib import Path

import click

from jobboard import paths
from jobboard.cli.context import Session, current_session
from jobboard.config import Config, load_config
from jobboard.errors import WordsError


def open_board(session: Session) -> int:
    """Show the board until the user leaves it; returns the exit code."""
    _need_terminal()
    config = board_config(session)
    from jobboard.store.database import BOARD
    from jobboard.tui.app import run

    store = session.open_store(create=True, kind=BOARD)
    try:
        return run(store, config)
    finally:
        store.close()


@click.command()
@click.pass_context
def demo(ctx: click.Context) -> None:
    """Open about 60 invented cards on a throw-away board, at a day of its own."""
    _need_terminal()
    config = board_config(current_session())
    from jobboard import demo as sample
    from jobboard.store.database import BOARD, open_store
    from jobboard.tui.app import run

    folder = Path(tempfile.mkdtemp(prefix="jobboard-demo-"))
    try:
        store = open_store(folder / "demo.sqlite3", frozen=sample.DEMO_NOW, kind=BOARD)
        try:
            sample.build(store)
            code = run(store, config)
        finally:
            store.close()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    ctx.exit(code)


def board_config(session: Session) -> Config:
    """What the settings' file says, held against the actions that the board has."""
    from jobboard.tui.actions import NAMES

    return load_config(paths.config_path(session.config), NAMES)


def _need_terminal() -> None:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise WordsError(
            "the board needs a terminal", "jobboard due prints what to follow up, jobboard --help the rest"
        )
