"""Rows that refer to others which are gone."""

from jobboard.store.connection import Connection

_LOST = {
    "event": "an entry without its card",
    "interview": "an interview without its card",
    "card_contact": "a person without their card",
}
_OWN_WORDS = ("event", "interview", "draft")
"""Tables whose rows the user wrote; a card that stands in for the one that is gone keeps them in sight."""


def lost(db: Connection) -> list[str]:
    """What refers to something that is gone, a sentence each."""
    return [
        f"{_LOST.get(table, f'{table} without what it belongs to')} (row {row})"
        for table, row, *_ in db.rows("PRAGMA foreign_key_check")
    ]


def mend(db: Connection) -> None:
    """Give what the user wrote a card again, and drop the other references, or the rows that are nothing else."""
    for table in _OWN_WORDS:
        db.run(
            "INSERT OR IGNORE INTO card (id, uid, created, company)"
            " SELECT DISTINCT card_id, lower(hex(randomblob(16))), strftime('%Y-%m-%dT%H:%M:%SZ', 'now'),"
            f" 'Lost card ' || card_id FROM {table} WHERE card_id NOT IN (SELECT id FROM card)"
        )
    for table, row, _, key in db.rows("PRAGMA foreign_key_check"):
        column = next(each[3] for each in db.rows(f"PRAGMA foreign_key_list({table})") if each[0] == key)
        needed = any(each[1] == column and each[3] for each in db.rows(f"PRAGMA table_info({table})"))
        db.run(
            f"DELETE FROM {table} WHERE id = ?" if needed else f"UPDATE {table} SET {column} = NULL WHERE id = ?",
            (row,),
        )
