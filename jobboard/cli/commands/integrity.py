"""Keeping the board's file well: backup, restore and check."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from jobboard import paths
from jobboard.cli.context import current_session, with_store
from jobboard.cli.output import echo, table
from jobboard.clock import Clock, frozen_from_env, system_zone
from jobboard.dates.natural import DayTime, format_day_time
from jobboard.errors import JobboardError, NotFoundError, StoreError
from jobboard.followup.display_names import count_noun
from jobboard.store.integrity import backup as copies
from jobboard.store.integrity import check as health
from jobboard.store.integrity.repair import repair
from jobboard.store.integrity.restore import restore as put_back
from jobboard.store.integrity.retention import BackupReason
from jobboard.text import clean, quote

if TYPE_CHECKING:
    from datetime import datetime

    from jobboard.store.integrity.retention import Backup
    from jobboard.store.store import Store


@click.command()
@click.option("-o", "--output", "to", metavar="FILE", type=click.Path(path_type=Path), help="Where to write it.")
@with_store()
def backup(store: "Store", to: Path | None) -> None:
    """Write a copy of the whole board, and print where it is: without -o, among the backups, to stay there."""
    if to is None:
        to = copies.create_backup(store.path, store.now(), BackupReason.ASKED)
    else:
        copies.copy(store.path, to)
    echo(clean(str(to)))


@click.command()
@click.argument("chosen", metavar="BACKUP", required=False)
def restore(chosen: str | None) -> None:
    """List the backups, newest first, or put one back, named by its number or its file.

    The board as it was before is kept as a backup, so that this too can be taken back.
    """
    path = current_session().path
    known = copies.backups(path)
    now = Clock(system_zone(), frozen_from_env()).now()
    if chosen is None:
        if not known:
            raise NotFoundError(f"there are no backups in {copies.folder_of(path)}", "jobboard backup makes one")
        where = clean(str(copies.folder_of(path)))
        echo(*table(_lines(known, now)), "", f"In {where}.", "jobboard restore NUMBER puts one back.")
        return
    source = _chosen(chosen, known)
    kept = put_back(path, source, now)
    echo(f"{clean(str(path))} is as it was in {clean(source.name)}")
    if kept:
        echo(f"what stood there before: {clean(str(kept))}")


def _chosen(word: str, known: "list[Backup]") -> Path:
    if word.isdecimal() and 1 <= int(word) <= len(known):
        return known[int(word) - 1].path
    if (file := Path(word).expanduser()).is_file():
        return file
    raise NotFoundError(f"there is no backup {quote(word)}", "jobboard restore lists them by number")


def _lines(known: "list[Backup]", now: "datetime") -> list[tuple[str, ...]]:
    return [
        (
            str(number),
            format_day_time(DayTime(each.at.date(), each.at.time()), now.date()),
            each.why.replace("-", " "),
            f"{max(1, each.size // 1000):,} kB",
            _cards(each),
        )
        for number, each in enumerate(known, 1)
    ]


def _cards(backup: "Backup") -> str:
    try:
        count = copies.cards_in(backup.path)
    except JobboardError:
        return "damaged"
    return count_noun(count, "card")


@click.command()
@click.option("--fix", is_flag=True, help="Mend what can be mended; the board before is kept.")
def check(fix: bool) -> None:
    """Check the board's file and everything in it, and what the screens find in Textual."""
    _check_textual()
    session = current_session()
    if fix and session.path.exists():
        echo(clean(repair(session.path, frozen_from_env())))
    with session.open_store(create=False) as store:
        problems = [clean(problem) for problem in health.check(store)]
        if not problems:
            echo(f"{store.path} is sound", *_advice(store.path))
            return
    echo(*problems)
    hint = "jobboard restore lists the backups" if fix else "jobboard check --fix mends what can be mended"
    raise StoreError(f"{count_noun(len(problems), 'problem')} found", hint)


def _check_textual() -> None:
    """Say what the board does without; it works all the same."""
    from jobboard.cli.open_board import missing_in_textual

    if missing := missing_in_textual():
        echo(f"This Textual lacks {', '.join(missing)}: the board works, but sends the terminal more than what changed")


def _advice(path: Path) -> list[str]:
    """What is no fault of the board and good to know."""
    kind = paths.file_system(path)
    if kind not in paths.NETWORK:
        return []
    return [f"It lies on a network file system ({kind}): open it on one computer at a time."]
