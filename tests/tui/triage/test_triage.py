"""Triage: what is due, card by card, done by a key or two, on a real store at both sizes."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from jobboard.config import Config, Display
from jobboard.followup.enums import (
    Channel,
    EventKind,
    InterviewState,
    Outcome,
    PersonKind,
    ReplyKind,
    Stage,
    StepKind,
    TouchKind,
)
from jobboard.store.actions.applications_and_offers import set_offer
from jobboard.store.actions.contacts import NewContact
from jobboard.store.actions.drafts import mark_copied, save_draft
from jobboard.store.actions.exchange import log_reply, log_touch
from jobboard.store.actions.interviews import interview
from jobboard.store.actions.own_page import edit_own_page
from jobboard.store.open import open_store
from jobboard.store.queries.cards import detail
from jobboard.store.queries.drafts import draft
from jobboard.store.store import BOARD, Store
from jobboard.store.undo import peek_undo
from jobboard.store.views import CardView
from jobboard.tui.board.screen import BoardScreen
from jobboard.tui.forms.text_editor import TextScreen
from jobboard.tui.triage.screen import TriageScreen
from tests.store.builders import NOW, card, day, turn_to, when
from tests.tui.board_pilot import NARROW, WIDE, Shown, shown

Size = tuple[int, int]
DANA = NewContact("Dana Ruiz", PersonKind.HIRING_MANAGER, "dana@nordwind.example", "+1 555 0100")
KIM = NewContact("Kim Lund")


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """No editor, no browser, no tmux of whoever runs the tests."""
    for name in ("VISUAL", "EDITOR", "DISPLAY", "WAYLAND_DISPLAY", "SSH_TTY", "SSH_CONNECTION", "TMUX", "STY"):
        monkeypatch.delenv(name, raising=False)


@asynccontextmanager
async def triage(store: Store, size: Size = WIDE) -> AsyncIterator[Shown]:
    """The board with triage begun."""
    async with shown(store, size, Config(Display(name="Ada Byron"))) as board:
        await board.press("t")
        yield board


def due(store: Store, company: str = "Nordwind", contacts: tuple[NewContact, ...] = (DANA,), url: str = "") -> int:
    """A card whose first follow-up is due."""
    return card(store, company, on="11-09", contacts=contacts, url=url)


def newest(store: Store, card_id: int) -> str:
    return detail(store, card_id).events[0].what


def view(store: Store, card_id: int) -> CardView:
    return detail(store, card_id).card


def counted(board: Shown) -> str:
    """How far along one is, as the first line says it."""
    return board.lines[0].split("━")[0].split("─")[0].strip()


class TestTheWayThrough:
    async def test_twenty_stale_cards_take_two_keys_each(self, store: Store, size: Size) -> None:
        cards = [due(store, f"Company {number}") for number in range(20)]
        presses = 0
        async with triage(store, size) as board:
            while counted(board) != "Triage":
                await board.press("enter")
                presses += 1
            assert presses <= 2 * len(cards)
            assert "Done 20" in board.text
        assert [newest(store, each) for each in cards] == ["follow-up by email to Dana Ruiz"] * 20

    async def test_it_goes_in_the_panels_order_and_says_how_far_along_one_is(self, store: Store, size: Size) -> None:
        due(store, "Lumen")
        urgent = due(store, "Nordwind")
        log_reply(store, urgent, ReplyKind.QUESTION)
        async with triage(store, size) as board:
            assert counted(board) == "Triage 1 of 2"
            assert "Nordwind" in board.text
            await board.press("s")
            assert counted(board) == "Triage 2 of 2"
            assert "Lumen" in board.text

    async def test_the_card_is_on_one_screen(self, store: Store, size: Size) -> None:
        due(store)
        async with triage(store, size) as board:
            for said in (
                "Nordwind · Engineer",
                "Applied 7 days ago",
                "Follow up 1/3 · today",
                "no word since",
                "moved to Applied",
                "Dana Ruiz, hiring manager, by email",
                "dana@nordwind.example",
                "1 blank to fill",
                "Subject: ",
                "Hello Dana,",
                "Ada Byron",
            ):
                assert said in board.text

    async def test_skipping_leaves_the_card_and_undo_comes_back_to_it(self, store: Store, size: Size) -> None:
        due(store, "Lumen")
        due(store, "Nordwind")
        async with triage(store, size) as board:
            await board.press("s", "s")
            assert "Skipped 2" in board.text
            await board.press("u")
            assert counted(board) == "Triage 2 of 2"
            await board.press("u")
            assert counted(board) == "Triage 1 of 2"
            await board.press("u")
            assert board.foot == "Nothing was done here yet"

    async def test_undo_takes_the_last_one_back_with_its_copy(self, store: Store, size: Size) -> None:
        lumen, nordwind = due(store, "Lumen"), due(store, "Nordwind")
        async with triage(store, size) as board:
            await board.press("enter", "enter", "enter", "u")
            assert counted(board) == "Triage 1 of 2"
            assert board.foot.startswith("Undid: logged follow-up 1/3 to Dana Ruiz at Lumen")
            assert "copied, not logged yet" in board.text
            words = draft(store, nordwind)
            assert words
            assert not words.copied
        assert newest(store, lumen) == "moved to Applied"

    async def test_the_end_says_what_was_done_and_when_the_next_is_due(self, store: Store, size: Size) -> None:
        due(store, "Lumen")
        due(store, "Nordwind")
        card(store, "Corvus", on="11-13")
        async with triage(store, size) as board:
            await board.press("enter", "enter", "s")
            for said in (
                "Done 1",
                "at Lumen",
                "Skipped 1",
                "Nordwind · Engineer",
                "Wed 18 Nov  Corvus · follow up 1/3",
            ):
                assert said in board.text
            await board.press("enter")
            assert isinstance(board.app.screen, BoardScreen)
            assert board.foot == "Triage: 1 done, 1 skipped"
            assert "Corvus" in board.text

    async def test_nothing_due_is_said_on_the_board(self, store: Store, size: Size) -> None:
        card(store, on="11-15")
        async with triage(store, size) as board:
            assert isinstance(board.app.screen, BoardScreen)
            assert board.foot == "Nothing needs a follow-up now"

    async def test_another_step_of_the_card_that_is_due_comes_after_the_others(self, store: Store, size: Size) -> None:
        nordwind = card(store, contacts=(DANA, KIM), on="11-02")
        interview(store, nordwind, when("11-15", "10:00"), ["Dana Ruiz", "Kim Lund"])
        async with triage(store, size) as board:
            await board.press("enter", "enter")
            assert counted(board) == "Triage 2 of 2"
            assert "Hello Kim," in board.text

    async def test_a_card_that_came_due_meanwhile_is_not_forgotten(self, store: Store) -> None:
        due(store, "Lumen")
        late = card(store, "Nordwind", on="11-13")
        async with triage(store) as board:
            turn_to(store, "11-18")
            await board.press("s")
            assert counted(board) == "Triage 2 of 2"
            assert view(store, late).company in board.text

    async def test_what_another_program_did_is_not_done_twice(self, store: Store) -> None:
        nordwind = due(store)
        due(store, "Lumen")
        async with triage(store) as board:
            await board.press("enter")
            with open_store(store.path, frozen=NOW, kind=BOARD) as other:
                log_touch(other, nordwind, TouchKind.FOLLOW_UP)
            await board.press("enter")
            assert counted(board) == "Triage 2 of 2"
            assert "Lumen" in board.text
        assert [event.kind for event in detail(store, nordwind).events].count(EventKind.TOUCH) == 1


class TestTheWords:
    async def test_enter_copies_first_and_names_the_blanks(self, store: Store, size: Size) -> None:
        nordwind = due(store)
        async with triage(store, size) as board:
            await board.press("enter")
            assert "Sent to your terminal's clipboard · Enter logs it as sent · to fill: one" in board.text
            assert "copied, not logged yet · 1 blank to fill" in board.text
            words = draft(store, nordwind, me="Ada Byron")
            assert words
            assert (words.copied, words.is_edited) == (True, False)
            assert newest(store, nordwind) == "moved to Applied"

    async def test_words_copied_on_another_day_only_wait_to_be_logged(self, store: Store, size: Size) -> None:
        nordwind = due(store)
        words = draft(store, nordwind, me="Ada Byron")
        assert words
        mark_copied(store, nordwind, words.template, words.text)
        async with triage(store, size) as board:
            assert "Enter sent, next" in board.foot
            await board.press("enter")
        assert newest(store, nordwind) == "follow-up by email to Dana Ruiz"

    @pytest.mark.parametrize("key", ["s", "escape"])
    async def test_leaving_words_that_were_copied_asks_once_whether_they_were_sent(
        self, store: Store, size: Size, key: str
    ) -> None:
        nordwind = due(store)
        async with triage(store, size) as board:
            await board.press("y", key)
            assert board.foot.startswith("Nordwind: was it sent?  Enter yes, log it · n not yet")
            await board.press("y")
        assert newest(store, nordwind) == "follow-up by email to Dana Ruiz"

    async def test_what_was_not_sent_is_filled_anew_and_not_asked_about_again(self, store: Store, size: Size) -> None:
        nordwind = due(store)
        async with triage(store, size) as board:
            await board.press("y", "s", "n")
            assert "Skipped 1" in board.text
            await board.press("escape")
            assert isinstance(board.app.screen, BoardScreen)
        words = draft(store, nordwind)
        assert words
        assert not words.copied
        assert newest(store, nordwind) == "moved to Applied"

    async def test_leaving_the_question_stays_with_the_card(self, store: Store, size: Size) -> None:
        due(store)
        async with triage(store, size) as board:
            await board.press("y", "escape", "escape")
            assert counted(board) == "Triage 1 of 1"

    async def test_without_an_editor_words_are_edited_here_and_kept(self, store: Store, size: Size) -> None:
        nordwind = due(store)
        async with triage(store, size) as board:
            await board.press("e")
            assert isinstance(board.app.screen, TextScreen)
            await board.type("Oh ")
            await board.press("ctrl+s")
            assert board.foot == "Kept with the card · Enter copies it"
            assert "Your words" in board.text
            await board.press("escape", "n")
        words = draft(store, nordwind, me="Ada Byron")
        assert words
        assert words.is_edited
        assert words.text.startswith("Oh Subject: ")

    async def test_leaving_the_editor_here_loses_nothing_unasked(self, store: Store, size: Size) -> None:
        due(store)
        async with triage(store, size) as board:
            await board.press("e")
            await board.type("Oh ")
            await board.press("escape")
            assert "Esc again throws away" in board.foot
            await board.press("x", "escape", "escape")
            assert isinstance(board.app.screen, TriageScreen)
            assert "Your words" not in board.text

    async def test_words_that_could_not_be_kept_are_still_there_to_edit(self, store: Store) -> None:
        due(store)
        async with triage(store) as board:
            await board.press("e")
            await board.type("Oh ")
            with open_store(store.path, frozen=NOW, kind=BOARD) as other, other.writing():
                await board.press("ctrl+s")
                assert "try again" in board.foot
                await board.press("escape")
            await board.press("e")
            assert "Oh Subject: " in board.text
            await board.press("ctrl+s")
            assert "Your words" in board.text

    async def test_undo_takes_an_edit_back_and_stays(self, store: Store, size: Size) -> None:
        nordwind = due(store)
        async with triage(store, size) as board:
            await board.press("e")
            await board.type("Oh ")
            await board.press("ctrl+s", "u")
            assert counted(board) == "Triage 1 of 1"
        words = draft(store, nordwind)
        assert words
        assert not words.is_edited

    async def test_a_thank_you_warns_while_the_personal_detail_is_empty(self, store: Store, size: Size) -> None:
        nordwind = card(store, contacts=(DANA,), on="11-02")
        interview(store, nordwind, when("11-15", "10:00"), ["Dana Ruiz"])
        async with triage(store, size) as board:
            assert "Say something personal first" in board.text
        save_draft(store, nordwind, "thank_you", "Thank you for the tea.")
        async with triage(store, size) as board:
            assert "Say something personal first" not in board.text

    async def test_long_words_can_be_scrolled(self, store: Store, size: Size) -> None:
        nordwind = due(store)
        save_draft(store, nordwind, "follow_up-1-applied", "\n".join(f"line {number}" for number in range(60)))
        async with triage(store, size) as board:
            assert "more lines: PgDn" in board.text
            await board.press("pagedown", "pagedown", "pagedown")
            assert "line 59" in board.text
            assert "more lines" not in board.text

    async def test_hostile_words_are_plain_letters(self, store: Store, size: Size) -> None:
        nordwind = due(store, "Snow[/x]")
        save_draft(store, nordwind, "follow_up-1-applied", "[bold]\x1b[31mred[/]\u202eevil")
        async with triage(store, size) as board:
            assert "[bold]red[/]evil" in board.text
            assert "Snow[/x]" in board.text


class TestWhomAndHow:
    async def test_another_person_is_greeted_and_logged(self, store: Store) -> None:
        nordwind = due(store, contacts=(DANA, KIM))
        async with triage(store, NARROW) as board:
            await board.press("c", "2")
            assert "Hello Kim," in board.text
            await board.press("enter", "enter")
        assert newest(store, nordwind) == "follow-up by email to Kim Lund"

    async def test_words_copied_for_somebody_else_do_not_count(self, store: Store) -> None:
        due(store, contacts=(DANA, KIM))
        async with triage(store, NARROW) as board:
            await board.press("enter", "c", "2")
            assert "Hello Kim," in board.text
            assert "copied" not in board.text

    async def test_somebody_new_comes_onto_the_card(self, store: Store) -> None:
        nordwind = due(store)
        async with triage(store, NARROW) as board:
            await board.press("c", "n")
            await board.type("Ola Berg, recruiter")
            await board.press("enter")
            assert "Hello Ola," in board.text
            await board.press("enter", "enter")
        assert newest(store, nordwind) == "follow-up by email to Ola Berg"

    async def test_nobody_in_particular(self, store: Store) -> None:
        nordwind = due(store)
        async with triage(store, NARROW) as board:
            await board.press("c", "0")
            assert "nobody in particular" in board.text
            assert "Hello [first name]," in board.text
            await board.press("enter", "enter")
        assert newest(store, nordwind) == "follow-up by email"

    async def test_another_channel(self, store: Store) -> None:
        nordwind = due(store)
        async with triage(store, NARROW) as board:
            await board.press("c", "l", "enter", "enter")
        assert newest(store, nordwind) == "follow-up on LinkedIn to Dana Ruiz"

    async def test_what_was_asked_of_one_is_said(self, store: Store) -> None:
        due(store, contacts=(NewContact("Dana Ruiz", phone="+1 555 0100", no_calls=True),))
        async with triage(store, NARROW) as board:
            await board.press("c", "p")
            assert "asked for no calls" in board.text


class TestCalls:
    @pytest.fixture
    def calling(self, store: Store) -> int:
        """A second follow-up, for which the phone is suggested."""
        nordwind = card(store, on="10-28", contacts=(DANA,))
        log_touch(store, nordwind, TouchKind.FOLLOW_UP, Channel.EMAIL, "Dana Ruiz", when("11-10"))
        step = view(store, nordwind).step
        assert step
        assert step.channel is Channel.PHONE
        return nordwind

    async def test_the_call_sheet_stands_instead_of_a_draft(self, store: Store, size: Size, calling: int) -> None:
        async with triage(store, size) as board:
            for said in ("+1 555 0100", "Goal", "They have not seen your résumé", "Ada Byron", "how it went"):
                assert said in board.text

    async def test_one_they_want_something_to_be_sent(self, store: Store, size: Size, calling: int) -> None:
        async with triage(store, size) as board:
            await board.press("1")
            assert "Answer them · by tomorrow" in board.text
        step = view(store, calling).step
        assert step
        assert (step.kind, step.due) == (StepKind.REPLY, day("11-16"))

    async def test_two_they_have_decided(self, store: Store, size: Size, calling: int) -> None:
        async with triage(store, size) as board:
            await board.press("2")
        assert view(store, calling).stage is Stage.REJECTED

    async def test_three_it_goes_on_and_by_when(self, store: Store, size: Size, calling: int) -> None:
        async with triage(store, size) as board:
            await board.press("3")
            await board.type("fri")
            await board.press("enter")
        step = view(store, calling).step
        assert step
        assert (step.kind, step.about_day) == (StepKind.PROMISED, day("11-20"))

    async def test_nobody_there(self, store: Store, size: Size, calling: int) -> None:
        async with triage(store, size) as board:
            await board.press("enter")
            assert "+1 555 0100: sent to your terminal" in board.text
            await board.press("enter")
            assert "Done 1" in board.text
        assert newest(store, calling) == "follow-up by phone to Dana Ruiz"

    async def test_a_mail_after_all(self, store: Store, size: Size, calling: int) -> None:
        async with triage(store, size) as board:
            await board.press("c", "e")
            assert "Hello Dana," in board.text
            await board.press("1")
            assert board.foot == "1, 2 and 3 are for calls, decisions and offers"


class TestStepsWithoutWords:
    async def test_prepared_by_one_key(self, store: Store) -> None:
        nordwind = due(store)
        interview(store, nordwind, when("11-17", "10:00"), ["Dana Ruiz"], where="Storgata 1")
        async with triage(store, NARROW) as board:
            assert "Tue 17 Nov 10:00 · with Dana Ruiz · Storgata 1" in board.text
            await board.press("enter")
        assert detail(store, nordwind).interviews[0].prepared

    async def test_held_and_then_asked_what_comes_next(self, store: Store) -> None:
        nordwind = due(store)
        interview(store, nordwind, when("11-16"), ["Dana Ruiz"])
        async with triage(store, NARROW) as board:
            assert "Before leaving" in board.text
            await board.press("enter")
            assert detail(store, nordwind).interviews[0].state is InterviewState.HELD
            await board.press("enter")
            await board.type("fri")
            await board.press("enter")
            assert "Thank-you" in board.text
        assert any(event.kind == "promise" for event in detail(store, nordwind).events)

    async def test_one_before_its_hour_says_when_it_is_and_goes_on(self, store: Store) -> None:
        nordwind = due(store)
        interview(store, nordwind, when("11-16", "14:00"), ["Dana Ruiz"])
        async with triage(store, NARROW) as board:
            await board.press("enter")
            assert "The interview is at 14:00" in board.text
        assert detail(store, nordwind).interviews[0].state is InterviewState.BOOKED

    @pytest.fixture
    def deciding(self, store: Store) -> int:
        """Three follow-ups without a word."""
        nordwind = card(store, on="10-01", contacts=(DANA,))
        for on in ("10-08", "10-14", "10-20"):
            log_touch(store, nordwind, TouchKind.FOLLOW_UP, Channel.EMAIL, "Dana Ruiz", when(on))
        return nordwind

    async def test_waiting_on(self, store: Store, deciding: int) -> None:
        async with triage(store, NARROW) as board:
            assert "Wait 14 more days" in board.text
            await board.press("enter")
            assert board.foot == "1, 2 or 3 decides"
            await board.press("2")
        assert detail(store, deciding).snoozed_until == day("11-30")

    async def test_closing(self, store: Store, deciding: int) -> None:
        async with triage(store, NARROW) as board:
            await board.press("3")
        assert view(store, deciding).outcome is Outcome.NO_REPLY

    async def test_another_door_has_its_own_words(self, store: Store, deciding: int) -> None:
        async with triage(store, NARROW) as board:
            await board.press("1")
            await board.type("Ola Berg, employee")
            await board.press("enter")
            assert "Hello Ola," in board.text
            await board.press("enter", "enter")
        assert newest(store, deciding) == "reach-out by email to Ola Berg"


class TestTheBoardsKeys:
    async def test_snoozed_by_two_keys(self, store: Store) -> None:
        nordwind = due(store)
        async with triage(store, NARROW) as board:
            await board.press("z", "3")
            assert "Done 1" in board.text
        assert detail(store, nordwind).snoozed_until == day("11-19")

    async def test_snoozed_until_a_day_that_is_typed(self, store: Store) -> None:
        nordwind = due(store)
        async with triage(store, NARROW) as board:
            await board.press("z", "w")
            await board.type("+2w")
            await board.press("enter")
        assert detail(store, nordwind).snoozed_until == day("11-30")

    async def test_their_question_is_the_next_step(self, store: Store) -> None:
        nordwind = due(store)
        async with triage(store, NARROW) as board:
            await board.press("r", "q")
            assert "Answer them" in board.text
            await board.press("enter", "enter")
        assert newest(store, nordwind) == "answer by email to Dana Ruiz"

    async def test_closed(self, store: Store) -> None:
        nordwind = due(store)
        async with triage(store, NARROW) as board:
            await board.press("x", "w")
            assert "Closed Nordwind as withdrawn" in board.text
        assert view(store, nordwind).outcome is Outcome.WITHDRAWN

    async def test_moved(self, store: Store) -> None:
        nordwind = due(store)
        async with triage(store, NARROW) as board:
            await board.press("m", "i")
        assert view(store, nordwind).stage is Stage.INTERVIEWED

    async def test_other_keys_do_nothing(self, store: Store) -> None:
        due(store)
        before = peek_undo(store)
        async with triage(store, NARROW) as board:
            await board.press("q")
            assert board.foot == "q does nothing here: ? shows the keys"
            await board.press("question_mark")
            assert "Choose another person or another channel." in board.text
            await board.press("escape", "escape")
            assert isinstance(board.app.screen, BoardScreen)
        assert peek_undo(store) == before

    async def test_a_key_of_ones_own_counts_here_too(self, store: Store) -> None:
        nordwind = due(store)
        async with shown(store, config=Config(keys={"close": "C", "skip": "w"})) as board:
            await board.press("t", "C", "n")
            assert view(store, nordwind).outcome is Outcome.NO_REPLY
            await board.press("u", "w")
            assert "Skipped 1" in board.text


class TestLinks:
    async def test_without_a_browser_they_can_be_clicked_on(self, store: Store) -> None:
        due(store, url="https://nordwind.example/jobs/1")
        async with triage(store, NARROW) as board:
            await board.press("o")
            assert "Open  mail · posting" in board.text
            assert "click" in board.foot

    async def test_nothing_to_open_is_said(self, store: Store) -> None:
        due(store, contacts=())
        async with triage(store, NARROW) as board:
            await board.press("o")
            assert board.foot == "No address and no page to open"


class TestTheReasons:
    async def test_why_this_person_and_this_way(self, store: Store, size: Size) -> None:
        due(store)
        async with triage(store, size) as board:
            assert "decides about the role; by email, as most hiring managers like it best" in board.text

    async def test_the_other_ways_say_what_is_known_or_missing(self, store: Store) -> None:
        edit_own_page(store, {"town": "Oslo"})
        card(store, "Elsewhere", on="11-15", contacts=(NewContact("Ola Berg", company="Nordwind"),))
        card(store, on="11-09", contacts=(DANA, KIM), location="Oslo, Norway")
        async with triage(store, WIDE) as board:
            await board.press("c")
            foot = " ".join(" ".join(board.lines[-4:]).split())
            assert "p phone: +1 555 0100 · l LinkedIn: no profile · k who knows somebody: Ola Berg" in foot
            assert "i in person: in Oslo" in foot
            await board.press("2", "c")
            assert "p phone: no number" in " ".join(board.lines[-4:])

    async def test_a_contact_who_knows_somebody_is_asked_for_a_way_in(self, store: Store) -> None:
        card(store, "Elsewhere", on="11-15", contacts=(NewContact("Ola Berg", company="Nordwind"),))
        nordwind = due(store)
        async with triage(store, NARROW) as board:
            await board.press("c", "k")
            await board.until("Ola Berg")
            await board.press("enter")
            await board.until("Hello Ola,")
            assert "whom would you ask?" in board.text
            await board.press("enter")
            await board.until("copied, not logged yet")
            await board.press("enter")
            await board.until("That was all that is due.")
        assert newest(store, nordwind) == "follow-up by email to Ola Berg"

    async def test_calls_that_are_not_wanted_are_said(self, store: Store) -> None:
        due(store, contacts=(NewContact("Dana Ruiz", phone="+1 555 0100", no_calls=True),))
        async with triage(store, WIDE) as board:
            await board.press("c")
            assert "p phone: no calls" in " ".join(board.lines[-4:])

    async def test_an_offer_has_four_answers(self, store: Store, size: Size) -> None:
        nordwind = card(store, stage=Stage.OFFER, on="11-16", contacts=(DANA,))
        async with triage(store, size) as board:
            assert "Before I decide" in board.text
            for key, says in (("1", "I accept your offer"), ("2", "will not take it"), ("3", "a few more days")):
                await board.press(key)
                await board.until(says)
            await board.press("enter")
            await board.until("copied, not logged yet")
            await board.press("enter")
            await board.until("Done 1")
        assert newest(store, nordwind) == "answer by email to Dana Ruiz"

    async def test_another_answer_to_an_offer_can_be_edited(self, store: Store) -> None:
        kanta = card(store, "Kanta", stage=Stage.OFFER, on="11-16", contacts=(DANA,))
        async with triage(store, NARROW) as board:
            await board.press("1")
            await board.until("I accept your offer")
            await board.press("e")
            await board.until("Kanta · draft")
            await board.press("ctrl+end")
            await board.type(" PS")
            await board.press("ctrl+s")
            await board.until("Your words")
            assert "I accept your offer" in board.text
            await board.press("enter")
            await board.until("copied, not logged yet")
            await board.press("enter")
            await board.until("Done 1")
        assert newest(store, kanta) == "answer by email to Dana Ruiz"

    async def test_an_offer_that_was_answered_two_days_before_its_deadline_lets_one_go_on(self, store: Store) -> None:
        kanta = card(store, "Kanta", stage=Stage.OFFER, on="11-12", contacts=(KIM,))
        set_offer(store, kanta, day("11-17"))
        due(store)
        async with triage(store, NARROW) as board:
            assert "Kanta" in board.text
            await board.press("enter", "enter")
            await board.until("Nordwind · Engineer")
            await board.press("enter", "enter")
            await board.until("That was all that is due.")
            assert "Done 2" in board.text


class TestOnesOwnPage:
    async def test_it_is_offered_until_words_were_used_and_then_never_again(self, store: Store) -> None:
        due(store)
        due(store, "Lumen")
        async with triage(store, WIDE) as board:
            assert "fills in your own page" in board.text
            await board.press("enter")
            assert "fills in your own page" not in board.text
            await board.press("enter")
            assert "fills in your own page" not in board.text
        async with triage(store, WIDE) as board:
            assert "fills in your own page" not in board.text
        last = peek_undo(store)
        assert last
        assert "page" not in last.label

    @pytest.mark.slow
    async def test_filling_it_in_fills_the_words_at_hand(self, store: Store) -> None:
        due(store)
        async with triage(store, WIDE) as board:
            assert "[one result that fits]" in board.text
            await board.press("@")
            await board.until("Your own page")
            await board.press(*("down" for _ in range(7)))
            await board.type("I halved the bugs")
            await board.press("ctrl+s")
            await board.until("one example: I halved the bugs")
            assert "fills in your own page" not in board.text
