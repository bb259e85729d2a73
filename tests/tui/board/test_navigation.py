"""The keys that move the cursor, at both sizes; each says why where it can't."""

import pytest

from jobboard.followup.enums import Stage
from jobboard.store.store import Store
from jobboard.tui.board.columns import Board
from tests.store.builders import card
from tests.tui.board_pilot import WIDE, shown

Size = tuple[int, int]
_SECOND = 16
"""The cell where the second of five columns begins on a wide board, of which the panel has 40."""


def cards(store: Store, count: int, stage: Stage = Stage.APPLIED) -> None:
    """Cards that all wait, named by their place from the top."""
    for number in range(count, 0, -1):
        card(store, f"Firm {number:02}", stage, on="11-15")


@pytest.mark.parametrize(("down", "up", "left", "right"), [("j", "k", "h", "l"), ("down", "up", "left", "right")])
async def test_the_cursor_goes_by_cards_and_columns(
    store: Store, size: Size, down: str, up: str, left: str, right: str
) -> None:
    cards(store, 3)
    async with shown(store, size) as board:
        await board.press(right)
        assert board.here == (Stage.APPLIED, "Firm 01")
        await board.press(down, down)
        assert board.here[1] == "Firm 03"
        await board.press(up)
        assert board.here[1] == "Firm 02"
        await board.press(right, left)
        assert board.here == (Stage.APPLIED, "Firm 02"), "a column keeps its cursor"
        await board.press(left)
        assert board.here == (Stage.TARGET, "")


async def test_a_key_that_can_do_nothing_says_why(store: Store, size: Size) -> None:
    cards(store, 2)
    async with shown(store, size) as board:
        for key, why in (
            ("h", "Target is the first column"),
            ("j", "No card here: a adds one"),
            ("g", "No card here: a adds one"),
            ("pagedown", "No card here: a adds one"),
            ("enter", "No card here: a adds one"),
            ("escape", "This is the board: q quits"),
            ("Q", "Q does nothing here: ? shows the keys"),
        ):
            await board.press(key)
            assert board.foot == why
        for keys, why in (
            (["l", "k"], "This is the first card of Applied"),
            (["g"], "This is the first card of Applied"),
            (["j", "j"], "This is the last card of Applied"),
            (["l", "l", "l", "l"], "Rejected is the last column"),
        ):
            await board.press(*keys)
            assert board.foot == why


async def test_what_was_said_goes_with_the_next_key(store: Store, size: Size) -> None:
    cards(store, 2)
    async with shown(store, size) as board:
        await board.press("h")
        await board.press("l")
        assert "? keys" in board.foot


@pytest.mark.parametrize("keys", [("G", "g"), ("end", "home")])
async def test_the_ends_of_a_column(store: Store, size: Size, keys: tuple[str, str]) -> None:
    cards(store, 12)
    last, first = keys
    async with shown(store, size) as board:
        await board.press("l", last)
        assert board.here[1] == "Firm 12"
        assert "Firm 12" in board.text
        await board.press(first)
        assert board.here[1] == "Firm 01"
        assert "Firm 01" in board.text


async def test_a_page_is_what_is_in_sight(store: Store, size: Size) -> None:
    cards(store, 20)
    async with shown(store, size) as board:
        await board.press("l")
        in_sight = board.app.board.board_layout.board.column.capacity
        await board.press("pagedown")
        assert board.here[1] == f"Firm {1 + in_sight:02}"
        await board.press("pageup")
        assert board.here[1] == "Firm 01"


async def test_a_column_keeps_its_scroll_and_says_what_is_out_of_sight(store: Store) -> None:
    cards(store, 20)
    cards(store, 2, Stage.OFFER)
    async with shown(store, WIDE) as board:
        await board.press("l", "G", "l", "l")
        assert "Firm 20" in board.text
        assert "13 above" in board.text
        await board.press("h", "h", "g")
        assert "13 more below" in board.text


async def test_a_click_goes_to_a_card_and_a_second_one_opens_it(store: Store) -> None:
    cards(store, 5)
    async with shown(store, WIDE) as board:
        await board.pilot.click(Board, offset=(_SECOND + 4, 7))
        await board.press()
        assert board.here == (Stage.APPLIED, "Firm 02")
        await board.pilot.click(Board, offset=(_SECOND + 4, 7), times=2)
        await board.press()
        assert board.app.board.board_layout.in_detail


async def test_the_wheel_scrolls_one_column_and_leaves_the_cursor(store: Store) -> None:
    cards(store, 12)
    async with shown(store, WIDE) as board:
        await board.press("l")
        await board.pilot._post_mouse_events([_wheel()], Board, offset=(_SECOND + 3, 3))
        await board.press()
        assert "1 above" in board.text
        assert board.here[1] == "Firm 01"


def _wheel() -> type:
    from textual.events import MouseScrollDown

    return MouseScrollDown


async def test_a_card_opens_beside_the_board_and_follows_the_cursor(store: Store) -> None:
    cards(store, 3)
    async with shown(store, WIDE) as board:
        await board.press("l", "enter")
        assert board.text.count("Firm 01") == 2
        assert "Follow up now" not in board.text
        await board.press("j")
        assert board.text.count("Firm 01") == 1
        assert board.text.count("Firm 02") == 2
        await board.press("escape")
        assert "Follow up now" in board.text


async def test_a_card_covers_a_narrow_board(store: Store) -> None:
    cards(store, 3)
    async with shown(store, (80, 24)) as board:
        await board.press("l", "enter")
        assert "Firm 01" in board.text
        assert "Firm 02" not in board.text
        await board.press("enter")
        assert "Firm 02" in board.text
