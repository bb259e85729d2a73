"""Whether the file is sound, all that belongs together is there, and every stored step is what its history says."""

from collections.abc import Iterator

from peewee import fn

from jobboard.store import derived_columns, settings, undo_log
from jobboard.store.connection import BoardDatabase
from jobboard.store.integrity import invariants, schema_check
from jobboard.store.models import Card, Undo
from jobboard.store.store import Store


def check(store: Store) -> list[str]:
    """What is wrong, a sentence each; empty for a sound board. Steps whose moment has come are no fault.

    What stands deeper is told alone: where the file is damaged, or rows make no sense, steps cannot be computed.
    """
    with store.translate_sqlite_errors():
        return damage(store.db) or inconsistencies(store.db) or list(_step_problems(store))


def damage(db: BoardDatabase) -> list[str]:
    """What SQLite itself finds wrong with the file, and tables that are not those of this version."""
    reports = [row[0] for row in db.execute_sql("PRAGMA integrity_check(20)")]
    return [
        f"the file is damaged: {' '.join(text.split())}" for text in reports if text != "ok"
    ] + schema_check.table_problems(db)


def inconsistencies(db: BoardDatabase) -> list[str]:
    """What does not fit together in a file that is sound."""
    return [
        *_zone_problems(db),
        *dangling_references(db),
        *invariants.violations(db),
        *schema_check.index_problems(db),
        *_counter_problems(db),
        *_unreadable_undo(db),
    ]


def repair_counters(db: BoardDatabase) -> None:
    """Let the next card and the next action have numbers that were never given."""
    for table, last in _outdated_counters(db):
        db.execute_sql("DELETE FROM sqlite_sequence WHERE name = ?", (table,))
        db.execute_sql("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (table, last))


def delete_unreadable_undo(db: BoardDatabase) -> None:
    """Drop the actions that cannot be taken back, and with them all before: undo goes back step by step."""
    if rows := _unreadable_rows(db):
        db.execute_sql("DELETE FROM undo WHERE id <= ?", (max(rows),))


def _zone_problems(db: BoardDatabase) -> list[str]:
    return [] if settings.read(db, settings.ZONE) else ["the time zone is missing"]


def _counter_problems(db: BoardDatabase) -> list[str]:
    return [f"the next number of a new row of {table} was given already" for table, _ in _outdated_counters(db)]


def _outdated_counters(db: BoardDatabase) -> list[tuple[str, int]]:
    found: list[tuple[str, int]] = []
    for model in (Card, Undo):
        table = model._meta.table_name
        last = model.select(fn.max(model.id)).scalar(db) or 0
        (counted,) = db.execute_sql("SELECT max(seq) FROM sqlite_sequence WHERE name = ?", (table,)).fetchone()
        if (counted or 0) < last:
            found.append((table, last))
    return found


def _unreadable_undo(db: BoardDatabase) -> list[str]:
    return [f"an action that cannot be undone any more (row {row})" for row in _unreadable_rows(db)]


def _unreadable_rows(db: BoardDatabase) -> list[int]:
    return [row for row, before in db.execute_sql("SELECT id, inverse FROM undo") if not undo_log.readable(before)]


def _step_problems(store: Store) -> Iterator[str]:
    zone, now = store.clock.zone, store.now()
    due = set(derived_columns.stale_ids(store.db, store.rules, zone, now))
    for card_id, company in derived_columns.mismatches(store.db, store.rules, zone, now):
        if card_id not in due:
            yield f"card {card_id} ({company}): its stored step is not what its history says"


_DANGLING = {
    "event": "an entry without its card",
    "interview": "an interview without its card",
    "card_contact": "a person without their card",
}
_USER_TABLES = ("event", "interview", "draft")
"""Tables whose rows the user wrote; a card that stands in for the one that is gone keeps them in sight."""


def dangling_references(db: BoardDatabase) -> list[str]:
    """What refers to something that is gone, a sentence each."""
    return [
        f"{_DANGLING.get(table, f'{table} without what it belongs to')} (row {row})"
        for table, row, *_ in db.execute_sql("PRAGMA foreign_key_check")
    ]


def repair_links(db: BoardDatabase) -> None:
    """Give what the user wrote a card again, and drop the other references, or the rows that are nothing else."""
    for table in _USER_TABLES:
        db.execute_sql(
            "INSERT OR IGNORE INTO card (id, uid, created, company)"
            " SELECT DISTINCT card_id, lower(hex(randomblob(16))), strftime('%Y-%m-%dT%H:%M:%SZ', 'now'),"
            f" 'Lost card ' || card_id FROM {table} WHERE card_id NOT IN (SELECT id FROM card)"
        )
    for table, row, _, key in db.execute_sql("PRAGMA foreign_key_check"):
        column = next(each[3] for each in db.execute_sql(f"PRAGMA foreign_key_list({table})") if each[0] == key)
        needed = any(each[1] == column and each[3] for each in db.execute_sql(f"PRAGMA table_info({table})"))
        db.execute_sql(
            f"DELETE FROM {table} WHERE id = ?" if needed else f"UPDATE {table} SET {column} = NULL WHERE id = ?",
            (row,),
        )
