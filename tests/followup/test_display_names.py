"""Each stage, channel and kind of person has one name that users read, and counts agree with their nouns."""

import pytest

from jobboard.followup.display_names import (
    CHANNEL_NAMES,
    STAGE_NAMES,
    channel_phrase,
    count_noun,
    join_and,
    outcome_name,
    person_kind_name,
    recipient_phrase,
    upcoming_heading,
)
from jobboard.followup.enums import Channel, Outcome, PersonKind, Stage
from tests.conftest import Run


def test_every_stage_and_channel_has_a_name() -> None:
    assert list(STAGE_NAMES.values()) == ["Target", "Applied", "Interviewed", "Offer", "Rejected"]
    assert set(STAGE_NAMES) == set(Stage)
    assert set(CHANNEL_NAMES) == set(Channel)


@pytest.mark.parametrize(
    ("channel", "phrase"),
    [
        (None, ""),
        (Channel.EMAIL, "by email"),
        (Channel.PHONE, "by phone"),
        (Channel.LINKEDIN, "on LinkedIn"),
        (Channel.SOCIAL, "on social media"),
        (Channel.IN_PERSON, "in person"),
        (Channel.PORTAL, "on the portal"),
        (Channel.OTHER, ""),
    ],
)
def test_how_a_message_travels(channel: Channel | None, phrase: str) -> None:
    assert channel_phrase(channel) == phrase


@pytest.mark.parametrize(
    ("name", "channel", "phrase"),
    [
        ("Kim Lund", Channel.EMAIL, "Kim Lund, by email"),
        ("Kim Lund", Channel.PHONE, "call Kim Lund"),
        ("Kim Lund", None, "Kim Lund"),
        ("", Channel.PHONE, "by phone"),
        ("", None, ""),
    ],
)
def test_whom_to_write_to_and_how(name: str, channel: Channel | None, phrase: str) -> None:
    assert recipient_phrase(name, channel) == phrase


def test_kinds_and_outcomes_read_as_words() -> None:
    assert [person_kind_name(kind) for kind in (PersonKind.HR, PersonKind.HIRING_MANAGER)] == ["HR", "hiring manager"]
    assert outcome_name(Outcome.NO_REPLY) == "no reply"


@pytest.mark.parametrize(
    ("number", "noun", "phrase"),
    [(0, "card", "0 cards"), (1, "card", "1 card"), (1200, "card", "1,200 cards"), (2, "entry", "2 entries"),
     (2, "day", "2 days")],
)  # fmt: skip
def test_a_count_agrees_with_its_noun(number: int, noun: str, phrase: str) -> None:
    assert count_noun(number, noun) == phrase


def test_a_count_of_people() -> None:
    assert [count_noun(number, "person", "people") for number in (1, 2)] == ["1 person", "2 people"]


def test_names_as_a_sentence_lists_them() -> None:
    assert [join_and(names) for names in ([], ["Vega"], ["Vega", "Kanta"], ["Vega", "Kanta", "Palma"])] == [
        "", "Vega", "Vega and Kanta", "Vega, Kanta and Palma",
    ]  # fmt: skip


def test_what_is_due_names_a_channel_as_the_panel_does(call: Run) -> None:
    contact = "Dana Ruiz, recruiter, https://www.linkedin.com/in/dana"
    call("add", "Nordwind", "Engineer", "--stage", "applied", "--on", "2026-11-02", "--contact", contact)
    assert "Dana Ruiz, on LinkedIn" in call("due").out


@pytest.mark.parametrize(("days", "heading"), [(1, "Next day"), (7, "Next 7 days"), (30, "Next 30 days")])
def test_the_days_ahead_are_as_many_as_the_rule_says(days: int, heading: str) -> None:
    assert upcoming_heading(days) == heading
