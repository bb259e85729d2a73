"""Copies of the whole board: made while it may be in use, read back, and thinned in a folder beside it."""

import os
import re
import sqlite3
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

from jobboard import paths
from jobboard.errors import DatabaseLockedError, StoreError
from jobboard.store.integrity import retention
from jobboard.store.integrity.retention import Backup, BackupReason
from jobboard.store.sqlite_errors import damaged, translate_sqlite_errors

_PATIENCE = 5.0
"""Seconds to wait for a program that is writing."""
STAMP = "%Y-%m-%d-%H%M%S"
"""How a moment stands in the name of a file."""
_ABANDONED = 24 * 3600.0
"""Seconds after which a copy that was never finished is taken away."""


def folder_of(path: Path) -> Path:
    """Where the backups of the board at `path` are kept; it may not exist yet."""
    return path.with_name(f"{path.stem}-backups")


def backups(path: Path) -> list[Backup]:
    """The backups of the board at `path`, newest first."""
    name = re.compile(re.escape(path.stem) + r"-(\d{4}-\d\d-\d\d)-(\d{6})-([a-z-]+?)(-\d+)?" + re.escape(path.suffix))
    found: list[tuple[datetime, int, Backup]] = []
    folder = folder_of(path)
    for each in folder.iterdir() if folder.is_dir() else ():
        match = name.fullmatch(each.name)
        if match and match[3] in set(BackupReason) and each.is_file():
            with suppress(ValueError, FileNotFoundError):  # no such day, or thinned out by another program meanwhile
                at, about = datetime.fromisoformat(f"{match[1]}T{match[2]}"), each.stat()
                found.append((at, about.st_mtime_ns, Backup(each, at, BackupReason(match[3]), about.st_size)))
    return [backup for *_, backup in sorted(found, key=lambda each: each[:2], reverse=True)]


def create_backup(path: Path, now: datetime, why: BackupReason) -> Path:
    """Copy the board at `path` into its folder of backups, and thin them; returns where the copy is.

    StoreError, and no backup is touched, where the copy cannot be made or does not read as a sound board.
    """
    folder = folder_of(path)
    target = folder / f"{path.stem}-{now.strftime(STAMP)}-{why}{path.suffix}"
    with _copied(path, target) as draft:
        kept = _named(draft, target)
    with _refusals(folder):
        _thin(path, folder)
    return kept


def _named(draft: Path, target: Path) -> Path:
    """Give a copy that name, or the first free one like it; returns the name."""
    free, number = target, 1
    while True:
        with suppress(FileExistsError):
            paths.give_name(draft, free)
            return free
        number += 1
        free = target.with_stem(f"{target.stem}-{number}")


def _thin(path: Path, folder: Path) -> None:
    for each in retention.backups_to_delete(backups(path)):
        each.path.unlink(missing_ok=True)
    for part in folder.glob(f".{path.stem}-*.part"):
        with suppress(FileNotFoundError):  # finished by now
            if time.time() - part.stat().st_mtime > _ABANDONED:
                part.unlink()


def create_daily_backup(path: Path, now: datetime) -> bool:
    """Make the daily copy, unless there is a backup of that day; False where there is no card to keep yet.

    StoreError as for `keep`.
    """
    if any(each.at.date() == now.date() for each in backups(path)):
        return True
    with closing(reader(path)) as db, translate_sqlite_errors(path):
        filled = db.execute("SELECT 1 FROM card LIMIT 1").fetchone() is not None
    if filled:
        create_backup(path, now, BackupReason.DAILY)
    return filled


def copy(path: Path, target: Path) -> None:
    """Copy the board at `path` to `target`, private, under its name only once it is whole and was read back.

    StoreError where `target` is there already, cannot be written, or the board is damaged.
    """
    there_already = StoreError(f"{target} is there already; nothing was copied", "name another file")
    if target.exists():
        raise there_already
    with _copied(path, target) as draft:
        try:
            paths.give_name(draft, target)
        except FileExistsError:
            raise there_already from None


@contextmanager
def _copied(path: Path, target: Path) -> Iterator[Path]:
    """A whole copy of the board beside `target`, private, read back and on the disk, to be given its name."""
    paths.make_private_dir(target.parent)
    draft = target.with_name(f".{target.name}.{uuid.uuid4().hex[:8]}.part")
    paths.open_private(draft, "w").close()
    try:
        with _refusals(target):
            with closing(reader(path)) as source, translate_sqlite_errors(target, source=path):
                _copy_pages(source, draft)
            _fsync(draft)
            verify(draft, path)
            yield draft
            _fsync(target.parent)
    finally:
        draft.unlink(missing_ok=True)


def cards_in(path: Path) -> int:
    """How many cards a backup holds; StoreError where it cannot be read."""
    with closing(reader(path)) as db, translate_sqlite_errors(path):
        return int(db.execute("SELECT count(*) FROM card").fetchone()[0])


def reader(path: Path) -> sqlite3.Connection:
    """A connection that only reads; StoreError where there is nothing to open."""
    with translate_sqlite_errors(path):
        return sqlite3.connect(f"file:{quote(str(path.absolute()))}?mode=ro", uri=True, timeout=_PATIENCE)


def verify(path: Path, board: Path | None = None) -> None:
    """StoreError, naming `board`, unless the file is a whole database that reads without a fault."""
    with closing(reader(path)) as db, translate_sqlite_errors(board or path):
        # A file that nobody else has open is safe to map, and read so twice as fast.
        db.execute("PRAGMA mmap_size = 1073741824")
        problems = [row[0] for row in db.execute("PRAGMA quick_check(1)")]
        pages, page_size = (db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))
    if problems != ["ok"]:
        raise damaged(board or path, " ".join(problems[0].split()))
    if path.stat().st_size != pages * page_size:
        raise damaged(board or path, "its length is not what it says")


def _copy_pages(source: sqlite3.Connection, draft: Path) -> None:
    with closing(sqlite3.connect(draft)) as target:
        # Nobody else sees the draft, and it is brought to the disk once, when it is whole.
        target.execute("PRAGMA journal_mode = OFF")
        target.execute("PRAGMA synchronous = OFF")
        source.backup(target, progress=_patience(draft))


def _patience(path: Path) -> Callable[[int, int, int], None]:
    """SQLite tries for ever; a user does not."""
    end = time.monotonic() + _PATIENCE

    def look(status: int, _: int, __: int) -> None:
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) and time.monotonic() > end:
            raise DatabaseLockedError(f"another program is writing to {path}", "try again in a moment")

    return look


def _fsync(path: Path) -> None:
    """Have the file, or the names in a folder, on the disk before going on."""
    file = os.open(path, os.O_RDONLY)
    try:
        os.fsync(file)
    finally:
        os.close(file)


@contextmanager
def _refusals(target: Path) -> Iterator[None]:
    """What the file system refuses, in one line."""
    try:
        yield
    except OSError as error:
        raise StoreError(f"{target} cannot be written ({error.strerror})", "make room or name another file") from error
