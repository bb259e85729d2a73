"""The undo log: what is named, what must be confirmed, what is kept."""

import os
import platform

import pytest

from jobboard.errors import ConfirmationNeededError, DatabaseLockedError, NotFoundError
from jobboard.followup.enums import Stage
from jobboard.store import store as store_module
from jobboard.store.actions.cards import NewCard, add_card, delete_card
from jobboard.store.actions.import_cards import import_cards
from jobboard.store.actions.import_row import ImportedCard
from jobboard.store.actions.settings import set_rule, set_rules_default, set_zone
from jobboard.store.actions.stages import move_card, snooze_card
from jobboard.store.connection import connect
from jobboard.store.open import open_store
from jobboard.store.queries.cards import detail
from jobboard.store.store import BOARD, Store
from jobboard.store.undo import peek_redo, peek_undo, redo, undo
from tests.store.builders import NOW, card, count_cards, day, dump, stale


def test_the_last_action_is_named_and_undone(store: Store) -> None:
    card_id = card(store)
    move_card(store, card_id, Stage.OFFER)
    entry = peek_undo(store)
    assert entry
    assert (entry.label, entry.foreign) == ("moved Nordwind to Offer", False)
    assert entry.time == store.clock.utc()
    changes = undo(store)
    assert changes.label == "undid: moved Nordwind to Offer"
    assert changes.card_id == card_id
    assert changes.cards == {card_id}
    assert changes.stages == {Stage.APPLIED, Stage.OFFER}
    assert detail(store, card_id).card.stage is Stage.APPLIED
    assert redo(store).label == "did again: moved Nordwind to Offer"
    assert detail(store, card_id).card.stage is Stage.OFFER


def test_there_may_be_nothing_to_undo_or_redo(store: Store) -> None:
    assert peek_undo(store) is None
    with pytest.raises(NotFoundError, match="nothing to undo"):
        undo(store)
    with pytest.raises(NotFoundError, match="nothing to redo"):
        redo(store)


def test_a_new_action_drops_what_could_be_redone(store: Store) -> None:
    card_id = card(store)
    move_card(store, card_id, Stage.OFFER)
    undo(store)
    assert peek_redo(store)
    move_card(store, card_id, Stage.REJECTED)
    assert peek_redo(store) is None


def test_undo_and_redo_reach_across_restarts(store: Store) -> None:
    card_id = card(store)
    move_card(store, card_id, Stage.OFFER)
    store.close()
    with open_store(store.path, frozen=NOW) as again:
        undo(again)
        assert detail(again, card_id).card.stage is Stage.APPLIED
    with open_store(store.path, frozen=NOW) as again:
        redo(again)
        assert detail(again, card_id).card.stage is Stage.OFFER


def test_a_whole_import_is_one_action(store: Store) -> None:
    card(store)
    before = dump(store)
    rows = [ImportedCard(f"Company {n}", key=str(n)) for n in range(50)]
    import_cards(store, rows, "tracker.csv")
    after = dump(store)
    assert count_cards(store) == (51, 51)
    assert len(undo(store).cards) == 50
    assert dump(store) == before
    redo(store)
    assert dump(store) == after
    assert stale(store) == []


def test_what_another_session_does_meanwhile_is_named_and_confirmed(store: Store) -> None:
    card_id = card(store)
    with open_store(store.path, frozen=NOW) as other:
        move_card(other, card_id, Stage.OFFER)
    entry = peek_undo(store)
    assert entry
    assert entry.foreign
    assert entry.session.startswith(f"command line on {platform.node()}, process ")
    with pytest.raises(ConfirmationNeededError, match="moved Nordwind to Offer"):
        undo(store)
    assert detail(store, card_id).card.stage is Stage.OFFER
    undo(store, confirmed=True)
    assert detail(store, card_id).card.stage is Stage.APPLIED


def test_what_a_command_did_before_is_the_boards_past(store: Store) -> None:
    with open_store(store.path, frozen=NOW) as command:
        card(command)
    with open_store(store.path, frozen=NOW) as later:
        entry = peek_undo(later)
        assert entry
        assert not entry.foreign
        undo(later)


@pytest.mark.parametrize("process", ["this", "another"])
def test_what_a_board_did_that_still_runs_is_confirmed(store: Store, process: str) -> None:
    card(store)
    if process == "another":
        store.db.execute_sql("UPDATE undo SET session = ?", (f"{BOARD}|{platform.node()}|{os.getppid()}|0",))
    with open_store(store.path, frozen=NOW) as command:
        with pytest.raises(ConfirmationNeededError, match="added Nordwind"):
            undo(command)
        undo(command, confirmed=True)


def test_what_a_board_did_that_has_ended_is_the_boards_past(store: Store) -> None:
    card(store)
    ended = f"{BOARD}|{platform.node()}|{2**22 + 1}|0"
    store.db.execute_sql("UPDATE undo SET session = ?", (ended,))
    with open_store(store.path, frozen=NOW) as command:
        undo(command)


def test_settings_are_undone_and_the_steps_follow(store: Store) -> None:
    card_id = card(store)
    first = detail(store, card_id).card.step
    changes = set_rule(store, "follow-up-applied", "10-12")
    assert card_id in changes.cards
    second = detail(store, card_id).card.step
    assert first
    assert second
    assert (first.due, second.due) == (day("11-16"), day("11-23"))
    set_zone(store, "America/New_York")
    undo(store)
    assert store.clock.zone == "Europe/Oslo"
    undo(store)
    assert detail(store, card_id).card.step == first
    redo(store)
    assert store.rules.as_dict()["follow_up_applied"] == "10-12"
    set_rules_default(store)
    assert detail(store, card_id).card.step == first
    assert stale(store) == []


def test_an_undone_deletion_brings_everything_back(store: Store) -> None:
    card_id = card(store, note="private", tags=("x",))
    snooze_card(store, card_id, day("12-01"), "later")
    before, shown = dump(store), detail(store, card_id)
    delete_card(store, card_id)
    undo(store)
    assert dump(store) == before
    assert detail(store, card_id) == shown


def test_only_the_newest_entries_are_kept(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_module, "UNDO_LIMIT", 3)
    for number in range(5):
        add_card(store, NewCard(f"Company {number}"))
    for _ in range(3):
        undo(store)
    assert peek_undo(store) is None
    assert count_cards(store) == (2, 2)


def test_an_action_that_changes_nothing_leaves_no_entry(store: Store) -> None:
    changes = import_cards(store, [], "empty.csv").changes
    assert changes.undo_id is None
    assert peek_undo(store) is None


def test_an_undo_that_met_a_lock_can_be_tried_again(store: Store) -> None:
    card_id = card(store)
    delete_card(store, card_id)
    other = connect(store.path, 0.0)
    other.execute_sql("BEGIN IMMEDIATE")
    with pytest.raises(DatabaseLockedError):
        undo(store)
    other.execute_sql("ROLLBACK")
    other.close()
    undo(store)
    assert detail(store, card_id).card.company == "Nordwind"


def test_what_i_have_undone_i_redo_without_a_question(store: Store) -> None:
    card_id = card(store)
    with open_store(store.path, frozen=NOW) as other:
        move_card(other, card_id, Stage.OFFER)
    undo(store, confirmed=True)
    redo(store)
    undo(store)
    assert detail(store, card_id).card.stage is Stage.APPLIED
