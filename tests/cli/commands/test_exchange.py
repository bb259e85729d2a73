"""Done, touch, reply and promise: what went back and forth."""

import pytest

from tests.cli.commands.conftest import show_card
from tests.conftest import Run


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


def test_a_day_for_the_past_is_the_latest_that_fits(card: Run) -> None:
    card("move", "1", "offer", "--on", "fri")
    assert show_card(card)["entered"] == "2026-11-13"


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
    assert show_card(card)["step"]["step"] == step


def test_a_receipt_promises_nothing(card: Run) -> None:
    assert card("reply", "1", "--receipt", "--promised", "fri").code == 2


def test_a_promise_counts_from_the_day_it_was_made_and_is_echoed(card: Run) -> None:
    ran = card("interview", "1", "last thu", "--with", "Kim", "--promised", "fri")
    assert "promised Fri 13 Nov" in ran.out
    card("touch", "1", "thank-you", "--on", "last fri")
    step = show_card(card)["step"]
    assert (step["step"], step["due"]) == ("promised", "2026-11-16")


def test_a_promise_of_its_own(card: Run) -> None:
    assert "will be back Thu 15:00" in card("promise", "1", "thu 15:00", "--by", "Dana").out
    step = show_card(card)["step"]
    assert (step["step"], step["due"], step["to"]) == ("promised", "2026-11-19", "Dana")


def test_a_step_to_decide_asks_for_the_choice(card: Run) -> None:
    card("edit", "1", "--entered", "2026-09-01")
    for day in ("2026-09-08", "2026-09-15", "2026-09-22"):
        card("touch", "1", "follow-up", "--on", day)
    assert show_card(card)["step"]["step"] == "decide"
    assert card("done", "1").code == 2
    assert card("done", "1", "--choice", "close").code == 0
    assert show_card(card)["closed"] == "no-reply"


def test_done_where_there_is_nothing_to_do(card: Run) -> None:
    card("close", "1", "withdrawn")
    ran = card("done", "1")
    assert ran.code in (1, 2)
    assert len(ran.err.splitlines()) == 1
