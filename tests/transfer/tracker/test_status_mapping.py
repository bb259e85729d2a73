"""Status words of real trackers, and where they put a card."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobboard.followup.enums import Outcome, Stage
from jobboard.transfer.tracker.status_mapping import plain_words, status_meaning


@pytest.mark.parametrize(
    ("word", "stage"),
    [
        ("Applied", Stage.APPLIED),
        ("🟡 Applied", Stage.APPLIED),
        ("SUBMITTED", Stage.APPLIED),
        ("Not Responded", Stage.APPLIED),
        ("ongoing", Stage.APPLIED),
        ("To Apply", Stage.TARGET),
        ("Wish-list", Stage.TARGET),
        ("Bookmarked", Stage.TARGET),
        ("not applied yet", Stage.TARGET),
        ("Phone Screen", Stage.INTERVIEWED),
        ("Intervew", Stage.INTERVIEWED),
        ("Offer", Stage.OFFER),
        ("Denied", Stage.REJECTED),
        ("reeejected", Stage.REJECTED),
        ("Rejection :(", Stage.REJECTED),
        ("Not selected by employer", Stage.REJECTED),
        ("drafted", Stage.TARGET),
        ("Watching", Stage.TARGET),
        ("1 Interview", Stage.INTERVIEWED),
        ("Bewerbung gesendet", Stage.APPLIED),
        ("Einladung zum Gespräch", Stage.INTERVIEWED),
        ("Zusage", Stage.OFFER),
        ("Absage", Stage.REJECTED),
        ("Candidature envoyée", Stage.APPLIED),
        ("Refusé", Stage.REJECTED),
        ("Entrevista técnica", Stage.INTERVIEWED),
        ("Rechazado", Stage.REJECTED),
        ("Em análise", Stage.APPLIED),
        ("Afslag", Stage.REJECTED),
        ("Ansøgning sendt", Stage.APPLIED),
        ("已投递", Stage.APPLIED),
        ("一面", Stage.INTERVIEWED),
        ("二面挂", Stage.REJECTED),
        ("等待一面结果", Stage.INTERVIEWED),
    ],
)
def test_a_word_for_a_stage(word: str, stage: Stage) -> None:
    found = status_meaning(word)
    assert found
    assert (found.stage, found.outcome) == (stage, None)


def test_any_word_but_the_name_of_a_stage_is_kept() -> None:
    words = ("Applied", "🟡 Applied", "Interviewing", "Intervew", "Phone Screen", "Not Responded", "Absage")
    detailed = [word for word in words if (found := status_meaning(word)) and found.keep_word]
    assert detailed == ["Intervew", "Phone Screen", "Not Responded", "Absage"]


@pytest.mark.parametrize(
    ("word", "stage", "outcome"),
    [
        ("Accepted!", Stage.OFFER, Outcome.ACCEPTED),
        ("Offer declined", Stage.OFFER, Outcome.DECLINED),
        ("Withdrew", None, Outcome.WITHDRAWN),
        ("Suspected Ghost Job", Stage.APPLIED, None),
        ("Application viewed", Stage.APPLIED, None),
        ("Rejected after the onsite", Stage.REJECTED, None),
        ("applied via a friend", Stage.APPLIED, None),
    ],
)
def test_a_word_that_says_more_is_kept(word: str, stage: Stage | None, outcome: Outcome | None) -> None:
    found = status_meaning(word)
    assert found
    assert (found.stage, found.outcome, found.keep_word) == (stage, outcome, True)


@pytest.mark.parametrize("word", ["On hold", "no interview", "not rejected", "?", "", "x" * 500])
def test_an_unknown_word_means_nothing(word: str) -> None:
    assert status_meaning(word) is None


@given(st.text(max_size=100))
def test_any_text_is_a_status_or_none(text: str) -> None:
    assert plain_words(plain_words(text)) == plain_words(text)
    status_meaning(text)
