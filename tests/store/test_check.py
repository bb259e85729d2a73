"""Finding and mending what is wrong."""

import pytest

from jobboard.store.actions.interviews import interview
from jobboard.store.integrity.check import check
from jobboard.store.integrity.repair import repair
from jobboard.store.open import open_store
from jobboard.store.queries.cards import detail
from jobboard.store.store import Store
from tests.store.builders import NOW, card, turn_to, when


def test_a_sound_board_has_no_problems(store: Store) -> None:
    interview(store, card(store), when("11-20"))
    assert check(store) == []
    turn_to(store, "12-20")
    assert check(store) == []


@pytest.mark.parametrize("damage", ["due = '2020-01-01'", "stage = 'offer'", "search = ''", "reason = 'x'"])
def test_a_wrong_step_is_named_and_mended(store: Store, damage: str) -> None:
    card_id = card(store)
    before = detail(store, card_id)
    store.db.execute_sql(f"UPDATE card SET {damage}")
    (problem,) = check(store)
    assert problem.startswith(f"card {card_id} (Nordwind): its stored step")
    repair(store.path, NOW)
    assert check(store) == []
    assert detail(store, card_id) == before


def test_rows_without_their_card_are_named_and_dropped(store: Store) -> None:
    card_id = card(store)
    store.db.execute_sql("PRAGMA foreign_keys = 0")
    store.db.execute_sql("UPDATE event SET card_id = 99")
    store.db.execute_sql("INSERT INTO interview (uid, card_id, day, state) VALUES ('x', 98, '2026-11-20', 'booked')")
    store.db.execute_sql("PRAGMA foreign_keys = 1")
    assert sorted(check(store))[:2] == [
        "an entry without its card (row 1)",
        "an interview without its card (row 1)",
    ]
    repair(store.path, NOW)
    assert check(store) == []
    assert detail(store, card_id).events == ()


def test_a_damaged_page_is_found(store: Store) -> None:
    for number in range(40):
        card(store, f"Company {number}", note="x" * 300)
    root = store.db.execute_sql("SELECT rootpage FROM sqlite_schema WHERE name = 'card_company'").fetchone()[0]
    page = store.db.execute_sql("PRAGMA page_size").fetchone()[0]
    store.close()
    with store.path.open("r+b") as file:
        file.seek((root - 1) * page + 8)
        file.write(b"\x00" * (page - 8))
    with open_store(store.path, frozen=NOW) as again:
        problems = check(again)
    assert problems
    assert all(problem.startswith("the file is damaged: ") for problem in problems)
