"""The sheet for a call: whom, how to open, and what to say, ask and log each way it goes."""

from dataclasses import replace

import pytest

from jobboard.followup.enums import Channel, Language, Stage, StepKind
from jobboard.followup.messages.call_script import LOGGED, CallResult, CallScript, call_script
from jobboard.followup.messages.call_words import call_words_in
from jobboard.followup.messages.own_page import OwnPage
from jobboard.followup.messages.template_fields import DraftContext
from jobboard.followup.models import History, Person, Step
from tests.followup.builders import A, I, O, R, T, at, deadline, held, history, moved, promise, question, step, touch

ABOUT = DraftContext("Nordwind", "Backend Engineer", page=OwnPage("Robin Aas", "+47 555 0199"))
DANA = Person(1, "Dana Ruiz", phone="+1 555 0100")

SECOND_TRY = {
    T: history(moved(T, "11-02"), touch("reach-out", "11-05", 1), touch("follow-up", "11-10", 1), people=(DANA,)),
    A: history(moved(A, "11-02"), touch("follow-up", "11-09", 1), people=(DANA,)),
    I: history(moved(A, "11-02"), held("11-05", (1,)), touch("follow-up", "11-12", 1), people=(DANA,)),
    O: history(
        moved(O, "11-02"),
        deadline("11-06", "11-02"),
        touch("answer", "11-04", 1),
        touch("follow-up", "11-10", 1),
        people=(DANA,),
    ),
}


def sheet(card: History, now: str, about: DraftContext = ABOUT, **changes: object) -> CallScript:
    found = call_script(replace(step(card, now), **changes), card, about, at(now))  # type: ignore[arg-type]  # a test's own fields
    assert found
    return found


@pytest.mark.parametrize("stage", SECOND_TRY)
def test_the_second_try_is_a_call_with_a_sheet(stage: Stage) -> None:
    card = SECOND_TRY[stage]
    assert step(card, "11-17").channel is Channel.PHONE
    found = sheet(card, "11-17")
    assert (found.person, found.number) == ("Dana Ruiz", "+1 555 0100")
    assert found.opening.startswith("Hello Dana, this is Robin Aas.")
    assert "Backend Engineer" in found.opening
    assert "Backend Engineer" in found.nobody
    assert found.blanks == ()


def test_each_stage_has_its_own_opening_and_goal() -> None:
    sheets = [sheet(card, "11-17") for card in SECOND_TRY.values()]
    assert len({each.opening for each in sheets}) == len(sheets)
    assert len({each.goal for each in sheets}) == len(sheets)


@pytest.mark.parametrize("stage", SECOND_TRY)
def test_the_three_ways_end_in_something_to_send_a_rejection_or_a_promise(stage: Stage) -> None:
    ways = sheet(SECOND_TRY[stage], "11-17").ways
    assert [way.log for way in ways] == [CallResult.RESEND, CallResult.REJECTION, CallResult.PROMISE]
    assert all(way.hear and way.say and way.ask for way in ways)
    assert "by when" in ways[2].ask


@pytest.mark.parametrize(("stage", "first"), [(T, "not seen your résumé"), (A, "not seen your résumé"), (I, "missing")])
def test_the_resume_is_asked_about_until_they_have_met_you(stage: Stage, first: str) -> None:
    assert first in sheet(SECOND_TRY[stage], "11-17").ways[0].hear


def test_every_ending_says_what_it_logs() -> None:
    assert LOGGED.keys() == set(CallResult)


def test_a_call_about_a_promise_opens_with_it() -> None:
    card = history(moved(A, "11-02"), promise("11-13 14:00", "11-10", 1), people=(DANA,))
    assert step(card, "11-13 17:00").channel is Channel.PHONE
    assert "by 14:00 today" in sheet(card, "11-13 17:00").opening


def test_what_is_not_known_is_a_blank() -> None:
    card = history(moved(A, "11-02"), touch("follow-up", "11-09"))
    found = sheet(card, "11-16", DraftContext("Nordwind", ""))
    assert (found.person, found.number) == ("", "")
    assert found.blanks == ("first name", "my name", "role", "my phone")


@pytest.mark.parametrize("person", [replace(DANA, no_calls=True), replace(DANA, do_not_contact=True)])
def test_who_wants_no_calls_gets_none(person: Person) -> None:
    card = replace(SECOND_TRY[A], people=(person,))
    assert call_script(replace(step(card, "11-17"), person=1), card, ABOUT, at("11-17")) is None


@pytest.mark.parametrize(
    ("card", "now"),
    [
        (history(moved(A, "11-02"), question("11-09", 1), people=(DANA,)), "11-10"),
        (history(moved(A, "11-02"), held("11-09", (1,)), people=(DANA,)), "11-10"),
        (history(moved(R, "11-09"), people=(DANA,)), "11-10"),
    ],
    ids=["reply", "thank_you", "last_message"],
)
def test_what_is_better_written_has_no_sheet(card: History, now: str) -> None:
    assert call_script(step(card, now), card, ABOUT, at(now)) is None


def test_a_step_of_another_day_on_a_rejected_card_has_no_sheet() -> None:
    day = at("11-16").date()
    stale = Step(StepKind.FOLLOW_UP, day, day, 9, day, attempt=2)
    assert call_script(stale, history(moved(R, "11-13")), ABOUT, at("11-16")) is None


def test_the_opening_is_the_pitch_and_a_machine_hears_the_number_twice() -> None:
    page = OwnPage("Robin Aas", "+47 555 0199", pitch="I build quiet systems. They move money.")
    found = sheet(SECOND_TRY[A], "11-17", replace(ABOUT, page=page))
    assert "this is Robin Aas. I build quiet systems. They move money. I applied" in found.opening
    assert found.nobody.count("+47 555 0199") == 2


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("stage", SECOND_TRY)
def test_every_language_has_its_sheet(stage: Stage, language: Language) -> None:
    found = sheet(SECOND_TRY[stage], "11-17", replace(ABOUT, language=language))
    english = sheet(SECOND_TRY[stage], "11-17")
    assert found.blanks == ()
    assert [way.log for way in found.ways] == [way.log for way in english.ways]
    if language is not Language.ENGLISH:
        assert found.opening != english.opening
        assert not {way.say for way in found.ways} & {way.say for way in english.ways}


@pytest.mark.parametrize("language", Language)
def test_every_language_has_words_for_every_case(language: Language) -> None:
    words, english = call_words_in(language), call_words_in(Language.ENGLISH)
    assert words.reasons.keys() == words.goals.keys() == english.reasons.keys()
