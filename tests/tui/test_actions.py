"""The registry of actions, and that nothing stands in it that is not done."""

import pytest

from jobboard.errors import InvalidInputError
from jobboard.store.store import Store
from jobboard.tui.keymap import BOARD_ACTIONS, Registry, format_key
from tests.tui.board_pilot import shown


def test_no_key_does_two_things() -> None:
    keys = [key for action in BOARD_ACTIONS for key in action.keys]
    assert len(keys) == len(set(keys))


async def test_every_action_is_done_by_the_board(store: Store) -> None:
    async with shown(store) as board:
        assert board.app.board.known == {action.id for action in BOARD_ACTIONS}


def test_a_key_of_ones_own() -> None:
    registry = Registry({"add": "A"})
    assert registry.key("add") == "A"


def test_a_default_key_gives_way_where_another_is_left() -> None:
    registry = Registry({"repaint": "h"})
    assert registry["left"].keys == ("left",)


@pytest.mark.parametrize(
    "keys", [{"add": "ctrl+x", "edit": "ctrl+x"}, {"repaint": "a"}], ids=["one key twice", "none left for add"]
)
def test_keys_that_clash_are_refused(keys: dict[str, str]) -> None:
    with pytest.raises(InvalidInputError):
        Registry(keys)


@pytest.mark.parametrize(
    ("key", "said"),
    [("a", "a"), ("G", "G"), ("ctrl+r", "Ctrl+R"), ("left", "←"), ("shift+left", "Shift+←"), ("?", "?")],
)
def test_keys_as_people_write_them(key: str, said: str) -> None:
    assert format_key(key) == said
