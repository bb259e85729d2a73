"""The form of the user's own page, and whose page stays when boards are merged."""

import json
from pathlib import Path

import pytest

from jobboard.store.actions.own_page import edit_own_page
from jobboard.store.queries.own_page import own_page
from jobboard.store.store import Store
from jobboard.transfer.formats.board_json import export_json
from tests.store.builders import card
from tests.tui.board_pilot import shown

pytestmark = pytest.mark.slow


async def test_the_page_is_filled_in_by_a_form(store: Store) -> None:
    card(store)
    async with shown(store) as board:
        await board.press("@")
        await board.until("Your own page")
        await board.type("Ada Byron")
        await board.press("ctrl+s")
        await board.until("Changed your page: name")
        assert own_page(store).name == "Ada Byron"
        await board.press("u")
        await board.until("Undid")
    assert own_page(store).is_empty


async def test_a_page_alone_is_worth_a_merge(store: Store, tmp_path: Path) -> None:
    card(store)
    path = tmp_path / "other.json"
    value = json.loads("".join(export_json(store)))
    value["settings"]["me.name"] = "Ada Byron"
    path.write_text(json.dumps(value), encoding="utf-8")
    async with shown(store) as board:
        await board.press("I")
        await board.type(str(path))
        await board.press("enter")
        await board.until("1 the same?")
        await board.press("y")
        await board.until("Merged 1 card")
    assert own_page(store).name == "Ada Byron"


async def test_another_page_is_asked_about(store: Store, tmp_path: Path) -> None:
    card(store)
    edit_own_page(store, {"name": "Grace"})
    path = tmp_path / "other.json"
    value = json.loads("".join(export_json(store)))
    value["settings"]["me.name"] = "Ada Byron"
    value["cards"].append({"uid": "new", "created": "2026-11-16T08:00:00Z", "company": "Lumen"})
    path.write_text(json.dumps(value), encoding="utf-8")
    async with shown(store) as board:
        for answer, name in (("n", "Grace"), ("y", "Ada Byron")):
            await board.press("I")
            await board.type(str(path))
            await board.press("enter")
            await board.until("1 card new")
            await board.press("y")
            await board.until("the own page of Ada Byron")
            await board.press(answer)
            await board.until("Merged 2 cards")
            assert own_page(store).name == name
            await board.press("u")
            await board.until("Undid")
            assert own_page(store).name == "Grace"
