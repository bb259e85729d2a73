"""The user's own templates in the app: one that is left aside is named once, when the board opens."""

from jobboard.config import Config
from jobboard.message_templates import OwnTemplates
from jobboard.store.store import Store
from tests.store.builders import card
from tests.tui.board_pilot import shown


async def test_a_template_that_was_left_aside_is_named_until_the_next_key(store: Store) -> None:
    card(store)
    config = Config(own=OwnTemplates(notices=('"replly.txt" is no template; the shipped words count',)))
    async with shown(store, config=config) as board:
        assert board.foot == '"replly.txt" is no template; the shipped words count'
        await board.press("right")
        assert "replly" not in board.text
