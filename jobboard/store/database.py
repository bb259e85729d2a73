"""The board's file: opening it, refusing what is not a board, and the transaction every user action runs in."""

import os
import platform
import sqlite3
import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from urllib.parse import quote

from jobboard import paths
from jobboard.clock import Clock, system_zone
from jobboard.errors import DamagedError, JobboardError, NotFoundError, ReadOnlyError, StoreError, WordsError
from jobboard.followup.kinds import Stage
from jobboard.followup.rules import Rules
from jobboard.store import derive, schema, settings, undolog
from jobboard.store.backup import keep, keep_today
from jobboard.store.connection import Connection, connect
from jobboard.store.faults import WAY_BACK, damaged, guard
from jobboard.store.progress import Progress, untold
from jobboard.store.thinning import Why
from jobboard.store.views import Changes

BOARD = "board"
COMMAND_LINE = "command line"

_WAIT = {BOARD: 0.25}
_LONG_WAIT = 5.0
"""Seconds to wait for another program's lock: a key must not hang, a command may."""

_SKEW = 3600.0
"""Seconds that the clocks of this machine and of the file's may differ."""

KEPT = 1000
"""Entries of the undo log."""

open_sessions: set[str] = set()
"""The sessions of this process whose board is open."""


@dataclass
class Action:
    """One user action while it is being written; `changes` stands when its transaction is over."""

    label: str = ""
    card_id: int | None = None
    changes: Changes = field(default_factory=lambda: Changes(""))

    def says(self, label: str, card_id: int | None = None) -> None:
        """Name the action in the past tense ("moved Nordwind to Applied"), and the card it is about."""
        self.label = label
        self.card_id = card_id


class Store:
    """An open board. All days and times are local to the board's zone.

    Raises, wherever it reads or writes: BusyError while another program holds the file, ReadOnlyError, and StoreError
    for a full disk or a damaged file; nothing is half written.
    """

    def __init__(
        self, path: Path, db: Connection, *, frozen: datetime | None, kind: str, read_only: bool, backups: bool
    ) -> None:
        self.path = path
        self.db = db
        self.kind = kind
        self.read_only = read_only
        self.unkept: StoreError | None = None
        """Why today's backup could not be made."""
        self._file = _identity(path)
        self._backups = backups and not read_only
        self._keeping = threading.Lock()
        self._kept: date | None = None
        """The day for which there is a backup, or for which none could be made."""
        self.session = f"{kind}|{platform.node()}|{os.getpid()}|{uuid.uuid4().hex[:8]}"
        self.clock = Clock("UTC", frozen)
        self.rules = Rules()
        self.load_settings()
        with self.reading():
            self.first_undo: int = db.value("SELECT coalesce(max(id), 0) FROM undo")
            """The newest entry of the undo log when this session began."""
        open_sessions.add(self.session)

    def now(self) -> datetime:
        """The local moment, naive."""
        return self.clock.now()

    def today(self) -> date:
        """The local day."""
        return self.clock.today()

    def beside(self) -> "Store":
        """A second connection to the same board, for looking only; to be used and closed by the thread that made it."""
        db = connect(self.path, _LONG_WAIT)
        return Store(self.path, db, frozen=self.clock.frozen, kind=self.kind, read_only=True, backups=False)

    def close(self) -> None:
        """Let go of the file; closing twice does no harm."""
        open_sessions.discard(self.session)
        if not self.db.is_closed():
            self.db.close()

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def data_version(self) -> int:
        """A number that changes whenever another program has written to the file."""
        with self.reading():
            version: int = self.db.value("PRAGMA data_version")
        return version

    def load_settings(self) -> None:
        """Take zone and rules from the database, where another program may have changed them."""
        with self.reading():
            zone, rules = settings.load(self.db)
        if zone != self.clock.zone:
            try:
                self.clock = self.clock.with_zone(zone)
            except WordsError as error:
                raise DamagedError(
                    f"{self.path}: {error.message}", "jobboard check --fix sets that of this computer"
                ) from error
        self.rules = rules

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Around every read: turns what SQLite says into the errors a user understands."""
        with guard(self.path):
            yield

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Around reads that must fit together: what another program writes meanwhile is seen after it."""
        with guard(self.path), self.db.atomic():
            yield

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One IMMEDIATE transaction, with the current settings and the undo triggers in place."""
        if self.read_only:
            raise ReadOnlyError(f"{self.path} can only be read", "change its permissions, or work on a copy with --db")
        with guard(self.path):
            undolog.install(self.db)
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
        if self.db.value("PRAGMA user_version") != schema.VERSION:
            raise StoreError(f"{self.path} was upgraded by a newer jobboard meanwhile", "leave and open it again")

    def keep_today(self) -> None:
        """See that there is a backup of today, before the first action of the day; may be called from any thread.

        Where none can be made, `unkept` says why; that holds nothing up, unless the board is found to be damaged:
        then DamagedError is raised, each time.
        """
        with self._keeping:
            today = self.today()
            if not self._backups or self._kept == today:
                return
            try:
                self._kept = today if keep_today(self.path, self.now()) else None
                self.unkept = None
            except DamagedError:
                raise
            except StoreError as error:
                self._kept = today
                self.unkept = StoreError(f"today's backup could not be made: {error.message}", error.hint)

    def keep_before(self, why: Why) -> None:
        """Copy the board before something that many cards may suffer from; StoreError where no copy can be made."""
        with self.reading():
            empty = self.db.value("SELECT 1 FROM card LIMIT 1") is None
        if self._backups and not empty:
            keep(self.path, self.now(), why)

    @contextmanager
    def transaction(self, progress: Progress = untold) -> Iterator[Action]:
        """One user action: what is written inside is undone as one; the touched cards' steps are computed at its end.

        Without a label the action is undone under the words "changed the board". `progress` counts those cards.
        """
        self.keep_today()
        try:
            with self.writing() as db:
                action = Action()
                yield action
                self.load_settings()
                log, stages = self.settle(action.card_id, progress)
                undo_id = self._remember(db, action, log.before) if log.before else None
        except JobboardError:
            # A rolled back action may have brought its own zone or rules.
            with suppress(JobboardError):
                self.load_settings()
            raise
        cards = log.cards | ({action.card_id} if action.card_id else set())
        action.changes = Changes(action.label, action.card_id, cards, stages, undo_id)

    def settle(self, card_id: int | None = None, progress: Progress = untold) -> tuple[undolog.Log, frozenset[Stage]]:
        """Compute the steps of the cards touched so far; returns the log and the columns that look different now."""
        log = undolog.take(self.db)
        cards = log.cards | ({card_id} if card_id else set())
        stages = set(log.vanished) | self._stages(cards)
        derive.refresh(self.db, cards, self.rules, self.clock.zone, self.now(), progress)
        return log, frozenset(Stage(stage) for stage in stages | self._stages(cards))

    def outdated(self) -> int:
        """How many cards are to be computed anew, because their moment has come or the rules have changed."""
        with self.reading():
            return len(derive.stale(self.db, self.rules, self.clock.zone, self.now()))

    def freshen(self, progress: Progress = untold) -> set[int]:
        """Compute the cards whose moment has come or whose rules have changed; returns which.

        In chunks, each its own transaction, so that others can read and write between them; one that is broken off
        is gone on with the next time.
        """
        self.load_settings()
        if self._clock_went_back() and not self.read_only:
            with self.writing() as db:
                db.run("UPDATE card SET rules_revision = 0")
        with self.reading():
            old = derive.stale(self.db, self.rules, self.clock.zone, self.now())
        if self.read_only:
            return set()
        for start in range(0, len(old), derive.SHORT):
            chunk = old[start : start + derive.SHORT]
            with self.writing() as db:
                derive.refresh(db, chunk, self.rules, self.clock.zone, self.now())
            progress(start + len(chunk), len(old))
        return set(old)

    def _clock_went_back(self) -> bool:
        """Whether the file was written at a time that has not come yet, so that its steps may be of the future too."""
        if self.clock.frozen is not None:
            return False
        with suppress(OSError):
            return self.path.stat().st_mtime > self.clock.utc().timestamp() + _SKEW
        return False

    def with_all_fresh(self, changes: Changes, progress: Progress = untold) -> Changes:
        """The changes, with the cards added that a new zone or rule has changed.

        Where they are many, an open board computes them beside itself; it shows the old steps until then. The action
        is done by now: where steps cannot be read or written, that too is left to the next look at the board.
        """
        fresh: set[int] = set()
        with suppress(StoreError):
            if self.kind == BOARD and self.outdated() > derive.CHUNK:
                return changes
            fresh = self.freshen(progress)
        if not fresh:
            return changes
        return changes._replace(cards=changes.cards | fresh, stages=frozenset(Stage))

    def _stages(self, cards: frozenset[int] | set[int]) -> set[str]:
        if len(cards) > derive.CHUNK:
            return {str(stage) for stage in Stage}
        marks = ", ".join("?" * len(cards))
        found = self.db.rows(f"SELECT DISTINCT stage FROM card WHERE id IN ({marks})", sorted(cards))
        return {row[0] for row in found}

    def _remember(self, db: Connection, action: Action, before: bytes) -> int:
        from jobboard.store.models import Undo

        db.run("DELETE FROM undo WHERE undone = 1")
        entry = Undo.insert(
            label=action.label or "changed the board",
            session=self.session,
            at=self.clock.utc(),
            card_id=action.card_id,
            undone=0,
            inverse=before,
        )
        undo_id = int(db.do(entry))
        db.run("DELETE FROM undo WHERE id <= ?", (undo_id - KEPT,))
        return undo_id


def open_store(
    path: Path,
    *,
    frozen: datetime | None = None,
    kind: str = COMMAND_LINE,
    create: bool = True,
    backups: bool = True,
) -> Store:
    """Open the board at `path`, making it where there is none and `create` is set.

    Raises NotFoundError where there is none, and StoreError, leaving the file untouched, for one that is not a board,
    is damaged (DamagedError), or comes from a newer jobboard. A file that cannot be written is opened for looking.
    Without `backups` none are made while it is open.
    """
    path = paths.real_file(path)
    if not path.exists():
        if not create:
            raise NotFoundError(f"there is no board at {path}", "jobboard makes one when you add a card")
        _make(path)
    version = examine(path)
    read_only = not (_writable(path) and _writable(path.parent))
    with guard(path):
        db = connect(path, _WAIT.get(kind, _LONG_WAIT))
    try:
        if version < schema.VERSION:
            _upgrade(path, db, read_only, frozen)
        return Store(path, db, frozen=frozen, kind=kind, read_only=read_only, backups=backups)
    except BaseException:
        db.close()
        raise


def _identity(path: Path) -> tuple[int, int] | None:
    """What tells a file from another one of its name; None where there is none."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino


def _writable(path: Path) -> bool:
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def _make(path: Path) -> None:
    """Write a new board beside its place and put it there whole, private from its first moment."""
    folder = paths.make_private_dir(path.parent)
    draft = folder / f".{path.name}.{os.getpid()}-{uuid.uuid4().hex[:8]}"
    try:
        paths.open_private(draft).close()
    except StoreError as error:
        raise StoreError(
            f"the folder {folder} cannot be written", "change its permissions or name a file with --db"
        ) from error
    try:
        with guard(path):
            db = connect(draft, _LONG_WAIT)
            try:
                schema.upgrade(db)
                settings.begin(db, system_zone())
            finally:
                db.close()
        put(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def put(draft: Path, path: Path) -> None:
    """Give the file its name, unless another program was first: then that one's board is taken."""
    try:
        with suppress(FileExistsError):
            os.link(draft, path)
    except OSError:
        # A file system without hard links.
        draft.rename(path)


def examine(path: Path) -> int:
    """The schema version of the board in the file; StoreError for anything else. Changes nothing."""
    if not path.is_file():
        raise StoreError(f"{path} is not a file", "name a file with --db")
    if path.stat().st_size == 0:
        raise DamagedError(f"{path} is empty, not a board", f"delete it to begin anew; {WAY_BACK}")
    with guard(path):
        # Through SQLite, since closing a plain handle would drop this process's own locks on the file; for looking
        # only, unless a crashed writer's journal must be rolled back first.
        mode = "rw" if Path(f"{path}-journal").exists() else "ro"
        db = sqlite3.connect(f"file:{quote(str(path.absolute()))}?mode={mode}", uri=True, timeout=_LONG_WAIT)
        try:
            # One read transaction, in which nobody can make the file grow.
            db.execute("BEGIN")
            tables = {row[0] for row in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
            ours, version, pages, page_size = (
                db.execute(f"PRAGMA {name}").fetchone()[0]
                for name in ("application_id", "user_version", "page_count", "page_size")
            )
            size = path.stat().st_size
        finally:
            db.close()
    if ours != schema.APPLICATION_ID:
        raise StoreError(f"{path} is a database of another program", "name another file with --db")
    if version > schema.VERSION:
        raise StoreError(f"{path} comes from a newer jobboard (schema {version})", "upgrade jobboard to open it")
    if size < pages * page_size:
        raise damaged(path, "its end is missing")
    if missing := set(schema.LOGGED) - tables:
        raise damaged(path, f"no table {min(missing)}")
    return int(version)


def _upgrade(path: Path, db: Connection, read_only: bool, frozen: datetime | None) -> None:
    if read_only:
        raise ReadOnlyError(f"{path} comes from an older jobboard and cannot be written", "open a copy with --db")
    keep(path, Clock(system_zone(), frozen).now(), Why.UPGRADE)
    with guard(path):
        schema.upgrade(db)
