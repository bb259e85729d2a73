"""An open board: its settings, its backups, and the transaction every user action runs in."""

import os
import platform
import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from peewee import fn

from jobboard.clock import Clock
from jobboard.errors import DatabaseCorruptError, InvalidInputError, JobboardError, ReadOnlyError, StoreError
from jobboard.followup.enums import Stage
from jobboard.followup.rules import Rules
from jobboard.store import derived_columns, migrations, settings, undo_log
from jobboard.store.connection import BoardDatabase, connect
from jobboard.store.models import Card, Undo
from jobboard.store.progress import Progress, no_progress
from jobboard.store.sqlite_errors import translate_senseless_rows, translate_sqlite_errors
from jobboard.store.views import Changes

if TYPE_CHECKING:
    from jobboard.store.edit_conflict import EditSnapshot
    from jobboard.store.integrity.retention import BackupReason

BOARD = "board"
COMMAND_LINE = "command line"

LONG_WAIT = 5.0
"""Seconds to wait for another program's lock where nobody waits at a key."""

_SKEW = 3600.0
"""Seconds that the clocks of this machine and of the file's may differ."""

UNDO_LIMIT = 1000
"""Entries of the undo log."""

open_sessions: set[str] = set()
"""The sessions of this process whose board is open."""


class ActionRecorder:
    """One user action while it is being written; `changes` stands when its transaction is over."""

    def __init__(self) -> None:
        self.label = ""
        self.card_id: int | None = None
        self.changes = Changes("")

    def set_label(self, label: str, card_id: int | None = None) -> None:
        """Name the action in the past tense ("moved Nordwind to Applied"), and the card it is about."""
        self.label = label
        self.card_id = card_id


class Store:
    """An open board. All days and times are local to the board's zone.

    Raises, wherever it reads or writes: DatabaseLockedError while another program holds the file, ReadOnlyError, and
    StoreError for a full disk or a damaged file; nothing is half written.
    """

    def __init__(
        self, path: Path, db: BoardDatabase, *, frozen: datetime | None, kind: str, read_only: bool, backups: bool
    ) -> None:
        self.path = path
        self.db = db
        self.kind = kind
        self.read_only = read_only
        self.backup_error: StoreError | None = None
        """Why today's backup could not be made."""
        self._file = _identity(path)
        self._backups = backups and not read_only
        self._backup_lock = threading.Lock()
        self._backup_day: date | None = None
        """The day for which there is a backup, or for which none could be made."""
        self.session = f"{kind}|{platform.node()}|{os.getpid()}|{uuid.uuid4().hex[:8]}"
        self.clock = Clock("UTC", frozen)
        self.rules = Rules()
        self.load_settings()
        with self.translate_sqlite_errors():
            self.first_undo: int = Undo.select(fn.max(Undo.id)).scalar(db) or 0
            """The newest entry of the undo log when this session began."""
        open_sessions.add(self.session)

    def now(self) -> datetime:
        """The local moment, naive."""
        return self.clock.now()

    def today(self) -> date:
        """The local day."""
        return self.clock.today()

    def open_reader(self) -> "Store":
        """A second connection to the same board, for looking only; to be used and closed by the thread that made it."""
        db = connect(self.path, LONG_WAIT)
        return Store(self.path, db, frozen=self.clock.frozen, kind=self.kind, read_only=True, backups=False)

    def close(self) -> None:
        """Let go of the file; closing twice does no harm."""
        open_sessions.discard(self.session)
        self.db.close()

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def data_version(self) -> int:
        """A number that changes whenever another program has written to the file."""
        with self.translate_sqlite_errors():
            version: int = self.db.data_version
        return version

    def load_settings(self) -> None:
        """Take zone and rules from the database, where another program may have changed them."""
        with self.translate_sqlite_errors():
            zone, rules = settings.load(self.db)
        if zone != self.clock.zone:
            try:
                self.clock = self.clock.with_zone(zone)
            except InvalidInputError as error:
                raise DatabaseCorruptError(
                    f"{self.path}: {error.message}", "jobboard check --fix sets that of this computer"
                ) from error
        self.rules = rules

    @contextmanager
    def translate_sqlite_errors(self) -> Iterator[None]:
        """Around every read: turns what SQLite says, and rows that make no sense, into errors a user understands."""
        with translate_sqlite_errors(self.path), translate_senseless_rows():
            yield

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Around reads that must fit together: what another program writes meanwhile is seen after it."""
        with self.translate_sqlite_errors(), self.db.atomic():
            yield

    @contextmanager
    def writing(self) -> Iterator[BoardDatabase]:
        """One IMMEDIATE transaction, with the current settings and the undo triggers in place."""
        if self.read_only:
            raise ReadOnlyError(f"{self.path} can only be read", "change its permissions, or work on a copy with --db")
        with translate_sqlite_errors(self.path):
            undo_log.install_triggers(self.db)
            with self.db.atomic("IMMEDIATE"):
                self._refuse_another()
                self.load_settings()
                yield self.db

    def _refuse_another(self) -> None:
        """What is written to a file that is no longer the board's would be lost, however well it was written."""
        if _identity(self.path) != self._file:
            raise StoreError(
                f"{self.path} was taken away or replaced meanwhile; nothing was changed", "leave and open it again"
            )
        if self.db.user_version != migrations.VERSION:
            raise StoreError(f"{self.path} was upgraded by a newer jobboard meanwhile", "leave and open it again")

    def ensure_daily_backup(self) -> None:
        """See that there is a backup of today, before the first action of the day; may be called from any thread.

        Where none can be made, `backup_error` says why; that holds nothing up, unless the board is found to be damaged:
        then DatabaseCorruptError is raised, each time.
        """
        from jobboard.store.integrity.backup import create_daily_backup

        with self._backup_lock:
            today = self.today()
            if not self._backups or self._backup_day == today:
                return
            try:
                self._backup_day = today if create_daily_backup(self.path, self.now()) else None
                self.backup_error = None
            except DatabaseCorruptError:
                raise
            except StoreError as error:
                self._backup_day = today
                self.backup_error = StoreError(f"today's backup could not be made: {error.message}", error.hint)

    def backup_before(self, why: "BackupReason") -> None:
        """Copy the board before something that many cards may suffer from; StoreError where no copy can be made."""
        from jobboard.store.integrity.backup import create_backup

        with self.translate_sqlite_errors():
            filled = Card.select().exists(self.db)
        if self._backups and filled:
            create_backup(self.path, self.now(), why)

    @contextmanager
    def transaction(
        self, progress: Progress = no_progress, snapshot: "EditSnapshot | None" = None
    ) -> Iterator[ActionRecorder]:
        """One user action: what is written inside is undone as one; the touched cards' steps are computed at its end.

        Without a label the action is undone under the words "changed the board". `progress` counts those cards.
        EditConflictError, before anything is written, where what stands there now is not what the `snapshot` holds.
        """
        self.ensure_daily_backup()
        try:
            with self.writing() as db:
                if snapshot:
                    snapshot.check()
                action = ActionRecorder()
                yield action
                self.load_settings()
                log, stages = self.recompute_touched(action.card_id, progress)
                undo_id = self._remember(db, action, log.before) if log.before else None
        except JobboardError:
            # A rolled back action may have brought its own zone or rules.
            with suppress(JobboardError):
                self.load_settings()
            raise
        cards = log.cards | ({action.card_id} if action.card_id else set())
        action.changes = Changes(action.label, action.card_id, cards, stages, undo_id)

    def recompute_touched(
        self, card_id: int | None = None, progress: Progress = no_progress
    ) -> tuple[undo_log.ChangeLog, frozenset[Stage]]:
        """Compute the steps of the cards touched so far; returns the log and the columns that look different now."""
        log = undo_log.take_changes(self.db)
        cards = log.cards | ({card_id} if card_id else set())
        stages = derived_columns.recompute(self.db, cards, self.rules, self.clock.zone, self.now(), progress)
        return log, frozenset(stages | log.vanished)

    def count_stale(self) -> int:
        """How many cards are to be computed anew, because their moment has come or the rules have changed."""
        with self.translate_sqlite_errors():
            return len(derived_columns.stale_ids(self.db, self.rules, self.clock.zone, self.now()))

    def recompute_stale(self, progress: Progress = no_progress) -> set[int]:
        """Compute the cards whose moment has come or whose rules have changed; returns which.

        In chunks, each its own transaction, so that others can read and write between them; one that is broken off
        is gone on with the next time.
        """
        self.load_settings()
        if self._clock_went_back() and not self.read_only:
            with self.writing() as db:
                Card.update(rules_revision=0).execute(db)
        with self.translate_sqlite_errors():
            old = derived_columns.stale_ids(self.db, self.rules, self.clock.zone, self.now())
        if self.read_only:
            return set()
        for start in range(0, len(old), derived_columns.SHORT):
            chunk = old[start : start + derived_columns.SHORT]
            with self.writing() as db:
                derived_columns.recompute(db, chunk, self.rules, self.clock.zone, self.now())
            progress(start + len(chunk), len(old))
        return set(old)

    def _clock_went_back(self) -> bool:
        """Whether the file was written at a time that has not come yet, so that its steps may be of the future too."""
        if self.clock.frozen is not None:
            return False
        with suppress(OSError):
            return self.path.stat().st_mtime > self.clock.utc().timestamp() + _SKEW
        return False

    def recompute_after_settings(self, changes: Changes, progress: Progress = no_progress) -> Changes:
        """The changes, with the cards added that a new zone or rule has changed.

        Where they are many, an open board computes them beside itself; it shows the old steps until then. The action
        is done by now: where steps cannot be read or written, that too is left to the next look at the board.
        """
        fresh: set[int] = set()
        with suppress(StoreError):
            if self.kind == BOARD and self.count_stale() > derived_columns.CHUNK:
                return changes
            fresh = self.recompute_stale(progress)
        if not fresh:
            return changes
        return changes._replace(cards=changes.cards | fresh, stages=frozenset(Stage))

    def _remember(self, db: BoardDatabase, action: ActionRecorder, before: bytes) -> int:
        Undo.delete().where(Undo.undone == 1).execute(db)
        undo_id: int = Undo.insert(
            label=action.label or "changed the board",
            session=self.session,
            at=self.clock.utc(),
            card_id=action.card_id,
            undone=False,
            inverse=before,
        ).execute(db)
        Undo.delete().where(Undo.id <= undo_id - UNDO_LIMIT).execute(db)
        return undo_id


def _identity(path: Path) -> tuple[int, int] | None:
    """What tells a file from another one of its name; None where there is none."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino
