"""What the board, the panel and the lists read."""

import pytest

from jobboard.errors import NotFoundError
from jobboard.followup.enums import Outcome, Stage, StepKind, StepState, TouchKind
from jobboard.store.actions.cards import CardFacts, add_note, edit_card
from jobboard.store.actions.contacts import parse_contact
from jobboard.store.actions.exchange import log_promise, log_touch
from jobboard.store.actions.interviews import interview
from jobboard.store.actions.settings import set_rule
from jobboard.store.actions.stages import close_card
from jobboard.store.queries.cards import detail, find, listing
from jobboard.store.queries.columns import counts, position_of, read_cards
from jobboard.store.queries.export_records import CONTACT, EVENT, contact_records, records_by_id
from jobboard.store.queries.panel import due, panel
from jobboard.store.store import Store
from tests.store.builders import card, count_cards, day, turn_to, when


def names(store: Store, closed: bool = False) -> list[str]:
    return [each.company for each in read_cards(store, Stage.APPLIED, 0, 100, closed=closed)]


def test_a_column_shows_what_is_due_then_the_latest_activity(store: Store) -> None:
    card(store, "Waits", on="11-14")
    card(store, "Late", on="11-02")
    card(store, "Quiet", on="06-01")
    card(store, "Later still", on="10-30")
    card(store, "Due", on="11-11")
    card(store, "Due and liked", on="11-11", rating=5)
    noted = card(store, "Noted", on="11-13")
    add_note(store, noted, "today")
    assert names(store) == ["Later still", "Late", "Due and liked", "Due", "Noted", "Waits", "Quiet"]


def test_a_column_is_read_page_by_page(store: Store) -> None:
    for number in range(30):
        card(store, f"Company {number}", on="11-11" if number % 3 else "11-14")
    whole = [each.id for each in read_cards(store, Stage.APPLIED, 0, 100)]
    assert len(whole) == 30
    for size in (1, 7, 20):
        parts = [read_cards(store, Stage.APPLIED, start, size) for start in range(0, 30, size)]
        assert [each.id for part in parts for each in part] == whole
        from_end = [read_cards(store, Stage.APPLIED, start, size, count=30) for start in range(0, 30, size)]
        assert from_end == parts
    assert [position_of(store, card_id) for card_id in whole] == [(Stage.APPLIED, at) for at in range(30)]
    assert read_cards(store, Stage.APPLIED, 30, 10) == read_cards(store, Stage.APPLIED, 90, 10, count=30) == []


def test_closed_cards_leave_the_board_accepted_ones_apart(store: Store) -> None:
    ids = {outcome: card(store, str(outcome)) for outcome in Outcome}
    for outcome, card_id in ids.items():
        close_card(store, card_id, outcome)
    assert names(store) == ["accepted"]
    assert counts(store)[Stage.APPLIED].total == 1
    assert sorted(names(store, closed=True)) == ["accepted", "declined", "no-reply", "withdrawn"]
    assert counts(store, closed=True)[Stage.APPLIED].total == 4
    assert position_of(store, ids[Outcome.DECLINED]) is None
    assert position_of(store, ids[Outcome.DECLINED], closed=True)
    assert count_cards(store) == (4, 0)


@pytest.mark.parametrize(
    "words", ["nord", "NORD eng", "lund", "purple", "oslo", "python", "café", "cafe", "moller", "Engineer Nord"]
)
def test_a_filter_finds_each_word_anywhere_without_case_and_accents(store: Store, words: str) -> None:
    card(
        store,
        "Nordwind Møller Café",
        location="Oslo",
        tags=("python",),
        note="purple door",
        contacts=(parse_contact("Kim Lund"),),
    )
    card(store, "Lumen", role="Analyst")
    assert counts(store, words)[Stage.APPLIED].shown == 1
    assert [each.company for each in read_cards(store, Stage.APPLIED, 0, 9, words)] == ["Nordwind Møller Café"]
    assert counts(store, words)[Stage.APPLIED].total == 2
    assert position_of(store, 2, words) is None


def test_a_filter_takes_signs_as_they_are(store: Store) -> None:
    card(store, "100% Remote_ly")
    card(store, "Lumen")
    assert [counts(store, words)[Stage.APPLIED].shown for words in ("100%", "_", "%", "'", "zz")] == [1, 1, 1, 0, 0]


def test_the_panel_ranks_what_is_due(store: Store) -> None:
    card(store, "Applied", on="11-11")
    target = card(store, "Target", Stage.TARGET, on="11-10")
    offer = card(store, "Offer", Stage.OFFER, on="11-14")
    promised = card(store, "Promised", Stage.INTERVIEWED, on="11-10")
    log_promise(store, promised, when("11-13"), day=when("11-12"))
    interview(store, card(store, "Interview"), when("11-16", "15:00"))
    assert [each.company for each in panel(store).due] == ["Interview", "Offer", "Promised", "Applied", "Target"]
    assert [each.step.rank for each in panel(store).due] == [2, 4, 6, 9, 12]
    assert (panel(store).overdue_count, panel(store).quiet_count) == (0, 0)
    turn_to(store, "11-20")
    late = {each.card_id: each.step for each in panel(store).due}
    assert late[offer].overdue_days == 4
    assert late[target].state is StepState.OVERDUE
    assert panel(store).overdue_count == 5


def test_a_promise_with_an_hour_is_due_from_that_hour_on(store: Store) -> None:
    card_id = card(store)
    log_promise(store, card_id, when("11-16", "11:00"))
    assert [each.card_id for each in panel(store).upcoming] == [card_id]
    assert names(store) == ["Nordwind"]
    turn_to(store, "11-16 13:59")
    assert not panel(store).due
    assert [each.step.state for each in panel(store).upcoming] == [StepState.UPCOMING]
    turn_to(store, "11-16 14:00")
    assert [(each.step.kind, each.step.state) for each in panel(store).due] == [(StepKind.PROMISED, StepState.DUE)]
    assert not panel(store).upcoming


def test_only_so_many_follow_ups_are_shown_a_day(store: Store) -> None:
    ids = [card(store, f"Company {number:02}", on="11-10") for number in range(14)]
    card(store, "Offer", Stage.OFFER)
    assert (len(panel(store).due), len(panel(store).deferred)) == (11, 4)
    for card_id in ids[:3]:
        log_touch(store, card_id, TouchKind.FOLLOW_UP)
    assert (len(panel(store).due), len(panel(store).deferred)) == (8, 4)
    turn_to(store, "11-17")
    assert (len(panel(store).due), len(panel(store).deferred)) == (11, 1)
    set_rule(store, "panel-most", "2")
    assert (len(panel(store).due), len(panel(store).deferred)) == (3, 9)


def test_a_hundred_old_applications_give_one_line(store: Store) -> None:
    for number in range(100):
        card(store, f"Company {number}", on="05-01")
    shown = panel(store)
    assert (shown.due, shown.deferred, shown.upcoming, shown.quiet_count) == ((), (), (), 100)


def test_the_week_ahead_is_listed_by_day(store: Store) -> None:
    card(store, "Late in the week", on="11-15")
    card(store, "Next", on="11-12")
    card(store, "Too far", Stage.INTERVIEWED, on="11-16")
    assert [(each.company, each.step.due) for each in panel(store).upcoming] == [
        ("Next", day("11-17")),
        ("Late in the week", day("11-20")),
        ("Too far", day("11-23")),
    ]
    turn_to(store, "11-15")
    assert [each.company for each in panel(store).upcoming] == ["Next", "Late in the week"]


def test_due_lists_the_panel_then_the_days_asked_for(store: Store) -> None:
    card(store, "Now", on="11-11")
    card(store, "Soon", on="11-12")
    card(store, "Later", on="11-15")
    card(store, "Quiet", on="05-01")
    card(store, "Closed", on="11-11")
    close_card(store, 5, Outcome.WITHDRAWN)
    assert [each.company for each in due(store)] == ["Now"]
    assert [each.company for each in due(store, days=2)] == ["Now", "Soon"]
    assert [each.company for each in due(store, with_all=True)] == ["Now", "Quiet", "Soon", "Later"]


def test_a_card_is_found_by_number_or_words_open_ones_first(store: Store) -> None:
    for company, role in (("Nordwind", "Engineer"), ("Nordwind", "Analyst"), ("Nord", "Analyst"), ("Lumen", "QA")):
        card(store, company, role=role)
    close_card(store, 1, Outcome.WITHDRAWN)
    assert [each.id for each in find(store, "2")] == [2]
    assert [each.id for each in find(store, "nordwind")] == [2, 1]
    assert [each.id for each in find(store, "nordwind", closed=False)] == [2]
    assert [each.id for each in find(store, "nordw anal")] == [2]
    assert [each.id for each in find(store, "nord")] == [3]
    assert find(store, "99") == []
    assert find(store, "kim") == []


def test_a_listing_goes_stage_by_stage(store: Store) -> None:
    for company, stage in (("A", Stage.OFFER), ("B", Stage.TARGET), ("C", Stage.OFFER)):
        card(store, company, stage)
    assert [each.company for each in listing(store)] == ["B", "C", "A"]
    assert [each.company for each in listing(store, Stage.OFFER)] == ["C", "A"]
    assert [each.company for each in listing(store, words="b")] == ["B"]


def test_the_history_reads_newest_first_in_plain_words(store: Store) -> None:
    card_id = card(store)
    log_touch(store, card_id, TouchKind.OTHER, to="Kim Lund", day=when("11-13"), note="sent the portfolio")
    log_promise(store, card_id, when("11-20", "15:00"), "Kim")
    edit_card(store, card_id, CardFacts(location="Oslo"))
    shown = detail(store, card_id)
    assert [(each.what, each.text) for each in shown.events] == [
        ("Kim Lund promised to come back by Fri 20 Nov 2026 15:00", ""),
        ("message to Kim Lund", "sent the portfolio"),
        ("moved to Applied", ""),
    ]
    with pytest.raises(NotFoundError, match="no card 99"):
        detail(store, 99)


def test_records_keep_the_order_that_files_of_earlier_versions_have(store: Store) -> None:
    card(store, contacts=(parse_contact("Kim Lund, hr"),), tags=("python",))
    (record,) = records_by_id(store, [1]).values()
    assert list(record)[-6:] == ["referrer", "people", "interviews", "events", "draft", "imported"]
    assert [list(each) for each in record["people"]] == [["uid", "kind"]]
    assert list(record["events"][0]) == [*EVENT, "person", "interview"]
    assert list(contact_records(store)[0]) == list(CONTACT)
