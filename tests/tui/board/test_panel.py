"""The panel: what it says at which size, its cursor, and that it never lags behind the board."""

import pytest

from jobboard.followup.enums import Stage
from jobboard.store.actions.cards import NewCard, add_card
from jobboard.store.actions.contacts import NewContact
from jobboard.store.actions.settings import set_rule
from jobboard.store.store import Store
from tests.store.builders import card, when
from tests.tui.board_pilot import NARROW, WIDE, shown

Size = tuple[int, int]


async def test_it_names_what_whom_how_late_and_why(store: Store) -> None:
    person = NewContact("Dana Ruiz", email="dana@nordwind.example")
    add_card(store, NewCard("Nordwind", "Engineer", Stage.APPLIED, on=when("11-06"), contacts=(person,)))
    async with shown(store, WIDE) as board:
        row = next(line for line in board.lines if "Nordwind · follow up" in line)
        panel = [line.partition("│")[2].strip() for line in board.lines]
        assert row.partition("│")[2].split() == ["!", "Nordwind", "·", "follow", "up", "1/3", "3", "d", "late"]
        assert "Dana Ruiz, by email" in panel
        assert "Applied 10 days ago, no word since" in panel
        assert any(line.startswith("Follow up now") and line.endswith("1 late") for line in panel)


async def test_an_entry_leads_to_its_card(store: Store, size: Size) -> None:
    card(store, "Lumen", Stage.INTERVIEWED, on="11-06")
    card(store, "Nordwind", on="11-04")
    async with shown(store, size) as board:
        await board.press("tab")
        assert board.in_panel
        await board.press("j", "enter")
        assert "? keys" in board.foot
        assert board.here == (Stage.APPLIED, "Nordwind")


async def test_tab_goes_and_comes_back(store: Store, size: Size) -> None:
    card(store, "Nordwind", on="11-04")
    async with shown(store, size) as board:
        await board.press("l", "tab")
        assert "Follow up now" in board.text
        assert ("Offer 0" in board.text) is (size == WIDE)
        await board.press("shift+tab")
        assert board.here == (Stage.APPLIED, "Nordwind")
        assert "Offer 0" in board.text
        await board.press("tab", "escape")
        assert not board.in_panel
        await board.press("tab", "h")
        assert not board.in_panel


async def test_its_ends_say_so(store: Store, size: Size) -> None:
    card(store, "Nordwind", on="11-04")
    async with shown(store, size) as board:
        await board.press("tab", "k")
        assert board.foot == "This is the first line of the panel"
        await board.press("G", "j")
        assert board.foot == "This is the last line of the panel"
        await board.press("l")
        assert board.foot == "This is the panel: Tab goes back to the board"


async def test_steps_are_done_one_after_the_other(store: Store, size: Size) -> None:
    for company in ("Nordwind", "Lumen", "Corvus"):
        card(store, company, on="11-04")
    async with shown(store, size) as board:
        await board.press("tab", "d", "enter")
        assert board.entry == "Lumen"
        await board.press("d", "enter")
        assert board.entry == "Corvus"


async def test_what_can_wait_is_counted_and_listed_on_enter(store: Store, size: Size) -> None:
    for number in range(12):
        card(store, f"Firm {number:02}", on="11-04")
    async with shown(store, size) as board:
        await board.press("tab", *["j"] * 10)
        assert "2 more can wait" in board.text
        assert board.entry == ""
        await board.press("d")
        assert board.foot == "No card here: Enter lists what can wait"
        await board.press("enter", "j")
        assert board.entry == "Firm 10"
        await board.press("k", "enter", "j")
        assert board.entry != "Firm 10"


async def test_old_applications_give_one_line(store: Store) -> None:
    for number in range(4):
        card(store, f"Firm {number:02}", on="2026-05-11")
    async with shown(store, WIDE) as board:
        assert "4 cards quiet for weeks" in board.text
        assert "Nothing needs a follow-up now" in board.text
        await board.press("tab")
        assert board.foot == "Nothing here needs a follow-up"


async def test_it_keeps_up_with_the_board(store: Store) -> None:
    card(store, "Nordwind", on="11-04")
    async with shown(store, WIDE) as board:
        assert "1 late" in board.text
        await board.press("l", "L")
        assert "1 late" not in board.text
        await board.press("u")
        assert "1 late" in board.text


async def test_a_click_goes_to_an_entry(store: Store) -> None:
    card(store, "Nordwind", on="11-04")
    async with shown(store, WIDE) as board:
        await board.pilot.click("PanelView", offset=(5, 5))
        await board.press()
        assert board.in_panel
        await board.pilot.click("PanelView", offset=(5, 5), times=2)
        await board.press()
        assert board.here == (Stage.APPLIED, "Nordwind")


async def test_the_narrow_board_says_how_much_is_due(store: Store) -> None:
    card(store, "Nordwind", on="11-04")
    card(store, "Lumen", on="11-10")
    async with shown(store, NARROW) as board:
        assert board.lines[0].endswith("1 late · 1 due")


@pytest.mark.parametrize("ahead", [8, 30])
async def test_the_days_ahead_are_those_of_the_rule_and_a_day_of_next_week_has_its_date(
    store: Store, ahead: int
) -> None:
    set_rule(store, "ahead", str(ahead))
    card(store, "Lumen", on="11-13")
    card(store, "Halm", on="11-16")
    async with shown(store, WIDE) as board:
        panel = [line.partition("│")[2].strip() for line in board.lines]
        start = panel.index(f"Next {ahead} days")
        assert panel[start + 1 : start + 3] == ["Wed    Lumen · follow up 1/3", "23 Nov Halm · follow up 1/3"]


async def test_the_days_of_this_week_take_no_more_room_than_their_names(store: Store) -> None:
    card(store, "Lumen", on="11-13")
    async with shown(store, WIDE) as board:
        assert "Wed  Lumen · follow up 1/3" in board.text
