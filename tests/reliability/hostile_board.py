"""A board into which the worst texts were written past every door, as a sloppy program or a hostile file would."""

import json
import sqlite3
from datetime import timedelta
from pathlib import Path

from jobboard.dates.natural import DayTime
from jobboard.followup.enums import ReplyKind, Stage, TouchKind
from jobboard.store.actions.cards import NewCard, add_card
from jobboard.store.actions.contacts import NewContact
from jobboard.store.actions.drafts import save_draft
from jobboard.store.actions.exchange import log_reply, log_touch
from jobboard.store.actions.history_entries import add_lesson
from jobboard.store.actions.interviews import interview
from jobboard.store.open import open_store
from tests.reliability.hostile import CORPUS
from tests.store.builders import NOW

_TEXTS = {
    "card": "company role url location remote salary source tags resume_path letter_path offer snooze_why reason",
    "contact": "name company email phone profile notes",
    "interview": "round place",
    "event": "text",
    "draft": "text",
    "undo": "label",
}
"""The columns that hold free text."""


def poisoned_board(path: Path) -> list[str]:
    """Make a board whose every text is one of the corpus behind a name to find it by; returns the names."""
    names = [f"Firm{number:02}" for number in range(len(CORPUS))]
    with open_store(path, frozen=NOW) as store:
        for number, name in enumerate(names):
            stage = tuple(Stage)[number % 4]
            on = DayTime((NOW - timedelta(days=9 if number % 5 else 200)).date())
            person = NewContact(f"Dana {name}", email=f"dana@{name}.example", phone="+47 555", profile="in/dana")
            new = NewCard(name, "Engineer", stage, on, contacts=(person,), note=f"{name} note")
            card = add_card(store, new).card_id
            assert card
            log_touch(store, card, TouchKind.OTHER, to=person.name, note=f"{name} touch")
            add_lesson(store, card, f"{name} lesson")
            if number % 3 == 0:
                log_reply(store, card, ReplyKind.QUESTION, person.name, note=f"{name} reply")
            if number % 4 == 1:
                interview(store, card, DayTime(NOW.date() + timedelta(days=number % 3)), [person.name], "round", "Oslo")
            if number % 5:
                save_draft(store, card, "own", f"{name} draft")
    db = sqlite3.connect(path)
    for table, columns in _TEXTS.items():
        owner = "id" if table in ("card", "contact", "undo") else "card_id"
        for column in columns.split():
            for number, worst in enumerate(CORPUS):
                keep = names[number] + " " if column in ("company", "name", "label", "text") else ""
                text = json.dumps([worst]) if column == "tags" else worst
                where = f"WHERE {owner} % {len(CORPUS)} = {(number + 1) % len(CORPUS)}"
                db.execute(f"UPDATE {table} SET {column} = ? || ? {where}", (keep, text))
    db.execute("UPDATE card SET rules_revision = rules_revision, search = company")
    db.commit()
    db.close()
    return names
