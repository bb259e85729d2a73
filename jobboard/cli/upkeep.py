"""Keeping the board's file well: backup and check."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from jobboard.cli.context import with_store
from jobboard.cli.output import say
from jobboard.errors import StoreError
from jobboard.store import backup as copies
from jobboard.store import check as health
from jobboard.text import clean

if TYPE_CHECKING:
    from jobboard.store.database import Store


@click.command()
@click.option("-o", "--output", "to", metavar="FILE", type=click.Path(path_type=Path), help="Where to write it.")
@with_store()
def backup(store: "Store", to: Path | None) -> None:
    """Write a copy of the whole board, and print where it is."""
    say(str(copies.backup(store, to)))


@click.command()
@click.option("--fix", is_flag=True, help="Compute what is derived anew.")
@with_store()
def check(store: "Store", fix: bool) -> None:
    """Check the board's file and everything derived in it, and what the screens find in Textual."""
    _check_textual()
    if fix:
        health.fix(store)
    problems = [clean(problem) for problem in health.check(store)]
    if not problems:
        say(f"{store.path} is sound")
        return
    say(*problems)
    hint = "undo or restore a backup" if fix else "jobboard check --fix computes anew what can be"
    raise StoreError(f"{len(problems)} problem{'s' if len(problems) > 1 else ''} found", hint)


def _check_textual() -> None:
    """Say what the board does without; it works all the same."""
    from jobboard.cli.board import missing_in_textual

    if missing := missing_in_textual():
        say(f"This Textual lacks {', '.join(missing)}: the board works, but sends the terminal more than what changed")
