"""RULES.md's worked examples, row by row, by the rules and by the second reading of them (oracle.py)."""

import datetime as dt
from dataclasses import replace

import pytest

from jobboard.followup.enums import Party, ReplyKind, StepState
from jobboard.followup.models import History, Interview, Paused, Reply, Resumed
from jobboard.followup.rules import Rules
from jobboard.followup.step_state import step_state
from tests.followup.builders import (
    A,
    I,
    O,
    R,
    T,
    at,
    day,
    deadline,
    held,
    history,
    interview,
    moved,
    promise,
    question,
    snooze,
    step,
    touch,
)
from tests.followup.oracle import ExpectedStep, built_step, expected_step


def _asked(when: str, clock: str) -> Reply:
    return Reply(ReplyKind.QUESTION, day(when), dt.time.fromisoformat(clock))


def _logged(when: str) -> Interview:
    return held(when)


APPLIED = moved(A, "11-02")
THANKED = (APPLIED, interview("11-12 10:00", "11-05"), touch("thank-you", "11-13"))
PROMISED = (APPLIED, held("11-09"), touch("thank-you", "11-10"), promise("11-16", "11-09"))
CALLED_OFF = replace(
    interview("11-16", "11-04", state="cancelled"), cancelled_by=Party.THEM, cancelled_day=day("11-10")
)
EXAMPLES: list[tuple[str, History, str]] = [
    ("11-11", history(moved(A, "11-11")), "follow_up 1 11-16 11-18"),
    ("11-13", history(moved(A, "11-13")), "follow_up 1 11-18 11-20"),
    ("11-16", history(moved(A, "11-10"), touch("follow-up", "11-16")), "follow_up 2 11-19 11-23"),
    (
        "11-19",
        history(moved(A, "11-10"), touch("follow-up", "11-16"), touch("follow-up", "11-19")),
        "escalate 3 11-23 11-24",
    ),
    ("11-02", history(APPLIED, touch("reach-out", "11-02")), "follow_up 1 11-09 11-09"),
    ("11-12 11:00", history(*THANKED[:2]), "thank_you - 11-12 11-13"),
    ("11-13", history(*THANKED), "follow_up 1 11-20 11-23"),
    ("11-14", history(*THANKED, interview("11-30", "11-14")), "prepare - 11-29 11-29"),
    ("11-10", history(APPLIED, held("11-09"), interview("11-23", "11-10")), "thank_you - 11-09 11-10"),
    ("11-10", history(*PROMISED), "promised - 11-17 11-17"),
    ("11-17", history(*PROMISED, touch("follow-up", "11-17")), "follow_up 2 11-20 11-23"),
    ("11-09", history(APPLIED, promise("11-13", "11-09")), "promised - 11-16 11-16"),
    ("11-09", history(APPLIED, promise("11-13 14:00", "11-09")), "promised - 11-13 11-13 17:00"),
    ("11-09", history(APPLIED, promise("11-13 17:30", "11-09")), "promised - 11-16 11-16"),
    ("11-09", history(APPLIED, question("11-09")), "reply - 11-09 11-10"),
    ("11-10", history(APPLIED, question("11-09"), touch("answer", "11-10")), "follow_up 1 11-16 11-17"),
    ("11-10", history(APPLIED, question("11-09"), interview("11-20", "11-10")), "prepare - 11-19 11-19"),
    ("11-13", history(APPLIED, held("11-09"), moved(R, "11-13")), "last_message - 11-16 11-16"),
    ("11-16", history(moved(A, "05-11")), "follow_up 1 05-18 05-18"),
    (
        "11-10",
        history(
            moved(A, "11-02"),
            held("11-05"),
            moved(R, "11-09", "14:00"),
            moved(I, "11-09", "14:01"),
            touch("follow-up", "11-09"),
        ),
        "follow_up 1 11-16 11-17",
    ),
    ("11-10 17:00", history(APPLIED, _logged("11-10 10:00"), _asked("11-10", "16:00")), "reply - 11-10 11-11"),
    (
        "11-10",
        history(APPLIED, _asked("11-09", "09:00"), touch("answer", "11-09", clock="10:00"), _asked("11-09", "15:00")),
        "reply - 11-09 11-10",
    ),
    ("11-10", history(APPLIED, CALLED_OFF), "follow_up 1 11-12 11-16"),
    ("11-12", replace(history(moved(T, "11-02")), posting=True), "apply - 11-12 11-16"),
    (
        "11-05",
        history(APPLIED, moved(R, "11-02"), touch("last-message", "11-04"), promise("12-01", "11-05")),
        "promised - 12-02 12-02",
    ),
    ("11-02", history(moved(A, "10-01"), moved(R, "11-02"), keep_warm=True), "last_message - 11-03 11-05"),
    ("11-16", history(moved(A, "10-01"), moved(R, "11-02"), keep_warm=True), "keep_warm - 02-01 02-08"),
    (
        "11-12 15:00",
        history(moved(O, "11-09"), deadline("11-30", "11-09"), interview("11-12 10:00", "11-10")),
        "thank_you - 11-12 11-13",
    ),
    ("11-09", history(APPLIED, Paused(day("11-03")), Resumed(day("11-09"))), "follow_up 1 11-16 11-16"),
    ("11-10", history(APPLIED, snooze("11-21", "11-09"), touch("other", "11-10")), "follow_up 1 11-21 11-23"),
]


def _line(found: ExpectedStep) -> str:
    hour = f" {found.due_time:%H:%M}" if found.due_time else ""
    return f"{found.kind} {found.attempt or '-'} {found.due:%m-%d} {found.last_day:%m-%d}{hour}"


@pytest.mark.parametrize(("now", "card", "expected"), EXAMPLES)
def test_the_second_reading_gives_the_worked_examples(now: str, card: History, expected: str) -> None:
    found = expected_step(card, at(now))
    assert found is not None
    assert _line(found) == expected


@pytest.mark.parametrize(("now", "card", "expected"), EXAMPLES)
def test_so_do_the_rules(now: str, card: History, expected: str) -> None:
    found = built_step(card, at(now))
    assert found is not None
    assert _line(found) == expected


def test_an_application_of_may_is_quiet_in_november() -> None:
    found = step((moved(A, "05-11"),), "11-16")
    assert step_state(found.due, found.due_time, found.last_day, at("11-16"), Rules().quiet_after) is StepState.QUIET
