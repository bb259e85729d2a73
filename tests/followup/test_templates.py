"""The shipped texts: the words for ten cards, what every text keeps to, and what none of them says."""

import re
from itertools import combinations

import pytest

from jobboard.followup.enums import Stage, StepKind
from jobboard.followup.messages.drafts import fill, template_for, template_names, template_text
from jobboard.followup.messages.template_fields import FIELDS
from tests.followup.golden_cards import CARDS, GOLDEN, Card, rendered, templates_used

MOST_WORDS = 130
MOST_BLANKS = 3
LONG_BLANK = "a long stretch of words that somebody may well put there"

SAMPLE = {
    "company": "Halm, Ott & Co",
    "role": "Senior Backend Engineer",
    "my_name": "Robin Aas",
    "first_name": "Dana",
    "referrer_first_name": "Mona",
    "my_story": "I applied for the Senior Backend Engineer role at Halm, Ott & Co on 9 November",
    "where_we_left_off": "You wrote on 9 November about my application for the role, and I answered on 10 November",
    "when_applied": "on 9 November",
    "when_interviewed": "on 16 November",
    "when_offered": "on 18 November",
    "when_they_wrote": "on 17 November",
    "when_i_wrote": "on 18 November",
    "when_i_answered": "on 18 November",
    "to_whom_and_when": "to Dana Ruiz on 9 November and 12 November and to Per Holm on 16 November",
    "when_closing": "on 27 November",
    "by_promised_day": "by 14:00 on 27 November",
    "by_other_deadline": "by 27 November",
    "by_deadline": "by 27 November",
    "next_steps": "I will hear from Dana Ruiz by 27 November",
    "time_given": "the time you and your colleagues gave me",
    "news": "they have decided on somebody else for the Senior Backend Engineer role",
}

CANNED = (
    "just checking in",
    "checking in",
    "touching base",
    "touch base",
    "circling back",
    "circle back",
    "hope this email finds you well",
    "finds you well",
    "just wanted to",
    "just following up",
    "following up on",
    "bump",
    "at your earliest convenience",
    "any updates",
    "to whom it may concern",
    "passionate",
    "reaching out",
)

every_template = pytest.mark.parametrize("name", template_names())


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.name)
def test_the_words_for_a_card(card: Card) -> None:
    assert rendered(card) == (GOLDEN / f"{card.name}.txt").read_text(encoding="utf-8")


def test_the_cards_use_every_template() -> None:
    assert set().union(*map(templates_used, CARDS)) == set(template_names())


@every_template
def test_a_filled_template_is_short(name: str) -> None:
    draft = fill(name, template_text(name), SAMPLE)
    words = re.sub(r"\[[^]]+\]", LONG_BLANK, draft.body).split()
    assert len(words) < MOST_WORDS


@every_template
def test_a_template_leaves_little_to_fill(name: str) -> None:
    draft = fill(name, template_text(name), {**SAMPLE, "next_steps": ""} if name == "thank_you" else SAMPLE)
    assert len(draft.blanks) <= MOST_BLANKS


@every_template
def test_a_template_has_a_subject_a_greeting_and_a_name_below(name: str) -> None:
    draft = fill(name, template_text(name), SAMPLE)
    assert draft.subject
    assert draft.body.startswith(("Hello ", "Dear "))
    assert draft.body.endswith("\nRobin Aas")


@every_template
def test_a_template_says_nothing_canned(name: str) -> None:
    text = template_text(name).lower()
    assert [phrase for phrase in CANNED if phrase in text] == []


def test_the_sample_knows_every_field_that_a_card_can_fill() -> None:
    assert SAMPLE.keys() == FIELDS.keys()


def test_no_two_templates_share_a_sentence() -> None:
    shared = {
        pair: _sentences(pair[0]) & _sentences(pair[1])
        for pair in combinations(template_names(), 2)
        if _sentences(pair[0]) & _sentences(pair[1])
    }
    assert shared == {}


def test_follow_ups_differ_by_attempt_and_by_stage() -> None:
    stages = (Stage.TARGET, Stage.APPLIED, Stage.INTERVIEWED, Stage.OFFER)
    attempts = ((StepKind.FOLLOW_UP, 1), (StepKind.FOLLOW_UP, 2), (StepKind.ESCALATE, 3))
    names = {template_for(kind, attempt, stage) for kind, attempt in attempts for stage in stages}
    assert len(names) == len(stages) * len(attempts)


def test_every_step_that_sends_something_has_a_template() -> None:
    silent = {kind for kind in StepKind if template_for(kind, 1, Stage.APPLIED) is None}
    assert silent == {StepKind.INTERVIEW, StepKind.PREPARE}


def test_the_thank_you_restates_the_next_steps_and_wants_something_personal() -> None:
    assert "{next_steps}" in template_text("thank_you")
    assert "{personal_detail}" in template_text("thank_you")


def test_the_last_message_has_its_three_parts() -> None:
    draft = fill("last_message", template_text("last_message"), SAMPLE)
    thanks, interest, step = draft.body.split("\n\n")[1:4]
    assert "Thank you for telling me" in thanks
    assert "the time you and your colleagues gave me" in thanks
    assert "still like to work for Halm, Ott & Co" in interest
    assert "the one step" in step
    assert draft.blanks == ()


@pytest.mark.parametrize("stage", ["target", "applied", "interviewed", "offer"])
def test_an_escalation_is_worried_and_says_who_did_not_answer(stage: str) -> None:
    text = template_text(f"escalate-{stage}")
    assert "worried" in text
    assert "{to_whom_and_when}" in text


def _sentences(name: str) -> set[str]:
    body = template_text(name).partition(",\n")[2].rpartition("\n\n")[0]
    return {each.strip() for each in re.split(r"[.?!:]\s", body) if len(each.split()) > 3}
