"""Opening a board's file: making it, refusing what is not a board, and upgrading an older one."""

import os
import sqlite3
import uuid
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

from jobboard import paths
from jobboard.clock import Clock, system_zone
from jobboard.errors import DatabaseCorruptError, ReadOnlyError, StoreError
from jobboard.store import migrations, models, settings
from jobboard.store.connection import BoardDatabase, connect
from jobboard.store.sqlite_errors import WAY_BACK, damaged, translate_sqlite_errors
from jobboard.store.store import BOARD, COMMAND_LINE, LONG_WAIT, Store

_WAIT = {BOARD: 0.25}
"""Seconds to wait for another program's lock: a key must not hang, a command may."""


def open_store(
    path: Path,
    *,
    frozen: datetime | None = None,
    kind: str = COMMAND_LINE,
    create: bool = True,
    backups: bool = True,
) -> Store:
    """Open the board at `path`, making it where there is none and `create` is set.

    Raises StoreError where there is none, and, leaving the file untouched, for one that is not a board, is damaged
    (DatabaseCorruptError), or comes from a newer jobboard. A file that cannot be written is opened for looking.
    Without `backups` none are made while it is open.
    """
    path = paths.real_file(path)
    if not path.exists():
        if not create:
            raise StoreError(f"there is no board at {path}", "check the name, or begin one: jobboard add COMPANY ROLE")
        _make(path)
    version = examine(path)
    read_only = not (_writable(path) and _writable(path.parent))
    with translate_sqlite_errors(path):
        db = connect(path, _WAIT.get(kind, LONG_WAIT))
    try:
        if version < migrations.VERSION:
            _upgrade(path, db, read_only, frozen)
        return Store(path, db, frozen=frozen, kind=kind, read_only=read_only, backups=backups)
    except BaseException:
        db.close()
        raise


def _writable(path: Path) -> bool:
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def _make(path: Path) -> None:
    """Write a new board beside its place and put it there whole, private from its first moment."""
    folder = paths.make_private_dir(path.parent)
    draft = folder / f".{path.name}.{os.getpid()}-{uuid.uuid4().hex[:8]}"
    try:
        paths.open_private(draft).close()
    except StoreError as error:
        raise StoreError(
            f"the folder {folder} cannot be written", "change its permissions or name a file with --db"
        ) from error
    try:
        with translate_sqlite_errors(path):
            db = connect(draft, LONG_WAIT)
            try:
                migrations.upgrade(db)
                settings.write_initial(db, system_zone())
            finally:
                db.close()
        publish(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def publish(draft: Path, path: Path) -> None:
    """Give the file its name, unless another program was first: then that one's board is taken."""
    try:
        with suppress(FileExistsError):
            os.link(draft, path)
    except OSError:
        # A file system without hard links.
        draft.rename(path)


def examine(path: Path) -> int:
    """The schema version of the board in the file; StoreError for anything else. Changes nothing."""
    if not path.is_file():
        raise StoreError(f"{path} is not a file", "name a file with --db")
    if path.stat().st_size == 0:
        raise DatabaseCorruptError(f"{path} is empty, not a board", f"delete it to begin anew; {WAY_BACK}")
    with translate_sqlite_errors(path):
        # Through SQLite, since closing a plain handle would drop this process's own locks on the file; for looking
        # only, unless a crashed writer's journal must be rolled back first.
        mode = "rw" if Path(f"{path}-journal").exists() else "ro"
        db = sqlite3.connect(f"file:{quote(str(path.absolute()))}?mode={mode}", uri=True, timeout=LONG_WAIT)
        try:
            # One read transaction, in which nobody can make the file grow.
            db.execute("BEGIN")
            tables = {row[0] for row in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
            ours, version, pages, page_size = (
                db.execute(f"PRAGMA {name}").fetchone()[0]
                for name in ("application_id", "user_version", "page_count", "page_size")
            )
            size = path.stat().st_size
        finally:
            db.close()
    if ours != migrations.APPLICATION_ID:
        raise StoreError(f"{path} is a database of another program", "name another file with --db")
    if version > migrations.VERSION:
        raise StoreError(f"{path} comes from a newer jobboard (schema {version})", "upgrade jobboard to open it")
    if size < pages * page_size:
        raise damaged(path, "its end is missing")
    if missing := set(models.LOGGED) - tables:
        raise damaged(path, f"no table {min(missing)}")
    return int(version)


def _upgrade(path: Path, db: BoardDatabase, read_only: bool, frozen: datetime | None) -> None:
    from jobboard.store.integrity.backup import create_backup
    from jobboard.store.integrity.retention import BackupReason

    if read_only:
        raise ReadOnlyError(f"{path} comes from an older jobboard and cannot be written", "open a copy with --db")
    create_backup(path, Clock(system_zone(), frozen).now(), BackupReason.UPGRADE)
    with translate_sqlite_errors(path):
        migrations.upgrade(db)
