"""`jobboard due`: the panel as text, and as JSON for scripts."""

import json
from collections.abc import Callable

import pytest

from tests.conftest import Run


@pytest.fixture
def hunt(call: Run) -> Run:
    """One card late, one due, one to come, one quiet."""
    call(
        "add", "Fjordly", "ML Engineer", "--stage", "applied", "--on", "2026-11-02", "--contact", "Kim Lund, recruiter"
    )
    call("add", "Nordwind", "SRE", "--stage", "applied", "--on", "2026-11-11")
    call("add", "Lumen", "Dev", "--stage", "applied", "--on", "2026-11-13")
    call("add", "Vega", "Dev", "--stage", "applied", "--on", "2026-05-11")
    return call


def test_text_is_the_panel(hunt: Run) -> None:
    assert hunt("due").out.splitlines() == [
        "Follow up now, 1 late",
        "! 1  Fjordly · ML Engineer  follow up 1/3  7 days late",
        "     Applied 14 days ago, no word since · Kim Lund, by email",
        "• 2  Nordwind · SRE         follow up 1/3  by Wed",
        "     Applied 5 days ago, no word since; nobody known there: find the hiring manager",
        "",
        "Next 7 days",
        "  Wed  Lumen · Dev  follow up 1/3",
        "",
        "1 card quiet for weeks: jobboard due --all lists them",
    ]


def test_the_days_ahead_are_those_of_the_rule(hunt: Run) -> None:
    hunt("rules", "ahead", "30")
    hunt("add", "Halm", "Dev", "--stage", "applied", "--on", "2026-11-16")
    lines = hunt("due").out.splitlines()
    start = lines.index("Next 30 days")
    assert [line.split("  ")[1] for line in lines[start + 1 : start + 3]] == ["Wed", "Mon 23 Nov"]


def test_json_has_the_contracts_names(hunt: Run) -> None:
    entries = json.loads(hunt("due", "--json").out)
    assert entries[0] == {
        "id": 1,
        "company": "Fjordly",
        "role": "ML Engineer",
        "stage": "applied",
        "step": "follow_up",
        "attempt": 1,
        "of": 3,
        "due": "2026-11-09",
        "last_day": "2026-11-09",
        "state": "overdue",
        "overdue_days": 7,
        "reason": "Applied 14 days ago, no word since",
        "channel": "email",
        "to": "Kim Lund",
        "snoozed": None,
    }
    assert [entry["id"] for entry in entries] == [1, 2]


def test_days_adds_what_is_to_come_and_all_the_quiet_ones(hunt: Run) -> None:
    def states(*args: str) -> dict[int, str]:
        return {entry["id"]: entry["state"] for entry in json.loads(hunt("due", "--json", *args).out)}

    assert states("--days", "1") == {1: "overdue", 2: "due"}
    assert states("--days", "2") == {1: "overdue", 2: "due", 3: "upcoming"}
    assert states("--all") == {1: "overdue", 2: "due", 3: "upcoming", 4: "quiet"}


def test_count_is_a_number_for_the_status_line(hunt: Run) -> None:
    assert hunt("due", "--count").out == "2\n"


def test_quiet_speaks_by_its_exit_code(hunt: Run, now: Callable[[str], None]) -> None:
    assert hunt("due", "--quiet") == hunt("due", "--quiet", "--all")
    assert hunt("due", "--quiet").code == 0
    for card in "123":
        hunt("rest", card)
    ran = hunt("due", "--quiet")
    assert (ran.code, ran.out, ran.err) == (1, "", "")


def test_what_can_wait_is_a_line(call: Run) -> None:
    for number in range(12):
        call("add", f"Firm {number}", "Dev", "--stage", "applied", "--on", "2026-11-11")
    lines = call("due").out.splitlines()
    assert sum(line.startswith("•") for line in lines) == 10
    assert "2 more can wait" in lines
    assert call("due", "--count").out == "10\n"
    assert len(json.loads(call("due", "--all", "--json").out)) == 12


def test_nothing_to_do_is_said(call: Run) -> None:
    call("add", "Nordwind", "SRE", "--stage", "applied")
    assert call("due").out.startswith("Nothing to follow up now.\n")
    call("rest", "1")
    assert call("due", "--all").out == "Nothing is due.\n"


def test_a_new_day_is_noticed(call: Run, now: Callable[[str], None]) -> None:
    call("add", "Nordwind", "SRE", "--stage", "applied", "--on", "2026-11-13")
    assert call("due", "--count").out == "0\n"
    now("2026-11-18")
    assert call("due", "--count").out == "1\n"
