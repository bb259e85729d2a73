"""A card shown whole and mended in place: the cursor over its entries, the prompts, one undo for each change."""

from datetime import date, time

import pytest

from jobboard.dates.natural import DayTime
from jobboard.followup.enums import PersonKind, Stage, TouchKind
from jobboard.store.actions import cards, exchange
from jobboard.store.actions.cards import NewCard
from jobboard.store.actions.contacts import NewContact
from jobboard.store.queries.cards import detail
from jobboard.store.store import Store
from jobboard.store.undo import undo
from jobboard.tui.card.detail_lines import Entry, EventEntry, FactEntry, PersonEntry, detail_lines
from tests.store.builders import dump, stale
from tests.tui.board_pilot import WIDE, Shown, shown
from tests.tui.scripted_answers import add

pytestmark = pytest.mark.thorough

Size = tuple[int, int]
LINK = "https://nordwind.example/jobs/1"


@pytest.fixture
def card(store: Store) -> int:
    dana = NewContact("Dana Ruiz", PersonKind.RECRUITER, "dana@nordwind.example", profile="linkedin.com/in/dana")
    card_id = add(
        store,
        NewCard(
            "Nordwind", "Engineer", Stage.APPLIED, DayTime(date(2026, 11, 2)), LINK, salary="900k", contacts=(dana,)
        ),
    )
    exchange.log_touch(
        store, card_id, TouchKind.FOLLOW_UP, to="Dana", day=DayTime(date(2026, 11, 9)), note="asked for news"
    )
    return card_id


async def mend(board: Shown, entry: Entry) -> None:
    """Open the card and bring the cursor to an entry."""
    await open_card(board)
    await board.press("tab")
    place = board.app.board.board_layout.detail.entries.index(entry)
    await board.press("g", *["j"] * place)
    assert board.app.board.board_layout.entry == entry


async def open_card(board: Shown) -> None:
    """Go to the one card and open it."""
    if not board.here[1]:
        await board.press("l")
    await board.press("enter")


async def retype(board: Shown, text: str) -> None:
    await board.press("ctrl+u")
    await board.type(text)
    await board.press("enter")


async def test_a_fact_is_changed_in_place_and_the_cursor_stays(store: Store, card: int, size: Size) -> None:
    async with shown(store, size) as board:
        await mend(board, FactEntry("salary"))
        before = dump(store)
        await board.press("enter")
        assert "900k" in board.text
        await retype(board, "950k")
        assert detail(store, card).salary == "950k"
        assert "Salary      950k" in board.text
        assert board.app.board.board_layout.entry == FactEntry("salary")
        assert "█Salary" in board.text
        await board.press("u")
        assert dump(store) == before
        assert "Salary      900k" in board.text


async def test_what_is_not_known_can_be_filled_in(store: Store, card: int, size: Size) -> None:
    async with shown(store, size) as board:
        await open_card(board)
        assert "Résumé" not in board.text
        await board.press("escape")
        for name, text in (("resume_path", "~/cv/backend.pdf"), ("letter_path", "letter.pdf"), ("remote", "hybrid")):
            await mend(board, FactEntry(name))
            await board.press("e")
            await board.type(text)
            await board.press("enter", "escape", "escape")
        found = detail(store, card)
        assert (found.resume_path, found.letter_path, found.remote) == ("~/cv/backend.pdf", "letter.pdf", "hybrid")
        assert stale(store) == []


async def test_a_day_is_echoed_and_a_refusal_says_why(store: Store, card: int) -> None:
    async with shown(store) as board:
        await mend(board, FactEntry("closes"))
        await board.press("enter")
        await board.type("sometime")
        await board.press("enter")
        assert "not understood as a date" in board.text
        await board.press("ctrl+u")
        await board.type("4 dec")
        assert "→ Fri 4 Dec" in board.text
        await board.press("enter")
        assert detail(store, card).closes == date(2026, 12, 4)
        await board.press("enter")
        await retype(board, "")
        assert detail(store, card).closes is None
        await board.press("g", "enter", "ctrl+u", "enter")
        assert "Company cannot be empty" in board.text
        await board.press("escape")
        assert detail(store, card).card.company == "Nordwind"


async def test_an_entry_of_the_history_gets_another_day_and_other_words(store: Store, card: int, size: Size) -> None:
    touch = next(each for each in detail(store, card).events if each.kind == "touch")
    async with shown(store, size) as board:
        await mend(board, EventEntry(touch.id))
        before = dump(store)
        await board.press("enter")
        assert "Mon 9 Nov (Enter keeps it)" in board.text
        await board.type("last tue 15:00")
        assert "→ Tue 10 Nov 15:00" in board.text
        await board.press("enter")
        await retype(board, "asked Dana for news")
        mended = next(each for each in detail(store, card).events if each.id == touch.id)
        assert (mended.day, mended.time, mended.text) == (date(2026, 11, 10), time(15), "asked Dana for news")
        assert board.app.board.board_layout.entry == EventEntry(touch.id)
        assert stale(store) == []
        await board.press("u")
        assert dump(store) == before


async def test_enter_twice_leaves_an_entry_as_it_was(store: Store, card: int) -> None:
    touch = next(each for each in detail(store, card).events if each.kind == "touch")
    async with shown(store) as board:
        await mend(board, EventEntry(touch.id))
        before = dump(store)
        await board.press("enter", "enter", "enter")
        assert not board.app.board.prompt.in_conversation
        assert dump(store) == before
        await board.press("enter")
        await board.type("tomorrow")
        await board.press("enter")
        assert "has not come yet" in board.text
        await board.press("escape")
        assert dump(store) == before


async def test_an_entry_is_taken_out_after_a_question_that_names_it(store: Store, card: int, size: Size) -> None:
    touch = next(each for each in detail(store, card).events if each.kind == "touch")
    async with shown(store, size) as board:
        await mend(board, EventEntry(touch.id))
        before = dump(store)
        await board.press("D")
        assert 'Take "follow-up to Dana Ruiz, Mon 9 Nov" out' in board.text
        await board.press("n")
        assert dump(store) == before
        await board.press("D", "y")
        assert touch.id not in {each.id for each in detail(store, card).events}
        assert board.app.board.board_layout.entry
        assert board.app.board.board_layout.in_detail
        await board.press("u")
        assert dump(store) == before


async def test_what_the_card_began_with_stays(store: Store, card: int) -> None:
    async with shown(store) as board:
        await mend(board, FactEntry("company"))
        await board.press("G", "D", "y")
        assert "began with this entry" in board.foot
        await board.press("g", "D")
        assert "a fact stays on the card" in board.foot.lower()


async def test_a_person_is_changed_in_one_line_and_taken_off(store: Store, card: int, size: Size) -> None:
    (dana,) = detail(store, card).contacts
    async with shown(store, size) as board:
        await mend(board, PersonEntry(dana.id))
        await board.press("e")
        await board.type(", +47 555 0100, no calls")
        assert "no calls" in board.text
        await board.press("enter")
        (now,) = detail(store, card).contacts
        assert (now.name, now.kind, now.phone, now.no_calls) == (
            "Dana Ruiz", PersonKind.RECRUITER, "+47 555 0100", True,
        )  # fmt: skip
        undo(store)
        assert detail(store, card).contacts == (dana,)
        await board.press("D", "y")
        assert detail(store, card).contacts == ()


async def test_somebody_else_is_added_from_the_card(store: Store, card: int) -> None:
    async with shown(store) as board:
        await mend(board, FactEntry("contacts"))
        await board.press("enter")
        await board.type("Kim Lund, hiring manager")
        await board.press("enter")
        assert [person.name for person in detail(store, card).contacts] == ["Dana Ruiz", "Kim Lund"]


async def test_tab_and_esc_go_out_step_by_step(store: Store, card: int, size: Size) -> None:
    async with shown(store, size) as board:
        await open_card(board)
        await board.press("tab")
        assert board.app.board.board_layout.entry == FactEntry("company")
        await board.press("k")
        assert "first line" in board.foot
        await board.press("l")
        assert board.app.board.board_layout.entry == FactEntry("company")
        await board.press("tab")
        assert "Facts ─" in board.text
        assert not board.app.board.board_layout.detail.is_editing
        await board.press("tab", "escape", "escape")
        assert "Facts ─" not in board.text
        await board.press("tab")
        assert board.app.board.board_layout.in_panel


async def test_moving_the_cursor_draws_only_the_lines_it_leaves_and_comes_to(store: Store, card: int) -> None:
    async with shown(store, WIDE) as board:
        await mend(board, FactEntry("salary"))
        view = board.app.board.board_layout.detail
        before = [view.line(y) for y in range(view.size.height)]
        await board.press("j")
        after = [view.line(y) for y in range(view.size.height)]
        changed = [y for y, (old, new) in enumerate(zip(before, after, strict=True)) if old != new]
        assert len(changed) == 2


async def test_what_happened_is_told_in_one_line(store: Store, card: int, size: Size) -> None:
    async with shown(store, size) as board:
        before = dump(store)
        await open_card(board)
        await board.press("W")
        await board.type("interviewed last thursday with Dana, they said a week")
        assert "they come back Thu 19 Nov" in board.text
        await board.press("enter")
        found = detail(store, card)
        assert found.card.stage is Stage.INTERVIEWED
        assert found.interviews[0].people == ("Dana Ruiz",)
        assert stale(store) == []
        await board.press("u")
        assert dump(store) == before


async def test_a_very_long_note_opens_at_once_and_says_how_much_there_is(store: Store, card: int) -> None:
    cards.add_note(store, card, "# Head\n" + "word **bold** and more\n" * 40_000)
    async with shown(store) as board:
        await open_card(board)
        await board.press("tab", *["pagedown"] * 10)
        assert "word bold and more" in board.text
        for _ in range(20):
            if "more pages" not in board.text:
                await board.press("pagedown")
        assert "… 456 more pages" in board.text


def test_links_lead_where_they_say(store: Store, card: int) -> None:
    cards.add_note(store, card, "[page](https://x.example/ö) [this](javascript:alert(1)) file:///etc/passwd")
    lines = detail_lines(detail(store, card), store.today(), 60)
    assert {piece.text.strip(): piece.link for line in lines for piece in line.left if piece.link} == {
        LINK: LINK,
        "dana@nordwind.example": "mailto:dana@nordwind.example",
        "linkedin.com/in/dana": "https://linkedin.com/in/dana",
        "page": "https://x.example/%C3%B6",
    }
