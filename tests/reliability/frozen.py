"""Boards as earlier versions of jobboard left them; a file is never changed once it stands here."""

import gzip
import re
from pathlib import Path

BOARDS = Path(__file__).parent / "boards"
VERSIONS = sorted(int(re.findall(r"\d+", each.name)[0]) for each in BOARDS.glob("version-*.sqlite3.gz"))


def thaw(version: int, path: Path) -> Path:
    """Put the frozen board of a schema version at `path`."""
    path.write_bytes(gzip.decompress((BOARDS / f"version-{version}.sqlite3.gz").read_bytes()))
    return path
