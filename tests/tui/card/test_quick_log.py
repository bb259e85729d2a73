"""One line on what happened: how it is understood, what it says back, and the one action that comes of it."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobboard.dates.natural import DayTime
from jobboard.errors import InvalidInputError
from jobboard.followup.enums import Channel, InterviewState, Stage, StepKind, TouchKind
from jobboard.quick_log.parser import LoggedKind, ParsedLogLine, read_happened
from jobboard.store.actions import interviews
from jobboard.store.actions.cards import NewCard
from jobboard.store.actions.contacts import NewContact
from jobboard.store.queries.cards import detail
from jobboard.store.store import Store
from jobboard.store.undo import peek_undo, undo
from jobboard.store.views import CardDetail
from tests.store.builders import dump, stale
from tests.tui.scripted_answers import MONDAY, add, board_at, refusal, run_action

TODAY = MONDAY.date()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with board_at(tmp_path) as store:
        yield store


def on(day: int, at: time | None = None) -> DayTime:
    return DayTime(date(2026, 11, day), at)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        (
            "interviewed last thursday with Kim, they said a week",
            ParsedLogLine(LoggedKind.INTERVIEWED, on(12), ("Kim",), on(19)),
        ),
        (
            "an interview last tue 10:00 with Kim and Ola Berg, went well; they decide in 2 weeks",
            ParsedLogLine(LoggedKind.INTERVIEWED, on(10, time(10)), ("Kim", "Ola Berg"), on(24), note="went well"),
        ),
        ("last thu interviewed with Kim", ParsedLogLine(LoggedKind.INTERVIEWED, on(12), ("Kim",))),
        ("applied yesterday", ParsedLogLine(LoggedKind.APPLIED, on(15))),
        ("nov 5: applied through the portal", ParsedLogLine(LoggedKind.APPLIED, on(5), channel=Channel.PORTAL)),
        (
            "called dana fri, left a message",
            ParsedLogLine(LoggedKind.SENT, on(13), ("dana",), channel=Channel.PHONE, note="left a message"),
        ),
        (
            "called dana yesterday and she said friday",
            ParsedLogLine(LoggedKind.SENT, on(15), ("dana",), on(20), channel=Channel.PHONE),
        ),
        (
            "called him and left a message",
            ParsedLogLine(LoggedKind.SENT, channel=Channel.PHONE, note="him and left a message"),
        ),
        (
            "wrote to Dana Ruiz on linkedin 3 days ago",
            ParsedLogLine(LoggedKind.SENT, on(13), ("Dana Ruiz",), channel=Channel.LINKEDIN),
        ),
        (
            "emailed kim@acme.example",
            ParsedLogLine(LoggedKind.SENT, None, ("kim@acme.example",), channel=Channel.EMAIL),
        ),
        ("thanked Kim", ParsedLogLine(LoggedKind.SENT, None, ("Kim",), touch=TouchKind.THANK_YOU)),
        (
            "followed up with Dana 2026-11-10",
            ParsedLogLine(LoggedKind.SENT, on(10), ("Dana",), touch=TouchKind.FOLLOW_UP),
        ),
        ("rejected on monday", ParsedLogLine(LoggedKind.REJECTED, on(16))),
        ("got a rejection from Kim on friday", ParsedLogLine(LoggedKind.REJECTED, on(13), ("Kim",))),
        ("they said no yesterday", ParsedLogLine(LoggedKind.REJECTED, on(15))),
        ("they wrote yesterday, question", ParsedLogLine(LoggedKind.REPLIED, on(15), asks=True, note="question")),
        ("Kim wrote yesterday, no answer needed", ParsedLogLine(LoggedKind.REPLIED, on(15), ("Kim",), asks=False)),
        ("they asked for my CV", ParsedLogLine(LoggedKind.REPLIED, asks=True, note="for my CV")),
        (
            "yesterday they called and said friday",
            ParsedLogLine(LoggedKind.REPLIED, on(15), (), on(20), channel=Channel.PHONE),
        ),
        ("automatic receipt yesterday", ParsedLogLine(LoggedKind.RECEIPT, on(15))),
        ("got an offer yesterday, answer by fri", ParsedLogLine(LoggedKind.OFFERED, on(15), (), on(20))),
        ("they will come back by friday 15:00", ParsedLogLine(LoggedKind.PROMISED, None, (), on(20, time(15)))),
        ("kim promised an answer by thursday", ParsedLogLine(LoggedKind.PROMISED, None, ("kim",), on(19))),
    ],
)
def test_what_people_write(text: str, meant: ParsedLogLine) -> None:
    assert read_happened(text, TODAY) == meant


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "interviewed last thursday"),
        ("hello", "applied yesterday"),
        ("interviewed tomorrow", "has not come yet"),
        ("they said they liked me", "by when"),
        ("called " + "and " * 100, "a note"),
    ],
)
def test_what_is_not_understood_names_what_would_be(text: str, why: str) -> None:
    with pytest.raises(InvalidInputError, match=why):
        read_happened(text, TODAY)


_VERBS = ["called", "wrote", "interviewed", "applied", "promised", "rejected", "they", "said", "offer", "question"]
_OTHERS = ["kim", "with", "from", "on", "by", ",", ";", "and", "no", "not", "\n", "\x1b", "日本", "@", "'", "two words"]
_DAYS = ["a week", "fri", "15:00", "12", "nov", "2026-02-30", "today", "last", "next", "yesterday", "and d"]
_PARTS = st.sampled_from([*_VERBS, *_OTHERS, *_DAYS])


@given(st.one_of(st.text(max_size=80), st.lists(_PARTS, max_size=14).map(" ".join)))
def test_any_line_is_understood_or_refused_in_words(text: str) -> None:
    with suppress(InvalidInputError):
        read = read_happened(text, TODAY)
        assert read.on is None or read.on.day <= TODAY


def card(store: Store, stage: Stage = Stage.APPLIED, *people: str) -> int:
    contacts = tuple(NewContact(name) for name in people)
    return add(store, NewCard("Nordwind", "Engineer", stage, DayTime(date(2026, 11, 2)), contacts=contacts))


async def told(store: Store, card_id: int, text: str) -> CardDetail:
    """The card after the line, which one undo takes back as a whole."""
    before = dump(store)
    await run_action(store, "happened", card_id, text)
    found = detail(store, card_id)
    assert stale(store) == []
    after = dump(store)
    undo(store)
    assert dump(store) == before
    undo_of_it = peek_undo(store)
    assert undo_of_it
    assert undo_of_it.label.startswith("added")
    assert after != before
    return found


async def test_an_interview_and_what_they_said_are_one_action(store: Store) -> None:
    found = await told(
        store, card(store, Stage.APPLIED, "Kim Lund"), "interviewed last thursday with Kim, they said a week"
    )
    assert found.card.stage is Stage.INTERVIEWED
    assert [(each.day, each.people) for each in found.interviews] == [(date(2026, 11, 12), ("Kim Lund",))]
    assert "promised to come back by Thu 19 Nov 2026" in {each.what.partition(" ")[2] for each in found.events}


async def test_the_interview_that_was_booked_for_that_day_is_the_one(store: Store) -> None:
    card_id = card(store, Stage.APPLIED, "Kim Lund")
    interviews.interview(store, card_id, DayTime(TODAY, time(15)))
    await run_action(store, "happened", card_id, "interviewed with Kim and Ola Berg, they said friday")
    (held,) = detail(store, card_id).interviews
    assert (held.state, held.people) == (InterviewState.HELD, ("Kim Lund", "Ola Berg"))
    assert any("by Fri 20 Nov" in each.what for each in detail(store, card_id).events)


async def test_an_interview_of_today_was_held_just_now(store: Store) -> None:
    found = await told(store, card(store), "interviewed, went well")
    assert [(each.day, each.state) for each in found.interviews] == [(TODAY, InterviewState.HELD)]
    assert found.events[0].text == "went well"


async def test_a_call_is_the_follow_up_that_was_due(store: Store) -> None:
    card_id = card(store, Stage.APPLIED, "Dana Ruiz")
    found = await told(store, card_id, "called dana fri, left a message")
    assert (found.events[0].what, found.events[0].text) == ("follow-up by phone to Dana Ruiz", "left a message")


async def test_a_call_with_what_they_said(store: Store) -> None:
    found = await told(store, card(store, Stage.APPLIED, "Dana Ruiz"), "called dana fri, she said a week")
    assert sorted(each.kind for each in found.events if each.day == date(2026, 11, 13)) == ["promise", "reply", "touch"]
    assert found.card.step
    assert found.card.step.kind is StepKind.PROMISED


async def test_other_things_that_happen(store: Store) -> None:
    assert (await told(store, card(store, Stage.TARGET), "applied yesterday")).card.stage is Stage.APPLIED
    undo(store)
    card_id = card(store)
    assert (await told(store, card_id, "rejected by Kim on friday")).card.stage is Stage.REJECTED
    offer = await told(store, card_id, "got an offer yesterday, answer by fri")
    assert (offer.card.stage, offer.deadline) == (Stage.OFFER, date(2026, 11, 20))
    asked = await told(store, card_id, "they wrote yesterday, question")
    assert asked.card.step
    assert asked.card.step.kind is StepKind.REPLY
    receipt = await told(store, card_id, "automatic receipt yesterday")
    assert receipt.events[0].what == "automatic receipt"
    assert (await told(store, card_id, "they said friday")).events[0].kind == "promise"


async def test_a_refusal_says_why_and_changes_nothing(store: Store) -> None:
    card_id = card(store, Stage.APPLIED, "Kim Lund", "Kim Berg")
    before = dump(store)
    assert "Applied already" in await refusal(store, "happened", card_id, "applied yesterday")
    assert "Kim Lund or Kim Berg" in await refusal(store, "happened", card_id, "called Kim fri")
    assert "cannot have promised" in await refusal(store, "happened", card_id, "interviewed fri, they said 2026-11-01")
    assert dump(store) == before
