"""Keeping the board's file well: backup, restore and check."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from jobboard import paths
from jobboard.cli.context import current_session, with_store
from jobboard.cli.output import echo, table
from jobboard.clock import Clock, frozen_from_env, system_zone
from jobboard.dates.format import format_day_time
from jobboard.dates.natural import DayTime
from jobboard.errors import JobboardError, NotFoundError, StoreError
from jobboard.followup.display_names import count_noun
from jobboard.store.integrity import backup as backup_files
from jobboard.store.integrity import check as board_check
from jobboard.store.integrity.repair import repair
from jobboard.store.integrity.restore import restore as restore_backup
from jobboard.store.integrity.retention import BackupReason
from jobboard.text import clean, quote

if TYPE_CHECKING:
    from datetime import datetime

    from jobboard.store.integrity.retention import Backup
    from jobboard.store.store import Store


@click.command()
@click.option("-o", "--output", "path", metavar="FILE", type=click.Path(path_type=Path), help="Where to write it.")
@with_store()
def backup(store: "Store", path: Path | None) -> None:
    """Write a copy of the whole board, and print where it is: without -o, among the backups, to stay there."""
    if path is None:
        path = backup_files.create_backup(store.path, store.now(), BackupReason.ASKED)
    else:
        backup_files.copy(store.path, path)
    echo(clean(str(path)))


@click.command()
@click.argument("chosen", metavar="BACKUP", required=False)
def restore(chosen: str | None) -> None:
    """List the backups, newest first, or put one back, named by its number or its file.

    The board as it was before is kept as a backup, so that this too can be taken back.
    """
    path = current_session().path
    backups = backup_files.backups(path)
    now = Clock(system_zone(), frozen_from_env()).now()
    if chosen is None:
        if not backups:
            raise NotFoundError(f"there are no backups in {backup_files.folder_of(path)}", "jobboard backup makes one")
        where = clean(str(backup_files.folder_of(path)))
        echo(*table(_backup_rows(backups, now)), "", f"In {where}.", "jobboard restore NUMBER puts one back.")
        return
    source = _find_backup(chosen, backups)
    before = restore_backup(path, source, now)
    echo(f"{clean(str(path))} is as it was in {clean(source.name)}")
    if before:
        echo(f"what stood there before: {clean(str(before))}")


def _find_backup(name: str, backups: "list[Backup]") -> Path:
    if name.isdecimal() and 1 <= int(name) <= len(backups):
        return backups[int(name) - 1].path
    if (file := Path(name).expanduser()).is_file():
        return file
    raise NotFoundError(f"there is no backup {quote(name)}", "jobboard restore lists them by number")


def _backup_rows(backups: "list[Backup]", now: "datetime") -> list[tuple[str, ...]]:
    return [
        (
            str(number),
            format_day_time(DayTime(each.at.date(), each.at.time()), now.date()),
            each.why.replace("-", " "),
            f"{max(1, each.size // 1000):,} kB",
            _card_count(each),
        )
        for number, each in enumerate(backups, 1)
    ]


def _card_count(backup: "Backup") -> str:
    try:
        count = backup_files.cards_in(backup.path)
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
        problems = [clean(problem) for problem in board_check.check(store)]
        if not problems:
            echo(f"{store.path} is sound", *_network_warning(store.path))
            return
    echo(*problems)
    hint = "jobboard restore lists the backups" if fix else "jobboard check --fix mends what can be mended"
    raise StoreError(f"{count_noun(len(problems), 'problem')} found", hint)


def _check_textual() -> None:
    """Print what the board does without; it works all the same."""
    from jobboard.cli.open_board import unsupported_in_textual

    if missing := unsupported_in_textual():
        echo(f"This Textual lacks {', '.join(missing)}: the board works, but sends the terminal more than what changed")


def _network_warning(path: Path) -> list[str]:
    """What is no fault of the board, and good to know."""
    kind = paths.file_system(path)
    if kind not in paths.NETWORK:
        return []
    return [f"It lies on a network file system ({kind}): open it on one computer at a time."]
