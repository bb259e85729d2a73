"""Several programs on one board: both write, or one waits and says so; nothing is lost."""

import subprocess
import sys
from pathlib import Path

import pytest

from jobboard.errors import DatabaseLockedError
from jobboard.followup.enums import Stage
from jobboard.store.actions.cards import NewCard, add_card
from jobboard.store.actions.settings import set_rule, set_zone
from jobboard.store.actions.stages import move_card
from jobboard.store.integrity.check import check
from jobboard.store.open import open_store
from jobboard.store.queries.cards import detail, listing
from jobboard.store.store import BOARD, Store
from jobboard.store.undo import peek_undo, undo
from tests.conftest import ROOT
from tests.store.builders import NOW, card, count_cards

WRITER = """
import sys
from pathlib import Path
from jobboard.store.actions.cards import NewCard, add_card
from jobboard.store.open import open_store
with open_store(Path(sys.argv[1])) as store:
    for number in range(int(sys.argv[3])):
        add_card(store, NewCard(f"{sys.argv[2]} {number}"))
"""

HOLDER = """
import sys
from pathlib import Path
from jobboard.store.open import open_store
with open_store(Path(sys.argv[1])) as store, store.writing():
    print("held", flush=True)
    sys.stdin.readline()
"""


def start(script: str, *args: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, args)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_programs_that_write_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "board.sqlite3"
    writers = [start(WRITER, path, name, 30) for name in ("one", "two", "three")]
    ends = [writer.communicate(timeout=60) for writer in writers]
    assert [writer.returncode for writer in writers] == [0, 0, 0], ends
    with open_store(path) as store:
        names = sorted(each.company for each in listing(store))
        assert names == sorted(f"{name} {number}" for name in ("one", "two", "three") for number in range(30))
        assert check(store) == []
        entry = peek_undo(store)
        assert entry
        undo(store)
        assert count_cards(store)[0] == 89


def test_a_key_that_meets_the_lock_says_so_and_works_after_it(store: Store) -> None:
    card_id = card(store)
    holder = start(HOLDER, store.path)
    assert holder.stdout
    assert holder.stdout.readline() == "held\n"
    before = detail(store, card_id)
    with pytest.raises(DatabaseLockedError, match="another program is writing"):
        move_card(store, card_id, Stage.OFFER)
    assert detail(store, card_id) == before
    _, errors = holder.communicate("go\n", timeout=30)
    assert errors == ""
    move_card(store, card_id, Stage.OFFER)


def test_a_killed_writer_leaves_the_board_as_it_was(store: Store) -> None:
    card(store)
    holder = start(HOLDER, store.path)
    assert holder.stdout
    holder.stdout.readline()
    holder.kill()
    holder.communicate(timeout=30)
    card(store, "Lumen")
    assert count_cards(store) == (2, 2)
    assert check(store) == []


def test_what_another_program_changed_is_noticed(store: Store) -> None:
    card_id = card(store)
    seen = store.data_version()
    assert store.data_version() == seen
    with open_store(store.path, frozen=NOW) as other:
        set_zone(other, "Asia/Tokyo")
        set_rule(other, "wait", "30")
        add_card(other, NewCard("Lumen"))
    assert store.data_version() != seen
    assert store.recompute_stale() == set()
    assert (store.clock.zone, store.rules.wait) == ("Asia/Tokyo", 30)
    move_card(store, card_id, Stage.OFFER)
    assert check(store) == []


def test_a_new_board_opened_by_two_at_once_is_one_board(tmp_path: Path) -> None:
    path = tmp_path / "board.sqlite3"
    with open_store(path, kind=BOARD) as first, open_store(path) as second:
        card(first)
        assert count_cards(second) == (1, 1)
    assert [each.name for each in tmp_path.iterdir()] == ["board.sqlite3"]
