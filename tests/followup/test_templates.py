"""The shipped texts: the words for ten cards, what every text keeps to, and what none of them says."""

import re
from itertools import combinations

import pytest

from jobboard.followup.enums import Language, PersonKind, Stage, StepKind
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
    "my_phone": "+47 555 0199",
    "my_email": "robin@mail.example",
    "my_links": "https://robin.example",
    "my_town": "Oslo",
    "my_pitch": "I build systems that stay quiet and cost less each year. For six years they have moved money.",
    "my_references": "Mona Dahl, who led my last team",
    "one_result_that_fits": "I cut the nightly import of two banks from six hours to forty minutes within a month",
    "when_i_am_free": "on weekdays after four in the afternoon",
    "why_i_write": "You got in touch on 9 November about the Senior Backend Engineer role",
    "when_rejected": "on 19 November",
    "well_wishes": "I hope that Dana Ruiz is well",
    "when_interviewed": "on 16 November",
    "when_planned": "on 16 November",
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

GREETINGS = {
    Language.ENGLISH: ("Hello ", "Dear "),
    Language.GERMAN: ("Guten Tag ",),
    Language.FRENCH: ("Bonjour ",),
    Language.SPANISH: ("Buenos días, ",),
}
FAMILIAR = {
    Language.ENGLISH: r"\b(hey|hi|thx)\b",
    Language.GERMAN: r"\b(du|dich|dir|dein\w*|euch|euer|eure\w*)\b",
    Language.FRENCH: r"\b(tu|toi|ton|tes|te|t')\b",
    Language.SPANISH: r"\b(tú|te|ti|tu|tus|contigo|vosotros|vuestr\w+)\b",
}
"""Words that a formal letter does not use."""
PREMATURE = ("plain no", "a no helps", "won't mind a no", "ein nein", "un non", "un no me")
"""Invitations to a no (S1)."""

in_each_language = pytest.mark.parametrize("language", Language)
every_template = pytest.mark.parametrize("name", template_names())


@in_each_language
@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.name)
def test_the_words_for_a_card(card: Card, language: Language) -> None:
    assert rendered(card, language) == (GOLDEN / language / f"{card.name}.txt").read_text(encoding="utf-8")


def test_the_cards_use_every_template() -> None:
    assert set().union(*map(templates_used, CARDS)) == set(template_names())


@in_each_language
def test_every_language_has_every_template_with_the_same_fields(language: Language) -> None:
    for name in template_names():
        fields = set(re.findall(r"{(\w+)}", template_text(name, language)))
        assert fields == set(re.findall(r"{(\w+)}", template_text(name))), name


@in_each_language
def test_a_letter_is_formal_and_never_invites_a_no(language: Language) -> None:
    for name in template_names():
        text = template_text(name, language).lower()
        assert not re.search(FAMILIAR[language], text), (name, re.search(FAMILIAR[language], text))
        assert not [phrase for phrase in PREMATURE if phrase in text], name


@in_each_language
@every_template
def test_a_filled_template_is_short(name: str, language: Language) -> None:
    draft = fill(name, template_text(name, language), SAMPLE)
    words = re.sub(r"\[[^]]+\]", LONG_BLANK, draft.body).split()
    assert len(words) < MOST_WORDS


@every_template
def test_a_template_leaves_little_to_fill(name: str) -> None:
    draft = fill(name, template_text(name), {**SAMPLE, "next_steps": ""} if name == "thank_you" else SAMPLE)
    assert len(draft.blanks) <= MOST_BLANKS


@in_each_language
@every_template
def test_a_template_has_a_subject_a_greeting_and_a_name_below(name: str, language: Language) -> None:
    draft = fill(name, template_text(name, language), SAMPLE)
    assert draft.subject
    assert draft.body.startswith(GREETINGS[language])
    assert draft.body.endswith("\nRobin Aas")


@every_template
def test_a_template_says_nothing_canned(name: str) -> None:
    text = template_text(name).lower()
    assert [phrase for phrase in CANNED if phrase in text] == []


def test_the_sample_knows_every_field_that_a_card_can_fill() -> None:
    assert SAMPLE.keys() == FIELDS.keys()


@in_each_language
def test_no_two_templates_share_a_sentence(language: Language) -> None:
    sentences = {name: _sentences(name, language) for name in template_names()}
    shared = {pair: sentences[pair[0]] & sentences[pair[1]] for pair in combinations(template_names(), 2)}
    assert {pair: both for pair, both in shared.items() if both} == {}


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
    assert "still like to work with you at Halm, Ott & Co" in interest
    assert "the one step" in step
    assert draft.blanks == ()


@pytest.mark.parametrize("case", ["target", "applied", "interviewed", "talks", "offer"])
def test_an_escalation_says_who_was_asked_and_after_an_interview_cares_for_them_first(case: str) -> None:
    text = template_text(f"escalate-{case}")
    assert "{to_whom_and_when}" in text
    assert ("\n\n{well_wishes}." in text) == (case in ("interviewed", "talks", "offer"))


def test_the_second_letter_of_an_applicant_asks_when_the_interviews_are() -> None:
    assert "When are the interviews taking place" in template_text("follow_up-2-applied")


@pytest.mark.parametrize("kind", PersonKind)
def test_a_first_message_asks_each_what_they_can_answer(kind: PersonKind) -> None:
    name = template_for(StepKind.REACH_OUT, None, Stage.TARGET, reader=kind)
    expected = {PersonKind.EMPLOYEE: "reach_out-employee", PersonKind.RECRUITER: "reach_out-recruiter"}
    assert name == expected.get(kind, "reach_out-recruiter" if kind is PersonKind.HR else "reach_out")


def _sentences(name: str, language: Language) -> set[str]:
    body = template_text(name, language).partition("\n\n")[2].partition("\n\n")[2].rpartition("\n\n")[0]
    return {each.strip() for each in re.split(r"[.?!:]\s", body) if len(each.split()) > 3}
