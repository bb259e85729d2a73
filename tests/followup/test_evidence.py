"""Each number says where it comes from; presets keep one's own; one's own answers are told from twenty on."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobboard.followup.answer_times import (
    AnswerTimes,
    Wait,
    answer_times,
    describe_answers,
    proposed_window,
    wait_for_answer,
)
from jobboard.followup.enums import Outcome
from jobboard.followup.evidence import CHOICES, EVIDENCE
from jobboard.followup.models import Closed, History
from jobboard.followup.presets import Preset, preset_of, with_preset
from jobboard.followup.rules import Rules, Window
from tests.followup.builders import A, I, R, T, at, day, history, interview, moved, question, receipt, step, touch


def test_every_number_says_where_it_comes_from() -> None:
    assert EVIDENCE.keys() == set(Rules._fields)
    assert all(EVIDENCE.values())


@pytest.mark.parametrize(
    ("name", "figures"),
    [
        ("follow_up_applied", ("2017", "29 %", "36 %", "25 %", "never 0 %", "under ten days")),
        ("thank_you", ("2017", "80 %", "24 %")),
        ("follow_up_interviewed", ("2024", "2,500", "61 %")),
    ],
)
def test_a_study_is_cited_with_year_and_figures(name: str, figures: tuple[str, ...]) -> None:
    assert all(figure in EVIDENCE[name] for figure in figures)


def test_what_is_no_number_has_its_study_too() -> None:
    assert "1 in 16" in CHOICES["a referral first"]
    assert "64 %" in CHOICES["email before phone"]


@pytest.mark.parametrize("name", ["follow_up_again", "last_message", "keep_warm", "quiet_after"])
def test_where_no_study_was_found_it_is_said(name: str) -> None:
    assert "no study found" in EVIDENCE[name]


def test_the_patient_preset_waits_longer_without_a_weekday() -> None:
    patient = with_preset(Rules(), Preset.PATIENT)
    assert patient.kept == ()
    assert preset_of(patient.rules) is Preset.PATIENT
    assert patient.rules.follow_up_applied == Window(8, 10)
    assert patient.rules.follow_up_again == patient.rules.escalate == Window(7, 9)
    assert with_preset(patient.rules, Preset.ARTICLES).rules == Rules()
    card = history(moved(A, "11-11"))
    assert step(card, "11-12").due == day("11-16")
    assert step(card, "11-12", patient.rules).due == day("11-19")


def test_a_preset_leaves_ones_own_numbers() -> None:
    own = Rules(follow_up_again=Window(4, 6), decide=Window(20, 30))
    taken = with_preset(own, Preset.PATIENT)
    assert taken.kept == ("follow_up_again",)
    assert taken.rules.follow_up_again == Window(4, 6)
    assert taken.rules.decide == Window(20, 30)
    assert taken.rules.escalate == Window(7, 9)
    assert preset_of(taken.rules) is None


@pytest.mark.parametrize(
    ("card", "wait"),
    [
        (history(moved(A, "11-02"), question("11-05")), Wait(3, True)),
        (history(moved(A, "11-02"), receipt("11-03")), Wait(14, False)),
        (history(moved(A, "11-02"), interview("11-20", "11-09")), Wait(7, True)),
        (history(moved(A, "11-02"), moved(R, "11-12")), Wait(10, True)),
        (history(moved(T, "10-20"), question("10-25"), moved(A, "11-02")), Wait(14, False)),
        (history(moved(A, "11-02"), Closed(Outcome.NO_REPLY, day("11-10"))), Wait(8, False)),
        (history(moved(T, "11-02")), None),
        (history(moved(I, "11-02")), None),
    ],
)
def test_an_application_waits_for_a_person(card: History, wait: Wait | None) -> None:
    assert wait_for_answer(card, at("11-16")) == wait


def test_open_ones_count_as_open() -> None:
    # By hand: 4 at risk, one answer on day 2 (3/4 open); the one open on day 3 leaves; 2 at risk on day 5 (3/8 open).
    waits = (Wait(2, True), Wait(3, False), Wait(5, True), Wait(9, True))
    assert answer_times(waits) == AnswerTimes(3, 1, (5, 9, 9))
    assert answer_times([*waits, Wait(30, False)]).by_share == (9, None, None)


@given(st.lists(st.builds(Wait, st.integers(0, 60), st.just(True)), min_size=1))
def test_without_open_ones_it_is_the_plain_share(waits: list[Wait]) -> None:
    days = sorted(wait.days for wait in waits)
    found = answer_times(waits)
    for share, day_of in zip((0.5, 0.75, 0.9), found.by_share, strict=True):
        assert day_of is not None
        assert sum(each <= day_of for each in days) >= share * len(days) - 1e-6
        assert sum(each < day_of for each in days) < share * len(days) + 1e-6


@given(st.lists(st.builds(Wait, st.integers(0, 60), st.booleans()), max_size=40))
def test_more_waiting_never_makes_answers_seem_sooner(waits: list[Wait]) -> None:
    before, after = answer_times(waits).by_share, answer_times([*waits, Wait(99, False)]).by_share
    assert all(b is None or (a is not None and a <= b) for a, b in zip(before, after, strict=True))


def test_twenty_answers_are_told_and_other_days_proposed() -> None:
    few = answer_times([Wait(9, True)] * 19)
    assert describe_answers(few) == ""
    assert proposed_window(few, Rules()) is None
    many = answer_times([*[Wait(9, True)] * 15, *[Wait(20, True)] * 5, Wait(40, False)])
    assert describe_answers(many) == (
        "Your own answers had come: half after 9 days, three quarters after 20 days, nine tenths after 20 days"
        " (20 answers, 1 open)"
    )
    assert proposed_window(many, Rules()) == Window(10, 12)
    assert proposed_window(answer_times([Wait(5, True)] * 20), Rules()) is None


def test_a_moment_is_needed_not_a_clock() -> None:
    card = history(moved(A, "11-02"), touch("follow-up", "11-09"))
    assert wait_for_answer(card, dt.datetime(2026, 11, 12, 8)) == Wait(10, False)


def test_the_edges_of_a_proposal() -> None:
    assert proposed_window(answer_times([Wait(7, True)] * 20), Rules()) == Window(8, 10)
    assert proposed_window(answer_times([Wait(6, True)] * 20), Rules()) is None
    assert proposed_window(answer_times([Wait(1, True)] * 20), Rules()) == Window(2, 4)
    assert proposed_window(answer_times([Wait(2, True)] * 20), Rules()) is None
    open_ones = [Wait(9, True)] * 20 + [Wait(30, False)] * 60
    assert proposed_window(answer_times(open_ones), Rules()) is None
    assert "half not yet" in describe_answers(answer_times(open_ones))
    assert "half after 1 day," in describe_answers(answer_times([Wait(1, True)] * 20))


def test_an_answer_of_the_same_day_counts_and_one_of_the_future_does_not() -> None:
    assert wait_for_answer(history(moved(A, "11-02"), question("11-02")), at("11-16")) == Wait(0, True)
    assert wait_for_answer(history(moved(A, "11-02"), interview("11-20", "11-18")), at("11-16")) == Wait(14, False)
