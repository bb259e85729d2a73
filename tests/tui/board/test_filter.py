"""The live filter, at both sizes."""

import pytest

from jobboard.followup.enums import Stage
from jobboard.store.actions.cards import add_note
from jobboard.store.store import Store
from jobboard.tui.board import filter as live_filter
from tests.store.builders import card
from tests.tui.board_pilot import shown

Size = tuple[int, int]


async def test_it_filters_while_it_is_typed(store: Store, size: Size) -> None:
    card(store, "Nordwind", on="11-10", tags=("python",))
    card(store, "Lumen", Stage.OFFER, on="11-10")
    add_note(store, 2, "they use Python too")
    card(store, "Corvus", on="11-10")
    async with shown(store, size) as board:
        await board.press("slash")
        await board.type("pyth")
        assert "2 of 3" in board.lines[0]
        columns = board.app.board.board_layout.board.columns
        assert [columns[stage].count.shown for stage in (Stage.APPLIED, Stage.OFFER)] == [1, 1]
        await board.type("on no")
        assert "1 of 3" in board.lines[0]
        await board.press("escape")
        assert "of 3" not in board.lines[0]
        assert columns[Stage.APPLIED].count.shown == 2


async def test_enter_keeps_it_and_goes_to_a_card(store: Store, size: Size) -> None:
    card(store, "Nordwind", on="11-10")
    card(store, "Lumen", Stage.OFFER, on="11-10")
    async with shown(store, size) as board:
        await board.press("slash")
        await board.type("lumen")
        await board.press("enter")
        assert board.here == (Stage.OFFER, "Lumen")
        await board.press("h", "j")
        assert board.foot == "No card here under this filter: Esc clears it"
        await board.press("escape")
        assert board.app.board.board_layout.board.counts == (2, 2)


async def test_it_takes_keys_that_are_actions_elsewhere(store: Store) -> None:
    card(store, "Nordwind", on="11-10")
    async with shown(store) as board:
        await board.press("slash")
        await board.type("dxq?")
        assert board.app.board.board_layout.board.filter_text == "dxq?"
        assert board.app.is_running
        await board.press("backspace", "backspace", "backspace", "backspace")
        assert board.here == (Stage.TARGET, "")


async def test_a_card_that_an_action_hides_is_spoken_of(store: Store) -> None:
    card(store, "Nordwind", on="11-04")
    async with shown(store) as board:
        await board.press("slash")
        await board.type("nordwind")
        await board.press("enter", "L")
        assert board.here == (Stage.INTERVIEWED, "Nordwind")


async def test_the_panel_leads_to_a_card_that_the_filter_hides(store: Store) -> None:
    card(store, "Nordwind", on="11-04")
    card(store, "Lumen", on="11-15")
    async with shown(store) as board:
        await board.press("slash")
        await board.type("lumen")
        await board.press("enter", "tab", "enter")
        assert board.here == (Stage.APPLIED, "Nordwind")


async def test_on_a_large_board_each_key_cuts_the_search_before_it_short(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live_filter, "FEW_CARDS", 0)
    card(store, "Nordwind", on="11-10")
    card(store, "Lumen", Stage.OFFER, on="11-10")
    async with shown(store) as board:
        await board.press("slash")
        await board.type("lum")
        await board.until("1 of 2")
        assert board.here == (Stage.TARGET, "")
        await board.press("enter")
        assert board.here == (Stage.OFFER, "Lumen")
        await board.press("slash", *"en x", "escape")
        assert board.app.board.board_layout.board.counts == (2, 2)
        await board.press("slash", *"nordwind", "enter")
        await board.until("1 of 2")
        assert board.here == (Stage.APPLIED, "Nordwind")
