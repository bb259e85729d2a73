"""The demo's board shows everything that the follow-up rules know, on invented cards."""

import stat
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from jobboard.demo import DEMO_NOW, open_demo
from jobboard.followup.enums import Outcome, Stage, StepKind, StepState
from jobboard.store.integrity.check import check
from jobboard.store.queries.cards import detail, listing
from jobboard.store.queries.columns import counts
from jobboard.store.queries.panel import panel
from jobboard.store.store import Store
from jobboard.store.views import CardDetail, CardView, StepView
from jobboard.text import width

ROWS = [
    *((kind, None) for kind in StepKind if kind not in (StepKind.FOLLOW_UP, StepKind.ESCALATE)),
    (StepKind.FOLLOW_UP, 1),
    (StepKind.FOLLOW_UP, 2),
    (StepKind.ESCALATE, 3),
]
"""The rows of RULES.md's steps table; rows 3 and 6 are one kind."""

IMPOSSIBLE = {
    (StepKind.INTERVIEW, StepState.UPCOMING): "before its day the row is prepare, or none once prepared",
    (StepKind.INTERVIEW, StepState.OVERDUE): "from its hour on, or the next day, it has taken place",
    (StepKind.PREPARE, StepState.OVERDUE): "on the day of the interview the row is interview",
    (StepKind.APPLY, StepState.OVERDUE): "the row lapses on the day after the posting closed",
}


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with open_demo() as store:
        yield store


@pytest.fixture(scope="module")
def cards(store: Store) -> list[CardView]:
    return listing(store, closed=True)


@pytest.fixture(scope="module")
def details(store: Store, cards: list[CardView]) -> list[CardDetail]:
    return [detail(store, card.id) for card in cards]


def steps(cards: list[CardView], kind: StepKind, attempt: int | None) -> list[tuple[Stage, StepView]]:
    return [
        (card.stage, card.step)
        for card in cards
        if card.step and (card.step.kind, card.step.attempt) == (kind, attempt)
    ]


@pytest.mark.parametrize(("kind", "attempt"), ROWS)
@pytest.mark.parametrize("state", [StepState.UPCOMING, StepState.DUE, StepState.OVERDUE])
def test_every_row_of_the_steps_table(
    cards: list[CardView], kind: StepKind, attempt: int | None, state: StepState
) -> None:
    shown = state in {step.state for _, step in steps(cards, kind, attempt)}
    assert shown is ((kind, state) not in IMPOSSIBLE)


@pytest.mark.parametrize("attempt", [1, 2])
def test_follow_ups_in_every_open_stage(cards: list[CardView], attempt: int) -> None:
    assert {stage for stage, _ in steps(cards, StepKind.FOLLOW_UP, attempt)} == set(Stage) - {Stage.REJECTED}


def test_the_columns_are_as_full_as_a_real_hunt(store: Store) -> None:
    assert {str(stage): count.total for stage, count in counts(store).items()} == {
        "target": 8,
        "applied": 22,
        "interviewed": 11,
        "offer": 6,
        "rejected": 9,
    }


def test_what_else_a_board_can_hold(cards: list[CardView], details: list[CardDetail]) -> None:
    assert {card.outcome for card in cards} == {None, *Outcome}
    assert Counter(card.step.state for card in cards if card.step)[StepState.QUIET] == 2
    assert any(each.resting for each in details)
    assert any(each.snoozed_until for each in details)
    assert any(each.referrer for each in details)
    assert any(contact.do_not_contact for each in details for contact in each.contacts)
    assert any(contact.no_calls for each in details for contact in each.contacts)
    assert any(event.what.startswith("automatic receipt") for each in details for event in each.events)
    assert any(step.about_time for _, step in steps(cards, StepKind.PROMISED, None))
    assert any(width(card.company) > len(card.company) for card in cards)
    assert any(len(card.company) > 60 for card in cards)
    assert {card.rating for card in cards} == {1, 2, 3, 4, 5}


def test_nobody_and_nothing_is_real(details: list[CardDetail]) -> None:
    people = [contact for each in details for contact in each.contacts]
    assert all(contact.email.endswith(".example") for contact in people)
    assert all(contact.phone[:7] in ("", "+47 555", "+1 555 ") for contact in people)
    assert all(not each.url for each in details)


def test_the_clock_stands_on_a_monday_morning(store: Store) -> None:
    assert store.now() == DEMO_NOW
    assert DEMO_NOW.strftime("%A") == "Monday"
    assert store.clock.zone == "Europe/Oslo"


def test_what_is_stored_is_what_the_rules_say(store: Store) -> None:
    assert not check(store)


def test_the_panel_leads_with_what_cannot_wait(store: Store) -> None:
    shown = panel(store)
    assert shown.due[0].step.kind is StepKind.REPLY
    assert shown.quiet_count == 2
    assert 0 < shown.overdue_count < len(shown.due)


@pytest.mark.parametrize("zone", ["UTC", "Pacific/Auckland", "Europe/Oslo"])
def test_it_is_the_same_everywhere_and_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch, zone: str) -> None:
    monkeypatch.setenv("TZ", zone)
    with open_demo() as store:
        folder: Path = store.path.parent
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert (len(panel(store).due), panel(store).overdue_count) == (19, 12)
    assert not folder.exists()
