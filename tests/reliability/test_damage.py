"""A damaged file is never written to; what is wrong is said, and what can be saved goes into a new file."""

import json
import os
import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from jobboard.store.integrity import sqlite_pages
from jobboard.store.integrity.backup import backups
from jobboard.store.integrity.check import check
from jobboard.store.models import LOGGED
from jobboard.store.open import open_store
from tests.conftest import Run
from tests.reliability.legacy_boards import rich_board
from tests.store.builders import NOW

PAGE = 4096


@pytest.fixture
def path(board: Path) -> Path:
    """A rich board where the commands keep theirs."""
    return rich_board(board)


def overwritten(path: Path, start: int, length: int) -> None:
    """Put garbage over a part of the file, always the same."""
    with path.open("r+b") as file:
        file.seek(start)
        file.write(random.Random(start).randbytes(length))


def size(path: Path) -> int:
    return path.stat().st_size


def root(path: Path, table: str) -> int:
    """Where a table begins."""
    with closing(sqlite3.connect(path)) as db:
        (page,) = db.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)).fetchone()
    return PAGE * (int(page) - 1)


def cards(path: Path) -> int:
    with closing(sqlite3.connect(path)) as db:
        return int(db.execute("SELECT count(*) FROM card WHERE company NOT LIKE 'Lost card%'").fetchone()[0])


DAMAGE: dict[str, tuple[Callable[[Path], None], int]] = {
    "magic": (lambda path: overwritten(path, 0, 16), 63),
    "header": (lambda path: overwritten(path, 0, 100), 63),
    "first page": (lambda path: overwritten(path, 0, PAGE), 63),
    "first pages": (lambda path: overwritten(path, 0, 3 * PAGE), 63),
    "root of the cards": (lambda path: overwritten(path, root(path, "card"), PAGE), 63),
    "root of the entries": (lambda path: overwritten(path, root(path, "event"), PAGE), 63),
    "an index": (lambda path: overwritten(path, root(path, "card_column"), PAGE), 63),
    "middle": (lambda path: overwritten(path, size(path) // 2 // PAGE * PAGE, 4 * PAGE), 40),
    "tail": (lambda path: overwritten(path, size(path) - 3 * PAGE, 3 * PAGE), 50),
    "within a page": (lambda path: overwritten(path, size(path) // 3, 700), 50),
    "cut in half": (lambda path: os.truncate(path, size(path) // 2), 0),
    "a fifth cut off": (lambda path: os.truncate(path, size(path) * 4 // 5), 40),
    "cut within a page": (lambda path: os.truncate(path, size(path) - 5000), 50),
}


@pytest.mark.parametrize("kind", DAMAGE)
def test_what_can_be_read_is_saved_and_the_damaged_file_kept_as_it_is(path: Path, call: Run, kind: str) -> None:
    spoil, least = DAMAGE[kind]
    spoil(path)
    spoilt = path.read_bytes()
    said = call("check")
    assert said.code == 3
    assert "damaged" in said.out + said.err
    assert "jobboard check --fix" in said.err
    assert call("add", "Lumen", "SRE").code == 3
    assert path.read_bytes() == spoilt
    fixed = call("check", "--fix")
    assert fixed.code == 0, fixed
    (kept,) = path.parent.glob("board-damaged-*.sqlite3")
    assert str(kept) in fixed.out
    assert kept.read_bytes() == spoilt
    assert cards(path) >= least
    assert json.loads(call("list", "--all", "--json").out)
    with open_store(path, frozen=NOW) as store:
        assert check(store) == []


@pytest.mark.thorough
@pytest.mark.parametrize("kind", DAMAGE)
def test_a_backup_goes_in_the_place_of_a_damaged_board(path: Path, call: Run, kind: str) -> None:
    assert call("backup").code == 0
    DAMAGE[kind][0](path)
    spoilt = path.read_bytes()
    restored = call("restore", "1")
    assert restored.code == 0
    (kept,) = path.parent.glob("board-damaged-*.sqlite3")
    assert kept.read_bytes() == spoilt
    assert str(kept) in restored.out
    assert cards(path) == 63
    assert call("check").out.endswith("is sound\n")


def test_what_a_damaged_board_still_says_is_never_made_worse(path: Path, call: Run) -> None:
    """An action that meets the damage changes nothing."""
    overwritten(path, root(path, "event"), PAGE)
    before = path.read_bytes()
    noted = call("note", "1", "hello")
    assert noted.code == 3
    assert "is damaged" in noted.err
    assert path.read_bytes() == before
    assert backups(path) == []


def _foreign(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE card (id INTEGER)")
        db.commit()


def _newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA user_version = 99")


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        pytest.param(lambda path: path.write_bytes(b""), "nothing of a board", id="zero bytes"),
        pytest.param(
            lambda path: path.write_text("company,role\nNordwind,SRE\n" * 99), "nothing of a board", id="text"
        ),
        pytest.param(lambda path: path.write_bytes(b"\x00" * 9000), "nothing of a board", id="zeros"),
        pytest.param(_foreign, "another program", id="another program's database"),
        pytest.param(_newer, "newer", id="newer"),
    ],
)
def test_what_holds_nothing_of_a_board_stays_as_it_is(
    path: Path, call: Run, spoil: Callable[[Path], object], says: str
) -> None:
    spoil(path)
    before = path.read_bytes()
    for command in ("check", "add Lumen SRE", "check --fix"):
        said = call(*command.split())
        assert (said.code, said.err.count("\n")) == (3, 1)
    assert says in call("check", "--fix").err
    assert path.read_bytes() == before
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_entries_of_a_card_that_is_lost_are_kept_with_one_that_stands_in_for_it(path: Path, call: Run) -> None:
    with closing(sqlite3.connect(path)) as db:
        entries = db.execute("SELECT count(*) FROM event WHERE card_id = 5").fetchone()[0]
        db.execute("DELETE FROM card WHERE id = 5")  # foreign keys are off here: its entries stay
        db.commit()
    overwritten(path, root(path, "card_column"), PAGE)
    assert call("check", "--fix").code == 0
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("SELECT company FROM card WHERE id = 5").fetchone()[0] == "Lost card 5"
        assert db.execute("SELECT count(*) FROM event WHERE card_id = 5").fetchone()[0] == entries


def test_pages_read_like_the_database_itself(path: Path) -> None:
    """All rows of all tables, deleted ones left out, long ones with what stands on other pages."""
    with closing(sqlite3.connect(path)) as db:
        db.execute("UPDATE event SET text = ? WHERE id = 7", ("é" * 30_000,))
        db.execute("DELETE FROM card WHERE id > 40")
        db.commit()
        wanted = {
            (row[0], (None, *row[1:]))
            for table in LOGGED
            for row in db.execute(
                f"SELECT {', '.join(each[1] for each in db.execute(f'PRAGMA table_info({table})'))} FROM {table}"
            )
        }
    found = set(sqlite_pages.rows(path.read_bytes()))
    assert wanted <= found
    companies = [row for row in found if row not in wanted and len(row[1]) > 30]
    assert companies == []


@pytest.mark.parametrize("seed", range(40))
def test_no_garbage_makes_the_reader_of_pages_fail(path: Path, seed: int) -> None:
    data = bytearray(path.read_bytes())
    dice = random.Random(seed)
    for _ in range(200):
        data[dice.randrange(len(data))] = dice.randrange(256)
    assert sum(1 for _ in sqlite_pages.rows(bytes(data))) > 0
    assert sum(1 for _ in sqlite_pages.rows(bytes(data[: dice.randrange(len(data))]))) >= 0


def test_a_crashed_writers_journal_is_taken_back_before_anything_is_saved(path: Path, call: Run) -> None:
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("PRAGMA cache_size = 1")
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("UPDATE card SET company = 'Half written'")
    writer.execute("UPDATE event SET text = text || hex(zeroblob(900))")
    spoilt, journal = path.read_bytes(), Path(f"{path}-journal").read_bytes()
    writer.close()
    path.write_bytes(spoilt)
    Path(f"{path}-journal").write_bytes(journal)
    with open_store(path, frozen=NOW) as store:
        assert store.db.execute_sql("SELECT count(*) FROM card WHERE company = 'Half written'").fetchone()[0] == 0
        assert check(store) == []
