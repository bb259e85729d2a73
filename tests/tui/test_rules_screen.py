"""The screen of the rules: what each comes from, and a change that says first what would move."""

import pytest

from jobboard.followup.enums import Stage
from jobboard.followup.rules import Window
from jobboard.store.store import Store
from tests.store.builders import card
from tests.tui.board_pilot import NARROW, shown

pytestmark = pytest.mark.slow


async def test_a_number_is_changed_after_its_effect_is_shown(store: Store) -> None:
    card(store, stage=Stage.APPLIED)
    async with shown(store, NARROW) as board:
        await board.press("%")
        await board.until("Rules · articles")
        assert "█zone" in board.lines[1]
        while "█follow_up_applied" not in board.text:
            await board.press("j")
        await board.until("Accountemps 2017")
        await board.press("enter")
        await board.until("first follow-up on an application")
        await board.press("ctrl+u")
        await board.type("9-12")
        await board.press("enter")
        await board.until("1 step comes later. Set it?")
        assert store.rules.follow_up_applied == Window(5, 7)
        await board.press("y")
        await board.until("Set follow_up_applied to 9-12")
        assert store.rules.follow_up_applied == Window(9, 12)
        await board.press("u")
        await board.until("Undid")
        assert store.rules.follow_up_applied == Window(5, 7)


async def test_a_preset_is_taken_from_the_list(store: Store) -> None:
    card(store, stage=Stage.APPLIED)
    async with shown(store) as board:
        await board.press("%")
        await board.until("Rules · articles")
        await board.press("p")
        await board.until("The numbers of which preset?")
        await board.press("p")
        await board.until("Set it?")
        await board.press("n")
        await board.until("Left as it is")
        await board.press("p", "p")
        await board.until("Set it?")
        await board.press("y")
        await board.until("Rules · patient")
        await board.press("escape")
        await board.until("Target")
    assert store.rules.follow_up_applied == Window(8, 10)
