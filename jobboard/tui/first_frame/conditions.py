"""What must be as it was when the board was left, so that its last frame may stand for it."""

import os
from pathlib import Path

from jobboard import __version__
from jobboard.clock import Clock, frozen_from_env

_ENVIRONMENT = (
    "TERM", "COLORTERM", "TERM_PROGRAM", "NO_COLOR", "FORCE_COLOR", "TEXTUAL_COLOR_SYSTEM", "TMUX", "STY",
    "LC_ALL", "LC_CTYPE", "LANG", "JOBBOARD_NOW", "JOBBOARD_WIRE",
)  # fmt: skip
"""What terminal, colours, letters and clock are told by."""
_CHANGE_COUNTER = 24
"""Where an SQLite file counts its changes, in four bytes."""
_JOURNALS = ("-journal", "-wal")

Conditions = dict[str, str | int]


def conditions(board: Path, config: Path, zone: str, size: tuple[int, int]) -> Conditions | None:
    """What a frame of `size` (columns, rows) rests on; None where a writer's journal stands beside the board.

    To be asked only while this process has the board not open: closing a file drops SQLite's locks on it. OSError
    where the board cannot be read.
    """
    if any(Path(f"{board}{ending}").exists() for ending in _JOURNALS):
        return None
    with board.open("rb") as file:
        about = os.fstat(file.fileno())
        file.seek(_CHANGE_COUNTER)
        changes = int.from_bytes(file.read(4))
    found: Conditions = {
        "version": __version__,
        "device": about.st_dev,
        "inode": about.st_ino,
        "bytes": about.st_size,
        "modified": about.st_mtime_ns,
        "changes": changes,
        "settings": _signature(config),
        "zone": zone,
        "day": Clock(zone, frozen_from_env()).now().date().isoformat(),
        "columns": size[0],
        "rows": size[1],
    }
    return found | {name: os.environ.get(name, "") for name in _ENVIRONMENT}


def _signature(path: Path) -> str:
    """The settings' file: theme and keys may be others."""
    try:
        about = path.stat()
    except OSError:
        return ""
    return f"{about.st_ino} {about.st_size} {about.st_mtime_ns}"
