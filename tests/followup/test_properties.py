"""What must hold for every history, however odd."""

import datetime as dt
import random
from dataclasses import replace

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from jobboard.followup.enums import Channel, InterviewState, Outcome, PersonKind, ReplyKind, Stage, StepKind, TouchKind
from jobboard.followup.models import (
    Closed,
    Deadline,
    Event,
    History,
    Interview,
    NoStep,
    Paused,
    Person,
    Promise,
    Reopened,
    Reply,
    Resumed,
    Snoozed,
    StageChanged,
    Step,
    Touch,
)
from jobboard.followup.next_step import next_step
from jobboard.followup.rules import Rules
from jobboard.followup.timeline import build_timeline, card_status
from jobboard.followup.waiting_clock import waiting_clock

FIRST, LAST = dt.date(2026, 10, 1), dt.date(2027, 1, 31)
days = st.dates(FIRST, LAST)
maybe_days = st.one_of(days, days, days, st.none())
times = st.one_of(st.none(), st.times().map(lambda each: each.replace(second=0, microsecond=0)))
keys = st.one_of(st.none(), st.integers(1, 3))
people = st.lists(
    st.builds(
        Person,
        key=st.integers(1, 3),
        name=st.just("Kim Lund"),
        kind=st.sampled_from(PersonKind),
        phone=st.sampled_from(["", "+47 555 0100"]),
        no_calls=st.booleans(),
        do_not_contact=st.booleans(),
    ),
    unique_by=lambda person: person.key,
    max_size=3,
).map(tuple)
touches = st.builds(Touch, st.sampled_from(TouchKind), maybe_days, times, st.sampled_from(Channel), keys)
events: st.SearchStrategy[Event] = st.one_of(
    st.builds(StageChanged, st.sampled_from(Stage), maybe_days, times, days),
    st.builds(
        Interview,
        days,
        times,
        st.sampled_from(InterviewState),
        maybe_days,
        times,
        st.lists(st.integers(1, 3), max_size=2).map(tuple),
        st.booleans(),
    ),
    touches,
    touches,
    st.builds(Reply, st.sampled_from(ReplyKind), maybe_days, times, st.none(), keys),
    st.builds(Promise, days, maybe_days, times, times, keys),
    st.builds(Deadline, days, maybe_days, times),
    st.builds(Snoozed, days, maybe_days, times),
    st.builds(Paused, maybe_days, times),
    st.builds(Resumed, maybe_days, times),
    st.builds(Closed, st.sampled_from(Outcome), maybe_days, times, days),
    st.builds(Reopened, maybe_days, times),
)
histories = st.builds(
    History, st.lists(events, max_size=10).map(tuple), people, st.one_of(st.none(), days), st.booleans()
)
moments = st.datetimes(dt.datetime.combine(FIRST, dt.time.min), dt.datetime.combine(LAST, dt.time.max)).map(
    lambda each: each.replace(second=0, microsecond=0)
)
RULES = Rules()


@given(histories, moments)
def test_every_card_has_a_step_or_a_named_reason(card: History, now: dt.datetime) -> None:
    found = next_step(card, RULES, now)
    assert found.reason
    if isinstance(found, Step):
        assert found.due <= found.last_day


@given(histories, moments, st.randoms(use_true_random=False))
def test_the_order_of_entry_changes_nothing_but_ties(card: History, now: dt.datetime, dice: random.Random) -> None:
    places = [(entry.day, entry.time, entry.order) for entry in build_timeline(card, now).events]
    assume(len(places) == len(set(places)))
    moved = [event.day for event in card.events if isinstance(event, StageChanged) and event.day]
    assume(moved.count(min(moved, default=FIRST)) <= 1)  # of the first day's moves the one entered first begins
    shuffled = list(card.events)
    dice.shuffle(shuffled)
    other = replace(card, events=tuple(shuffled))
    assert next_step(other, RULES, now) == next_step(card, RULES, now)
    assert card_status(other, now) == card_status(card, now)


@settings(max_examples=300)
@given(histories, moments, st.timedeltas(dt.timedelta(0), dt.timedelta(days=60)))
def test_nothing_changes_before_holds_until(card: History, now: dt.datetime, later: dt.timedelta) -> None:
    found = next_step(card, RULES, now)
    then = now + later
    if found.holds_until is not None:
        then = min(then, found.holds_until - dt.timedelta(minutes=1))
        then = max(then, now)
    again = next_step(card, RULES, then)
    assert again == found
    assert card_status(card, then) == card_status(card, now)


@given(histories, moments)
def test_holds_until_lies_ahead(card: History, now: dt.datetime) -> None:
    found = next_step(card, RULES, now)
    assert found.holds_until is None or found.holds_until > now


@given(histories, moments)
def test_due_is_never_before_the_window_starts(card: History, now: dt.datetime) -> None:
    found = next_step(card, RULES, now)
    if isinstance(found, NoStep):
        return
    first = {
        StepKind.REPLY: RULES.reply.first,
        StepKind.THANK_YOU: RULES.thank_you.first,
        StepKind.REACH_OUT: RULES.reach_out.first,
        StepKind.ESCALATE: RULES.escalate.first,
        StepKind.DECIDE: RULES.decide.first,
        StepKind.LAST_MESSAGE: RULES.last_message.first,
        StepKind.KEEP_WARM: RULES.keep_warm.first,
    }.get(found.kind, 0)
    if found.kind is StepKind.FOLLOW_UP:
        first = RULES.follow_up_again.first if found.attempt == 2 else RULES.follow_up_offer.first
    if found.kind is StepKind.ANSWER_OFFER:
        assert found.about_day is None or found.due == found.about_day - dt.timedelta(days=RULES.deadline_before)
        return
    assert found.due >= found.since + dt.timedelta(days=first)


@given(histories, touches, moments)
def test_a_touch_never_lowers_the_attempt(card: History, touch: Touch, now: dt.datetime) -> None:
    """An answer is the exception that the clock's base makes: what was asked is answered, and counting starts anew."""
    if touch.kind is TouchKind.ANSWER:
        return
    before = waiting_clock(build_timeline(card, now)).attempts
    after = waiting_clock(build_timeline(replace(card, events=(*card.events, touch)), now)).attempts
    assert after >= before


@given(histories, moments)
def test_nobody_who_asked_not_to_be_contacted_is_suggested(card: History, now: dt.datetime) -> None:
    found = next_step(card, RULES, now)
    if isinstance(found, Step) and found.person is not None:
        person = next(each for each in card.people if each.key == found.person)
        assert not person.do_not_contact
        assert not (person.no_calls and found.channel is Channel.PHONE)


@given(histories, moments)
def test_a_day_off_never_hangs_or_breaks_the_rules(card: History, now: dt.datetime) -> None:
    assert next_step(card, RULES, now, lambda _: True).reason
