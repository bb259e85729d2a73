"""`jobboard interview`: past and ahead, moved, held or cancelled."""

import pytest

from tests.cli.commands.conftest import show_card
from tests.conftest import Run


def test_an_interview_is_held_or_cancelled(card: Run) -> None:
    card("interview", "1", "today 09:00", "--with", "Kim")
    assert show_card(card)["step"]["step"] == "thank_you"
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


@pytest.mark.parametrize(("by", "step"), [((), "called the interview off"), (("--by", "us"), "In talks")])
def test_one_is_cancelled_by_one_side(call: Run, by: tuple[str, ...], step: str) -> None:
    call("add", "Nordwind", "SRE", "--stage", "applied", "--on", "2026-11-02")
    call("interview", "1", "fri 10:00")
    assert call("interview", "1", "--cancel", *by).code == 0
    assert step in call("show", "1").out
    wrong = call("interview", "1", "mon", "--by", "us")
    assert (wrong.code, "--cancel" in wrong.err) == (2, True)


def test_an_offers_deadline_is_set(call: Run) -> None:
    call("add", "Nordwind", "SRE", "--stage", "offer", "--on", "2026-11-13")
    assert call("deadline", "1", "fri").code == 0
    assert "by Fri 20 Nov" in call("show", "1").out
    call("add", "Lumen", "SRE")
    assert call("deadline", "2", "fri").code == 2
