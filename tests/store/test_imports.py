"""Many cards at once, and no row twice."""

from datetime import date, time

import pytest

from jobboard.followup.enums import Channel, InterviewState, NoStepReason, Outcome, ReplyKind, Stage, TouchKind
from jobboard.followup.models import (
    Closed,
    Deadline,
    Interview,
    Paused,
    Promise,
    Reopened,
    Reply,
    Resumed,
    Snoozed,
    StageChanged,
    Touch,
)
from jobboard.store.actions.cards import CardFacts, delete_card, edit_card
from jobboard.store.actions.import_cards import import_cards
from jobboard.store.actions.import_row import ImportedCard
from jobboard.store.actions.stages import move_card
from jobboard.store.history_loader import history
from jobboard.store.queries.cards import detail, listing
from jobboard.store.store import Store
from jobboard.store.undo import undo
from tests.store.builders import card, count_cards, day, stale

ROW = ImportedCard("Nordwind", "Engineer", Stage.APPLIED, day("11-02"), url="https://n.example/1", key="nordwind 1")


def test_a_row_becomes_a_card_with_its_history(store: Store) -> None:
    row = ImportedCard(
        "Nordwind\x1b[0m",
        "Engineer",
        Stage.REJECTED,
        location="Oslo",
        salary="700",
        source="LinkedIn",
        tags=("python",),
        note="first\nsecond",
        status="Ghosted twice",
        events=(StageChanged(Stage.APPLIED, day("10-02")), StageChanged(Stage.REJECTED, None)),
        key="1",
    )
    result = import_cards(store, [row], "tracker.csv")
    assert (result.added, result.duplicates, result.changes.label) == (1, 0, "imported 1 card from tracker.csv")
    (card_id,) = result.changes.cards
    shown = detail(store, card_id)
    assert (shown.card.company, shown.card.stage, shown.card.entered) == ("Nordwind", Stage.REJECTED, None)
    assert (shown.location, shown.salary, shown.source, shown.card.tags) == ("Oslo", "700", "LinkedIn", ("python",))
    assert {each.provenance for each in shown.events} == {"imported"}
    assert [each.text for each in shown.events if each.kind == "note"] == ["Status: Ghosted twice", "first\nsecond"]
    assert shown.card.why is NoStepReason.NO_DATE


def test_each_kind_of_event_comes_back_as_it_was(store: Store) -> None:
    on, at = day("11-02"), time(9)
    events = (
        StageChanged(Stage.APPLIED, on, at),
        Touch(TouchKind.FOLLOW_UP, on, at, Channel.PHONE),
        Reply(ReplyKind.NO_ANSWER_NEEDED, on, at, Channel.EMAIL),
        Promise(day("11-20"), on, at, time(15)),
        Deadline(day("11-20"), on, at),
        Snoozed(day("11-20"), on, at, "why"),
        Paused(on, at),
        Resumed(on, at),
        Closed(Outcome.NO_REPLY, on, at),
        Reopened(on, at),
        Interview(day("11-09"), at, InterviewState.HELD, round="first", where="Zoom"),
        Interview(day("11-20"), None, InterviewState.BOOKED, day("11-12"), at),
    )
    import_cards(store, [ImportedCard("Nordwind", events=events)], "tracker.csv")
    assert set(history(store.db, 1).events) == set(events)


def test_a_row_without_events_enters_its_stage_on_its_day(store: Store) -> None:
    import_cards(store, [ROW, ImportedCard("Lumen")], "tracker.csv")
    assert [(each.company, each.stage, each.entered) for each in listing(store)] == [
        ("Lumen", Stage.TARGET, None),
        ("Nordwind", Stage.APPLIED, day("11-02")),
    ]


def test_a_move_of_unknown_day_was_known_by_the_day_of_the_import(store: Store) -> None:
    import_cards(store, [ImportedCard("Lumen", stage=Stage.OFFER)], "tracker.csv")
    move_card(store, 1, Stage.REJECTED)
    assert detail(store, 1).card.stage is Stage.REJECTED


def test_the_same_file_again_adds_nothing_whatever_became_of_its_cards(store: Store) -> None:
    rows = [ROW, ImportedCard("Lumen", key="lumen 1"), ImportedCard("Vega", key="vega 1")]
    import_cards(store, rows, "tracker.csv")
    edit_card(store, 1, CardFacts(company="Another", role="Other", clear=("url",)))
    move_card(store, 2, Stage.OFFER)
    delete_card(store, 3)
    result = import_cards(store, rows, "tracker.csv")
    assert (result.added, result.duplicates, result.positions) == (0, 3, (0, 1, 2))
    assert result.changes.undo_id is None
    assert count_cards(store) == (2, 2)


def test_an_undone_import_can_be_done_again(store: Store) -> None:
    import_cards(store, [ROW], "tracker.csv")
    undo(store)
    assert import_cards(store, [ROW], "tracker.csv").added == 1


@pytest.mark.parametrize(
    ("row", "known"),
    [
        (ImportedCard("Else", "Engineer", url="http://www.n.example/1/"), True),
        (ImportedCard("Else", "Analyst", url="https://n.example/1"), False),
        (ImportedCard("NORDWIND ", "engineer", Stage.APPLIED, day("11-20")), True),
        (ImportedCard("Nordwind", "Engineer", Stage.APPLIED, day("12-20")), False),
        (ImportedCard("Nordwind", "Engineer"), True),
        (ImportedCard("Nordwind", "Analyst", Stage.APPLIED, day("11-02")), False),
    ],
)
def test_an_application_that_is_on_the_board_is_not_added(store: Store, row: ImportedCard, known: bool) -> None:
    card(store, on="11-02", url="https://n.example/1")
    assert import_cards(store, [row], "other.csv").duplicates == int(known)


def test_two_rows_of_one_file_are_two_applications(store: Store) -> None:
    rows = [ImportedCard("Nordwind", "Engineer", Stage.APPLIED, date(2026, 11, n), key=str(n)) for n in (2, 9)]
    assert import_cards(store, rows, "tracker.csv").added == 2


def test_thousands_of_rows_are_one_action_with_fresh_steps(store: Store) -> None:
    rows = [
        ImportedCard(f"Company {n}", "Engineer", Stage.APPLIED, date(2026, 1 + n % 10, 1 + n % 28), key=str(n))
        for n in range(1500)
    ]
    result = import_cards(store, rows, "tracker.csv")
    assert (result.added, len(result.changes.cards), result.changes.label) == (
        1500,
        1500,
        "imported 1,500 cards from tracker.csv",
    )
    assert stale(store) == []
    undo(store)
    assert count_cards(store) == (0, 0)
