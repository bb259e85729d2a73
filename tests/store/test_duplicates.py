"""An application that is on the board is found there, and what it tells that is new is merged, never backwards."""

import pytest

from jobboard.followup.enums import InterviewState, Outcome, Stage
from jobboard.followup.models import Closed, Interview, StageChanged
from jobboard.store.actions.cards import delete_card
from jobboard.store.actions.import_cards import Duplicate, find_duplicates, import_cards
from jobboard.store.actions.import_row import ImportedCard
from jobboard.store.actions.stages import close_card, move_card
from jobboard.store.queries.cards import detail, listing
from jobboard.store.queries.duplicates import plain_company, plain_link, plain_role
from jobboard.store.store import Store
from jobboard.store.undo import undo
from tests.store.builders import card, count_cards, day

SHEET = "tracker.csv"


def row(*events: StageChanged | Interview | Closed, **facts: str) -> ImportedCard:
    return ImportedCard("Nordwind", "Engineer", events=(StageChanged(Stage.APPLIED, day("11-02")), *events), **facts)  # type: ignore[arg-type] # texts alone


def only(store: Store, wanted: ImportedCard) -> Duplicate:
    (found,) = find_duplicates(store, [wanted], SHEET)
    return found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Müller & Söhne GmbH", "muller sohne"),
        ("Nordwind AS", "NORDWIND"),
        ("Acme, Inc.", "Acme"),
        ("AS", "as"),
    ],
)
def test_a_company_is_the_same_however_it_is_written(one: str, other: str) -> None:
    assert plain_company(one) == plain_company(other) != ""


def test_a_role_is_the_same_without_whom_it_is_open_to() -> None:
    assert plain_role("Softwareentwickler (m/w/d)") == plain_role("softwareentwickler")
    assert plain_role("C++ Developer") != plain_role("C# Developer")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://www.n.example/jobs/1/?utm_source=x", "http://n.example/jobs/1"),
        ("https://www.linkedin.com/jobs/view/engineer-at-x-3912345678/?trk=a", "linkedin.com/jobs/view/3912345678"),
        ("https://n.example/a?id=7&ref=mail", "https://n.example/a?id=7#top"),
    ],
)
def test_a_link_is_the_same_however_it_was_found(one: str, other: str) -> None:
    assert plain_link(one) == plain_link(other)


def test_links_of_two_postings_differ() -> None:
    assert plain_link("https://n.example/a?id=7") != plain_link("https://n.example/a?id=8")
    assert plain_link("http://[broken") == "[broken"


def test_a_duplicate_names_its_card_and_its_news(store: Store) -> None:
    card(store, on="11-02")
    found = only(store, row(StageChanged(Stage.REJECTED, None), url="https://n.example/1"))
    assert (found.company, found.role, found.reason) == ("Nordwind", "Engineer", "the same company and role")
    assert str(found.update) == "Rejected, the link"


def test_merging_fills_what_is_empty_and_goes_on_from_where_the_card_is(store: Store) -> None:
    card(store, on="11-02", url="https://own.example/1")
    held = Interview(day("11-09"), state=InterviewState.HELD)
    told = row(held, StageChanged(Stage.REJECTED, None), url="https://n.example/1", location="Oslo", note="by phone")
    result = import_cards(store, [told], SHEET, merge=True)
    assert (result.added, result.duplicates, result.merged) == (0, 1, 1)
    assert result.changes.label == f"imported 0 cards from {SHEET} and brought 1 older one up to date"
    shown = detail(store, 1)
    assert (shown.card.stage, shown.location, shown.url) == (Stage.REJECTED, "Oslo", "https://own.example/1")
    assert [event.text for event in shown.events if event.kind == "note"] == ["by phone"]
    assert [str(only(store, told).update), import_cards(store, [told], SHEET, merge=True).merged] == ["", 0]
    undo(store)
    assert (detail(store, 1).card.stage, detail(store, 1).location) == (Stage.APPLIED, "")


def test_an_import_never_moves_a_card_backwards(store: Store) -> None:
    card(store, on="11-02")
    move_card(store, 1, Stage.OFFER)
    import_cards(store, [row(StageChanged(Stage.INTERVIEWED, day("11-15")))], SHEET, merge=True)
    assert detail(store, 1).card.stage is Stage.OFFER


def test_a_closed_card_stays_closed_and_where_it_was(store: Store) -> None:
    card(store, on="11-02")
    close_card(store, 1, Outcome.WITHDRAWN)
    import_cards(store, [row(StageChanged(Stage.OFFER, None), Closed(Outcome.ACCEPTED, None))], SHEET, merge=True)
    (view,) = listing(store, closed=True)
    assert (view.stage, view.outcome) == (Stage.APPLIED, Outcome.WITHDRAWN)


def test_without_merging_a_duplicate_changes_nothing(store: Store) -> None:
    card(store, on="11-02")
    result = import_cards(store, [row(StageChanged(Stage.REJECTED, None), location="Oslo")], SHEET)
    assert (result.duplicates, result.merged, result.changes.undo_id) == (1, 0, None)
    assert detail(store, 1).card.stage is Stage.APPLIED


def test_a_row_whose_card_was_deleted_stays_away(store: Store) -> None:
    keyed = row(key="1")
    import_cards(store, [keyed], SHEET)
    delete_card(store, 1)
    found = only(store, keyed)
    assert (found.card_id, found.reason) == (None, "imported before")
    assert import_cards(store, [keyed], SHEET, merge=True).merged == 0
    assert count_cards(store) == (0, 0)


def test_of_two_rows_about_one_card_only_the_first_is_merged(store: Store) -> None:
    card(store, on="11-02")
    rows = [row(location="Oslo"), row(location="Bergen")]
    assert [str(each.update) for each in find_duplicates(store, rows, SHEET)] == ["the location", ""]
    import_cards(store, rows, SHEET, merge=True)
    assert detail(store, 1).location == "Oslo"
