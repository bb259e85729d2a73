"""Taking back the last action, and doing it again; one log for all who work on the board."""

import os
import platform
from collections.abc import Callable
from dataclasses import dataclass

from jobboard.errors import ConfirmationNeededError, NotFoundError
from jobboard.store import undo_log
from jobboard.store.models import Undo
from jobboard.store.store import BOARD, Store, open_sessions
from jobboard.store.views import Changes, UndoView


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
    entry = _last_done(store)
    return _view(store, entry) if entry else None


def peek_redo(store: Store) -> UndoView | None:
    """What redo would do again, None for nothing."""
    entry = _first_undone(store)
    return _view(store, entry) if entry else None


def undo(store: Store, confirmed: bool = False) -> Changes:
    """Take back the last action, whatever it was.

    NotFoundError where there is none; ConfirmationNeededError naming it where another session made it and it is not
    confirmed.
    """
    return _turn(store, _last_done, "undo", confirmed)


def redo(store: Store, confirmed: bool = False) -> Changes:
    """Do again what was undone last; errors as for undo."""
    return _turn(store, _first_undone, "redo", confirmed)


def _last_done(store: Store) -> Undo | None:
    """The entry that undo takes back."""
    return _first(store, Undo.undone == 0, Undo.id.desc())


def _first_undone(store: Store) -> Undo | None:
    """The entry that redo does again."""
    return _first(store, Undo.undone == 1, Undo.id)


def _first(store: Store, which: object, order: object) -> Undo | None:
    """An entry without its inverse, which may be long."""
    entries = Undo.select(Undo.id, Undo.label, Undo.session, Undo.at, Undo.card_id).where(which).order_by(order)
    with store.translate_sqlite_errors():
        entry: Undo | None = entries.first(store.db)
    return entry


def _view(store: Store, entry: Undo) -> UndoView:
    session = _Session.read(entry.session)
    return UndoView(entry.id, entry.label, entry.at, str(session), _is_foreign(store, entry.id, session))


def _is_foreign(store: Store, number: int, session: _Session) -> bool:
    """Somebody else made it meanwhile, or is still at work on a board; all before is the board's past."""
    if session.text == store.session:
        return False
    return number > store.first_undo or (session.kind == BOARD and session.runs())


def _turn(store: Store, which: Callable[[Store], Undo | None], verb: str, confirmed: bool) -> Changes:
    with store.writing() as db:
        entry = which(store)
        if entry is None:
            raise NotFoundError(f"there is nothing to {verb}")
        view = _view(store, entry)
        if view.foreign and not confirmed:
            raise ConfirmationNeededError(f"{view.session} did this: {view.label}", f"confirm to {verb} it")
        undo_log.restore(db, Undo.select(Undo.inverse).where(Undo.id == entry.id).scalar(db))
        store.load_settings()
        log, stages = store.recompute_touched()
        turned = Undo.update(undone=verb == "undo", inverse=log.before, session=store.session)
        turned.where(Undo.id == entry.id).execute(db)
    label = f"undid: {entry.label}" if verb == "undo" else f"did again: {entry.label}"
    return store.recompute_after_settings(Changes(label, entry.card_id, log.cards, stages, entry.id))
