"""Following up from the command line: stages, touches, replies, promises, interviews."""

import json
from typing import Any

import pytest

from tests.conftest import Run


@pytest.fixture
def card(call: Run) -> Run:
    """One card, applied for on Tue 2026-11-10."""
    call("add", "Nordwind", "SRE", "--stage", "applied", "--on", "2026-11-10")
    return call


def _card(call: Run) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(call("show", "1", "--json").out)
    return found


def test_a_whole_hunt_reads_as_one_line_a_step(card: Run) -> None:
    said = [
        card(*args).out
        for args in (
            ("done", "1", "--to", "Dana Ruiz"),
            ("reply", "1", "--from", "dana"),
            ("done", "1"),
            ("interview", "1", "thu 15:00", "--with", "Kim Lund"),
            ("interview", "1", "--move", "fri 10:00"),
            ("move", "1", "offer"),
            ("close", "1", "accepted"),
        )
    ]
    assert said == [
        "logged follow-up 1/3 to Dana Ruiz at Nordwind; next: follow up 2/3, Thu\n",
        "logged a message from Dana Ruiz at Nordwind; next: answer them, due today\n",
        "logged the answer to Dana Ruiz at Nordwind; next: follow up 1/3, Mon 23 Nov\n",
        "booked an interview at Nordwind, Thu 15:00; next: prepare, Wed\n",
        "moved the interview at Nordwind to Fri 10:00; next: prepare, Thu\n",
        "moved Nordwind to Offer; next: answer the offer, due today\n",
        "closed Nordwind as accepted\n",
    ]


@pytest.mark.parametrize("word", ["rejected", "Rejected", "rej", "REJ"])
def test_a_stage_is_known_by_its_beginning_in_any_case(card: Run, word: str) -> None:
    assert card("move", "1", word, "--on", "yesterday").out.startswith("moved Nordwind to Rejected, yesterday")
    assert _card(card)["stage"] == "rejected"


def test_a_day_for_the_past_is_the_latest_that_fits(card: Run) -> None:
    card("move", "1", "offer", "--on", "fri")
    assert _card(card)["entered"] == "2026-11-13"


def test_underscores_and_dashes_are_the_same(card: Run) -> None:
    assert card("touch", "1", "follow_up").code == 0
    assert card("close", "1", "no_reply").code == 0
    assert card("reopen", "1").code == 0
    assert card("reply", "1", "--no_answer").code == 0
    assert card("move", "1", "rejected").code == 0
    assert card("keep_warm", "1").code == 0
    assert card("rules", "follow-up-applied", "4-6").code == 0


@pytest.mark.parametrize(
    ("options", "step"),
    [
        ((), "reply"),
        (("--no-answer",), "follow_up"),
        (("--receipt",), "follow_up"),
        (("--promised", "fri"), "promised"),
    ],
)
def test_a_reply_needs_an_answer_unless_an_option_says_otherwise(
    card: Run, options: tuple[str, ...], step: str
) -> None:
    card("reply", "1", *options)
    assert _card(card)["step"]["step"] == step


def test_a_receipt_promises_nothing(card: Run) -> None:
    assert card("reply", "1", "--receipt", "--promised", "fri").code == 2


def test_a_promise_counts_from_the_day_it_was_made_and_is_echoed(card: Run) -> None:
    ran = card("interview", "1", "last thu", "--with", "Kim", "--promised", "fri")
    assert "promised Fri 13 Nov" in ran.out
    card("touch", "1", "thank-you", "--on", "last fri")
    step = _card(card)["step"]
    assert (step["step"], step["due"]) == ("promised", "2026-11-16")


def test_a_promise_of_its_own(card: Run) -> None:
    assert "will be back Thu 15:00" in card("promise", "1", "thu 15:00", "--by", "Dana").out
    step = _card(card)["step"]
    assert (step["step"], step["due"], step["to"]) == ("promised", "2026-11-19", "Dana")


def test_an_interview_is_held_or_cancelled(card: Run) -> None:
    card("interview", "1", "today 09:00", "--with", "Kim")
    assert _card(card)["step"]["step"] == "thank_you"
    card("interview", "1", "fri")
    assert card("interview", "1", "--held").code == 2
    assert card("interview", "1", "--cancel").code == 0
    assert card("interview", "1", "--cancel").code in (1, 2)


def test_held_with_a_day_means_the_last_such_day(card: Run) -> None:
    assert "Thu 12 Nov" in card("interview", "1", "thu", "--held").out


@pytest.mark.parametrize(
    "args",
    [(), ("fri", "--cancel"), ("--cancel", "--held"), ("--move", "fri", "--cancel"), ("--cancel", "--with", "Kim")],
)
def test_an_interview_is_one_thing_at_a_time(card: Run, args: tuple[str, ...]) -> None:
    ran = card("interview", "1", *args)
    assert ran.code == 2
    assert len(ran.err.splitlines()) == 1


def test_snooze_puts_off_and_says_until_when(card: Run) -> None:
    card("snooze", "1", "3 weeks", "--why", "hiring freeze")
    step = _card(card)["step"]
    assert (step["due"], step["snoozed"]) == ("2026-12-07", "2026-12-07")
    assert "put off to Mon 7 Dec: hiring freeze" in card("show", "1").out


def test_rest_and_wake(card: Run) -> None:
    assert card("rest", "1").out == "put Nordwind to rest\n"
    assert _card(card)["step"] is None
    assert card("wake", "1").out.startswith("woke Nordwind; next: ")


def test_a_step_to_decide_asks_for_the_choice(card: Run) -> None:
    card("edit", "1", "--entered", "2026-09-01")
    for day in ("2026-09-08", "2026-09-15", "2026-09-22"):
        card("touch", "1", "follow-up", "--on", day)
    assert _card(card)["step"]["step"] == "decide"
    assert card("done", "1").code == 2
    assert card("done", "1", "--choice", "close").code == 0
    assert _card(card)["closed"] == "no-reply"


def test_done_where_there_is_nothing_to_do(card: Run) -> None:
    card("close", "1", "withdrawn")
    ran = card("done", "1")
    assert ran.code in (1, 2)
    assert len(ran.err.splitlines()) == 1
