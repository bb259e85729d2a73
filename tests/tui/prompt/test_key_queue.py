"""A fast typist on the whole app: what was typed ahead ends where it was meant, in its order."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from jobboard.config import Config
from jobboard.dates.natural import DayTime
from jobboard.followup.enums import Stage
from jobboard.store.actions.cards import NewCard
from jobboard.store.queries.cards import detail, listing
from jobboard.store.store import Store
from jobboard.tui.app import JobboardApp
from jobboard.tui.forms.form import Form
from jobboard.tui.triage.screen import TriageScreen
from tests.tui.scripted_answers import MONDAY, add, board_at


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with board_at(tmp_path) as store:
        yield store


async def type_ahead(pilot: Pilot[int], *keys: str) -> None:
    """Send keys faster than any of them is answered."""
    for key in keys:
        pilot.app.post_message(events.Key(key, {"enter": "\r", "space": " ", "tab": "\t"}.get(key, key)))
    for _ in range(20):
        await pilot.pause(0.01)


async def test_a_question_s_answers_and_the_keys_behind_them(store: Store) -> None:
    for number in range(3):
        add(store, NewCard(f"Firm {number}", stage=Stage.TARGET, on=DayTime(MONDAY.date())))
    app = JobboardApp(store, Config())
    async with app.run_test() as pilot:
        await type_ahead(pilot, "n", *"first", "enter", "j", "n", *"second", "enter", "j", "n", *"third", "enter")
        notes = [detail(store, card.id).events[0].text for card in listing(store)]
        assert sorted(notes) == ["first", "second", "third"]


async def test_a_form_and_its_fields(store: Store) -> None:
    app = JobboardApp(store, Config())
    async with app.run_test() as pilot:
        await type_ahead(pilot, "a", *"Nordwind")
        assert isinstance(app.screen, Form)
        await type_ahead(pilot, "tab", *"Engineer", "enter", *"app", "ctrl+s")
        (card,) = listing(store)
        assert (card.company, card.role, card.stage) == ("Nordwind", "Engineer", Stage.APPLIED)


async def test_a_paste_goes_into_the_question(store: Store) -> None:
    card = add(store, NewCard("Nordwind"))
    app = JobboardApp(store, Config())
    async with app.run_test() as pilot:
        await pilot.press("n")
        app.post_message(events.Paste("remote on\nFridays"))
        await pilot.press("enter")
        assert detail(store, card).events[0].text == "remote on Fridays"


async def test_keys_wait_until_the_board_has_been_read(store: Store) -> None:
    add(store, NewCard("Nordwind", stage=Stage.APPLIED, on=DayTime(MONDAY.date() - timedelta(days=7))))
    app = JobboardApp(store, Config())
    app.post_message(events.Key("t", "t"))
    async with app.run_test() as pilot:
        await pilot.pause()
        assert isinstance(app.screen, TriageScreen)
