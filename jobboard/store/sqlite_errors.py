"""What SQLite says when something is wrong, turned into the words of jobboard.errors."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import peewee

from jobboard import paths
from jobboard.errors import DatabaseCorruptError, DatabaseLockedError, JobboardError, ReadOnlyError, StoreError


@contextmanager
def translate_sqlite_errors(path: Path, source: Path | None = None) -> Iterator[None]:
    """Raise a StoreError, DatabaseLockedError or ReadOnlyError naming `path` for what the database could not do.

    Where `path` is written from a `source`, damage is the source's.
    """
    try:
        yield
    except (sqlite3.IntegrityError, peewee.IntegrityError):
        raise
    except (sqlite3.DatabaseError, peewee.DatabaseError) as error:
        raise _translated(error, path, source or path) from error


@contextmanager
def translate_senseless_rows() -> Iterator[None]:
    """Raise a DatabaseCorruptError where a row holds what none of the program's own words or days is."""
    try:
        yield
    except UnicodeEncodeError:  # what was typed is no text; the board has no part in it
        raise
    except ValueError as error:
        raise DatabaseCorruptError(
            f"an entry of the board makes no sense ({error})", "jobboard check --fix mends it"
        ) from error


WAY_BACK = "jobboard restore lists the backups, jobboard check --fix saves what can be saved"


def damaged(path: Path, what: str) -> DatabaseCorruptError:
    """The file cannot be read as the board it claims to be."""
    return DatabaseCorruptError(f"{path} is damaged ({what})", WAY_BACK)


def _translated(error: BaseException, path: Path, source: Path) -> JobboardError:
    message = str(error).lower()
    if "locked" in message or "busy" in message:
        return DatabaseLockedError(
            f"another program is writing to {path}", _on_network(path) or "try again in a moment"
        )
    if "readonly" in message:
        return ReadOnlyError(f"{path} cannot be written", "check the permissions of the file and its folder")
    if "full" in message:
        return StoreError(f"the disk that holds {path} is full; nothing was changed", "make room and try again")
    if "malformed" in message or "corrupt" in message or "no such" in message:
        return damaged(source, str(error))
    if "not a database" in message:
        return DatabaseCorruptError(f"{path} is not a jobboard database, or its beginning is damaged", WAY_BACK)
    if "unable to open" in message:
        return StoreError(f"{path} cannot be opened", "check that the folder exists and may be written")
    return StoreError(
        f"{path} could not be read or written ({error}); nothing was changed",
        _on_network(path) or "check the disk and its quota, and try again",
    )


def _on_network(path: Path) -> str:
    """What to do where several computers may be at the file, and locks are only as good as the network."""
    kind = paths.file_system(path)
    if kind not in paths.NETWORK:
        return ""
    return f"it lies on a network file system ({kind}): open it on one computer at a time, or keep it on a local disk"
