"""What each key asks, and what comes of it, on a real board with a stopped clock."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date, time
from pathlib import Path

import pytest

from jobboard.dates.natural import DayTime
from jobboard.errors import DatabaseLockedError, NotFoundError
from jobboard.followup.enums import Channel, InterviewState, Outcome, Stage, StepKind, TouchKind
from jobboard.store.actions import exchange, interviews
from jobboard.store.actions.cards import NewCard
from jobboard.store.actions.contacts import NewContact
from jobboard.store.edit_conflict import EditSnapshot
from jobboard.store.queries.cards import detail
from jobboard.store.store import Store
from jobboard.store.undo import peek_undo, undo
from jobboard.store.views import CardDetail
from jobboard.tui.card.actions import add_card
from jobboard.tui.card.change_stage import close
from jobboard.tui.prompt.question import Answer, Question
from tests.tui.scripted_answers import MONDAY, Script, add, board_at, refusal, run_action

DANA = NewContact("Dana Ruiz")
KIM = NewContact("Kim Lund")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with board_at(tmp_path) as store:
        yield store


def nordwind(store: Store, *people: NewContact, stage: Stage = Stage.APPLIED, on: str = "2026-11-09") -> int:
    return add(store, NewCard("Nordwind", "Engineer", stage, DayTime(date.fromisoformat(on)), contacts=people))


def newest(store: Store, card_id: int) -> str:
    return detail(store, card_id).events[0].what


def kinds(card: CardDetail) -> list[str]:
    return [event.kind for event in card.events]


class TestDone:
    async def test_enter_accepts_the_suggested_person_and_channel(self, store: Store) -> None:
        card = nordwind(store, DANA)
        script = await run_action(store, "done", card, "y")
        assert script.asked == ["Follow-up 1/3 sent by email to Dana Ruiz?"]
        assert newest(store, card) == "follow-up by email to Dana Ruiz"

    async def test_every_part_of_the_line_can_be_changed(self, store: Store) -> None:
        card = nordwind(store, DANA, KIM)
        script = await run_action(store, "done", card, "c", "p", "p", "2", "o", "fri", "n", "left a message", "y")
        assert script.asked[-1] == "Follow-up 1/3 by phone with Kim Lund, Fri 13 Nov, with a note?"
        event = detail(store, card).events[0]
        assert (event.channel, event.person, event.day) == (Channel.PHONE, "Kim Lund", date(2026, 11, 13))
        assert event.text == "left a message"

    async def test_a_new_person_comes_onto_the_card(self, store: Store) -> None:
        card = nordwind(store)
        await run_action(store, "done", card, "p", "Ola Berg, recruiter", "y")
        assert [person.name for person in detail(store, card).contacts] == ["Ola Berg"]
        assert newest(store, card) == "follow-up by email to Ola Berg"

    async def test_nobody_in_particular_is_not_the_suggested_person(self, store: Store) -> None:
        card = nordwind(store, DANA)
        await run_action(store, "done", card, "p", "0", "y")
        assert newest(store, card) == "follow-up by email"
        step = detail(store, card).card.step
        assert step
        assert step.attempt == 2

    async def test_leaving_a_part_keeps_it_and_leaving_the_line_writes_nothing(self, store: Store) -> None:
        card = nordwind(store, DANA)
        before = detail(store, card).events
        script = await run_action(store, "done", card, "c", None, "p", None, "n", None, "o", None, None)
        assert script.asked[-1] == "Follow-up 1/3 sent by email to Dana Ruiz?"
        assert detail(store, card).events == before

    async def test_an_answer_settles_their_question(self, store: Store) -> None:
        card = nordwind(store, DANA)
        await run_action(store, "reply", card, "q")
        script = await run_action(store, "done", card, "y")
        assert script.asked == ["Answer sent by email to Dana Ruiz?"]
        step = detail(store, card).card.step
        assert step
        assert step.kind is not StepKind.REPLY

    async def test_an_application_is_sent(self, store: Store) -> None:
        card = add(store, NewCard("Pyxis", closes=date(2026, 11, 17)))
        script = await run_action(store, "done", card, "o", "yesterday", None)
        assert script.asked[-1] == "Applied to Pyxis, Sun 15 Nov?"
        await run_action(store, "done", card, "y", None)
        assert detail(store, card).card.stage is Stage.APPLIED

    async def test_an_interview_is_prepared_for(self, store: Store) -> None:
        card = nordwind(store)
        interviews.interview(store, card, DayTime(date(2026, 11, 17), time(10)))
        script = await run_action(store, "done", card, "y")
        assert script.asked == ["Prepared for the interview?"]
        assert detail(store, card).interviews[0].prepared

    @pytest.mark.parametrize("answer", [None, "", "none"])
    async def test_a_held_interview_may_have_come_without_a_promise(self, store: Store, answer: str | None) -> None:
        card = nordwind(store)
        interviews.interview(store, card, DayTime(date(2026, 11, 16), time(14)))
        await run_action(store, "done", card, "y", "", answer)
        assert detail(store, card).interviews[0].state is InterviewState.HELD
        assert "promise" not in kinds(detail(store, card))

    async def test_a_held_interview_asks_what_is_next(self, store: Store) -> None:
        card = nordwind(store)
        interviews.interview(store, card, DayTime(date(2026, 11, 16), time(14)))
        script = await run_action(store, "done", card, "n", "went well", "y", "", "thu 15:00")
        assert script.asked[-1] == "What happens next, and by when?"
        assert kinds(detail(store, card))[:2] == ["promise", "interview"]

    @pytest.mark.parametrize(
        ("answers", "outcome", "snoozed"),
        [
            (["o", "Mia Sol, recruiter", "y"], None, None),
            (["w"], None, date(2026, 11, 30)),
            (["c"], Outcome.NO_REPLY, None),
        ],
    )
    async def test_three_follow_ups_without_an_answer_need_a_decision(
        self, store: Store, answers: list[str], outcome: Outcome | None, snoozed: date | None
    ) -> None:
        card = nordwind(store, DANA, on="2026-09-01")
        for day in (8, 14, 18):
            exchange.log_touch(store, card, TouchKind.FOLLOW_UP, day=DayTime(date(2026, 9, day)))
        await run_action(store, "done", card, *answers)
        after = detail(store, card)
        assert (after.card.outcome, after.snoozed_until) == (outcome, snoozed)
        assert (newest(store, card) == "reach-out by email to Mia Sol") is (answers[0] == "o")

    async def test_a_card_without_a_step_says_why(self, store: Store) -> None:
        card = nordwind(store)
        await run_action(store, "rest", card)
        assert "no step to do" in await refusal(store, "done", card)

    async def test_a_deleted_card_is_named(self, store: Store) -> None:
        with pytest.raises(NotFoundError):
            await run_action(store, "done", 99)


class TestReply:
    @pytest.mark.parametrize(
        ("answers", "events", "stage"),
        [
            (["q"], ["reply"], Stage.APPLIED),
            (["w"], ["touch", "reply"], Stage.APPLIED),
            (["k"], ["reply"], Stage.APPLIED),
            (["p", "a week"], ["promise", "reply"], Stage.APPLIED),
            (["c"], ["reply"], Stage.APPLIED),
            (["x", None], ["move", "reply"], Stage.REJECTED),
        ],
    )
    async def test_one_key_says_what_came(
        self, store: Store, answers: list[str | None], events: list[str], stage: Stage
    ) -> None:
        card = nordwind(store, DANA)
        await run_action(store, "reply", card, *answers)
        after = detail(store, card)
        assert sorted(kinds(after)[:-1]) == sorted(events)
        assert after.card.stage is stage

    async def test_who_and_when_can_be_said(self, store: Store) -> None:
        card = nordwind(store, DANA, KIM)
        script = await run_action(store, "reply", card, "f", "2", "o", "fri", "q")
        assert script.asked[0] == "Nordwind wrote:"
        assert script.asked[-1] == "Kim Lund wrote, Fri 13 Nov:"
        event = detail(store, card).events[0]
        assert (event.person, event.day) == ("Kim Lund", date(2026, 11, 13))

    async def test_the_one_who_is_known_is_suggested(self, store: Store) -> None:
        script = await run_action(store, "reply", nordwind(store, DANA), None)
        assert script.asked == ["Dana Ruiz wrote:"]

    async def test_the_last_exchange_says_who_of_several(self, store: Store) -> None:
        card = nordwind(store, DANA, KIM)
        exchange.log_touch(store, card, TouchKind.FOLLOW_UP, to="Kim")
        script = await run_action(store, "reply", card, None)
        assert script.asked == ["Kim Lund wrote:"]

    async def test_leaving_the_promised_day_writes_nothing(self, store: Store) -> None:
        card = nordwind(store)
        await run_action(store, "reply", card, "p", None)
        assert kinds(detail(store, card)) == ["move"]

    async def test_a_day_ahead_is_refused_while_typing(self, store: Store) -> None:
        assert "not come yet" in await refusal(store, "reply", nordwind(store), "o", "2026-12-01")


class TestInterview:
    async def test_one_ahead_is_booked(self, store: Store) -> None:
        card = nordwind(store, KIM)
        script = await run_action(store, "interview", card, "thu 15:00", "kim; Ola Berg", "Kanalgata 3")
        assert script.asked[1:] == ["Thu 19 Nov 15:00. Who is it with?", "Where?"]
        booked = detail(store, card).interviews[0]
        assert (booked.day, booked.time, booked.state) == (date(2026, 11, 19), time(15), InterviewState.BOOKED)
        assert (booked.people, booked.where) == (("Kim Lund", "Ola Berg"), "Kanalgata 3")
        assert detail(store, card).card.stage is Stage.INTERVIEWED

    async def test_one_that_is_over_asks_what_is_next(self, store: Store) -> None:
        card = nordwind(store)
        await run_action(store, "interview", card, "last thursday", "", "a week")
        after = detail(store, card)
        assert (after.interviews[0].day, after.interviews[0].state) == (date(2026, 11, 12), InterviewState.HELD)
        assert "promise" in kinds(after)

    async def test_leaving_the_day_books_nothing(self, store: Store) -> None:
        card = nordwind(store)
        await run_action(store, "interview", card, None)
        assert detail(store, card).interviews == ()

    async def test_it_is_booked_before_it_is_asked_about(self, store: Store) -> None:
        card = nordwind(store)
        await run_action(store, "interview", card, "thu", None)
        assert [each.people for each in detail(store, card).interviews] == [()]

    @pytest.mark.parametrize(
        ("answers", "states"),
        [
            (["m", "fri 10:00"], [InterviewState.MOVED, InterviewState.BOOKED]),
            (["c", "t"], [InterviewState.CANCELLED]),
            (["c", None], [InterviewState.BOOKED]),
            (["n", "tomorrow", "", ""], [InterviewState.BOOKED, InterviewState.BOOKED]),
            ([None], [InterviewState.BOOKED]),
            (["m", None], [InterviewState.BOOKED]),
        ],
    )
    async def test_a_booked_one(self, store: Store, answers: list[str | None], states: list[InterviewState]) -> None:
        card = nordwind(store, KIM)
        interviews.interview(store, card, DayTime(date(2026, 11, 17), time(10)), ["Kim"])
        script = await run_action(store, "interview", card, *answers)
        assert script.asked[0] == "Interview at Nordwind, tomorrow 10:00 with Kim Lund:"
        assert sorted(each.state for each in detail(store, card).interviews) == sorted(states)

    async def test_one_of_today_was_held(self, store: Store) -> None:
        card = nordwind(store)
        interviews.interview(store, card, DayTime(date(2026, 11, 16), time(9, 45)))
        await run_action(store, "interview", card, "h", "", "fri")
        after = detail(store, card)
        assert after.interviews[0].state is InterviewState.HELD
        assert "promise" in kinds(after)

    async def test_one_that_has_not_come_cannot_be_held(self, store: Store) -> None:
        card = nordwind(store)
        interviews.interview(store, card, DayTime(date(2026, 11, 20)))
        assert "not come yet" in await refusal(store, "interview", card, "h")

    async def test_an_unclear_name_is_refused_while_typing(self, store: Store) -> None:
        card = nordwind(store, DANA, NewContact("Dana Moe"))
        assert "Dana Ruiz or Dana Moe" in await refusal(store, "interview", card, "thu", "dana")


class TestOthers:
    async def test_a_promise(self, store: Store) -> None:
        card = nordwind(store, DANA)
        await run_action(store, "promise", card, "thu 15:00")
        assert newest(store, card) == "Dana Ruiz promised to come back by Thu 19 Nov 2026 15:00"

    async def test_an_offer_has_a_deadline(self, store: Store) -> None:
        card = nordwind(store, stage=Stage.OFFER)
        await run_action(store, "promise", card, "a", "fri")
        assert detail(store, card).deadline == date(2026, 11, 20)

    async def test_on_an_offer_they_may_promise_too(self, store: Store) -> None:
        card = nordwind(store, stage=Stage.OFFER)
        await run_action(store, "promise", card, "b", "fri")
        assert newest(store, card).startswith("they promised")

    @pytest.mark.parametrize(
        ("key", "what"),
        [
            ("r", "reach-out"),
            ("f", "follow-up"),
            ("t", "thank-you note"),
            ("a", "answer"),
            ("l", "last message"),
            ("o", "message"),
        ],
    )
    async def test_another_touch(self, store: Store, key: str, what: str) -> None:
        card = nordwind(store, DANA)
        await run_action(store, "touch", card, key, "y")
        assert newest(store, card) == f"{what} by email to Dana Ruiz"

    async def test_a_snooze_by_a_digit(self, store: Store) -> None:
        card = nordwind(store)
        await run_action(store, "snooze", card, "3", "on leave")
        after = detail(store, card)
        assert (after.snoozed_until, after.snooze_why) == (date(2026, 11, 19), "on leave")

    async def test_a_snooze_until_a_day(self, store: Store) -> None:
        card = nordwind(store)
        await run_action(store, "snooze", card, "w", "+2w", "")
        assert detail(store, card).snoozed_until == date(2026, 11, 30)

    @pytest.mark.parametrize("answers", [[None], ["w", None], ["3", None]])
    async def test_a_snooze_that_was_left(self, store: Store, answers: list[str | None]) -> None:
        card = nordwind(store)
        await run_action(store, "snooze", card, *answers)
        assert detail(store, card).snoozed_until is None

    async def test_a_closed_card_has_nothing_to_put_off(self, store: Store) -> None:
        card = nordwind(store)
        await run_action(store, "close", card, "w")
        assert "no step to put off" in await refusal(store, "snooze", card)

    async def test_rest_and_wake_are_one_key(self, store: Store) -> None:
        card = nordwind(store)
        await run_action(store, "rest", card)
        assert detail(store, card).resting
        await run_action(store, "rest", card)
        assert not detail(store, card).resting

    async def test_a_note(self, store: Store) -> None:
        card = nordwind(store)
        await run_action(store, "note", card, "remote on Fridays")
        assert detail(store, card).events[0].text == "remote on Fridays"

    async def test_an_empty_note_is_refused(self, store: Store) -> None:
        assert "a word or two" in await refusal(store, "note", nordwind(store), "")

    @pytest.mark.parametrize(
        ("key", "outcome"),
        [("a", Outcome.ACCEPTED), ("d", Outcome.DECLINED), ("w", Outcome.WITHDRAWN), ("n", Outcome.NO_REPLY)],
    )
    async def test_closed_and_opened_again(self, store: Store, key: str, outcome: Outcome) -> None:
        card = nordwind(store)
        await run_action(store, "close", card, key, *(["n"] if outcome is Outcome.ACCEPTED else []))
        assert detail(store, card).card.outcome is outcome
        await run_action(store, "reopen", card)
        assert detail(store, card).card.outcome is None

    async def test_an_open_card_cannot_be_reopened(self, store: Store) -> None:
        assert await refusal(store, "reopen", nordwind(store)) == "Nordwind is open"

    async def test_delete_names_the_card_first(self, store: Store) -> None:
        card = nordwind(store)
        script = await run_action(store, "delete", card, "n")
        assert script.asked == ["Delete Nordwind, Engineer, with 1 entry of history?"]
        assert detail(store, card).card.company == "Nordwind"
        await run_action(store, "delete", card, "y")
        with pytest.raises(NotFoundError):
            detail(store, card)

    @pytest.mark.parametrize(
        ("answers", "stage"),
        [(["t"], "target"), (["i"], "interviewed"), (["o", None], "offer"), (["r", None], "rejected")],
    )
    async def test_straight_to_a_stage(self, store: Store, answers: list[str | None], stage: str) -> None:
        card = nordwind(store)
        await run_action(store, "move", card, *answers)
        assert detail(store, card).card.stage == stage

    async def test_to_the_stage_it_is_in(self, store: Store) -> None:
        assert "in Applied already" in await refusal(store, "move", nordwind(store), "a")

    async def test_keep_warm_is_put_on_and_taken_off(self, store: Store) -> None:
        card = nordwind(store)
        await run_action(store, "keep_warm", card)
        assert detail(store, card).keep_warm
        await run_action(store, "keep_warm", card)
        assert not detail(store, card).keep_warm

    async def test_one_key_is_one_thing_to_undo(self, store: Store) -> None:
        card = nordwind(store, DANA)
        before = detail(store, card)
        await run_action(store, "reply", card, "x", None)
        assert peek_undo(store)
        undo(store)
        assert detail(store, card) == before


class TestForms:
    async def test_add_opens_a_form_that_adds(self, store: Store) -> None:
        script = Script([])
        await add_card(script.on(store), Stage.APPLIED)
        (request,) = script.forms
        blank = request.read()
        assert (request.title, blank["stage"], request.today) == ("Add a card", "Applied", MONDAY.date())
        changes = request.save(EditSnapshot(request.read, blank, {**blank, "company": "Halm"}))
        assert changes.card_id
        assert detail(store, changes.card_id).card.company == "Halm"

    async def test_edit_opens_a_form_on_the_card(self, store: Store) -> None:
        card = nordwind(store)
        script = await run_action(store, "edit", card)
        (request,) = script.forms
        before = request.read()
        assert (request.title, before["company"]) == ("Edit Nordwind", "Nordwind")
        request.save(EditSnapshot(request.read, before, {**before, "location": "Oslo"}))
        assert request.read()["location"] == "Oslo"


@pytest.mark.slow
async def test_while_another_program_holds_the_board_trying_again_is_offered(tmp_path: Path, store: Store) -> None:
    card = nordwind(store)
    with board_at(tmp_path) as other, ExitStack() as held:
        held.enter_context(other.transaction())
        script = LettingGo(["w", "y"], held=held)
        await close(script.on(store), card)
    assert len(script.asked) == 2
    assert detail(store, card).card.outcome is Outcome.WITHDRAWN


@pytest.mark.slow
async def test_not_trying_again_says_so(tmp_path: Path, store: Store) -> None:
    card = nordwind(store)
    with board_at(tmp_path) as other, other.transaction(), pytest.raises(DatabaseLockedError):
        await run_action(store, "close", card, "w", None)
    assert detail(store, card).card.outcome is None


@dataclass
class LettingGo(Script):
    """The other program lets go while the second question stands."""

    held: ExitStack = field(default_factory=ExitStack)

    async def ask(self, question: Question) -> Answer | None:
        if self.asked:
            self.held.close()
        return await super().ask(question)
