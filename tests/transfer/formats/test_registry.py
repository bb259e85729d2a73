"""Whatever form the board leaves in: nothing of it can drive a terminal, however it came into the file."""

import pytest

from jobboard.store.actions.contacts import add_contact, parse_contact
from jobboard.store.actions.interviews import interview
from jobboard.store.store import Store
from jobboard.transfer.formats.registry import ExportFormat, export
from tests.store.builders import card, when

HOSTILE = "A\x1b]52;c;eA==\x07\x9b2J\x1b[31m\u202eB\u200bC\x00\rD"
TEXTS = {
    "card": ("company", "role", "url", "location", "remote", "salary", "source", "offer", "resume_path"),
    "contact": ("name", "company", "email", "phone", "profile", "notes"),
    "event": ("text",),
    "interview": ("round", "place"),
}


@pytest.mark.parametrize("kind", ExportFormat)
@pytest.mark.parametrize("whole", [True, False])
def test_no_export_drives_a_terminal(store: Store, kind: ExportFormat, whole: bool) -> None:
    job = card(store, note="a note", tags=("x",))
    add_contact(store, job, parse_contact("Dana Ruiz <dana@nordwind.example>"))
    interview(store, job, when("11-19", "15:00"), people=("Dana Ruiz",))
    for table, names in TEXTS.items():
        for name in names:
            store.db.execute_sql(f"UPDATE {table} SET {name} = ?", (HOSTILE,))
    text = "".join(export(store, kind, None if whole else job))
    assert "A" in text
    assert not [sign for sign in text if not sign.isprintable() and sign not in "\r\n"]
