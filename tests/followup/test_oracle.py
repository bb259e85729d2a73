"""The rules held against a second reading of RULES.md (oracle.py) on random histories."""

import random

import pytest

from tests.followup.oracle import built_step, expected_step
from tests.followup.random_histories import random_history, random_moment

HISTORIES = 20_000
PARTS = 4


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_both_readings_agree_on_random_histories(part: int) -> None:
    dice = random.Random(part)
    for number in range(HISTORIES // PARTS):
        card = random_history(dice)
        now = random_moment(dice, card)
        assert built_step(card, now) == expected_step(card, now), f"history {number} at {now}: {card}"
