"""What the board does by itself at its start."""

import gc

from jobboard.store.store import Store
from jobboard.tui.board.startup import run_startup_tasks


async def test_what_the_start_made_is_not_gone_through_for_garbage_while_keys_wait(store: Store) -> None:
    troubles: list[str] = []

    def say(text: str, *, trouble: bool = False) -> None:
        troubles.extend([text] * trouble)

    gc.disable()  # as a start does
    try:
        await run_startup_tasks(store, say)
        assert gc.isenabled()
        assert gc.get_freeze_count() > 0
    finally:
        gc.unfreeze()
        gc.enable()
    assert troubles == []
