"""Whom a step goes to (RULES.md, "Whom, and how"), and what is said where the right one is not known."""

from dataclasses import replace

import pytest

from jobboard.followup.enums import PersonKind, StepKind
from jobboard.followup.models import Person
from tests.followup.builders import A, T, history, moved, step, touch

EVA = Person(1, "Eva Lie", PersonKind.HR)
DANA = Person(2, "Dana Ruiz", PersonKind.HIRING_MANAGER)
TOM = Person(3, "Tom Vik", PersonKind.RECRUITER)
INA = Person(4, "Ina Solberg", PersonKind.EMPLOYEE)
JOBS = Person(5, "jobs@nordwind.example")
MONA = Person(6, "Mona Dahl", PersonKind.REFERRER)


@pytest.mark.parametrize(
    ("people", "first"),
    [
        ((EVA, DANA, TOM, INA), INA),
        ((EVA, DANA, TOM, MONA), TOM),
        ((EVA, MONA, DANA), DANA),
        ((EVA,), EVA),
        ((DANA, replace(INA, do_not_contact=True)), DANA),
        ((), None),
    ],
)
def test_a_target_is_entered_through_an_employee_then_a_recruiter(
    people: tuple[Person, ...], first: Person | None
) -> None:
    found = step(history(moved(T, "11-09"), people=people), "11-12")
    assert found.kind is StepKind.REACH_OUT
    assert found.person == (first.key if first else None)


@pytest.mark.parametrize(
    ("people", "addressed"),
    [((JOBS, EVA, TOM, DANA), DANA), ((JOBS, EVA), EVA), ((JOBS,), None), ((), None)],
)
def test_an_application_is_addressed_to_somebody_by_name(people: tuple[Person, ...], addressed: Person | None) -> None:
    found = step(history(moved(T, "11-10"), people=people, closes="11-17"), "11-16")
    assert found.kind is StepKind.APPLY
    assert found.person == (addressed.key if addressed else None)


@pytest.mark.parametrize(
    ("people", "now", "said"),
    [
        ((EVA,), "11-19", "only HR is known: ask a recruiter or an employee who the hiring manager is"),
        ((EVA,), "11-16", ""),
        ((EVA, TOM), "11-19", ""),
    ],
)
def test_where_only_hr_is_known_the_second_try_says_so(people: tuple[Person, ...], now: str, said: str) -> None:
    notes = () if now == "11-16" else (touch("follow-up", "11-16", 1),)
    reason = step(history(moved(A, "11-09"), *notes, people=people), now).reason
    assert said in reason
    assert ("HR" in reason) == bool(said)


def test_where_only_hr_is_left_the_third_try_says_so() -> None:
    notes = (touch("follow-up", "11-09", 3), touch("follow-up", "11-12", 3))
    found = step(history(moved(A, "11-02"), *notes, people=(EVA, TOM)), "11-17")
    assert (found.kind, found.person) == (StepKind.ESCALATE, EVA.key)
    assert "only HR is left: ask a recruiter or an employee" in found.reason
    better = step(history(moved(A, "11-02"), *notes, people=(EVA, TOM, DANA)), "11-17")
    assert better.person == DANA.key
    assert "HR" not in better.reason
