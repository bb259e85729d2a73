"""Why this person and this way, and the other ways in the order worth trying."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given

from jobboard.followup.enums import Channel, PersonKind, StepKind
from jobboard.followup.models import History, NoStep, Person
from jobboard.followup.next_step import next_step
from jobboard.followup.recipient_reasons import OtherWay, other_ways, why_recipient
from jobboard.followup.rules import Rules
from tests.followup.builders import (
    A,
    R,
    T,
    at,
    held,
    history,
    interview,
    moved,
    promise,
    question,
    statement,
    step,
    touch,
)
from tests.followup.test_properties import histories, moments

DANA = Person(1, "Dana Ruiz", PersonKind.HIRING_MANAGER, "d@n.example", "+1 555 0100")
OLA = Person(4, "Ola Berg", email="o@n.example")
EVA = Person(2, "Eva Lie", PersonKind.HR, "e@n.example")


@pytest.mark.parametrize(
    ("card", "now", "says"),
    [
        (history(moved(A, "11-09"), people=(DANA,)), "11-16", "decides about the role; by email"),
        (
            history(moved(A, "11-09"), touch("follow-up", "11-16", 1), people=(DANA,)),
            "11-19",
            "you were last in touch, decides about the role; by phone",
        ),
        (
            history(moved(A, "11-09"), touch("follow-up", "11-16", 1), people=(replace(DANA, no_calls=True),)),
            "11-19",
            "by email, as no calls are wanted",
        ),
        (
            history(moved(A, "11-09"), touch("follow-up", "11-16", 2), people=(EVA,)),
            "11-19",
            "only HR is known: ask a recruiter or an employee who the hiring manager is",
        ),
        (history(moved(A, "11-02"), held("11-09", (1,)), people=(DANA,)), "11-10", "interviewed you"),
        (history(moved(A, "11-02"), question("11-09", 2), people=(EVA,)), "11-09", "wrote to you"),
        (
            history(moved(A, "11-02"), promise("11-13 14:00", "11-10", 1), people=(DANA,)),
            "11-13 18:00",
            "said when they would come back, decides about the role; by phone, as an hour was named",
        ),
        (history(moved(A, "11-09")), "11-16", "nobody is known there"),
        (
            history(moved(A, "11-02"), promise("11-13", "11-10", 2), people=(DANA, EVA)),
            "11-16",
            "said when they would come back; by email",
        ),
        (
            history(moved(A, "11-09"), touch("follow-up", "11-16", 4), people=(OLA,)),
            "11-19",
            "you were last in touch; by",
        ),
        (history(moved(A, "11-09"), people=(OLA,)), "11-16", "known there; by email, as most"),
        (
            history(moved(A, "11-02"), held("11-09", (4,)), touch("thank-you", "11-10"), people=(OLA, EVA)),
            "11-17",
            "you were last in touch; by email",
        ),
        (
            history(moved(A, "11-09"), touch("follow-up", "11-16", 4), people=(replace(OLA, phone=""),)),
            "11-19",
            "by email, as no number is known",
        ),
        (
            history(moved(A, "11-02"), moved(R, "11-13"), people=(DANA,)),
            "11-16",
            "decides about the role; by email, as most hiring managers like it best",
        ),
        (
            history(moved(T, "11-09"), people=(Person(3, "Ina", PersonKind.EMPLOYEE, profile="https://x.example"),)),
            "11-12",
            "works there and could refer you; on LinkedIn",
        ),
    ],
)
def test_the_reason_names_what_counts(card: History, now: str, says: str) -> None:
    assert says in why_recipient(step(card, now), card, at(now))


def test_an_escalation_goes_to_somebody_new() -> None:
    card = history(
        moved(A, "11-02"), touch("follow-up", "11-09", 2), touch("follow-up", "11-12", 2), people=(DANA, EVA)
    )
    found = step(card, "11-17")
    assert (found.kind, found.person) == (StepKind.ESCALATE, 1)
    assert why_recipient(found, card, at("11-17")).startswith("not tried yet, decides about the role")


def test_the_other_ways_come_in_the_order_worth_trying() -> None:
    ways = other_ways(DANA, Channel.EMAIL, "Oslo (hybrid)", "oslo", ["Ola Berg"])
    assert [way.channel for way in ways] == [Channel.PHONE, Channel.LINKEDIN, None, Channel.IN_PERSON]
    assert ways[0] == OtherWay(Channel.PHONE, "+1 555 0100", is_open=True)
    assert ways[2].note == "Ola Berg"
    assert ways[3].is_open


@pytest.mark.parametrize(
    ("person", "note"),
    [
        (None, "no number"),
        (EVA, "no number"),
        (replace(DANA, no_calls=True), "no calls"),
        (replace(DANA, do_not_contact=True), "asked not to be contacted"),
    ],
)
def test_what_is_missing_or_not_wanted_is_said(person: Person | None, note: str) -> None:
    (phone, *rest) = other_ways(person, Channel.EMAIL, "Bergen", "Oslo", [])
    assert (phone.note, phone.is_open) == (note, False)
    assert not any(way.is_open for way in rest)


def test_the_way_that_is_taken_is_none_of_the_others() -> None:
    assert Channel.PHONE not in [way.channel for way in other_ways(DANA, Channel.PHONE, "", "", [])]


@given(histories, moments)
def test_every_step_that_sends_something_has_a_reason(card: History, now: dt.datetime) -> None:
    found = next_step(card, Rules(), now)
    if not isinstance(found, NoStep) and found.kind not in (StepKind.INTERVIEW, StepKind.PREPARE, StepKind.DECIDE):
        assert why_recipient(found, card, now)


def test_what_sends_nothing_needs_no_reason() -> None:
    ahead = history(moved(A, "11-02"), interview("11-20 10:00", "11-10", (1,)), people=(DANA,))
    for now in ("11-19 09:00", "11-20 09:00"):
        found = step(ahead, now)
        assert found.kind in (StepKind.PREPARE, StepKind.INTERVIEW)
        assert why_recipient(found, ahead, at(now)) == ""


def test_a_decision_has_a_reason_once_somebody_is_chosen() -> None:
    notes = [touch("follow-up", when, 1) for when in ("11-09", "11-12", "11-17")]
    card = history(moved(A, "11-02"), *notes, people=(DANA, EVA))
    found = step(card, "12-02")
    assert (found.kind, found.person) == (StepKind.DECIDE, None)
    assert why_recipient(found, card, at("12-02")) == ""
    assert "decides about the role" in why_recipient(replace(found, person=1), card, at("12-02"))


def test_nobody_who_may_be_asked_is_nobody_known() -> None:
    card = history(moved(A, "11-09"), people=(replace(DANA, do_not_contact=True),))
    assert why_recipient(step(card, "11-16"), card, at("11-16")).startswith("nobody is known there")
    named = replace(step(card, "11-16"), person=None)
    assert why_recipient(named, replace(card, people=(DANA,)), at("11-16")).startswith("by email")


def test_an_application_goes_where_they_take_it() -> None:
    card = history(moved(T, "11-10"), closes="11-18")
    assert why_recipient(step(card, "11-16"), card, at("11-16")) == "on the portal, where they take applications"


def test_two_acquaintances_are_named_and_a_profile_is_told() -> None:
    ways = other_ways(replace(DANA, profile="https://x.example"), None, "", "", ["Ann", "Bo", "Cy"])
    assert ways[1] == OtherWay(Channel.LINKEDIN, "profile known", is_open=True)
    assert ways[2] == OtherWay(None, "Ann, Bo", is_open=True)
    assert ways[3] == OtherWay(Channel.IN_PERSON, "not in your town", is_open=False)
    assert other_ways(None, None, "", "", [])[2].note == "nobody known"


def test_a_second_try_after_the_first_was_an_escalation_names_who_was_tried() -> None:
    card = history(moved(A, "11-02"), touch("follow-up", "11-09", 1), touch("follow-up", "11-12", 1), people=(DANA,))
    found = step(card, "11-17")
    assert found.person is None
    assert "not tried yet" not in why_recipient(replace(found, person=1), card, at("11-17"))


def test_only_the_writer_wrote_and_hr_alone_counts_from_the_second_try() -> None:
    card = history(moved(A, "11-02"), question("11-09", 2), people=(DANA, EVA))
    found = step(card, "11-09")
    assert "wrote to you" not in why_recipient(replace(found, person=1), card, at("11-09"))
    follow_up = history(moved(A, "11-02"), statement("11-09", 2), people=(EVA,))
    assert "wrote to you" not in why_recipient(step(follow_up, "11-16"), follow_up, at("11-16"))
    assert "only HR" not in why_recipient(step(follow_up, "11-16"), follow_up, at("11-16"))
