"""Repairing a board: in its file after a backup where the file is sound, else in a new one beside the old."""

from contextlib import closing
from datetime import datetime
from pathlib import Path

from jobboard import paths
from jobboard.clock import Clock, check_zone, system_zone
from jobboard.errors import DatabaseCorruptError, InvalidInputError, StoreError
from jobboard.followup.display_names import count_noun
from jobboard.store import derived_columns, migrations, settings
from jobboard.store.connection import BoardDatabase, connect
from jobboard.store.integrity import check, invariants, schema_check
from jobboard.store.integrity.backup import create_backup, verify
from jobboard.store.integrity.restore import draft_beside, set_aside
from jobboard.store.integrity.retention import BackupReason
from jobboard.store.integrity.salvage import salvage
from jobboard.store.models import Card
from jobboard.store.open import examine, publish
from jobboard.store.sqlite_errors import translate_sqlite_errors

_WAIT = 5.0
"""Seconds to wait for another program's lock."""


def repair(path: Path, frozen: datetime | None = None) -> str:
    """Mend the board at `path`; returns what was done, and where the board before is kept.

    DatabaseCorruptError where nothing can be saved, StoreError where the file is not ours or comes from a newer
    jobboard.
    """
    path = paths.real_file(path)
    now = Clock(system_zone(), frozen).now()
    if not _is_damaged(path):
        kept = create_backup(path, now, BackupReason.FIX)
        with closing(connect(path, _WAIT)) as db, translate_sqlite_errors(path):
            _repair_all(db, frozen)
        return f"mended; the board before is kept as {kept}"
    with draft_beside(path) as draft:
        salvage(path, draft)
        with closing(connect(draft, _WAIT)) as db, translate_sqlite_errors(draft):
            _repair_all(db, frozen)
            cards = Card.select().count(db)
        verify(draft)
        kept = set_aside(path, now)
        publish(draft, path)
    return f"saved {count_noun(cards, 'card')} into a new file; the damaged one is kept as {kept}"


def _is_damaged(path: Path) -> bool:
    """Whether SQLite cannot be trusted with the file any more; an older board that is sound is upgraded by opening."""
    try:
        if examine(path) < migrations.VERSION:
            raise StoreError(f"{path} comes from an older jobboard", "open it once, then check it")
        with closing(connect(path, _WAIT)) as db, translate_sqlite_errors(path):
            return bool(check.damage(db))
    except DatabaseCorruptError:
        return True


def _repair_all(db: BoardDatabase, frozen: datetime | None) -> None:
    """All or nothing."""
    db.foreign_keys = 0
    with db.atomic("IMMEDIATE"):
        _repair_zone(db)
        check.repair_links(db)
        invariants.repair_invariants(db)
        schema_check.repair_schema(db)
        check.repair_counters(db)
        check.delete_unreadable_undo(db)
        zone, rules = settings.load(db)
        derived_columns.recompute(db, derived_columns.all_ids(db), rules, zone, Clock(zone, frozen).now())


def _repair_zone(db: BoardDatabase) -> None:
    try:
        check_zone(settings.read(db, settings.ZONE) or "")
    except InvalidInputError:
        settings.write(db, settings.ZONE, system_zone())
