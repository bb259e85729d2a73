"""Whether the file is sound and every stored step is what its card's history comes to."""

from jobboard.store import derive
from jobboard.store.database import Store

_LOST = {
    "event": "an entry without its card",
    "interview": "an interview without its card",
    "card_contact": "a person without their card",
}


def check(store: Store) -> list[str]:
    """What is wrong, a sentence each; empty for a sound board. Steps whose moment has come are no fault."""
    store.freshen()
    with store.reading():
        said = [row[0] for row in store.db.rows("PRAGMA integrity_check(20)")]
        lost = store.db.rows("PRAGMA foreign_key_check")
    problems = [f"the file is damaged: {' '.join(text.split())}" for text in said if text != "ok"]
    if problems:
        return problems
    problems += [f"{_LOST.get(row[0], f'{row[0]} without what it belongs to')} (row {row[1]})" for row in lost]
    return problems + _stale_steps(store)


def fix(store: Store) -> None:
    """Compute every card anew, and drop what belongs to no card."""
    with store.writing() as db:
        for table, row, *_ in db.rows("PRAGMA foreign_key_check"):
            db.run(f"DELETE FROM {table} WHERE id = ?", (row,))
        ids = [row[0] for row in db.rows("SELECT id FROM card")]
        derive.refresh(db, ids, store.rules, store.clock.zone, store.now())
        db.run("DELETE FROM temp.log")


def _stale_steps(store: Store) -> list[str]:
    zone, now = store.clock.zone, store.now()
    with store.reading():
        due = set(derive.stale(store.db, store.rules, zone, now))
        wrong = derive.differing(store.db, store.rules, zone, now)
    return [
        f"card {card_id} ({company}): its stored step is not what its history says"
        for card_id, company in wrong
        if card_id not in due
    ]
