"""What is asked once an action is saved, and what comes of the answers, on a real board with a stopped clock."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, time
from pathlib import Path

import pytest

from jobboard.config import MessageSettings
from jobboard.dates.natural import DayTime
from jobboard.followup.enums import Channel, InterviewState, PersonKind, Stage, TouchKind
from jobboard.followup.nudges import Nudge, NudgeKind
from jobboard.store.actions import cards, exchange, interviews
from jobboard.store.actions.cards import CardFacts, NewCard
from jobboard.store.actions.contacts import NewContact, add_contact
from jobboard.store.actions.stages import move_card
from jobboard.store.queries.cards import detail
from jobboard.store.queries.lessons import lessons
from jobboard.store.queries.panel import panel
from jobboard.store.queries.search_end import accepted_card
from jobboard.store.store import Store
from jobboard.store.undo import undo
from jobboard.store.views import Changes
from jobboard.tui.card.actions import CARD_HANDLERS, follow_nudge
from jobboard.tui.card.context import ActionContext
from jobboard.tui.card.follow_up_questions import ask_after_move
from jobboard.tui.prompt.question import Answer, PassesKey, Question
from tests.tui.scripted_answers import Script, add, board_at, refusal

KIM = NewContact("Kim Lund", PersonKind.HIRING_MANAGER, "kim@vega.example")
ADA = NewContact("Ada Byron", PersonKind.REFERRER)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with board_at(tmp_path) as store:
        yield store


@dataclass
class RecordingScript(Script):
    """Answers from a script, and keeps what was copied and what was drawn before the next question."""

    copied: list[str] = field(default_factory=list)
    drawn: list[tuple[str, int]] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)

    def on(self, store: Store) -> ActionContext:
        return ActionContext(store, self, MessageSettings(me="Jo Berg"))

    async def ask(self, question: Question) -> Answer | None:
        self.questions.append(question)
        return await super().ask(question)

    def copy(self, text: str) -> str:
        self.copied.append(text)
        return "Sent to your terminal"

    def draw_changes(self, changes: Changes) -> None:
        self.drawn.append((changes.label, len(self.asked)))


async def run_action(store: Store, action: str, card_id: int, *answers: str | None) -> RecordingScript:
    """Run one key's action to its end with these answers, all of which it must use."""
    script = RecordingScript(list(answers))
    await CARD_HANDLERS[action](script.on(store), card_id)
    assert not script.answers, f"not asked: {script.answers}"
    return script


def card(store: Store, company: str = "Vega", stage: Stage = Stage.TARGET, *people: NewContact) -> int:
    return add(store, NewCard(company, "Developer", stage, DayTime(date(2026, 11, 9)), contacts=people))


def referred(store: Store, stage: Stage) -> int:
    number = card(store, "Vega", stage, ADA)
    cards.edit_card(store, number, CardFacts(referrer="Ada"))
    return number


class TestApplied:
    async def test_how_with_which_papers_and_who_opened_the_door(self, store: Store) -> None:
        number = card(store)
        script = await run_action(
            store, "move", number, "a", "e", "cv/backend.pdf", "letters/vega.md", "Ada Byron", "n"
        )
        assert script.asked[1:] == [
            "Applied to Vega. How?",
            "Which résumé?",
            "Which letter?",
            "Who opened the door?",
            "Ada Byron opened this door. Tell them how it goes on?",
        ]
        after = detail(store, number)
        assert (after.resume_path, after.letter_path, after.referrer) == (
            "cv/backend.pdf",
            "letters/vega.md",
            "Ada Byron",
        )
        assert after.events[0].what == "moved to Applied by email"
        assert [(person.name, person.kind) for person in after.contacts] == [("Ada Byron", PersonKind.REFERRER)]

    async def test_the_move_is_saved_and_drawn_before_the_first_question(self, store: Store) -> None:
        script = await run_action(store, "move", card(store), "a", None)
        assert script.drawn == [("moved Vega to Applied", 1)]

    async def test_one_esc_skips_them_all(self, store: Store) -> None:
        number = card(store)
        script = await run_action(store, "move", number, "a", None)
        assert script.asked[1:] == ["Applied to Vega. How?"]
        assert [event.kind for event in detail(store, number).events] == ["move", "move"]

    async def test_what_was_answered_before_esc_is_kept(self, store: Store) -> None:
        number = card(store)
        await run_action(store, "move", number, "a", "p", "cv.pdf", None)
        after = detail(store, number)
        assert (after.events[0].what, after.resume_path) == ("moved to Applied on the portal", "cv.pdf")

    async def test_each_can_be_left_empty(self, store: Store) -> None:
        number = card(store)
        await run_action(store, "move", number, "a", "n", "", "", "")
        after = detail(store, number)
        assert (after.events[0].what, after.referrer) == ("moved to Applied", "")

    async def test_the_answers_are_one_thing_to_undo_and_the_move_another(self, store: Store) -> None:
        number = card(store)
        await run_action(store, "move", number, "a", "e", "cv.pdf", "", "Ada", None)
        undo(store)
        after = detail(store, number)
        assert (after.card.stage, after.resume_path, after.contacts) == (Stage.APPLIED, "", ())
        undo(store)
        assert detail(store, number).card.stage is Stage.TARGET

    async def test_a_card_that_came_back_from_further_on_was_asked_already(self, store: Store) -> None:
        script = await run_action(store, "move", card(store, "Vega", Stage.INTERVIEWED), "a")
        assert len(script.asked) == 1

    async def test_the_step_to_apply_asks_the_same(self, store: Store) -> None:
        number = add(store, NewCard("Pyxis", closes=date(2026, 11, 17)))
        script = await run_action(store, "done", number, "y", "p", None)
        assert script.asked[1] == "Applied to Pyxis. How?"
        assert detail(store, number).events[0].channel is Channel.PORTAL


class TestInterviews:
    async def test_once_held_whom_to_thank_and_what_is_next(self, store: Store) -> None:
        number = card(store, "Vega", Stage.APPLIED)
        interviews.interview(store, number, DayTime(date(2026, 11, 16), time(9, 45)))
        script = await run_action(store, "interview", number, "h", "Kim Lund", "thu 15:00")
        assert script.asked[1:] == ["Who was there, to be thanked?", "What happens next, and by when?"]
        after = detail(store, number)
        assert after.interviews[0].people == ("Kim Lund",)
        assert after.events[0].what == "Kim Lund promised to come back by Thu 19 Nov 2026 15:00"

    async def test_who_was_expected_stands_there_to_be_changed(self, store: Store) -> None:
        number = card(store, "Vega", Stage.APPLIED)
        interviews.interview(store, number, DayTime(date(2026, 11, 16), time(9, 45)), ["Kim Lund", "Ola Berg"])
        script = await run_action(store, "done", number, "y", "Ola Berg", "none")
        assert script.questions[1].initial == "Kim Lund; Ola Berg"
        assert detail(store, number).interviews[0].people == ("Ola Berg",)

    async def test_a_promise_was_made_on_the_day_of_an_interview_that_is_logged_later(self, store: Store) -> None:
        number = card(store, "Vega", Stage.APPLIED)
        await run_action(store, "interview", number, "last thu 10:00", "Kim Lund", "2026-11-13")
        promised = detail(store, number).events[0]
        assert (promised.kind, promised.day) == ("promise", date(2026, 11, 12))

    @pytest.mark.parametrize(("key", "step"), [("t", "They called the interview off"), ("u", "Applied")])
    async def test_one_that_was_called_off_asks_by_whom(self, store: Store, key: str, step: str) -> None:
        number = card(store, "Vega", Stage.APPLIED)
        interviews.interview(store, number, DayTime(date(2026, 11, 20)))
        script = await run_action(store, "interview", number, "c", key)
        assert script.asked[-1] == "Who called off the interview Fri?"
        assert detail(store, number).interviews[0].state is InterviewState.CANCELLED
        found = detail(store, number).card.step
        assert found
        assert found.reason.startswith(step) is (key == "t")

    async def test_one_later_today_is_not_taken_for_held(self, store: Store) -> None:
        number = card(store, "Vega", Stage.APPLIED)
        for hour in (9, 14):
            interviews.interview(store, number, DayTime(date(2026, 11, 16), time(hour, 0)))
        script = await run_action(store, "interview", number, "n", "fri", "", "")
        assert script.asked[0] == "Interview at Vega, today 14:00:"

    @pytest.mark.parametrize(("answer", "state"), [("t", "cancelled"), ("n", "booked")])
    async def test_a_rejected_card_asks_what_becomes_of_the_interview_ahead(
        self, store: Store, answer: str, state: str
    ) -> None:
        number = card(store, "Vega", Stage.APPLIED)
        interviews.interview(store, number, DayTime(date(2026, 11, 20)))
        script = await run_action(store, "move", number, "r", "", answer, "")
        assert script.asked[2] == "The interview Fri 20 Nov is still booked. Call it off?"
        assert detail(store, number).interviews[0].state == state


class TestRejected:
    async def test_who_said_so_and_what_to_learn(self, store: Store) -> None:
        number = card(store, "Vega", Stage.INTERVIEWED, KIM)
        script = await run_action(store, "move", number, "r", "kim", "Ask about the team first")
        assert script.asked[1:] == ["Vega said no. Who told you?", "What will I do differently?"]
        assert [(each.company, each.text) for each in lessons(store)] == [("Vega", "Ask about the team first")]
        after = detail(store, number)
        assert after.events[1].what == "they wrote: Kim Lund"
        assert after.card.step
        assert (after.card.step.kind, after.card.step.to) == ("last_message", "Kim Lund")

    async def test_a_rejection_that_was_logged_as_their_reply_asks_what_to_learn(self, store: Store) -> None:
        number = card(store, "Vega", Stage.APPLIED, KIM)
        script = await run_action(store, "reply", number, "x", "Write sooner")
        assert script.asked[-1] == "What will I do differently?"
        assert len(lessons(store)) == 1

    async def test_a_name_that_may_be_two_people_is_refused_while_typing(self, store: Store) -> None:
        number = card(store, "Vega", Stage.APPLIED, KIM, NewContact("Kim Moe"))
        assert "Kim Lund or Kim Moe" in await refusal(store, "move", number, "r", "kim")


class TestOffer:
    async def test_the_deadline_and_the_figures(self, store: Store) -> None:
        number = card(store, "Vega", Stage.INTERVIEWED)
        await run_action(store, "move", number, "o", "fri", "EUR 68,000")
        assert detail(store, number).deadline == date(2026, 11, 20)
        assert store.db.execute_sql("SELECT offer FROM card").fetchone()[0] == "EUR 68,000"

    async def test_a_deadline_that_has_passed_is_refused_while_typing(self, store: Store) -> None:
        assert "passed" in await refusal(store, "move", card(store, "Vega", Stage.APPLIED), "o", "2026-11-13")

    async def test_the_others_who_are_interviewing_are_told(self, store: Store) -> None:
        other = card(store, "Kanta", Stage.INTERVIEWED, KIM)
        silent = card(store, "Lumen", Stage.INTERVIEWED)
        card(store, "Orbita", Stage.APPLIED)
        script = await run_action(store, "move", card(store, "Vega", Stage.INTERVIEWED), "o", "fri", "", "n", "y", "y")
        assert script.asked[3:] == [
            "Tell Lumen that you have an offer?",
            "Tell Kim Lund at Kanta that you have an offer?",
            "Was it sent? (Sent to your terminal, to fill: what draws me)",
        ]
        assert "have to answer it by Friday" in script.copied[0]
        assert "Hello Kim," in script.copied[0]
        assert script.copied[0].endswith("Jo Berg\n")
        assert detail(store, other).events[0].what == "follow-up to Kim Lund"
        assert len(detail(store, silent).events) == 1

    async def test_copying_does_not_count_as_sending(self, store: Store) -> None:
        other = card(store, "Kanta", Stage.INTERVIEWED, KIM)
        script = await run_action(store, "move", card(store, "Vega", Stage.INTERVIEWED), "o", "", "", "y", "n")
        assert len(script.copied) == 1
        assert [event.kind for event in detail(store, other).events] == ["move"]

    async def test_esc_at_the_deadline_skips_the_messages_too(self, store: Store) -> None:
        card(store, "Kanta", Stage.INTERVIEWED, KIM)
        script = await run_action(store, "move", card(store, "Vega", Stage.INTERVIEWED), "o", None)
        assert len(script.asked) == 2

    async def test_the_cursor_follows_the_card_that_was_moved(self, store: Store) -> None:
        card(store, "Kanta", Stage.INTERVIEWED, KIM)
        number = card(store, "Vega", Stage.INTERVIEWED)
        changes = await CARD_HANDLERS["move"](RecordingScript(["o", "", "", "y", "y"]).on(store), number)
        assert changes
        assert changes.card_id == number
        assert changes.label == "moved Vega to Offer; logged a follow-up to Kim Lund at Kanta"


class TestReferrer:
    async def test_a_move_offers_to_tell_whoever_opened_the_door(self, store: Store) -> None:
        number = referred(store, Stage.INTERVIEWED)
        script = await run_action(store, "move", number, "r", "", "", "y", "y")
        assert script.asked[-2:] == [
            "Ada Byron opened this door. Tell them how it goes on?",
            "Was it sent? (Sent to your terminal)",
        ]
        assert "they have decided not to go on with me" in script.copied[0]
        assert detail(store, number).events[0].what == "message to Ada Byron"

    async def test_an_invitation_is_news_too(self, store: Store) -> None:
        number = referred(store, Stage.APPLIED)
        script = await run_action(store, "interview", number, "thu 15:00", "", "", "y", "n")
        assert "they have invited me to an interview" in script.copied[0]

    async def test_a_second_interview_moves_nothing(self, store: Store) -> None:
        number = referred(store, Stage.INTERVIEWED)
        script = await run_action(store, "interview", number, "thu 15:00", "", "")
        assert script.copied == []

    async def test_going_back_to_target_is_no_news(self, store: Store) -> None:
        script = await run_action(store, "move", referred(store, Stage.APPLIED), "t")
        assert len(script.asked) == 1

    async def test_who_does_not_want_to_be_written_to_is_left_alone(self, store: Store) -> None:
        number = card(store, "Vega", Stage.APPLIED)
        add_contact(store, number, NewContact("Ada", PersonKind.REFERRER, do_not_contact=True))
        script = await run_action(store, "move", number, "i")
        assert len(script.asked) == 1


class TestAccepted:
    async def test_it_may_end_the_search_and_those_who_helped_are_thanked(self, store: Store) -> None:
        ours = card(store, "Vega", Stage.OFFER, KIM, ADA)
        other = card(store, "Kanta", Stage.INTERVIEWED)
        script = await run_action(store, "close", ours, "a", "y", "23 nov", "y", "y")
        assert script.asked[1:] == [
            "Does this end your search?",
            "On which day do you start?",
            f"Thank {ADA.name} for their part in it?",
            "Was it sent? (Sent to your terminal)",
        ]
        notes = [event.text for event in detail(store, ours).events]
        assert "The work begins on Mon 23 Nov 2026" in notes
        assert detail(store, other).card.outcome is None
        assert panel(store) == ((), (), (), 0, 0)
        undo(store)
        undo(store)
        assert panel(store) != ((), (), (), 0, 0)

    async def test_one_may_go_on_looking(self, store: Store) -> None:
        await run_action(store, "close", card(store, "Vega", Stage.OFFER), "a", "n")
        assert accepted_card(store) is None

    async def test_any_other_outcome_asks_nothing(self, store: Store) -> None:
        card(store, "Kanta", Stage.APPLIED)
        script = await run_action(store, "close", card(store, "Vega", Stage.OFFER), "d")
        assert len(script.asked) == 1


class TestAfterAMoveByItsKey:
    async def test_the_questions_know_which_keys_go_on_with_the_move(self, store: Store) -> None:
        number = card(store)
        saved = move_card(store, number, Stage.APPLIED)
        script = RecordingScript([None])

        def passes(key: str) -> bool:
            return key == "L"

        await ask_after_move(replace(script.on(store), passes=passes), saved, number, Stage.TARGET)
        given: list[PassesKey | None] = [question.passes for question in script.questions]
        assert given == [passes]

    @pytest.mark.parametrize(
        ("stage", "asks"),
        [(Stage.APPLIED, True), (Stage.OFFER, True), (Stage.REJECTED, True), (Stage.INTERVIEWED, False)],
    )
    async def test_which_moves_ask(self, store: Store, stage: Stage, asks: bool) -> None:
        number = card(store)
        saved = move_card(store, number, stage)
        script = RecordingScript([None])
        await ask_after_move(script.on(store), saved, number, Stage.TARGET)
        assert bool(script.questions) is asks

    async def test_a_card_that_somebody_opened_the_door_to_asks_wherever_it_goes(self, store: Store) -> None:
        number = referred(store, Stage.APPLIED)
        saved = move_card(store, number, Stage.INTERVIEWED)
        script = RecordingScript([None])
        await ask_after_move(script.on(store), saved, number, Stage.APPLIED)
        assert "opened this door" in script.questions[0].text


class TestNudges:
    async def test_to_learn(self, store: Store) -> None:
        number = card(store, "Vega", Stage.REJECTED)
        script = RecordingScript(["Write sooner"])
        changes = await follow_nudge(script.on(store), Nudge(NudgeKind.LEARN, "", "note", number))
        assert changes
        assert changes.label == "noted what Vega taught you"
        assert len(lessons(store)) == 1

    async def test_to_tell_the_others(self, store: Store) -> None:
        card(store, "Vega", Stage.OFFER)
        other = card(store, "Kanta", Stage.INTERVIEWED, KIM)
        exchange.log_touch(store, other, TouchKind.THANK_YOU, day=DayTime(date(2026, 11, 8)))
        await follow_nudge(RecordingScript(["y", "y"]).on(store), Nudge(NudgeKind.OFFER_CAME, "", "open", other))
        assert detail(store, other).events[0].what == "follow-up to Kim Lund"

    async def test_to_ask_for_the_timeline(self, store: Store) -> None:
        number = card(store, "Vega", Stage.INTERVIEWED)
        await follow_nudge(RecordingScript(["fri"]).on(store), Nudge(NudgeKind.ASK_TIMELINE, "", "promise", number))
        assert detail(store, number).events[0].kind == "promise"

    async def test_leaving_it_changes_nothing(self, store: Store) -> None:
        number = card(store, "Vega", Stage.REJECTED)
        assert await follow_nudge(RecordingScript([None]).on(store), Nudge(NudgeKind.LEARN, "", "note", number)) is None

    async def test_to_add_a_card_opens_the_form(self, store: Store) -> None:
        script = RecordingScript([])
        await follow_nudge(script.on(store), Nudge(NudgeKind.TARGETS, "", "add"))
        assert len(script.forms) == 1
