"""What the board does by itself at its start."""

import gc

import pytest

from jobboard.config import MessageSettings
from jobboard.store.store import Store
from jobboard.tui.board.screen import BoardScreen
from jobboard.tui.board.startup import run_startup_tasks
from jobboard.tui.keymap import Registry


async def test_what_the_start_made_is_not_gone_through_for_garbage_while_keys_wait(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    errors: list[str] = []
    screen = BoardScreen(store, Registry(), "", MessageSettings())

    def show_message(text: str, *, is_error: bool = False) -> None:
        errors.extend([text] * is_error)

    monkeypatch.setattr(screen, "show_message", show_message)

    gc.disable()  # as a start does
    try:
        await run_startup_tasks(screen, store)
        assert gc.isenabled()
        assert gc.get_freeze_count() > 0
    finally:
        gc.unfreeze()
        gc.enable()
    assert errors == []
