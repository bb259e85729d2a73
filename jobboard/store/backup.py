"""Copies of the whole board, made while it may be in use."""

import sqlite3
from pathlib import Path

from jobboard import paths
from jobboard.errors import StoreError
from jobboard.store.connection import Connection
from jobboard.store.database import Store
from jobboard.store.faults import guard


def backup(store: Store, to: Path | None = None) -> Path:
    """Copy the board to `to`, else beside it under the day and time; returns where. StoreError if that exists."""
    target = to or _beside(store.path, f"{store.now():%Y-%m-%d-%H%M%S}")
    return _copy(store.db, store.path, target)


def copy_aside(db: Connection, path: Path) -> Path:
    """Copy the board beside itself before its tables change."""
    return _copy(db, path, _beside(path, f"schema-{db.value('PRAGMA user_version')}"))


def _beside(path: Path, word: str) -> Path:
    return path.with_name(f"{path.stem}-{word}{path.suffix}")


def _copy(db: Connection, path: Path, target: Path) -> Path:
    if target.exists():
        raise StoreError(f"{target} is there already; nothing was copied", "name another file")
    paths.make_private_dir(target.parent)
    draft = target.with_name(f".{target.name}.part")
    paths.open_private(draft, "w").close()
    try:
        with guard(path):
            copy = sqlite3.connect(draft)
            try:
                db.connection().backup(copy)  # type: ignore[no-untyped-call] # the stubs leave it untyped
            finally:
                copy.close()
        draft.rename(target)
    finally:
        draft.unlink(missing_ok=True)
    return target
