"""RULES.md, rows 8a and 9a, promises after a rejection and keep warm without a last message: their borders."""

from dataclasses import replace

import pytest

from jobboard.followup.enums import Party
from jobboard.followup.models import Event, History, Interview
from tests.followup.builders import A, R, T, day, history, interview, moved, promise, step, step_summary, touch

APPLIED = moved(A, "11-02")
REJECTED = (APPLIED, moved(R, "11-02"))


def _called_off(by: Party) -> Interview:
    """One for 11-16 that was called off on Tue 11-10."""
    return replace(interview("11-16", "11-04", state="cancelled"), cancelled_by=by, cancelled_day=day("11-10"))


def _posting(*events: Event, closes: str | None = None) -> History:
    return replace(history(*events, closes=closes), posting=True)


def test_the_day_on_which_they_call_an_interview_off_is_a_base_and_asks_for_a_new_day() -> None:
    found = step((APPLIED, _called_off(Party.THEM)), "11-10")
    assert step_summary(found) == "follow_up 1 11-12..11-16"


def test_one_that_the_user_called_off_leaves_the_clock_alone() -> None:
    found = step((APPLIED, _called_off(Party.US)), "11-10")
    assert step_summary(found) == "follow_up 1 11-11..11-12"


@pytest.mark.parametrize(
    ("kind", "when", "expected"),
    [
        ("other", "11-11", "follow_up 1 11-12..11-16"),
        ("answer", "11-10", "follow_up 1 11-12..11-16"),
        ("thank-you", "11-10", "follow_up 1 11-12..11-16"),
        ("answer", "11-11", "follow_up 1 11-18..11-19"),
        ("thank-you", "11-11", "follow_up 1 11-18..11-19"),
        ("follow-up", "11-11", "follow_up 2 11-16..11-16"),
    ],
)
def test_only_an_answer_or_thanks_of_that_day_leaves_a_new_day_to_ask_for(kind: str, when: str, expected: str) -> None:
    found = step((APPLIED, _called_off(Party.THEM), touch(kind, when)), "11-11")
    assert step_summary(found) == expected


def test_another_interview_ahead_is_prepared_for_instead() -> None:
    found = step((APPLIED, _called_off(Party.THEM), interview("11-20", "11-05")), "11-10")
    assert step_summary(found) == "prepare 11-19..11-19"


def test_a_posting_is_applied_to_from_the_tenth_day() -> None:
    card = _posting(moved(T, "11-02"))
    assert step_summary(step(card, "11-11")) == "reach_out 11-05..11-09"
    assert step_summary(step(card, "11-12")) == "apply 11-12..11-16"


def test_without_a_posting_the_tenth_day_changes_nothing() -> None:
    assert step_summary(step((moved(T, "11-02"),), "11-12")) == "reach_out 11-05..11-09"


def test_a_known_closing_day_takes_the_place_of_the_ten_days() -> None:
    card = _posting(moved(T, "11-02"), closes="11-30")
    assert step_summary(step(card, "11-12")) == "reach_out 11-05..11-09"


def test_the_ten_days_count_from_the_last_touch_but_notes_to_others() -> None:
    assert step_summary(step(_posting(moved(T, "11-02"), touch("other", "11-06")), "11-12")) == "apply 11-12..11-16"
    later = _posting(moved(T, "11-02"), touch("reach-out", "11-06"))
    assert step_summary(step(later, "11-16")) == "apply 11-16..11-20"


def test_a_promise_made_after_the_rejection_is_followed_up_for_fourteen_days() -> None:
    card = history(*REJECTED, touch("last-message", "11-04"), promise("12-01", "11-05"), keep_warm=True)
    assert step_summary(step(card, "12-14")) == "promised 12-02..12-02"
    assert step_summary(step(card, "12-15")).startswith("keep_warm")


def test_keep_warm_needs_no_last_message_once_that_has_lapsed() -> None:
    card = history(*REJECTED, keep_warm=True)
    assert step_summary(step(card, "11-15")) == "last_message 11-03..11-05"
    assert step_summary(step(card, "11-16")) == "keep_warm 02-01..02-08"
