"""Another board's JSON, merged from the board after a yes."""

import json
from pathlib import Path

import pytest

from jobboard.store.queries.cards import listing
from jobboard.store.store import Store
from jobboard.transfer.formats.board_json import export_json
from tests.store.builders import card
from tests.tui.board_pilot import shown

pytestmark = pytest.mark.slow


async def test_another_board_is_merged_after_a_yes(store: Store, tmp_path: Path) -> None:
    card(store)
    path = tmp_path / "other.json"
    value = json.loads("".join(export_json(store)))
    value["cards"][0]["salary"] = "90k"
    value["cards"].append({"uid": "new", "created": "2026-11-16T08:00:00Z", "company": "Lumen"})
    path.write_text(json.dumps(value), encoding="utf-8")
    async with shown(store) as board:
        await board.press("I")
        await board.type(str(path))
        await board.press("enter")
        await board.until("1 card new, 1 changed, 0 the same")
        await board.press("y")
        await board.until("Merged 2 cards from other.json")
        assert {view.company for view in listing(store)} == {"Nordwind", "Lumen"}
        await board.press("u")
        await board.until("Undid")
        assert {view.company for view in listing(store)} == {"Nordwind"}
        await board.press("I")
        await board.type(str(path))
        await board.press("enter")
        await board.until("1 card new")
        await board.press("n")
    assert {view.company for view in listing(store)} == {"Nordwind"}


async def test_a_board_that_brings_nothing_new_is_said_to(store: Store, tmp_path: Path) -> None:
    card(store)
    path = tmp_path / "same.json"
    path.write_text("".join(export_json(store)), encoding="utf-8")
    async with shown(store) as board:
        await board.press("I")
        await board.type(str(path))
        await board.press("enter")
        await board.until("brings nothing new")
