"""Touches, replies, promises, deadlines, and doing the step."""

from datetime import time
from functools import partial
from typing import Any

import pytest
from peewee import QueryEvent

from jobboard.errors import EditConflictError, InvalidInputError, NotFoundError
from jobboard.followup.enums import Channel, InterviewState, Outcome, PersonKind, ReplyKind, Stage, StepKind, TouchKind
from jobboard.followup.messages.call_script import CallResult
from jobboard.followup.models import NoStep, Step
from jobboard.followup.next_step import next_step
from jobboard.store import compute_steps
from jobboard.store.actions import _common
from jobboard.store.actions.complete_step import DecisionOption, complete_step, log_call
from jobboard.store.actions.contacts import parse_contact
from jobboard.store.actions.exchange import log_promise, log_reply, log_touch, reject, set_deadline
from jobboard.store.actions.interviews import interview
from jobboard.store.actions.stages import close_card, move_card
from jobboard.store.open import open_store
from jobboard.store.queries.cards import detail
from jobboard.store.store import Store
from jobboard.store.views import StepView
from tests.store.builders import NOW, card, day, do_step, shown_step, turn_to, when


def step(store: Store, card_id: int) -> StepView:
    found = detail(store, card_id).card.step
    assert found
    return found


def test_a_touch_to_a_name_finds_or_makes_the_person(store: Store) -> None:
    card_id = card(store, contacts=(parse_contact("Dana Ruiz, hiring manager"), parse_contact("Dan Olsen")))
    log_touch(store, card_id, TouchKind.FOLLOW_UP, Channel.PHONE, "ruiz", when("11-13"), "left a message")
    newest = detail(store, card_id).events[0]
    assert (newest.person, newest.channel, newest.text) == ("Dana Ruiz", Channel.PHONE, "left a message")
    assert (newest.what, newest.day, newest.time) == ("follow-up by phone to Dana Ruiz", day("11-13"), None)
    with pytest.raises(InvalidInputError, match="Dana Ruiz or Dan Olsen"):
        log_touch(store, card_id, TouchKind.OTHER, to="dan")
    log_touch(store, card_id, TouchKind.OTHER, to="Kim Lund")
    assert [each.name for each in detail(store, card_id).contacts] == ["Dana Ruiz", "Dan Olsen", "Kim Lund"]
    with pytest.raises(NotFoundError):
        log_touch(store, card_id, TouchKind.OTHER, to=99)
    with pytest.raises(InvalidInputError, match="not come yet"):
        log_touch(store, card_id, TouchKind.OTHER, day=when("11-17"))


def test_a_touch_keeps_the_step_that_it_answered(store: Store) -> None:
    card_id = card(store, on="11-11")
    log_touch(store, card_id, TouchKind.OTHER)
    log_touch(store, card_id, TouchKind.FOLLOW_UP)
    kept = store.db.execute_sql(
        "SELECT what, step, step_due, step_last_day FROM event WHERE kind = 'touch' ORDER BY id"
    ).fetchall()
    assert kept == [("other", None, None, None), ("follow-up", "follow_up", "2026-11-16", "2026-11-18")]


def test_a_question_is_answered_at_once_or_later(store: Store) -> None:
    card_id = card(store)
    log_reply(store, card_id, ReplyKind.QUESTION, "Kim Lund")
    assert step(store, card_id).kind is StepKind.REPLY
    assert step(store, card_id).to == "Kim Lund"
    do_step(store, card_id)
    assert step(store, card_id).kind is StepKind.FOLLOW_UP
    log_reply(store, card_id, ReplyKind.QUESTION, "Kim Lund", answered=True)
    assert step(store, card_id).kind is StepKind.FOLLOW_UP


def test_a_step_that_was_done_meanwhile_is_not_done_again(store: Store) -> None:
    card_id = card(store, on="11-09")
    seen = shown_step(store, card_id)
    assert (step(store, card_id).kind, step(store, card_id).attempt) == (StepKind.FOLLOW_UP, 1)
    with open_store(store.path, frozen=NOW) as other:
        do_step(other, card_id)
    for done in (complete_step, partial(log_call, ended=CallResult.PROMISE)):
        with pytest.raises(EditConflictError, match="Nordwind's step has changed meanwhile"):
            done(store, card_id, seen)
    assert [event.kind for event in detail(store, card_id).events] == ["touch", "move"]
    close_card(store, card_id, Outcome.WITHDRAWN)
    with pytest.raises(InvalidInputError, match="has no step to do"):
        complete_step(store, card_id, seen)


def test_doing_a_step_reads_the_history_once_and_computes_the_next_step_once(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    card_id = card(store, on="11-09")
    seen = shown_step(store, card_id)
    done: list[str] = []

    def noted(query: QueryEvent) -> None:
        if "not in ('interview', 'note', 'lesson')" in query.sql.lower():
            done.append("history")

    def computed(*args: Any) -> Step | NoStep:
        done.append("step")
        return next_step(*args)

    store.db.query_hooks.append(noted)
    for module in (_common, compute_steps):
        monkeypatch.setattr(module, "next_step", computed)
    complete_step(store, card_id, seen)
    assert done == ["history", "step"]
    assert step(store, card_id).attempt == 2


def test_a_reply_may_bring_a_promise(store: Store) -> None:
    card_id = card(store)
    log_reply(store, card_id, ReplyKind.NO_ANSWER_NEEDED, "Kim Lund", promised=when("11-20", "15:00"))
    assert (step(store, card_id).kind, step(store, card_id).due_time) == (StepKind.PROMISED, time(18))
    assert step(store, card_id).to == "Kim Lund"
    log_promise(store, card_id, when("11-24"), "Kim")
    assert step(store, card_id).due == day("11-25")
    for made, promised in (("11-16", "11-15"), ("11-12", "11-11")):
        with pytest.raises(InvalidInputError, match="cannot have promised"):
            log_promise(store, card_id, when(promised), day=when(made))


def test_a_receipt_changes_nothing(store: Store) -> None:
    card_id = card(store)
    before = step(store, card_id)
    log_reply(store, card_id, ReplyKind.RECEIPT)
    assert step(store, card_id) == before


def test_a_rejection_is_a_message_and_a_move_in_one(store: Store) -> None:
    card_id = card(store)
    changes = reject(store, card_id, "Kim Lund", when("11-13"), "not enough Go")
    shown = detail(store, card_id)
    assert changes.label == "logged Nordwind's rejection"
    assert (shown.card.stage, shown.card.entered) == (Stage.REJECTED, day("11-13"))
    assert [each.what for each in shown.events][:2] == ["moved to Rejected", "they wrote: Kim Lund"]
    assert step(store, card_id).kind is StepKind.LAST_MESSAGE


def test_an_offers_deadline_lies_ahead(store: Store) -> None:
    card_id = card(store)
    with pytest.raises(InvalidInputError, match="no offer"):
        set_deadline(store, card_id, day("11-20"))
    move_card(store, card_id, Stage.OFFER)
    with pytest.raises(InvalidInputError, match="has passed"):
        set_deadline(store, card_id, day("11-15"))
    set_deadline(store, card_id, day("11-20"))
    assert (step(store, card_id).due, detail(store, card_id).deadline) == (day("11-18"), day("11-20"))


def test_the_steps_of_an_application_are_done_one_by_one(store: Store) -> None:
    card_id = card(
        store, on="11-02", contacts=(parse_contact("Dana Ruiz, hiring manager, dana@n.example, +47 555 01"),)
    )
    labels = []
    for moment in ("11-16", "11-19", "11-24"):
        turn_to(store, moment)
        labels.append(do_step(store, card_id, to="Ola Berg" if moment == "11-24" else None).label)
    assert labels == [
        "logged follow-up 1/3 to Dana Ruiz at Nordwind",
        "logged follow-up 2/3 to Dana Ruiz at Nordwind",
        "logged follow-up 3/3 to Ola Berg at Nordwind",
    ]
    assert [each.channel for each in detail(store, card_id).events[1:3]] == [Channel.PHONE, Channel.EMAIL]
    assert step(store, card_id).kind is StepKind.DECIDE


@pytest.fixture
def undecided(store: Store) -> int:
    """A card whose three follow-ups brought nothing."""
    card_id = card(store, on="09-01")
    for on in ("09-08", "09-14", "09-21"):
        log_touch(store, card_id, TouchKind.FOLLOW_UP, day=when(on))
    assert step(store, card_id).kind is StepKind.DECIDE
    return card_id


def test_a_decision_needs_a_choice(store: Store, undecided: int) -> None:
    with pytest.raises(InvalidInputError, match="another-door, wait, close"):
        do_step(store, undecided)
    with pytest.raises(InvalidInputError, match="somebody to reach out to"):
        do_step(store, undecided, choice=DecisionOption.ANOTHER_DOOR)
    do_step(store, undecided, choice=DecisionOption.WAIT)
    assert detail(store, undecided).snoozed_until == day("11-30")


def test_another_door_is_a_reach_out_to_somebody_else(store: Store, undecided: int) -> None:
    do_step(store, undecided, to="Kim Lund", choice=DecisionOption.ANOTHER_DOOR)
    newest = detail(store, undecided).events[0]
    assert (newest.what, newest.person) == ("reach-out by email to Kim Lund", "Kim Lund")


def test_giving_up_closes_the_card_as_no_reply(store: Store, undecided: int) -> None:
    do_step(store, undecided, choice=DecisionOption.CLOSE)
    assert detail(store, undecided).card.outcome is Outcome.NO_REPLY
    with pytest.raises(InvalidInputError, match="no step to do: closed today: no reply"):
        do_step(store, undecided)


def test_the_steps_of_an_interview_are_done_one_by_one(store: Store) -> None:
    card_id = card(store)
    interview(store, card_id, when("11-17", "10:00"), ["Kim Lund"])
    kinds = [step(store, card_id).kind]
    do_step(store, card_id)
    assert detail(store, card_id).interviews[0].prepared
    turn_to(store, "11-17 09:00")
    kinds.append(step(store, card_id).kind)
    do_step(store, card_id)
    assert detail(store, card_id).interviews[0].state is InterviewState.HELD
    kinds.append(step(store, card_id).kind)
    assert do_step(store, card_id).label == "logged the thank-you note to Kim Lund at Nordwind"
    kinds.append(step(store, card_id).kind)
    assert kinds == [StepKind.PREPARE, StepKind.INTERVIEW, StepKind.THANK_YOU, StepKind.FOLLOW_UP]


def test_applying_and_thanking_for_a_no_are_steps_too(store: Store) -> None:
    target = card(store, stage=Stage.TARGET, on="11-15", closes=day("11-17"))
    do_step(store, target)
    assert detail(store, target).card.stage is Stage.APPLIED
    rejected = card(store, stage=Stage.REJECTED, on="11-13")
    do_step(store, rejected)
    assert detail(store, rejected).events[0].what == "last message by email"


def test_a_replys_sender_becomes_a_contact_of_the_kind_written(store: Store) -> None:
    card_id = card(store)
    log_reply(store, card_id, ReplyKind.QUESTION, "Kim Lund <kim@n.example>, recruiter")
    (kim,) = detail(store, card_id).contacts
    assert (kim.name, kim.kind, kim.email) == ("Kim Lund", PersonKind.RECRUITER, "kim@n.example")


def test_a_promise_whose_day_has_passed_counts_from_that_day(store: Store) -> None:
    card_id = card(store)
    log_promise(store, card_id, when("11-13"))
    found = step(store, card_id)
    assert (found.kind, found.due) == (StepKind.PROMISED, day("11-16"))
