"""Each nudge at its border: the day before, the day itself, one card fewer, one card more, and too little to say it."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobboard.followup.enums import Channel
from jobboard.followup.nudges import (
    BoardFacts,
    CardRef,
    ChannelCount,
    Nudge,
    NudgeKind,
    Ratio,
    health,
    most_important,
    nudges,
    put_off_until,
)
from jobboard.followup.rules import Rules
from tests.followup.builders import day

TODAY = day("11-16")
CALM = BoardFacts(TODAY, cards=20, targets=6, applied=8, in_talks=2, last_application=TODAY)
"""A search that needs no word."""


def nudges_by_kind(facts: BoardFacts, rules: Rules | None = None) -> dict[NudgeKind, Nudge]:
    return {nudge.kind: nudge for nudge in nudges(facts, rules or Rules())}


def sentence_of(facts: BoardFacts, kind: NudgeKind, rules: Rules | None = None) -> str | None:
    nudge = nudges_by_kind(facts, rules).get(kind)
    return nudge.sentence if nudge else None


def ago(days: int) -> dt.date:
    return TODAY - dt.timedelta(days=days)


def named(card: int, company: str, days: int = 0) -> CardRef:
    return CardRef(card, company, ago(days))


def test_a_search_that_is_well_needs_no_word() -> None:
    assert nudges_by_kind(CALM) == {}


def test_an_empty_board_needs_no_word() -> None:
    assert nudges_by_kind(BoardFacts(TODAY)) == {}


@pytest.mark.parametrize(
    ("targets", "sentence"),
    [
        (0, "No targets: list 5 to 10 places you would like to work at"),
        (1, "1 target: list 5 to 10 places you would like to work at"),
        (4, "4 targets: list 5 to 10 places you would like to work at"),
        (5, None),
        (10, None),
        (11, "11 targets are more than one can court: keep 5 to 10, apply to the rest"),
    ],
)
def test_targets(targets: int, sentence: str | None) -> None:
    assert sentence_of(replace(CALM, targets=targets), NudgeKind.TARGETS) == sentence


@pytest.mark.parametrize(("targets", "on"), [(2, True), (3, False), (4, False), (5, True)])
def test_targets_follow_their_settings(targets: int, on: bool) -> None:
    rules = Rules(targets_least=3, targets_most=4)
    assert (sentence_of(replace(CALM, targets=targets), NudgeKind.TARGETS, rules) is not None) is on


def test_a_search_that_ended_well_wants_no_more_targets_or_applications() -> None:
    over = replace(CALM, targets=0, applied=0, in_talks=0, accepted=True, last_application=ago(40))
    assert nudges_by_kind(over) == {}
    assert nudges_by_kind(replace(over, applied=1)).keys() == {NudgeKind.TARGETS, NudgeKind.ONE_BASKET}


@pytest.mark.parametrize(
    ("applied", "in_talks", "sentence"),
    [
        (0, 1, "All eggs in one basket: nothing beside your best talks"),
        (1, 1, "All eggs in one basket: one live card beside your best talks"),
        (2, 1, "All eggs in one basket: 2 live cards beside your best talks"),
        (3, 1, None),
        (1, 3, None),
        (0, 3, "All eggs in one basket: 2 live cards beside your best talks"),
        (2, 0, None),
    ],
)
def test_eggs_in_one_basket(applied: int, in_talks: int, sentence: str | None) -> None:
    assert sentence_of(replace(CALM, applied=applied, in_talks=in_talks), NudgeKind.ONE_BASKET) == sentence


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        (6, None),
        (7, "No application for 7 days"),
        (20, "No application for 20 days"),
        (21, "No application for 3 weeks"),
    ],
)
def test_no_application_for_a_week(days: int, sentence: str | None) -> None:
    assert sentence_of(replace(CALM, last_application=ago(days)), NudgeKind.ONE_BASKET) == sentence


def test_without_a_known_application_no_gap_is_claimed() -> None:
    assert sentence_of(replace(CALM, last_application=None), NudgeKind.ONE_BASKET) is None


@pytest.mark.parametrize(
    ("part", "of", "on"), [(4, 4, False), (5, 5, True), (2, 5, False), (3, 5, True), (5, 10, True), (0, 50, False)]
)
def test_never_followed_up(part: int, of: int, on: bool) -> None:
    sentence = sentence_of(replace(CALM, never_followed_up=Ratio(part, of)), NudgeKind.NEVER_FOLLOWED_UP)
    expected = f"{part} of {of} applications ended without one follow-up; perhaps nobody read them"
    assert sentence == (expected if on else None)


@pytest.mark.parametrize(("days", "on"), [(-1, False), (0, True), (7, True), (8, False)])
def test_ask_for_the_timeline(days: int, on: bool) -> None:
    nudge = nudges_by_kind(replace(CALM, without_timeline=(named(3, "Vega", days),))).get(NudgeKind.ASK_TIMELINE)
    assert (nudge is not None) is on
    if nudge:
        assert (nudge.action, nudge.card) == ("promise", 3)


def test_the_timeline_of_the_latest_interview_is_asked_for() -> None:
    facts = replace(CALM, without_timeline=(named(3, "Vega", 5), named(4, "Kanta", 1), named(5, "Palma", 3)))
    assert sentence_of(facts, NudgeKind.ASK_TIMELINE) == "Kanta, interviewed yesterday: what happens next, and by when?"


@pytest.mark.parametrize(("days", "on"), [(0, True), (14, True), (15, False)])
def test_learn_from_a_rejection(days: int, on: bool) -> None:
    assert (NudgeKind.LEARN in nudges_by_kind(replace(CALM, without_lesson=(named(3, "Brandt AG", days),)))) is on


def test_what_was_learned_is_asked_with_the_day() -> None:
    facts = replace(CALM, without_lesson=(named(3, "Brandt AG", 3),))
    assert sentence_of(facts, NudgeKind.LEARN) == "Brandt AG said no 3 days ago: what will you do differently?"


def test_before_leaving_tells_the_earliest_interview() -> None:
    first = CardRef(3, "Vega", TODAY, dt.time(10))
    nudge = nudges_by_kind(replace(CALM, interviews_today=(first, named(4, "Kanta"))))[NudgeKind.BEFORE_LEAVING]
    assert nudge.card == 3
    assert nudge.sentence.startswith("Vega at 10:00: before you leave, get an address")
    untimed = sentence_of(replace(CALM, interviews_today=(named(4, "Kanta"),)), NudgeKind.BEFORE_LEAVING)
    assert untimed
    assert untimed.startswith("Kanta today: ")


@pytest.mark.parametrize(
    ("offer", "untold", "sentence"),
    [
        (named(1, "Kanta"), (named(2, "Vega"),), "Kanta made you an offer: tell Vega, still interviewing you"),
        (
            named(1, "Kanta"),
            (named(2, "Vega"), named(3, "Palma"), named(4, "Orbita")),
            "Kanta made you an offer: tell Vega, Palma and Orbita, still interviewing you",
        ),
        (named(1, "Kanta"), (), None),
        (named(1, "Kanta"), (named(1, "Kanta"),), None),
        (None, (named(2, "Vega"),), None),
    ],
)
def test_an_offer_came(offer: CardRef | None, untold: tuple[CardRef, ...], sentence: str | None) -> None:
    assert sentence_of(replace(CALM, offer=offer, not_informed=untold), NudgeKind.OFFER_CAME) == sentence


@pytest.mark.parametrize(
    ("email", "phone", "sentence"),
    [
        ((0, 0), (0, 0), None),
        ((1, 0), (0, 0), "Sent so far: 1 by email"),
        ((14, 3), (5, 2), "Sent so far: 14 by email and 5 by phone"),
        ((15, 3), (5, 2), "Answered: 3 of 15 by email (20%) and 2 of 5 by phone (40%)"),
        ((16, 4), (4, 4), "Answered: 4 of 16 by email (25%) and 4 of 4 by phone"),
    ],
)
def test_phone_against_email(email: tuple[int, int], phone: tuple[int, int], sentence: str | None) -> None:
    counts = (ChannelCount(Channel.PHONE, *phone), ChannelCount(Channel.EMAIL, *email))
    assert sentence_of(replace(CALM, channels=counts), NudgeKind.CHANNELS) == sentence


@pytest.mark.parametrize("channel", Channel)
def test_every_channel_reads_as_words(channel: Channel) -> None:
    sentence = sentence_of(replace(CALM, channels=(ChannelCount(channel, 2, 1),)), NudgeKind.CHANNELS)
    assert sentence
    assert "-" not in sentence


EVERYTHING = replace(
    CALM,
    targets=0,
    last_application=ago(9),
    never_followed_up=Ratio(9, 9),
    interviews_today=(named(1, "Vega"),),
    without_timeline=(named(2, "Kanta", 1),),
    without_lesson=(named(3, "Brandt AG", 1),),
    offer=named(4, "Palma"),
    not_informed=(named(5, "Orbita"),),
    channels=(ChannelCount(Channel.EMAIL, 3, 0),),
)


def test_every_nudge_can_hold_at_once_in_the_order_of_importance() -> None:
    assert [nudge.kind for nudge in nudges(EVERYTHING, Rules())] == list(NudgeKind)[1:]


def test_once_the_search_has_ended_only_the_others_are_left_to_be_told() -> None:
    (nudge,) = nudges(replace(EVERYTHING, has_ended=True, to_tell=3), Rules())
    assert (nudge.kind, nudge.card) == (NudgeKind.SEARCH_ENDED, None)
    assert nudge.sentence == "Your search has ended: 3 others wait to hear that you withdraw"
    assert nudges(replace(EVERYTHING, has_ended=True), Rules()) == ()
    assert health(replace(EVERYTHING, has_ended=True), Rules()) == ("the search has ended",)


def test_the_most_important_one_is_shown_unless_it_was_put_off() -> None:
    found = nudges(EVERYTHING, Rules())
    first = most_important(tuple(reversed(found)))
    assert first
    assert first.kind is NudgeKind.BEFORE_LEAVING
    second = most_important(found, {NudgeKind.BEFORE_LEAVING, NudgeKind.LEARN})
    assert second
    assert second.kind is NudgeKind.OFFER_CAME
    assert most_important(found, set(NudgeKind)) is None
    assert most_important(()) is None


def test_a_nudge_is_put_off_for_a_week() -> None:
    assert put_off_until(TODAY, Rules()) == day("11-23")
    assert put_off_until(TODAY, Rules(nudge_rests=1)) == day("11-17")


def test_the_health_of_the_search() -> None:
    assert health(CALM, Rules()) == ("targets 6, keep 5–10", "in talks 2")
    assert health(replace(CALM, follow_ups=Ratio(14, 17)), Rules())[-1] == "follow-ups done 14 of 17"


@given(
    st.integers(0, 400),
    st.integers(0, 20),
    st.integers(0, 20),
    st.dates() | st.none(),
    st.integers(0, 60),
    st.lists(st.builds(ChannelCount, st.sampled_from(Channel), st.integers(0, 40), st.integers(0, 40))),
)
def test_every_sentence_is_one_line(
    targets: int, applied: int, talks: int, last: dt.date | None, of: int, channels: list[ChannelCount]
) -> None:
    facts = BoardFacts(
        TODAY,
        cards=targets + applied + talks,
        targets=targets,
        applied=applied,
        in_talks=talks,
        last_application=last,
        never_followed_up=Ratio(of, of),
        channels=tuple(channels),
    )
    for nudge in nudges(facts, Rules()):
        assert nudge.sentence
        assert "\n" not in nudge.sentence


@pytest.mark.parametrize(("part", "holds"), [(3, True), (2, False)])
def test_half_of_the_applications_without_a_follow_up_are_worth_a_word(part: int, holds: bool) -> None:
    facts = replace(CALM, never_followed_up=Ratio(part, 6))
    found = {nudge.kind for nudge in nudges(facts, Rules(untouched_share=50))}
    assert (NudgeKind.NEVER_FOLLOWED_UP in found) is holds
