"""Boards as earlier versions of jobboard left them; a file is never changed once it stands here."""

import gzip
import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from jobboard.store.integrity.backup import folder_of
from jobboard.store.models import TABLES
from jobboard.store.open import open_store
from tests.store.builders import NOW

BOARDS = Path(__file__).parent / "boards"
VERSIONS = sorted(int(re.findall(r"\d+", each.name)[0]) for each in BOARDS.glob("version-*.sqlite3.gz"))


def thaw(version: int, path: Path) -> Path:
    """Put the frozen board of a schema version at `path`."""
    path.write_bytes(gzip.decompress((BOARDS / f"version-{version}.sqlite3.gz").read_bytes()))
    return path


def rich_board(path: Path) -> Path:
    """Put a board of today's version at `path`, its tables in the order of a new one, with something of everything;
    without a backup.
    """
    older = thaw(VERSIONS[-1], path.with_name("older.sqlite3"))
    with open_store(older, frozen=NOW) as store:
        store.recompute_stale()
    shutil.rmtree(folder_of(older), ignore_errors=True)
    open_store(path, frozen=NOW).close()
    with closing(sqlite3.connect(path)) as db:
        db.execute("ATTACH ? AS older", [str(older)])
        for table in (*TABLES, "undo", "sqlite_sequence"):
            columns = ", ".join(row[1] for row in db.execute(f"PRAGMA table_info({table})"))
            db.execute(f"DELETE FROM {table}")
            db.execute(f"INSERT INTO {table} ({columns}) SELECT {columns} FROM older.{table}")
        db.commit()
        db.execute("DETACH older")
        db.execute("VACUUM")
    older.unlink()
    return path
