"""A posting pasted onto the board: the form opens filled, and nothing is fetched or saved without a key."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual import events
from textual.widgets import Input

from jobboard.store.queries.cards import detail, listing
from jobboard.store.store import Store
from jobboard.transfer.posting.fetch import fetch
from tests.transfer.posting.sample_pages import SAMPLES
from tests.transfer.posting.web_server import serving
from tests.tui.board_pilot import Shown, shown

TEXT = "Platform Engineer\nCorvus\nBergen, Norway (Hybrid)\n\nWe run things.\nAnd more things."


@pytest.fixture(scope="module")
def web() -> Iterator[str]:
    with serving() as address:
        yield address


async def paste(board: Shown, text: str) -> None:
    board.app.post_message(events.Paste(text))
    await board.pilot.pause()
    await board.pilot.pause()


def field(board: Shown, name: str) -> str:
    """What stands in a field of the form."""
    return next(each.value for each in board.app.screen.query(Input) if each.name == name)


async def test_a_link_is_read_after_a_yes_and_saved_by_the_form_alone(store: Store, web: str) -> None:
    async with shown(store) as board:
        await paste(board, f"{web}/posting?utm_source=mail\n")
        assert "Read the posting from 127.0.0.1?" in board.foot
        await board.press("y")
        await board.until("Add a card")
        assert (field(board, "company"), field(board, "location")) == ("Nordwind AS", "Oslo, NO")
        assert field(board, "url") == f"{web}/posting"
        assert listing(store) == []
        await board.press("tab", *" II", "ctrl+s")
        (card,) = listing(store)
        assert card.role == "Backend Engineer II"
        assert "We build things.\n\n- Python" in detail(store, card.id).posting
        await board.press("u")
        assert listing(store) == []


async def test_nothing_is_fetched_without_a_yes(store: Store, web: str) -> None:
    async with shown(store) as board:
        await paste(board, f"{web}/posting")
        await board.press("escape")
        assert board.app.screen is board.app.board
        await paste(board, f"{web}/posting")
        await board.press("n")
        assert (field(board, "company"), field(board, "url")) == ("", f"{web}/posting")


async def test_a_posting_that_comes_late_does_not_take_the_keys(store: Store, web: str) -> None:
    async with shown(store) as board:
        await paste(board, f"{web}/waiting")
        await board.press("y")
        await board.press("j")
        assert board.app.screen is board.app.board
        await asyncio.to_thread(fetch, f"{web}/release")
        await board.until("Nordwind AS is read: a opens it as a card")
        await board.press("a")
        assert field(board, "role") == "Backend Engineer"


async def test_a_site_that_refuses_leaves_the_link(store: Store, web: str) -> None:
    async with shown(store) as board:
        await paste(board, f"{web}/closed_door")
        await board.press("y")
        await board.until("does not let programs read it")
        await board.press("a")
        assert field(board, "url") == f"{web}/closed_door"


async def test_a_text_opens_the_form_and_says_what_is_guessed(store: Store, size: tuple[int, int]) -> None:
    async with shown(store, size) as board:
        await paste(board, TEXT)
        assert "Guessed, so look twice: role, company, location." in board.text
        assert (field(board, "role"), field(board, "remote")) == ("Platform Engineer", "hybrid")
        await board.press("ctrl+s")
        (card,) = listing(store)
        assert (card.company, card.role) == ("Corvus", "Platform Engineer")


async def test_a_saved_page_is_read_by_its_name(store: Store, tmp_path: Path) -> None:
    saved = tmp_path / "a posting.html"
    saved.write_text(SAMPLES[0].markup, encoding="utf-8")
    async with shown(store) as board:
        await paste(board, f"file://{str(saved).replace(' ', '%20')}")
        await board.until("Add a card")
        assert field(board, "company") == "Nordwind AS"


async def test_the_same_link_leads_to_its_card(store: Store, web: str) -> None:
    async with shown(store) as board:
        await paste(board, f"{web}/posting")
        await board.press("y")
        await board.until("Add a card")
        await board.press("ctrl+s")
        await paste(board, f"{web}/posting?trk=1")
        assert "Nordwind AS is on the board already" in board.foot


async def test_a_few_words_are_no_posting(store: Store) -> None:
    async with shown(store) as board:
        await paste(board, "hello")
        assert "a link to a posting, or its text" in board.foot


async def test_a_company_and_role_that_are_there_are_added_again_by_a_second_save(store: Store) -> None:
    async with shown(store) as board:
        for expected in (1, 1, 2):
            if expected == 1:
                await board.press("a", *"Nordwind", "tab", *"SRE")
            await board.press("ctrl+s")
            assert len(listing(store)) == expected
            if board.app.screen is not board.app.board:
                await board.until("On the board already: Nordwind, SRE")
