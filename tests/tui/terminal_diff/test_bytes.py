"""What a key costs on the line, on a board of 200 cards in true colour; the limits lie close above today's figures."""

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from statistics import median

import pytest

from jobboard.config import Config
from jobboard.dates.natural import DayTime
from jobboard.followup.enums import Stage
from jobboard.store.actions.cards import NewCard, add_card
from jobboard.store.open import open_store
from jobboard.store.store import BOARD, Store
from jobboard.tui.app import JobboardApp
from tests.store.builders import NOW
from tests.tui.terminal_diff.playing import Player, play

pytestmark = pytest.mark.thorough

CARDS = 200


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Cards in all columns, entered on many days, so that some are due, late and quiet."""
    stages = (*Stage, Stage.APPLIED, Stage.APPLIED)
    with open_store(tmp_path_factory.mktemp("bytes") / "board.sqlite3", frozen=NOW, kind=BOARD) as store:
        for number in range(CARDS):
            entered = NOW.date() - timedelta(days=number * 7 % 40)
            facts = NewCard(f"Company {number:05}", f"Engineer {number % 97}", stages[number % 7], on=DayTime(entered))
            add_card(store, facts)
        yield store


@dataclass(frozen=True)
class Cost:
    """What keys cost in bytes, each by itself; of a key that was pressed often the one in the middle counts."""

    what: str
    limit: int
    each: tuple[int, ...]

    @property
    def is_too_much(self) -> bool:
        return not 0 < median(self.each) <= self.limit


async def costs(player: Player, *keys: str) -> tuple[int, ...]:
    """The bytes until the screen is at rest again, key by key."""
    found: list[int] = []
    for key in keys:
        before = player.bytes_out
        await player.press(key)
        found.append(player.bytes_out - before)
    return tuple(found)


async def whole(player: Player, *keys: str) -> tuple[int]:
    """The bytes of all these keys together."""
    return (sum(await costs(player, *keys)),)


def too_much(store: Store, size: tuple[int, int], bill: Callable[[Player], Awaitable[list[Cost]]]) -> list[Cost]:
    """Have somebody use the board, and return what cost more than it may."""
    found: list[Cost] = []

    async def script(player: Player) -> None:
        found.extend(await bill(player))

    play(script, size=size, make=lambda: JobboardApp(store, Config()))
    return [cost for cost in found if cost.is_too_much]


async def wide(player: Player) -> list[Cost]:
    first = (player.bytes_out,)
    found = [
        Cost("the first screen", 5000, first),
        Cost("a card down", 140, await costs(player, *"jjjjjjjjj")),
        Cost("a card up", 140, await costs(player, *"kkkkk")),
        Cost("a column", 255, await costs(player, *"lhlhl")),
        Cost("to the panel, and back", 600, await costs(player, "tab", "tab")),
        Cost("a card opened", 980, await costs(player, "enter")),
        Cost("and closed", 2150, await costs(player, "escape")),
        Cost("a move that asks, and the answer", 850, await whole(player, "L", "escape")),
        Cost("a move taken back", 620, await costs(player, "u")),
        Cost("the palette", 1800, await costs(player, "ctrl+p")),
        Cost("its first letter", 205, await costs(player, "m")),
        Cost("a letter in the palette", 60, await costs(player, *"ove")),
        Cost("a name down in the palette", 145, await costs(player, "down")),
    ]
    await player.press("escape", "tab")
    found.append(Cost("a step down in the panel", 650, await costs(player, *"jjj")))
    await player.press("tab", "slash")
    found.append(Cost("a letter in the filter that changes nothing else", 100, await costs(player, *"company")))
    await player.press("space", *"00")
    found.append(Cost("the filter's results", 1100, await costs(player, *"01")))
    await player.press("escape", "a")
    return [*found, Cost("a letter in a form", 70, await costs(player, *"nordwind"))]


async def narrow(player: Player) -> list[Cost]:
    return [
        Cost("a card down", 200, await costs(player, *"jjjjj")),
        Cost("a column", 1320, await costs(player, *"lhlhl")),
        Cost("to the panel", 1750, await costs(player, "tab")),
        Cost("back from the panel", 2600, await costs(player, "tab")),
    ]


def test_what_keys_cost_at_120_columns(many: Store) -> None:
    assert too_much(many, (120, 36), wide) == []


def test_what_keys_cost_at_80_columns(many: Store) -> None:
    assert too_much(many, (80, 24), narrow) == []


def test_a_key_is_one_frame_also_a_move_with_what_it_asks(many: Store) -> None:
    async def script(player: Player) -> None:
        for key in ("j", "l", "h", "L"):
            before = player.frames
            await player.press(key)
            assert (key, player.frames) == (key, before + 1)
        await player.press("escape")

    play(script, make=lambda: JobboardApp(many, Config()))
