"""`jobboard rules`: where the numbers come from, presets, and what a change would move before it is saved."""

import pytest

from jobboard.followup.rules import Rules
from tests.conftest import Run


@pytest.fixture(autouse=True)
def cards(call: Run) -> None:
    for number, day in enumerate(("2026-11-11", "2026-11-12", "2026-11-13")):
        call("add", f"Firm {number}", "SRE", "--stage", "applied", "--on", day)


def test_why_names_each_rule_and_its_source(call: Run) -> None:
    out = call("rules", "--why").out
    assert all(f"{name} " in out for name in Rules._fields)
    assert "Accountemps 2017" in out
    assert 'S3  "all eggs in one basket"' in out
    assert "Preset: articles" in out
    one = call("rules", "thank-you", "--why").out
    assert "Robert Half 2017" in one
    assert "Accountemps" not in one


def test_a_change_says_first_what_it_moves(call: Run) -> None:
    dry = call("rules", "follow-up-applied", "8-10", "--dry-run")
    assert dry.out == "3 steps come later.\n"
    assert call("rules", "follow-up-applied").out == "5-7\n"
    ran = call("rules", "follow-up-applied", "8-10")
    assert ran.out == "3 steps come later.\nset follow-up-applied to 8-10\n"
    assert call("rules", "follow-up-applied", "1-2", "--dry-run").out == "3 steps come sooner.\n"
    assert call("rules", "keep-warm", "80-90", "--dry-run").out == "No step moves.\n"


def test_a_preset_is_taken_and_undone(call: Run) -> None:
    call("rules", "escalate", "2-3")
    ran = call("rules", "--preset", "patient")
    assert ran.out.splitlines()[0] == "escalate stays 2-3: it is your own"
    assert call("rules", "follow-up-applied").out == "8-10\n"
    assert call("rules", "escalate").out == "2-3\n"
    call("undo")
    assert call("rules", "follow-up-applied").out == "5-7\n"
    assert call("rules", "escalate").out == "2-3\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--preset", "hasty"), "articles, patient"),
        (("--preset", "patient", "escalate", "2-3"), "leave the name away"),
        (("--default", "--preset", "patient"), "leave name and preset away"),
        (("applied-early-week", "2"), "takes a number from 0 to 1"),
    ],
)
def test_what_does_not_fit_is_refused(call: Run, words: tuple[str, ...], said: str) -> None:
    ran = call("rules", *words)
    assert ran.code == 2
    assert said in ran.err


def test_twenty_answers_are_told(call: Run) -> None:
    for number in range(20):
        call("add", f"Other {number}", "QA", "--stage", "applied", "--on", "2026-10-01")
        call("reply", f"Other {number}", "--on", "2026-10-15", "--no-answer")
    out = call("rules", "--why").out
    assert "half after 14 days" in out
    assert "(20 answers, 3 open)" in out
    assert "jobboard rules follow-up-applied 15-17" in out
    assert call("rules", "follow-up-applied").out == "5-7\n"
