"""Putting a backup in the board's place; whatever stood there is kept."""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from jobboard import paths
from jobboard.errors import DatabaseCorruptError, NotFoundError, StoreError
from jobboard.store import migrations, models
from jobboard.store.connection import BoardDatabase, connect
from jobboard.store.integrity.backup import STAMP, copy, create_backup
from jobboard.store.integrity.retention import BackupReason
from jobboard.store.open import examine, open_store, publish
from jobboard.store.sqlite_errors import translate_sqlite_errors

_WAIT = 5.0
"""Seconds to wait for another program's lock."""


def restore(path: Path, chosen: Path, now: datetime) -> Path | None:
    """Make the board at `path` what it is in the file `chosen`; returns where the board before is kept.

    A sound board is changed in one transaction, so that other programs on it see what was restored, and its copy is
    among the backups; a damaged one is set aside untouched. None where there was no board. NotFoundError where there
    is no such file, StoreError where one of the two is not ours or cannot be read or written.
    """
    if not chosen.exists():
        raise NotFoundError(f"there is no file {chosen}", "jobboard restore lists the backups")
    path = paths.real_file(path)
    version = examine(chosen)
    with draft_beside(path) as draft:
        copy(chosen, draft)
        if version < migrations.VERSION:
            with closing(connect(draft, _WAIT)) as db, translate_sqlite_errors(draft):
                migrations.upgrade(db)
        if not path.exists():
            publish(draft, path)
            return None
        try:
            return _replace(path, draft, now)
        except DatabaseCorruptError:
            kept = set_aside(path, now)
            publish(draft, path)
            return kept


@contextmanager
def draft_beside(path: Path) -> Iterator[Path]:
    """A name beside the board for a file that will take its place; what is left of it in the end is taken away."""
    paths.make_private_dir(path.parent)
    draft = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        yield draft
    finally:
        draft.unlink(missing_ok=True)


def set_aside(path: Path, now: datetime) -> Path:
    """Give a damaged board another name, with the journal that belongs to it; returns that name."""
    name = f"{path.stem}-damaged-{now.strftime(STAMP)}"
    aside, number = path.with_name(name + path.suffix), 1
    while aside.exists():
        number += 1
        aside = path.with_name(f"{name}-{number}{path.suffix}")
    try:
        for tail in ("-journal", "-wal", ""):
            if (each := Path(f"{path}{tail}")).exists():
                each.rename(f"{aside}{tail}")
    except OSError as error:
        raise StoreError(
            f"{path} cannot be set aside ({error.strerror})", "check the permissions of its folder"
        ) from error
    return aside


def _replace(path: Path, draft: Path, now: datetime) -> Path:
    """Write all rows of the draft into the board, from its last copy on under one lock."""
    open_store(path, frozen=now, create=False).close()
    with closing(connect(path, _WAIT)) as db, translate_sqlite_errors(path):
        db.execute_sql("ATTACH ? AS restored", (str(draft),))
        db.foreign_keys = 0
        with db.atomic("IMMEDIATE"):
            kept = create_backup(path, now, BackupReason.RESTORE)
            for table in (*models.LOGGED, "undo", "sqlite_sequence"):
                names = ", ".join(_columns(db, table))
                db.execute_sql(f"DELETE FROM main.{table}")
                db.execute_sql(f"INSERT INTO main.{table} ({names}) SELECT {names} FROM restored.{table}")
    return kept


def _columns(db: BoardDatabase, table: str) -> list[str]:
    """The columns that are stored; generated ones are left out."""
    return [row[1] for row in db.execute_sql(f"PRAGMA main.table_info({table})")]
