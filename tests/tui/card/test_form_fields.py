"""The form of a card: what is understood beside each field, and that nothing typed is ever lost."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual.app import App
from textual.widgets import Label

from jobboard.dates.natural import DayTime
from jobboard.followup.enums import PersonKind, Stage
from jobboard.store.actions import cards
from jobboard.store.actions.cards import CardFacts, NewCard
from jobboard.store.actions.contacts import NewContact
from jobboard.store.queries.cards import detail
from jobboard.store.store import Store
from jobboard.store.views import Changes
from jobboard.tui.base.status_bar import StatusBar
from jobboard.tui.card.actions import add_card, edit
from jobboard.tui.card.form_fields import card_facts, new_card, texts_of, texts_of_new
from jobboard.tui.forms.form import FieldRow, Form, FormSpec, changed
from jobboard.tui.themes import DARK
from tests.conftest import ROOT
from tests.tui.scripted_answers import MONDAY, Script, add, board_at

pytestmark = pytest.mark.thorough

TODAY = MONDAY.date()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with board_at(tmp_path) as store:
        yield store


class Forms(App[None]):
    """Opens one form and keeps what it returned."""

    CSS_PATH = ROOT / "jobboard/tui/styles/app.tcss"

    form: Form

    def __init__(self, request: FormSpec, typed: list[events.Key] | None = None) -> None:
        super().__init__()
        self.register_theme(DARK)
        self.theme = DARK.name
        self.request = request
        self.typed = typed or []
        self.returned: list[Changes | None] = []

    def on_mount(self) -> None:
        self.form = Form(self.request, self.typed)
        self.push_screen(self.form, self.returned.append)

    def beside(self, name: str) -> str:
        """What stands at the right of a field."""
        row = next(row for row in self.form.query(FieldRow) if row.field.name == name)
        return str(row.query_one(".echo", Label).visual)

    def foot(self) -> str:
        return self.form.query_one(StatusBar).render_line(0).text.strip()


async def opened(store: Store, card_id: int | None = None, stage: Stage = Stage.TARGET) -> FormSpec:
    script = Script([])
    context = script.on(store)
    await (add_card(context, stage) if card_id is None else edit(context, card_id))
    return script.forms[0]


async def test_a_card_is_added_by_keys_alone(store: Store) -> None:
    app = Forms(await opened(store))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"Nordwind", "enter", *"Engineer", "tab", *"app", "down", *"last tue", "tab", "tab", *"Oslo")
        assert app.beside("stage") == "→ Applied"
        assert app.beside("on") == "→ Tue 10 Nov"
        await pilot.press("ctrl+s")
    (changes,) = app.returned
    assert changes
    assert changes.card_id
    card = detail(store, changes.card_id)
    assert (card.card.company, card.card.role, card.card.stage) == ("Nordwind", "Engineer", Stage.APPLIED)
    assert (card.card.entered, card.location) == (date(2026, 11, 10), "Oslo")


async def test_enter_on_the_last_field_saves(store: Store) -> None:
    app = Forms(await opened(store, stage=Stage.OFFER))
    async with app.run_test() as pilot:
        await pilot.press(*"Kanta", "up", *"they called", "enter")
    (changes,) = app.returned
    assert changes
    assert changes.card_id
    card = detail(store, changes.card_id)
    assert card.card.stage is Stage.OFFER
    assert card.events[0].text == "they called"


async def test_somebody_is_read_from_one_line(store: Store) -> None:
    app = Forms(await opened(store))
    async with app.run_test() as pilot:
        await pilot.press(*"Kanta", "up", "up", *"Dana Ruiz, hiring manager, d@k.example")
        assert app.beside("contacts") == "→ Dana Ruiz · hiring manager · d@k.example"
        await pilot.press("ctrl+s")
    (changes,) = app.returned
    assert changes
    assert changes.card_id
    assert detail(store, changes.card_id).contacts[0].kind is PersonKind.HIRING_MANAGER


async def test_what_is_wrong_stands_beside_its_field_and_stops_saving(store: Store) -> None:
    app = Forms(await opened(store))
    async with app.run_test(size=(80, 24)) as pilot:
        assert app.beside("company") == ""
        await pilot.press("tab", "tab", "tab", *"sometime")
        assert "not understood" in app.beside("on")
        await pilot.press("ctrl+s")
        assert app.returned == []
        assert app.beside("company") == "a card needs a company"
        assert app.foot() == "Company: write its name"
        await pilot.press(*"Kanta", "ctrl+s")
        assert app.foot().startswith("Since: write it like")
        assert "sometime" in app.form.focused.value  # type: ignore[union-attr]
        await pilot.press("ctrl+u", *"fri", "ctrl+s")
    assert app.returned[0]
    assert app.returned[0].card_id


async def test_while_another_program_writes_everything_typed_is_kept(store: Store, tmp_path: Path) -> None:
    app = Forms(await opened(store))
    async with app.run_test() as pilot:
        await pilot.press(*"Kanta")
        with board_at(tmp_path) as other, other.transaction():
            await pilot.press("ctrl+s")
        assert app.returned == []
        assert app.foot()
        await pilot.press("ctrl+s")
    assert app.returned[0]


async def test_esc_asks_once_when_something_was_typed(store: Store) -> None:
    app = Forms(await opened(store))
    async with app.run_test() as pilot:
        await pilot.press("K", "escape")
        assert app.returned == []
        assert app.foot() == "Esc again throws away what you typed"
        await pilot.press("a", "escape")
        assert app.returned == []
        await pilot.press("escape")
    assert app.returned == [None]


async def test_esc_leaves_at_once_when_nothing_was_typed(store: Store) -> None:
    app = Forms(await opened(store))
    async with app.run_test() as pilot:
        await pilot.press("tab", "escape")
    assert app.returned == [None]


async def test_keys_typed_ahead_are_in_the_first_field(store: Store) -> None:
    early = [events.Key(key, key) for key in "Kan"]
    app = Forms(await opened(store), early)
    async with app.run_test() as pilot:
        await pilot.press(*"ta", "ctrl+s")
    assert app.returned[0]
    assert app.returned[0].label == "added Kanta to Target"


async def test_what_is_pasted_takes_the_place_of_what_stood_there(store: Store) -> None:
    app = Forms(await opened(store))
    async with app.run_test() as pilot:
        await pilot.press("tab", "tab")
        app.post_message(events.Paste("offer"))
        await pilot.pause()
        assert app.beside("stage") == "→ Offer"


async def test_what_is_pasted_is_harmless(store: Store) -> None:
    app = Forms(await opened(store))
    async with app.run_test() as pilot:
        app.post_message(events.Paste("\x1b]0;owned\x07Kanta\nAS\x1b[2J"))
        await pilot.press("ctrl+s")
    assert app.returned[0]
    assert app.returned[0].label == "added Kanta AS to Target"


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (40, 12)])
async def test_the_field_with_the_keys_is_in_sight(store: Store, size: tuple[int, int]) -> None:
    app = Forms(await opened(store))
    async with app.run_test(size=size) as pilot:
        for _ in range(13):
            await pilot.press("tab")
            field = app.form.focused
            assert field
            assert app.form.region.contains_region(field.region)
            assert app.form.find_widget(field).visible_region == field.region


class TestEdit:
    CARD = NewCard(
        "Nordwind",
        "Engineer",
        Stage.APPLIED,
        DayTime(date(2026, 11, 9)),
        location="Oslo",
        tags=("python", "remote"),
        rating=3,
        closes=date(2026, 12, 1),
        contacts=(NewContact("Dana Ruiz"),),
    )

    async def test_only_what_was_changed_is_written(self, store: Store) -> None:
        card = add(store, self.CARD)
        app = Forms(await opened(store, card))
        async with app.run_test() as pilot:
            await pilot.press("tab", "tab", *"last tue", "tab", "tab", "end", "ctrl+u", *"Bergen")
            cards.edit_card(store, card, CardFacts(salary="900k"))
            await pilot.press("ctrl+s")
        after = detail(store, card)
        assert (after.location, after.salary, after.card.entered) == ("Bergen", "900k", date(2026, 11, 10))
        assert after.card.tags == ("python", "remote")

    async def test_nothing_changed_writes_nothing(self, store: Store) -> None:
        app = Forms(await opened(store, add(store, self.CARD)))
        async with app.run_test() as pilot:
            await pilot.press("ctrl+s")
        assert app.returned == [None]

    async def test_a_field_that_somebody_else_changed_is_not_overwritten_silently(self, store: Store) -> None:
        card = add(store, self.CARD)
        app = Forms(await opened(store, card))
        async with app.run_test() as pilot:
            await pilot.press("tab", *" II")
            cards.edit_card(store, card, CardFacts(role="Lead"))
            await pilot.press("ctrl+s")
            assert app.returned == []
            assert app.beside("role") == 'is "Lead" by now'
            assert detail(store, card).card.role == "Lead"
            await pilot.press("ctrl+s")
        assert detail(store, card).card.role == "Engineer II"

    async def test_a_card_that_is_gone_says_so(self, store: Store) -> None:
        card = add(store, self.CARD)
        app = Forms(await opened(store, card))
        async with app.run_test() as pilot:
            await pilot.press("x")
            cards.delete_card(store, card)
            await pilot.press("ctrl+s")
            assert f"there is no card {card}" in app.foot()
            assert app.returned == []

    async def test_facts_can_be_emptied(self, store: Store) -> None:
        card = add(store, self.CARD)
        texts = texts_of(detail(store, card))
        emptied = texts | {"location": "", "tags": " ", "rating": "", "closes": ""}
        cards.edit_card(store, card, card_facts(texts, emptied, TODAY))
        after = detail(store, card)
        assert (after.location, after.card.tags, after.card.rating, after.closes) == ("", (), None, None)


WORDS = st.text(alphabet="abc, æ@.", max_size=12).map(str.strip)


@given(WORDS, WORDS, st.sampled_from(["", "1", "5"]), st.sampled_from(["", "2026-12-01"]))
def test_a_card_reads_the_same_in_its_edit_form(location: str, tag: str, rating: str, closes: str) -> None:
    """What was typed for a new card is what the fields mean again: nothing would be changed by saving it."""
    texts = texts_of_new(Stage.TARGET) | {"company": "A", "location": location, "tags": tag, "rating": rating}
    made = new_card(texts | {"closes": closes}, TODAY)
    assert (made.location, made.rating) == (location, int(rating) if rating else None)
    assert ", ".join(made.tags) == ", ".join(part.strip() for part in tag.split(",") if part.strip())
    assert made.closes == (date(2026, 12, 1) if closes else None)


@given(st.dictionaries(st.sampled_from(["role", "location", "salary"]), WORDS))
def test_changes_name_exactly_the_fields_that_differ(typed: dict[str, str]) -> None:
    before = dict.fromkeys(("company", "role", "location", "salary"), "x")
    after = before | typed
    assert set(changed(before, after)) == {name for name, text in typed.items() if text != "x"}
    facts = card_facts(before, after, TODAY)
    assert set(facts.clear) == {name for name, text in typed.items() if not text}
    assert facts.company is None
