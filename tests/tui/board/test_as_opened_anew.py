"""Whatever was done, the board looks as one that is opened anew: what a key does not read again has not changed."""

import random
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from jobboard.followup.enums import Stage
from jobboard.store.actions.stages import move_card
from jobboard.store.open import open_store
from jobboard.store.queries.cards import listing
from jobboard.store.store import BOARD, Store
from tests.store.builders import NOW, card
from tests.tui.board_pilot import Shown, shown

pytestmark = pytest.mark.thorough

CARDS, STEPS, LOOKS = 8, 12, 4
"""So few cards that no column scrolls; what is done between two looks, and the looks."""
DONE = (
    ("L", "escape"),
    ("H", "escape"),
    ("L", "L", "escape"),
    ("x", "n", "escape"),
    ("R",),
    ("z", "3"),
    ("Z",),
    ("T", "o", "escape"),
    ("d", "escape"),
    ("v",),
    ("u",),
    ("u",),
    ("ctrl+r",),
    ("D", "y"),
    ("X",),
    ("slash", "1", "enter", "L", "escape", "escape"),
    ("enter", "L", "escape", "escape"),
)
WAYS = ("h", "j", "k", "l")


async def act(board: Shown, path: Path, chance: random.Random) -> None:
    """Go somewhere and do something, or have another program do it."""
    await board.press(*chance.choices(WAYS, k=3))
    if chance.random() < 0.8:
        await board.press(*chance.choice(DONE))
        return
    with open_store(path, frozen=NOW) as other:
        elsewhere = [(view.id, stage) for view in listing(other) for stage in Stage if stage is not view.stage]
        if elsewhere:
            move_card(other, *chance.choice(elsewhere))
    board.app.board.look_for_changes()


async def at_rest(board: Shown, *, closed: bool) -> list[str]:
    """The screen with the cursor on the first card of the first column, less the line that says what was done."""
    if board.app.board.board_layout.board.with_closed is not closed:
        await board.press("v")
    await board.press("escape", *"hhhhg")
    return board.lines[:-1]


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_it_looks_as_opened_anew(store: Store, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    for number in range(CARDS):
        on = NOW.date() - timedelta(days=7 * number % 40)
        card(store, f"Company {number}", list(Stage)[number % 5], on=on.isoformat())
    looks: list[tuple[Path, bool, list[str]]] = []
    async with shown(store) as board:
        for look in range(LOOKS):
            for _ in range(STEPS):
                await act(board, store.path, chance)
            closed = board.app.board.board_layout.board.with_closed
            seen = await at_rest(board, closed=closed)
            looks.append((Path(shutil.copy(store.path, tmp_path / f"{look}.sqlite3")), closed, seen))
    for path, closed, seen in looks:
        with open_store(path, frozen=NOW, kind=BOARD, backups=False) as anew:
            async with shown(anew) as board:
                assert await at_rest(board, closed=closed) == seen
