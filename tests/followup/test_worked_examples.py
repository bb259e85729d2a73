"""RULES.md's worked examples, row by row."""

import pytest

from jobboard.followup.enums import StepState
from jobboard.followup.models import Event
from jobboard.followup.rules import Rules
from jobboard.followup.step_state import step_state
from tests.followup.builders import A, R, at, held, interview, moved, promise, question, step, step_summary, touch

APPLIED = moved(A, "11-02")
FIRST_ROUND = (APPLIED, interview("11-12 10:00", "11-05"))
THANKED = (*FIRST_ROUND, touch("thank-you", "11-13"))
PROMISED = (APPLIED, held("11-09"), touch("thank-you", "11-10"), promise("11-16", "11-09"))
ASKED = (APPLIED, question("11-09"))

EXAMPLES: list[tuple[str, tuple[Event, ...], str]] = [
    ("11-11", (moved(A, "11-11"),), "follow_up 1 11-16..11-18"),
    ("11-13", (moved(A, "11-13"),), "follow_up 1 11-18..11-20"),
    ("11-16", (moved(A, "11-10"), touch("follow-up", "11-16")), "follow_up 2 11-19..11-23"),
    ("11-19", (moved(A, "11-10"), touch("follow-up", "11-16"), touch("follow-up", "11-19")), "escalate 3 11-23..11-24"),
    ("11-02", (APPLIED, touch("other", "11-02"), touch("reach-out", "11-02")), "follow_up 1 11-09..11-09"),
    ("11-12 11:00", FIRST_ROUND, "thank_you 11-12..11-13"),
    ("11-13", THANKED, "follow_up 1 11-20..11-23"),
    ("11-14", (*THANKED, interview("11-30", "11-14")), "prepare 11-29..11-29"),
    ("11-10", (APPLIED, held("11-09"), interview("11-23", "11-10")), "thank_you 11-09..11-10"),
    ("11-10", PROMISED, "promised 11-17..11-17"),
    ("11-17", (*PROMISED, touch("follow-up", "11-17")), "follow_up 2 11-20..11-23"),
    ("11-09", (APPLIED, promise("11-13", "11-09")), "promised 11-16..11-16"),
    ("11-09", (APPLIED, promise("11-13 14:00", "11-09")), "promised 11-13..11-13 from 17:00"),
    ("11-09", (APPLIED, promise("11-13 17:30", "11-09")), "promised 11-16..11-16"),
    ("11-09", ASKED, "reply 11-09..11-10"),
    ("11-10", (*ASKED, touch("answer", "11-10")), "follow_up 1 11-16..11-17"),
    ("11-10", (*ASKED, interview("11-20", "11-10")), "prepare 11-19..11-19"),
    ("11-13", (APPLIED, held("11-09"), moved(R, "11-13")), "last_message 11-16..11-16"),
    ("11-16", (moved(A, "05-11"),), "follow_up 1 05-18..05-18"),
]


@pytest.mark.parametrize(("now", "events", "expected"), EXAMPLES)
def test_worked_example(now: str, events: tuple[Event, ...], expected: str) -> None:
    assert step_summary(step(events, now)) == expected


def test_an_application_of_may_is_quiet_in_november() -> None:
    found = step((moved(A, "05-11"),), "11-16")
    assert step_state(found.due, found.due_time, found.last_day, at("11-16"), Rules().quiet_after) is StepState.QUIET
