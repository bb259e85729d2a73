"""Interviews: booked, logged afterwards, moved, cancelled, held."""

from datetime import time

import pytest

from jobboard.errors import InvalidInputError, NotFoundError
from jobboard.followup.enums import InterviewState, Outcome, PersonKind, Stage, StepKind
from jobboard.store.actions.interviews import cancel_interview, hold_interview, interview, move_interview
from jobboard.store.actions.stages import close_card, rest_card
from jobboard.store.queries.cards import detail
from jobboard.store.store import Store
from tests.store.builders import card, day, turn_to, when


def states(store: Store, card_id: int) -> list[tuple[str, str]]:
    return [(f"{each.day:%m-%d}", each.state) for each in detail(store, card_id).interviews]


def test_booking_moves_the_card_and_puts_the_interviewer_on_it(store: Store) -> None:
    card_id = card(store)
    changes = interview(
        store, card_id, when("11-19", "10:00"), ["Kim Lund"], round="first", where="Zoom", note="bring CV"
    )
    shown = detail(store, card_id)
    assert changes.label == "booked an interview at Nordwind, Thu 10:00"
    assert changes.stages == {Stage.APPLIED, Stage.INTERVIEWED}
    assert (shown.card.stage, shown.card.entered) == (Stage.INTERVIEWED, day("11-16"))
    (booked,) = shown.interviews
    assert (booked.state, booked.round, booked.where, booked.people) == (
        InterviewState.BOOKED,
        "first",
        "Zoom",
        ("Kim Lund",),
    )
    assert [(each.name, each.kind) for each in shown.contacts] == [("Kim Lund", PersonKind.INTERVIEWER)]
    assert (shown.events[0].what, shown.events[0].text) == (
        "interview booked for Thu 19 Nov 2026 10:00",
        "bring CV",
    )
    assert shown.card.line == "interview Thu 10:00"


@pytest.mark.parametrize(("on", "at"), [("11-12", ""), ("11-16", "08:00")])
def test_one_that_is_over_is_logged_as_held(store: Store, on: str, at: str) -> None:
    card_id = card(store)
    assert interview(store, card_id, when(on, at), ["Kim Lund"], promised=when("11-20")).label.startswith("logged")
    shown = detail(store, card_id)
    assert states(store, card_id) == [(on, "held")]
    assert (shown.card.stage, shown.card.entered) == (Stage.INTERVIEWED, day(on))
    assert shown.card.step
    assert shown.card.step.kind is StepKind.THANK_YOU


def test_the_same_interview_is_not_booked_twice(store: Store) -> None:
    card_id = card(store)
    interview(store, card_id, when("11-19", "10:00"))
    with pytest.raises(InvalidInputError, match="already"):
        interview(store, card_id, when("11-19", "10:00"))
    interview(store, card_id, when("11-19", "14:00"))
    assert len(detail(store, card_id).interviews) == 2


def test_a_moved_interview_keeps_its_people_and_place(store: Store) -> None:
    card_id = card(store)
    interview(store, card_id, when("11-19", "10:00"), ["Kim Lund"], where="Zoom")
    move_interview(store, card_id, when("11-23", "11:00"))
    assert states(store, card_id) == [("11-19", "moved"), ("11-23", "booked")]
    new = detail(store, card_id).interviews[1]
    assert (new.people, new.where, new.time) == (("Kim Lund",), "Zoom", time(11))
    with pytest.raises(InvalidInputError, match="already"):
        move_interview(store, card_id, when("11-23", "11:00"))
    with pytest.raises(InvalidInputError, match="has passed"):
        move_interview(store, card_id, when("11-12"))


def test_the_next_interview_is_meant_unless_one_is_named(store: Store) -> None:
    card_id = card(store)
    for on in ("11-25", "11-19"):
        interview(store, card_id, when(on))
    later = detail(store, card_id).interviews[1].id
    cancel_interview(store, card_id)
    assert states(store, card_id) == [("11-19", "cancelled"), ("11-25", "booked")]
    cancel_interview(store, card_id, later)
    with pytest.raises(NotFoundError, match="no interview booked"):
        cancel_interview(store, card_id)


def test_an_interview_is_held_from_its_day_on(store: Store) -> None:
    card_id = card(store)
    interview(store, card_id, when("11-17", "15:00"))
    with pytest.raises(InvalidInputError, match="not come yet"):
        hold_interview(store, card_id)
    turn_to(store, "11-17 14:00")
    hold_interview(store, card_id)
    (held,) = detail(store, card_id).interviews
    assert (held.state, held.time) == (InterviewState.HELD, time(14))
    turn_to(store, "11-17 14:30")
    assert detail(store, card_id).card.line.startswith("thank-you")


def test_the_step_changes_when_the_hour_has_come(store: Store) -> None:
    card_id = card(store)
    interview(store, card_id, when("11-17", "15:00"))
    kinds = []
    for moment in ("11-16 10:00", "11-17 08:00", "11-17 14:59", "11-17 15:00"):
        turn_to(store, moment)
        step = detail(store, card_id).card.step
        assert step
        kinds.append(step.kind)
    assert kinds == [StepKind.PREPARE, StepKind.INTERVIEW, StepKind.INTERVIEW, StepKind.THANK_YOU]


def test_an_interview_ends_a_rest_and_opens_a_card_closed_as_no_reply(store: Store) -> None:
    resting, closed, gone = card(store), card(store, "Lumen"), card(store, "Vega")
    rest_card(store, resting)
    close_card(store, closed, Outcome.NO_REPLY)
    close_card(store, gone, Outcome.WITHDRAWN)
    interview(store, resting, when("11-19"))
    interview(store, closed, when("11-19"))
    assert not detail(store, resting).resting
    assert detail(store, closed).card.outcome is None
    with pytest.raises(InvalidInputError, match="reopen it first"):
        interview(store, gone, when("11-19"))
