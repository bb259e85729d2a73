"""The registry of actions, and that nothing stands in it that is not done."""

import pytest

from jobboard.config import Config
from jobboard.errors import InvalidInputError
from jobboard.store.store import Store
from jobboard.tui.app import JobboardApp
from jobboard.tui.base_screen import OverlayScreen
from jobboard.tui.keymap import (
    BOARD_ACTIONS,
    IMPORT_ACTIONS,
    LESSONS_ACTIONS,
    PEOPLE_ACTIONS,
    RULES_ACTIONS,
    SWEEP_ACTIONS,
    TRIAGE_ACTIONS,
    Action,
    ActionHandlers,
    Registry,
    format_key,
)
from jobboard.tui.lessons.screen import LessonsScreen
from jobboard.tui.people.screen import PeopleScreen
from jobboard.tui.rules.screen import RulesScreen
from jobboard.tui.sweep.screen import SweepScreen
from jobboard.tui.transfer.import_screen import ImportScreen
from jobboard.tui.triage.screen import TriageScreen
from tests.tui.board_pilot import shown


def test_no_key_does_two_things() -> None:
    keys = [key for action in BOARD_ACTIONS for key in action.keys]
    assert len(keys) == len(set(keys))


async def test_every_action_is_done_by_the_board(store: Store) -> None:
    async with shown(store) as board:
        handlers = board.app.board.handlers
        assert handlers.ids == {action.id for action in BOARD_ACTIONS}
        handlers.check_complete()


@pytest.mark.parametrize(
    ("screen", "actions"),
    [
        (TriageScreen, TRIAGE_ACTIONS),
        (SweepScreen, SWEEP_ACTIONS),
        (PeopleScreen, PEOPLE_ACTIONS),
        (LessonsScreen, LESSONS_ACTIONS),
        (RulesScreen, RULES_ACTIONS),
        (ImportScreen, IMPORT_ACTIONS),
    ],
)
def test_every_action_of_a_screen_over_the_board_has_its_function(
    screen: type[OverlayScreen[object]], actions: tuple[Action, ...]
) -> None:
    assert screen.handlers.ids == {action.id for action in actions}
    screen.handlers.check_complete()


_ROWS = BOARD_ACTIONS[:2]
_FIRST, _SECOND = (action.id for action in _ROWS)


def test_an_action_without_a_function_is_named() -> None:
    handlers = ActionHandlers(_ROWS, {_FIRST: repr})
    with pytest.raises(LookupError, match=_SECOND):
        handlers.check_complete()


@pytest.mark.parametrize("action_id", [_FIRST, "no action"])
def test_a_second_function_and_one_without_an_action_are_refused(action_id: str) -> None:
    handlers = ActionHandlers(_ROWS, {_FIRST: repr})
    with pytest.raises(LookupError, match=action_id):
        handlers.handles(action_id)(ascii)


def test_a_function_that_other_screens_have_too_is_not_registered_again() -> None:
    handlers = ActionHandlers(_ROWS, {_SECOND: ascii}, ActionHandlers(_ROWS, {_FIRST: repr}))
    handlers.check_complete()
    assert handlers[_FIRST] is repr


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


def test_keys_that_clash_on_a_screen_over_the_board_are_refused_at_the_start(store: Store) -> None:
    with pytest.raises(InvalidInputError, match="snooze"):
        JobboardApp(store, Config(keys={"copy": "z"}))


@pytest.mark.parametrize(
    ("key", "said"),
    [("a", "a"), ("G", "G"), ("ctrl+r", "Ctrl+R"), ("left", "←"), ("shift+left", "Shift+←"), ("?", "?")],
)
def test_keys_as_people_write_them(key: str, said: str) -> None:
    assert format_key(key) == said
