"""Moving, closing, resting and snoozing, and days on which some events have no time."""

import pytest

from jobboard.errors import InvalidInputError
from jobboard.followup.enums import NoStepReason, Outcome, ReplyKind, Stage, StepKind, TouchKind
from jobboard.store import undo
from jobboard.store.actions.exchange import log_reply, log_touch
from jobboard.store.actions.import_cards import import_cards
from jobboard.store.actions.import_row import ImportedCard
from jobboard.store.actions.interviews import interview
from jobboard.store.actions.stages import close_card, move_card, reopen_card, rest_card, snooze_card, wake_card
from jobboard.store.queries.cards import detail
from jobboard.store.store import Store
from jobboard.store.views import CardDetail
from tests.store.builders import card, day, turn_to, when


def stage(store: Store, card_id: int) -> Stage:
    return detail(store, card_id).card.stage


def moves(shown: CardDetail) -> list[str]:
    return [each.what for each in reversed(shown.events) if each.kind == "move"]


def test_a_move_says_what_changed(store: Store) -> None:
    card_id = card(store)
    changes = move_card(store, card_id, Stage.OFFER, reason="they called")
    assert changes.label == "moved Nordwind to Offer"
    assert changes.stages == {Stage.APPLIED, Stage.OFFER}
    assert changes.cards == {card_id}
    shown = detail(store, card_id)
    assert shown.card.step
    assert shown.card.step.kind is StepKind.ANSWER_OFFER
    assert (shown.events[0].text, shown.card.entered) == ("they called", day("11-16"))


def test_a_card_cannot_move_to_where_it_is(store: Store) -> None:
    card_id = card(store)
    with pytest.raises(InvalidInputError, match="in Applied already"):
        move_card(store, card_id, Stage.APPLIED)
    with pytest.raises(InvalidInputError, match="edit the card"):
        move_card(store, card_id, Stage.APPLIED, when("11-05"))
    with pytest.raises(InvalidInputError, match="has not come yet"):
        move_card(store, card_id, Stage.OFFER, when("11-17"))


def test_a_move_back_in_time_is_noted_and_leaves_the_card_where_it_is(store: Store) -> None:
    card_id = card(store)
    move_card(store, card_id, Stage.REJECTED)
    changes = move_card(store, card_id, Stage.INTERVIEWED, when("11-13"))
    assert changes.label == "noted that Nordwind came to Interviewed Fri 13 Nov; it stands in Rejected"
    assert stage(store, card_id) is Stage.REJECTED


def test_moves_under_a_clock_that_stands_keep_their_order(store: Store) -> None:
    card_id = card(store)
    for to in (Stage.OFFER, Stage.TARGET, Stage.REJECTED, Stage.APPLIED, Stage.INTERVIEWED, Stage.APPLIED):
        move_card(store, card_id, to)
        assert stage(store, card_id) is to
    times = [each.time for each in detail(store, card_id).events if each.time]
    assert times == sorted(times, reverse=True)
    assert len(set(times)) == 6


def test_amending_moves_never_enter_the_stage_between(store: Store) -> None:
    card_id = card(store)
    before = undo.peek_undo(store)
    first = move_card(store, card_id, Stage.INTERVIEWED)
    second = move_card(store, card_id, Stage.OFFER, amends=first.undo_id)
    assert moves(detail(store, card_id)) == ["moved to Applied", "moved to Offer"]
    third = move_card(store, card_id, Stage.APPLIED, amends=second.undo_id)
    assert (third.label, third.undo_id) == ("moved Nordwind back to Applied", None)
    assert third.cards == {card_id}
    assert moves(detail(store, card_id)) == ["moved to Applied"]
    assert undo.peek_undo(store) == before


def test_one_undo_takes_back_amended_moves(store: Store) -> None:
    card_id = card(store)
    first = move_card(store, card_id, Stage.INTERVIEWED)
    move_card(store, card_id, Stage.OFFER, amends=first.undo_id)
    undo.undo(store)
    assert stage(store, card_id) is Stage.APPLIED
    undo.redo(store)
    assert stage(store, card_id) is Stage.OFFER
    assert moves(detail(store, card_id)) == ["moved to Applied", "moved to Offer"]


def test_a_move_does_not_amend_what_is_not_the_last_action_on_the_card(store: Store) -> None:
    card_id, other = card(store), card(store, "Lumen")
    first = move_card(store, card_id, Stage.INTERVIEWED)
    move_card(store, other, Stage.OFFER, amends=first.undo_id)
    move_card(store, card_id, Stage.OFFER, amends=first.undo_id)
    assert moves(detail(store, card_id)) == ["moved to Applied", "moved to Interviewed", "moved to Offer"]


@pytest.mark.parametrize("outcome", [Outcome.ACCEPTED, Outcome.DECLINED, Outcome.WITHDRAWN])
def test_a_card_closed_for_good_must_be_reopened_before_it_moves(store: Store, outcome: Outcome) -> None:
    card_id = card(store)
    close_card(store, card_id, outcome)
    shown = detail(store, card_id)
    assert (shown.card.outcome, shown.card.why, shown.closed_day) == (outcome, NoStepReason.CLOSED, day("11-16"))
    with pytest.raises(InvalidInputError, match="reopen it first"):
        move_card(store, card_id, Stage.OFFER)
    with pytest.raises(InvalidInputError, match="already"):
        close_card(store, card_id, outcome)
    reopen_card(store, card_id)
    move_card(store, card_id, Stage.OFFER)
    assert stage(store, card_id) is Stage.OFFER
    with pytest.raises(InvalidInputError, match="is open"):
        reopen_card(store, card_id)


def test_a_move_reopens_a_card_closed_as_no_reply(store: Store) -> None:
    card_id = card(store)
    close_card(store, card_id, Outcome.NO_REPLY)
    with pytest.raises(InvalidInputError, match="reopen it"):
        move_card(store, card_id, Stage.APPLIED)
    move_card(store, card_id, Stage.INTERVIEWED)
    assert detail(store, card_id).card.outcome is None


def test_a_card_rests_until_it_is_woken(store: Store) -> None:
    card_id = card(store)
    rest_card(store, card_id)
    assert detail(store, card_id).card.why is NoStepReason.RESTING
    with pytest.raises(InvalidInputError, match="resting already"):
        rest_card(store, card_id)
    wake_card(store, card_id)
    assert detail(store, card_id).card.step
    with pytest.raises(InvalidInputError, match="not resting"):
        wake_card(store, card_id)
    close_card(store, card_id, Outcome.WITHDRAWN)
    with pytest.raises(InvalidInputError, match="reopen it first"):
        rest_card(store, card_id)
    with pytest.raises(InvalidInputError, match="reopen it first"):
        snooze_card(store, card_id, day("12-01"))


def test_a_snooze_puts_the_step_off_and_ends_with_a_touch(store: Store) -> None:
    card_id = card(store)
    for past in ("11-15", "11-16"):
        with pytest.raises(InvalidInputError, match="from tomorrow on"):
            snooze_card(store, card_id, day(past))
    snooze_card(store, card_id, day("12-01"), "hiring freeze")
    shown = detail(store, card_id)
    assert shown.card.step
    assert (shown.card.step.due, shown.snooze_why) == (day("12-01"), "hiring freeze")
    log_touch(store, card_id, TouchKind.OTHER)
    assert detail(store, card_id).snoozed_until == day("12-01")
    log_touch(store, card_id, TouchKind.FOLLOW_UP)
    assert detail(store, card_id).snoozed_until is None


@pytest.fixture
def untimed(store: Store) -> int:
    """A card all of whose events of today have no time, and so are ordered by their kinds."""
    row = ImportedCard("Nordwind", "Engineer", Stage.OFFER, store.today())
    (card_id,) = import_cards(store, [row], "tracker.csv").changes.cards
    return card_id


@pytest.mark.parametrize("to", [Stage.TARGET, Stage.APPLIED, Stage.INTERVIEWED, Stage.REJECTED])
def test_a_live_move_counts_after_an_untimed_one_of_the_day(store: Store, untimed: int, to: Stage) -> None:
    move_card(store, untimed, to)
    assert stage(store, untimed) is to
    undo.undo(store)
    assert stage(store, untimed) is Stage.OFFER


def test_what_is_done_live_counts_on_a_day_with_an_untimed_interview(store: Store) -> None:
    card_id = card(store)
    interview(store, card_id, when("11-16"))
    snooze_card(store, card_id, day("12-01"))
    log_reply(store, card_id, ReplyKind.NO_ANSWER_NEEDED)
    assert detail(store, card_id).snoozed_until is None
    close_card(store, card_id, Outcome.NO_REPLY)
    reopen_card(store, card_id)
    assert detail(store, card_id).card.outcome is None
    close_card(store, card_id, Outcome.WITHDRAWN)
    assert detail(store, card_id).card.outcome is Outcome.WITHDRAWN
    reopen_card(store, card_id)
    rest_card(store, card_id)
    wake_card(store, card_id)
    assert not detail(store, card_id).resting
    rest_card(store, card_id)
    assert detail(store, card_id).resting
    move_card(store, card_id, Stage.REJECTED)
    assert stage(store, card_id) is Stage.REJECTED


def test_a_card_goes_back_although_an_interview_was_booked_for_today(store: Store) -> None:
    card_id = card(store)
    interview(store, card_id, when("11-16"))
    move_card(store, card_id, Stage.TARGET)
    assert stage(store, card_id) is Stage.TARGET


def test_booking_an_interview_brings_a_card_back_that_was_rejected_today(store: Store) -> None:
    card_id = card(store)
    move_card(store, card_id, Stage.REJECTED)
    interview(store, card_id, when("11-16"))
    assert stage(store, card_id) is Stage.INTERVIEWED


def test_the_seconds_do_not_run_into_the_next_day(store: Store) -> None:
    card_id = card(store)
    turn_to(store, "11-16 23:59:58")
    for to in (Stage.OFFER, Stage.INTERVIEWED, Stage.REJECTED, Stage.OFFER):
        move_card(store, card_id, to)
    assert stage(store, card_id) is Stage.OFFER
    assert {each.day for each in detail(store, card_id).events} == {day("11-11"), day("11-16")}
