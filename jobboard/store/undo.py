"""Taking back the last action, and doing it again; one log for all who work on the board."""

import os
import platform
from dataclasses import dataclass
from datetime import datetime

from jobboard.errors import ConfirmationNeededError, NotFoundError
from jobboard.store import undo_log
from jobboard.store.store import BOARD, Store, open_sessions
from jobboard.store.views import Changes, UndoView

_LAST_DONE = "WHERE undone = 0 ORDER BY id DESC LIMIT 1"
_FIRST_UNDONE = "WHERE undone = 1 ORDER BY id LIMIT 1"


@dataclass(frozen=True, slots=True)
class _Session:
    """Who made an entry; a process is named by its number on its host."""

    kind: str
    host: str
    process: int
    text: str

    @classmethod
    def read(cls, text: str) -> "_Session":
        kind, host, process, _ = text.split("|")
        return cls(kind, host, int(process), text)

    def runs(self) -> bool:
        """Whether it is still at work, as far as this host can tell."""
        if self.host != platform.node():
            return False
        if self.process == os.getpid():
            return self.text in open_sessions
        try:
            os.kill(self.process, 0)
        except ProcessLookupError:
            return False
        except PermissionError:
            return True
        return True

    def __str__(self) -> str:
        return f"{self.kind} on {self.host}, process {self.process}"


def peek_undo(store: Store) -> UndoView | None:
    """What undo would take back, None for nothing."""
    return _peek(store, _LAST_DONE)


def peek_redo(store: Store) -> UndoView | None:
    """What redo would do again, None for nothing."""
    return _peek(store, _FIRST_UNDONE)


def undo(store: Store, confirmed: bool = False) -> Changes:
    """Take back the last action, whatever it was.

    NotFoundError where there is none; ConfirmationNeededError naming it where another session made it and it is not
    confirmed.
    """
    return _turn(store, _LAST_DONE, "undo", confirmed)


def redo(store: Store, confirmed: bool = False) -> Changes:
    """Do again what was undone last; errors as for undo."""
    return _turn(store, _FIRST_UNDONE, "redo", confirmed)


def _peek(store: Store, which: str) -> UndoView | None:
    with store.translate_sqlite_errors():
        found = store.db.fetchall(f"SELECT id, label, at, session FROM undo {which}")
    if not found:
        return None
    number, label, at, text = found[0]
    session = _Session.read(text)
    return UndoView(number, label, datetime.fromisoformat(at), str(session), _is_foreign(store, number, session))


def _is_foreign(store: Store, number: int, session: _Session) -> bool:
    """Somebody else made it meanwhile, or is still at work on a board; all before is the board's past."""
    if session.text == store.session:
        return False
    return number > store.first_undo or (session.kind == BOARD and session.runs())


def _turn(store: Store, which: str, verb: str, confirmed: bool) -> Changes:
    with store.writing() as db:
        entry = _peek(store, which)
        if entry is None:
            raise NotFoundError(f"there is nothing to {verb}")
        if entry.foreign and not confirmed:
            raise ConfirmationNeededError(f"{entry.session} did this: {entry.label}", f"confirm to {verb} it")
        ((inverse, card_id),) = db.fetchall("SELECT inverse, card_id FROM undo WHERE id = ?", (entry.id,))
        undo_log.restore(db, inverse)
        store.load_settings()
        log, stages = store.recompute_touched()
        db.execute_sql(
            "UPDATE undo SET undone = 1 - undone, inverse = ?, session = ? WHERE id = ?",
            (log.before, store.session, entry.id),
        )
    label = f"undid: {entry.label}" if verb == "undo" else f"did again: {entry.label}"
    return store.recompute_after_settings(Changes(label, card_id, log.cards, stages, entry.id))
