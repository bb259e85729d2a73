"""Where a card stands: stages, snooze, rest and wake."""

import pytest

from tests.cli.commands.conftest import show_card
from tests.conftest import Run


@pytest.mark.parametrize("word", ["rejected", "Rejected", "rej", "REJ"])
def test_a_stage_is_known_by_its_beginning_in_any_case(card: Run, word: str) -> None:
    assert card("move", "1", word, "--on", "yesterday").out.startswith("moved Nordwind to Rejected, yesterday")
    assert show_card(card)["stage"] == "rejected"


def test_snooze_puts_off_and_says_until_when(card: Run) -> None:
    card("snooze", "1", "3 weeks", "--why", "hiring freeze")
    step = show_card(card)["step"]
    assert (step["due"], step["snoozed"]) == ("2026-12-07", "2026-12-07")
    assert "put off to Mon 7 Dec: hiring freeze" in card("show", "1").out


def test_rest_and_wake(card: Run) -> None:
    assert card("rest", "1").out == "put Nordwind to rest\n"
    assert show_card(card)["step"] is None
    assert card("wake", "1").out.startswith("woke Nordwind; next: ")
