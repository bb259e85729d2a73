"""Each broken invariant that one can think of, seeded: `check` names it, `--fix` mends it after a backup."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from jobboard.store import undo
from jobboard.store.integrity.backup import backups
from jobboard.store.integrity.check import check
from jobboard.store.integrity.invariants import INVARIANTS
from jobboard.store.integrity.retention import BackupReason
from jobboard.store.open import open_store
from tests.conftest import Run
from tests.reliability.legacy_boards import rich_board
from tests.store.builders import NOW, stale

TOUCH = "(SELECT id FROM event WHERE kind = 'touch' LIMIT 1)"
NOTE = "(SELECT id FROM event WHERE kind = 'note' LIMIT 1)"
ONE_BEFORE = "(SELECT max(id) FROM undo WHERE undone = 0 AND id < (SELECT max(id) FROM undo WHERE undone = 0))"
STEP = "its stored step is not what its history says"

SEEDS = {
    # What refers to something that is gone.
    "DELETE FROM card WHERE id = 5": "an entry without its card",
    "UPDATE interview SET card_id = 999 WHERE id = 3": "an interview without its card",
    "UPDATE card_contact SET card_id = 999 WHERE id = 3": "a person without their card",
    "UPDATE card_contact SET contact_id = 999 WHERE id = 3": "a person without their card",
    "UPDATE draft SET card_id = 999 WHERE id = 1": "draft without what it belongs to",
    "UPDATE card SET referrer_id = 999 WHERE id = 7": "card without what it belongs to",
    f"UPDATE event SET contact_id = 999 WHERE id = {TOUCH}": "an entry without its card",
    "UPDATE interview_contact SET contact_id = 999 WHERE id = 2": "interview_contact without what it belongs to",
    "UPDATE import_map SET card_id = 999 WHERE id = 1": "import_map without what it belongs to",
    # Words that no jobboard has written.
    "UPDATE event SET what = 'bogus' WHERE kind = 'move'": "of the kind move that says no stage",
    "UPDATE event SET what = 'bogus' WHERE kind = 'touch'": "of the kind touch",
    "UPDATE event SET what = 'bogus' WHERE kind = 'reply'": "of the kind reply",
    "UPDATE event SET what = 'bogus' WHERE kind = 'close'": "of the kind close",
    "UPDATE event SET until_day = NULL WHERE kind = 'promise'": "about a day ahead that names none",
    "UPDATE event SET until_day = NULL WHERE kind = 'deadline'": "about a day ahead that names none",
    f"UPDATE event SET step = 'bogus' WHERE id = {TOUCH}": "answers a step there is not",
    f"UPDATE event SET step = 'follow_up', step_due = NULL WHERE id = {TOUCH}": "answers a step there is not",
    "UPDATE event SET card_id = 1 WHERE id = (SELECT max(id) FROM event WHERE interview_id)": "another card's",
    "UPDATE draft SET step = 'bogus' WHERE id = 1": "a draft for a step there is not",
    "UPDATE card SET tags = 'remote, tech' WHERE id = 4": "tags cannot be read",
    "UPDATE card SET tags = '{}' WHERE id = 4": "tags cannot be read",
    "UPDATE card SET tags = '[1]' WHERE id = 4": "tags cannot be read",
    "UPDATE card SET company = '  ' WHERE id = 4": "a card without a company",
    "UPDATE contact SET name = ' ' WHERE id = 4": "a person without a name",
    "UPDATE card SET uid = '' WHERE id = 4": "uid is missing (card)",
    f"UPDATE event SET uid = '' WHERE id = {NOTE}": "uid is missing (event)",
    "UPDATE contact SET uid = '' WHERE id = 4": "uid is missing (contact)",
    "UPDATE interview SET uid = '' WHERE id = 4": "uid is missing (interview)",
    # Days and moments.
    f"UPDATE event SET time = '10:00:00', day = NULL, precision = 'unknown' WHERE id = {NOTE}": "a time without a day",
    f"UPDATE event SET until_time = '10:00:00', until_day = NULL WHERE id = {NOTE}": "a time without a day",
    "UPDATE interview SET booked_time = '10:00:00', booked_day = NULL WHERE id = 2": "a time without a day",
    "UPDATE card SET created = 'yesterday' WHERE id = 4": "a moment that is none (card)",
    "UPDATE event SET entered_at = '2026-11-16' WHERE id = 4": "a moment that is none (event)",
    "UPDATE undo SET at = '' WHERE id = 4": "a moment that is none (undo)",
    # What is derived.
    "UPDATE card SET stage = 'offer' WHERE id = 4": STEP,
    "UPDATE card SET step = NULL, due = NULL, last_day = NULL WHERE due": STEP,
    "UPDATE card SET search = '' WHERE id = 4": STEP,
    "UPDATE card SET last_activity = '2020-01-01' WHERE id = 4": STEP,
    # Settings.
    "DELETE FROM setting WHERE name = 'zone'": "the time zone",
    "UPDATE setting SET value = 'Mars/Olympus' WHERE name = 'zone'": "Mars/Olympus",
    "UPDATE setting SET value = '{' WHERE name = 'rules'": "rules that cannot be read",
    "UPDATE setting SET value = '[]' WHERE name = 'rules'": "rules that cannot be read",
    "UPDATE setting SET value = '{\"learn\": \"soon\"}' WHERE name = 'nudges'": "put off until a day that is none",
    "INSERT INTO setting (name, value) VALUES ('import:x', 'y')": "kept for imports that cannot be read",
    # The undo log.
    f"UPDATE undo SET inverse = x'00' WHERE id = {ONE_BEFORE}": "cannot be undone any more",
    f"UPDATE undo SET undone = 1 WHERE id = {ONE_BEFORE}": "done again amid those that can be undone",
    "UPDATE undo SET session = 'me' WHERE id = 4": "a session without its name",
    "UPDATE sqlite_sequence SET seq = 1 WHERE name = 'card'": "the next number of a new row of card",
    "DELETE FROM sqlite_sequence WHERE name = 'undo'": "the next number of a new row of undo",
    # What acts by itself, and what makes reading fast.
    "CREATE TRIGGER evil AFTER INSERT ON card BEGIN DELETE FROM event; END": "trigger that jobboard did not make: evil",
    "CREATE VIEW odd AS SELECT 1": "a view that jobboard did not make: odd",
    "DROP INDEX card_panel": "the index card_panel is missing",
    # What the tables themselves would refuse: written with the checks off.
    "UPDATE card SET due = '2026-02-30' WHERE id = 4": "damaged",
    "UPDATE card SET closes = 'soon' WHERE id = 4": "damaged",
    "UPDATE card SET rating = 9 WHERE id = 4": "damaged",
    "UPDATE event SET kind = 'bogus' WHERE id = 9": "damaged",
    "UPDATE contact SET no_calls = 7 WHERE id = 4": "damaged",
    "UPDATE interview SET state = 'bogus' WHERE id = 4": "damaged",
    "DROP TABLE draft": "no table draft",
    "ALTER TABLE draft ADD COLUMN more TEXT": "the table draft is not as jobboard makes it",
}


LOSES = (
    "DELETE FROM card WHERE id = 5",
    "UPDATE interview SET card_id = 999 WHERE id = 3",
    "UPDATE draft SET card_id = 999 WHERE id = 1",
)
"""After these a card stands in for one that is gone."""


@pytest.fixture
def path(board: Path) -> Path:
    return rich_board(board)


@pytest.mark.thorough
@pytest.mark.parametrize("seed", SEEDS)
def test_a_broken_invariant_is_named_and_mended_after_a_copy(path: Path, call: Run, seed: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA ignore_check_constraints = 1")
        db.execute(seed)
        cards = db.execute("SELECT count(*) FROM card").fetchone()[0]
    spoilt = path.read_bytes()
    said = call("check")
    assert said.code == 3, said
    assert SEEDS[seed] in said.out + said.err
    assert "Traceback" not in said.err
    assert path.read_bytes() == spoilt
    fixed = call("check", "--fix")
    assert fixed.code == 0, fixed
    assert fixed.out.endswith(f"{path} is sound\n")
    with open_store(path, frozen=NOW) as store:
        assert check(store) == []
        assert stale(store) == []
        assert store.db.execute_sql("SELECT count(*) FROM card").fetchone()[0] >= cards
        assert store.db.execute_sql("SELECT count(*) FROM card WHERE company LIKE 'Lost card%'").fetchone()[0] == (
            seed in LOSES
        )
        if undo.peek_undo(store):
            undo.undo(store, confirmed=True)
    kept = [each.path for each in backups(path) if each.why is BackupReason.FIX] + [
        *path.parent.glob("board-damaged-*")
    ]
    assert len(kept) == 1
    assert str(kept[0]) in fixed.out


def test_every_invariant_is_seeded() -> None:
    assert {
        each.description for each in INVARIANTS if not any(said in each.description for said in SEEDS.values())
    } == set()


def test_a_board_that_makes_no_sense_is_told_by_every_command_in_a_line(path: Path, call: Run) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("UPDATE event SET what = 'bogus' WHERE kind = 'move'")
        db.execute("UPDATE card SET holds_until = '2020-01-01'")
    for command in ("due", "note 1 hello", "show 1"):
        said = call(*command.split())
        assert "jobboard check --fix mends it" in said.err, command


def test_a_sound_board_is_sound_and_fixing_it_changes_nothing_but_the_undo(path: Path, call: Run) -> None:
    from tests.store.builders import dump

    with open_store(path, frozen=NOW) as store:
        before = dump(store)
    assert call("check").out == f"{path} is sound\n"
    assert call("check", "--fix").code == 0
    with open_store(path, frozen=NOW) as store:
        assert dump(store) == before
