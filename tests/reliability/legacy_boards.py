"""Boards as earlier versions of jobboard left them; a file is never changed once it stands here."""

import gzip
import re
import shutil
from pathlib import Path

from jobboard.store.integrity.backup import folder_of
from jobboard.store.open import open_store
from tests.store.builders import NOW

BOARDS = Path(__file__).parent / "boards"
VERSIONS = sorted(int(re.findall(r"\d+", each.name)[0]) for each in BOARDS.glob("version-*.sqlite3.gz"))


def thaw(version: int, path: Path) -> Path:
    """Put the frozen board of a schema version at `path`."""
    path.write_bytes(gzip.decompress((BOARDS / f"version-{version}.sqlite3.gz").read_bytes()))
    return path


def rich_board(path: Path) -> Path:
    """Put a board of today's version at `path`, with something of everything; without a backup."""
    thaw(VERSIONS[-1], path)
    with open_store(path, frozen=NOW) as store:
        store.recompute_stale()
    shutil.rmtree(folder_of(path), ignore_errors=True)
    return path
