"""Words that were typed and not saved when a board had to leave: each in a private file, until they are looked at.

A file and not a row of the database, which another program may hold in just that moment.
"""

import json
import uuid
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from jobboard import paths

DRAFT = "draft"
"""What text is for that was written for a card's step, as `Words.again` says it."""
TYPED = "typed"
"""The name of the only text there is, where it is no form's."""


class UnsavedInput(NamedTuple):
    """What stood under `title`: a form's fields with what they held before, a typed line, or a text.

    `again` names the action that opens it once more, empty for none; `about` is the card's number, or the contact's.
    """

    title: str
    texts: Mapping[str, str]
    before: Mapping[str, str] = {}
    again: str = ""
    about: int | None = None

    @property
    def typed(self) -> str:
        """All that was typed, one text after the other; of a form only what differs from before."""
        return "\n".join(text for name, text in self.texts.items() if text and text != self.before.get(name))


class UnsavedFile(NamedTuple):
    """Words in their file, and the board's own time at which they were left."""

    path: Path
    left_at: datetime
    input: UnsavedInput

    def drop(self) -> None:
        """Throw them away; somebody else may have done so."""
        self.path.unlink(missing_ok=True)


def save_unsaved(board: Path, at: datetime, words: UnsavedInput) -> None:
    """Write the words down for the next start on this board; StoreError or OSError where that is not possible."""
    folder = paths.make_private_dir(paths.state_dir())
    kept = {
        "board": str(board.absolute()),
        "at": at.isoformat(),
        "title": words.title,
        "texts": dict(words.texts),
        "before": dict(words.before),
        "again": words.again,
        "about": words.about,
    }
    with paths.open_private(folder / f"unsaved-{uuid.uuid4().hex[:12]}.json", "w") as file:
        json.dump(kept, file)


def load_unsaved(board: Path) -> list[UnsavedFile]:
    """What was kept for this board, the oldest first; a file or a folder that cannot be read is left alone."""
    try:
        files = list(paths.state_dir().glob("unsaved-*.json"))
    except OSError:
        return []
    return sorted((each for path in files if (each := _read(path, board))), key=lambda each: each.left_at)


def _read(path: Path, board: Path) -> UnsavedFile | None:
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        if kept["board"] != str(board.absolute()):
            return None
        about = None if kept["about"] is None else int(kept["about"])
        words = UnsavedInput(
            str(kept["title"]), _texts(kept["texts"]), _texts(kept["before"]), str(kept["again"]), about
        )
        return UnsavedFile(path, datetime.fromisoformat(kept["at"]), words)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _texts(kept: dict[str, Any]) -> dict[str, str]:
    return {str(name): str(text) for name, text in kept.items()}
