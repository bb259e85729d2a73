"""The sweep: quiet cards, marked, and closed, rested or snoozed at once, on a real store at both sizes."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from jobboard.followup.enums import Outcome, Stage
from jobboard.store.actions.contacts import NewContact
from jobboard.store.actions.search_end import end_search
from jobboard.store.actions.stages import close_card
from jobboard.store.queries.cards import detail
from jobboard.store.queries.panel import quiet_count
from jobboard.store.store import Store
from jobboard.store.undo import undo
from jobboard.tui.board.screen import BoardScreen
from tests.store.builders import card, day
from tests.tui.board_pilot import NARROW, Shown, shown

Size = tuple[int, int]
COMPANIES = ("Nordwind", "Lumen", "Corvus")


@pytest.fixture
def quiet(store: Store) -> list[int]:
    """Three applications of spring, the latest first, that nobody followed up."""
    return [card(store, company, on=f"05-{29 - number}") for number, company in enumerate(COMPANIES)]


@asynccontextmanager
async def sweep(store: Store, size: Size = NARROW) -> AsyncIterator[Shown]:
    """The board with the sweep open."""
    async with shown(store, size) as board:
        await board.press("S")
        yield board


def outcomes(store: Store, cards: list[int]) -> list[Outcome | None]:
    return [detail(store, each).card.outcome for each in cards]


async def test_quiet_cards_are_listed_and_marked(store: Store, size: Size, quiet: list[int]) -> None:
    card(store, "Zenit", on="11-09")
    async with sweep(store, size) as board:
        assert "Sweep · 3 quiet, 3 marked" in board.lines[0]
        assert [line.strip(" █").split(" ·")[0] for line in board.lines[1:4]] == [f"✓ {name}" for name in COMPANIES]
        assert "follow up 1/3" in board.lines[1]
        assert "6 months ago" in board.lines[1]
        assert "Zenit" not in board.text


async def test_closed_as_no_reply_in_one_action(store: Store, size: Size, quiet: list[int]) -> None:
    async with sweep(store, size) as board:
        await board.press("x")
        assert isinstance(board.app.screen, BoardScreen)
        assert board.foot == "Closed 3 cards as no reply · u undoes"
        assert outcomes(store, quiet) == [Outcome.NO_REPLY] * 3
        await board.press("u")
        assert outcomes(store, quiet) == [None] * 3


async def test_what_is_unmarked_stays(store: Store, size: Size, quiet: list[int]) -> None:
    async with sweep(store, size) as board:
        await board.press("j", "space", "x")
        assert board.foot == "Closed 2 cards as no reply · u undoes"
        assert "Sweep · 1 quiet, 0 marked" in board.lines[0]
        assert "Lumen" in board.lines[1]
        assert outcomes(store, quiet) == [Outcome.NO_REPLY, None, Outcome.NO_REPLY]
        await board.press("x")
        assert board.foot == "no card is marked: mark some first"
        await board.press("a", "w")
        assert outcomes(store, quiet)[1] is Outcome.WITHDRAWN


async def test_undone_on_the_spot_and_marked_again(store: Store, quiet: list[int]) -> None:
    async with sweep(store) as board:
        await board.press("space", "x", "u")
        assert "Sweep · 3 quiet, 2 marked" in board.lines[0]
        assert outcomes(store, quiet) == [None] * 3


async def test_put_to_rest(store: Store, quiet: list[int]) -> None:
    async with sweep(store) as board:
        await board.press("Z")
    assert [detail(store, each).resting for each in quiet] == [True] * 3


async def test_snoozed_until_a_day(store: Store, size: Size, quiet: list[int]) -> None:
    async with sweep(store, size) as board:
        await board.press("z")
        assert board.foot.startswith("Snooze 3 cards for 1 to 9 days, or")
        await board.press("w")
        await board.type("4 jan 2027")
        await board.press("enter")
        assert isinstance(board.app.screen, BoardScreen)
    assert {detail(store, each).snoozed_until for each in quiet} == {day("2027-01-04")}
    undo(store)
    assert quiet_count(store) == 3


async def test_leaving_the_question_changes_nothing(store: Store, quiet: list[int]) -> None:
    async with sweep(store) as board:
        await board.press("z", "escape")
        assert "3 marked" in board.lines[0]
        await board.press("escape")
        assert isinstance(board.app.screen, BoardScreen)
    assert quiet_count(store) == 3


async def test_all_or_none_are_marked_by_one_key(store: Store, quiet: list[int]) -> None:
    async with sweep(store) as board:
        await board.press("a")
        assert "0 marked" in board.lines[0]
        await board.press("a")
        assert "3 marked" in board.lines[0]


async def test_more_cards_than_lines_are_scrolled_through(store: Store, size: Size) -> None:
    cards = [card(store, f"Company {number:02}", on="05-11") for number in range(40)]
    async with sweep(store, size) as board:
        await board.press("G")
        assert "█✓ Company 39" in board.text
        await board.press("space", "g")
        assert "█✓ Company 00" in board.lines[1]
        await board.press("pagedown", "k", "x")
    assert outcomes(store, cards).count(None) == 1


async def test_without_quiet_cards_it_says_so(store: Store, size: Size) -> None:
    card(store, on="11-15")
    async with sweep(store, size) as board:
        assert isinstance(board.app.screen, BoardScreen)
        assert board.foot == "No card has gone quiet"


async def test_once_the_search_has_ended_the_others_are_listed_to_be_told(store: Store, size: Size) -> None:
    ours = card(store, "Vega", Stage.OFFER)
    others = [card(store, company, on="11-09", contacts=(NewContact("Dana Ruiz"),)) for company in COMPANIES]
    close_card(store, ours, Outcome.ACCEPTED)
    end_search(store, ours)
    async with shown(store, size) as board:
        assert "triage" in board.text
        assert "days late" not in board.text
        await board.press("N")
        await board.until("To tell · 3 in the running, 3 marked")
        await board.press("enter")
        assert "The words for Dana Ruiz at Nordwind" in board.text
        await board.press("space", "w")
        assert outcomes(store, others) == [None, Outcome.WITHDRAWN, Outcome.WITHDRAWN]
        await board.press("u")
        assert outcomes(store, others) == [None] * 3
