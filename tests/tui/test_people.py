"""The people screen, by keys alone, at both sizes: who waits, what was exchanged, the way to a card, and editing."""

from pathlib import Path

import pytest

from jobboard.followup.enums import Channel, Outcome, PersonKind, ReplyKind, Stage, TouchKind
from jobboard.store.actions.contacts import ContactFacts, NewContact, edit_contact, link
from jobboard.store.actions.exchange import log_reply, log_touch
from jobboard.store.actions.stages import close_card
from jobboard.store.open import open_store
from jobboard.store.queries.cards import detail
from jobboard.store.queries.people import people
from jobboard.store.store import Store
from jobboard.tui.people.screen import PeopleScreen
from tests.store.builders import NOW, card, when
from tests.tui.board_pilot import NARROW, WIDE, Shown, shown

pytestmark = pytest.mark.thorough

Size = tuple[int, int]

DANA = NewContact("Dana Ruiz", PersonKind.HIRING_MANAGER, "dana@n.example", "+1 555 0100", notes="met at the fair")
KIM = NewContact("Kim Lund", PersonKind.RECRUITER, company="Lund Search")


@pytest.fixture
def cards(store: Store) -> tuple[int, int]:
    """Dana on two cards, and Kim, who waits for an answer, on one."""
    nordwind = card(store, "Nordwind", contacts=(DANA,), on="11-02")
    lumen = card(store, "Lumen", Stage.INTERVIEWED, on="11-10", role="Analyst", contacts=(KIM,))
    link(store, lumen, detail(store, nordwind).contacts[0].id)
    log_touch(store, nordwind, TouchKind.FOLLOW_UP, Channel.EMAIL, "Dana", when("11-09"), "about the talk")
    log_touch(store, lumen, TouchKind.OTHER, Channel.PHONE, "Dana", when("11-13"))
    log_reply(store, lumen, ReplyKind.QUESTION, "Kim", when("11-14"), note="when can you start?")
    return nordwind, lumen


def listed(board: Shown) -> list[str]:
    """The names in the list, without the person beside it."""
    return [line for line in (line[:40] for line in board.lines[1:]) if "Ruiz" in line or "Lund" in line]


async def test_who_waits_for_an_answer_is_first(store: Store, cards: tuple[int, int], size: Size) -> None:
    async with shown(store, size) as board:
        await board.press("P")
        assert board.lines[0].startswith("  People · 2 · 1 to be answered")
        kim, dana = [line for line in board.lines[1:] if "Lund Search" in line or "Dana Ruiz" in line][:2]
        assert kim.startswith("!█Kim Lund")
        assert dana.startswith("  Dana Ruiz")


async def test_beside_the_list_stands_whoever_the_cursor_is_on(store: Store, cards: tuple[int, int]) -> None:
    async with shown(store, WIDE) as board:
        await board.press("P")
        assert "Waits for your answer" in board.text
        assert "when can you start?" in board.text
        await board.press("j")
        assert "Waits for your answer" not in board.text
        for text in ("hiring manager", "dana@n.example", "+1 555 0100", "met at the fair", "Last exchange 3 days ago"):
            assert text in board.text
        newest, older = board.text.index("Fri 13 Nov"), board.text.index("Mon  9 Nov")
        assert newest < older, "newest first, across the cards"
        assert "Nordwind: follow-up by email to Dana Ruiz" in board.text
        assert "about the talk" in board.text


async def test_on_a_small_screen_enter_opens_the_person_and_esc_goes_back(store: Store, cards: tuple[int, int]) -> None:
    async with shown(store, NARROW) as board:
        await board.press("P")
        assert "Exchanged" not in board.text
        await board.press("enter")
        assert "Exchanged" in board.text
        assert "Dana Ruiz" not in board.text
        await board.press("escape")
        assert "Dana Ruiz" in board.text
        await board.press("escape")
        assert board.app.screen is board.app.board


@pytest.mark.parametrize("keys", [("2",), ("enter", "2")], ids=["from the list", "from the person"])
async def test_a_digit_goes_to_the_card(
    store: Store, cards: tuple[int, int], size: Size, keys: tuple[str, ...]
) -> None:
    async with shown(store, size) as board:
        await board.press("P", "j")
        await board.press(*keys)
        assert board.app.screen is board.app.board
        assert board.here == (Stage.APPLIED, "Nordwind")


async def test_enter_on_an_open_person_goes_to_their_first_card(
    store: Store, cards: tuple[int, int], size: Size
) -> None:
    async with shown(store, size) as board:
        await board.press("P", "enter", "enter")
        assert board.here == (Stage.INTERVIEWED, "Lumen")


async def test_a_digit_without_a_card_says_how_many_there_are(store: Store, cards: tuple[int, int]) -> None:
    async with shown(store) as board:
        await board.press("P", "3")
        assert board.foot == "Kim Lund is on 1 card"


async def test_a_closed_card_under_a_filter_is_found_all_the_same(store: Store, cards: tuple[int, int]) -> None:
    close_card(store, cards[1], Outcome.WITHDRAWN)
    async with shown(store) as board:
        await board.press("slash", *"nordwind", "enter")
        await board.press("P", "j", "1")
        assert board.here == (Stage.INTERVIEWED, "Lumen")


async def test_the_search_is_live_and_esc_clears_it(store: Store, cards: tuple[int, int], size: Size) -> None:
    async with shown(store, size) as board:
        await board.press("P", "slash")
        await board.type("fair")
        assert board.lines[0].startswith("  People · 1 of 2 · /fair")
        assert [line[2:11] for line in listed(board)][:1] == ["Dana Ruiz"]
        assert "Kim" not in board.text
        await board.press("enter")
        assert "search" in board.foot, "the keys are the screen's again"
        await board.press("escape")
        assert board.lines[0].startswith("  People · 2")
        await board.press("slash", *"kanban", "escape")
        assert board.lines[0].startswith("  People · 2")


async def test_words_that_fit_nobody_say_so(store: Store, cards: tuple[int, int], size: Size) -> None:
    async with shown(store, size) as board:
        await board.press("P", "slash", *"xyz", "enter")
        assert "Nobody under these words: Esc clears them" in board.text
        await board.press("e")
        assert board.foot.startswith("Nobody under these words")
        await board.press("escape")
        assert "Dana Ruiz" in board.text


async def test_what_is_known_is_edited_in_a_form_and_can_be_taken_back(
    store: Store, cards: tuple[int, int], size: Size
) -> None:
    async with shown(store, size) as board:
        await board.press("P", "j", "e")
        assert "Edit Dana Ruiz" in board.text
        await board.press("tab", *"recr", "tab", "tab", "tab", "end", "ctrl+u", *"+47 1", "up", "up", "up", "up")
        await board.press("up", "y", "ctrl+s")
        assert board.foot.startswith("Edited Dana Ruiz · u undoes")
        contact = people(store)[1].contact
        assert (contact.kind, contact.phone, contact.do_not_contact) == (PersonKind.RECRUITER, "+47 1", True)
        assert (contact.email, contact.notes, contact.no_calls) == ("dana@n.example", "met at the fair", False)
        await board.press("u")
        assert people(store)[1].contact.phone == "+1 555 0100"


async def test_a_form_with_something_wrong_stays_open(store: Store, cards: tuple[int, int]) -> None:
    async with shown(store) as board:
        await board.press("P", "e", "end", "ctrl+u", "tab", *"boss", "ctrl+s")
        assert not isinstance(board.app.screen, PeopleScreen)
        assert board.foot == "Name: write it"
        await board.press(*"Kim B", "ctrl+s")
        assert board.foot.startswith("Kind: one of recruiter, HR, ")
        assert people(store)[0].contact.name == "Kim Lund"


async def test_what_somebody_else_changes_is_shown(store: Store, cards: tuple[int, int], tmp_path: Path) -> None:
    async with shown(store) as board:
        await board.press("P", "j")
        dana = people(store)[1].contact.id
        with open_store(tmp_path / "board.sqlite3", frozen=NOW) as other:
            edit_contact(other, dana, ContactFacts(name="Dana Berg"))
        screen = board.app.screen
        assert isinstance(screen, PeopleScreen)
        screen.look_for_changes()
        assert "Dana Berg" in board.text


async def test_a_long_list_is_walked_by_all_keys(store: Store, size: Size) -> None:
    card(store, contacts=tuple(NewContact(f"Person {number:02}") for number in range(60)))
    async with shown(store, size) as board:
        await board.press("P")

        def here() -> str:
            return next(line[2:11] for line in board.lines if line[1:2] == "█")

        for key, name in (("G", "59"), ("k", "58"), ("g", "00"), ("j", "01"), ("k", "00")):
            await board.press(key)
            assert here() == f"Person {name}"
        await board.press("k")
        assert board.foot == "This is the first of them"
        await board.press("pagedown")
        assert here() == f"Person {size[1] - 3:02}"
        await board.press("pageup")
        assert here() == "Person 00"


async def test_a_person_is_scrolled_once_open(store: Store, size: Size) -> None:
    nordwind = card(store, contacts=(DANA,), on="09-01")
    for number in range(1, 31):
        log_touch(store, nordwind, TouchKind.OTHER, to="Dana", day=when(f"10-{number:02}"))
    async with shown(store, size) as board:
        await board.press("P", "enter")
        assert " 1 Oct" not in board.text
        await board.press("G")
        assert " 1 Oct" in board.text
        await board.press("g", "j")
        assert "hiring manager" in board.text
        await board.press("pagedown", "pageup", "k")
        assert "Dana Ruiz" in board.text


async def test_a_board_without_people_says_where_they_come_from(store: Store, size: Size) -> None:
    card(store)
    async with shown(store, size) as board:
        await board.press("P")
        assert "Nobody yet: people come with the cards" in board.text
        await board.press("enter")
        assert board.foot.startswith("Nobody yet")
        await board.press("escape")
        assert board.app.screen is board.app.board


async def test_no_key_moves_the_focus(store: Store, cards: tuple[int, int], size: Size) -> None:
    async with shown(store, size) as board:
        await board.press("P")
        for key in ("j", "enter", "escape", "slash", "x", "enter"):
            await board.press(key)
            assert board.app.screen.focused is None


async def test_names_from_outside_steer_nothing(store: Store, size: Size) -> None:
    card(store, contacts=(NewContact("Eve [/x] [bold]"),))
    store.db.execute_sql(
        "UPDATE contact SET name = name || char(27) || '[2J', notes = 'a' || char(27) || ']0;t' || char(7)"
    )
    async with shown(store, size) as board:
        await board.press("P", "enter")
        assert "Eve [/x] [bold]" in board.text
        assert "\x1b" not in board.text
