"""What was typed and not saved when a board had to leave: each in a private file, offered at the next start.

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
"""The `action_id` of a text that was written for a card's step."""
TYPED = "typed"
"""The name of the only text there is, where it is no form's."""


class UnsavedInput(NamedTuple):
    """What stood under `title`: a form's fields with what they held before, a typed line, or a text.

    `again` names the action that opens it once more, empty for none; `about` is the card's number, or the contact's.
    """

    title: str
    texts: Mapping[str, str]
    before: Mapping[str, str] = {}
    action_id: str = ""
    record_id: int | None = None

    @property
    def typed(self) -> str:
        """All that was typed, one text after the other; of a form only what differs from before."""
        return "\n".join(text for name, text in self.texts.items() if text and text != self.before.get(name))


class UnsavedFile(NamedTuple):
    """Unsaved input in its file, and the board's own time at which it was left."""

    path: Path
    left_at: datetime
    input: UnsavedInput

    def drop(self) -> None:
        """Delete the file; another program may have done so."""
        self.path.unlink(missing_ok=True)


def save_unsaved(board: Path, left_at: datetime, unsaved: UnsavedInput) -> None:
    """Write it down for the next start on this board; StoreError or OSError where that is not possible."""
    folder = paths.make_private_dir(paths.state_dir())
    record = {
        "board": str(board.absolute()),
        "at": left_at.isoformat(),
        "title": unsaved.title,
        "texts": dict(unsaved.texts),
        "before": dict(unsaved.before),
        "again": unsaved.action_id,
        "about": unsaved.record_id,
    }
    with paths.open_private(folder / f"unsaved-{uuid.uuid4().hex[:12]}.json", "w") as file:
        json.dump(record, file)


def load_unsaved(board: Path) -> list[UnsavedFile]:
    """The unsaved input of this board, the oldest first; a file or a folder that cannot be read is left alone."""
    try:
        files = list(paths.state_dir().glob("unsaved-*.json"))
    except OSError:
        return []
    return sorted((each for path in files if (each := _read(path, board))), key=lambda each: each.left_at)


def _read(path: Path, board: Path) -> UnsavedFile | None:
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
        if record["board"] != str(board.absolute()):
            return None
        record_id = None if record["about"] is None else int(record["about"])
        unsaved = UnsavedInput(
            str(record["title"]), _texts(record["texts"]), _texts(record["before"]), str(record["again"]), record_id
        )
        return UnsavedFile(path, datetime.fromisoformat(record["at"]), unsaved)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _texts(record: dict[str, Any]) -> dict[str, str]:
    return {str(name): str(text) for name, text in record.items()}
