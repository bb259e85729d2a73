"""What takes long on a large board is done beside it."""

import pytest

from jobboard.followup.enums import Stage
from jobboard.store.actions.settings import set_rule
from jobboard.store.open import open_store
from jobboard.store.queries.cards import detail
from jobboard.store.store import BOARD, Store
from jobboard.tui.board import startup
from tests.store.builders import card
from tests.tui.board_pilot import shown


async def test_many_steps_are_computed_while_the_board_goes_on(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(startup, "MANY_CARDS", 0)
    number = card(store, "Nordwind", on="11-02")
    with open_store(store.path, frozen=store.now(), kind=BOARD) as other, monkeypatch.context() as patch:
        patch.setattr("jobboard.store.derived_columns.CHUNK", 0)
        set_rule(other, "follow-up-applied", "90-95")
        assert other.count_stale() == 1
    async with shown(store) as board:
        await board.until("more day")
        assert store.count_stale() == 0
        await board.press("l")
        assert board.here == (Stage.APPLIED, "Nordwind")
    assert detail(store, number).card.line.startswith("waiting")
