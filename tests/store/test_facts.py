"""What the board as a whole comes to: each fact at its border, on a real board."""

from datetime import time
from typing import Any

import pytest

from jobboard.followup.enums import Channel, Outcome, ReplyKind, Stage, TouchKind
from jobboard.followup.nudges import CardRef, ChannelCount, NudgeKind, Ratio
from jobboard.store.actions.cards import delete_card
from jobboard.store.actions.exchange import log_promise, log_reply, log_touch
from jobboard.store.actions.history_entries import add_lesson
from jobboard.store.actions.import_cards import import_cards
from jobboard.store.actions.import_row import ImportedCard
from jobboard.store.actions.interviews import cancel_interview, hold_interview, interview
from jobboard.store.actions.settings import put_off_nudge
from jobboard.store.actions.stages import close_card, move_card, rest_card, snooze_card
from jobboard.store.queries.board_health import board_facts, put_off
from jobboard.store.store import Store
from jobboard.store.undo import undo
from tests.store.builders import card, day, do_step, turn_to, when


def held(store: Store, on: str = "11-12", at: str = "10:00", **facts: Any) -> int:
    """A card with an interview that is over."""
    number = card(store, facts.pop("company", "Vega"), on="11-02", **facts)
    interview(store, number, when(on, at))
    return number


class TestCounts:
    def test_an_empty_board(self, store: Store) -> None:
        facts = board_facts(store)
        assert (facts.cards, facts.targets, facts.applied, facts.in_talks) == (0, 0, 0, 0)
        assert not facts.searching

    def test_open_cards_by_stage(self, store: Store) -> None:
        for stage, company in zip([*Stage, Stage.TARGET], "abcdef", strict=True):
            card(store, company, stage)
        facts = board_facts(store)
        assert (facts.cards, facts.targets, facts.applied, facts.in_talks) == (6, 2, 1, 2)

    def test_applied_cards_are_counted_as_far_as_they_matter(self, store: Store) -> None:
        for number in range(store.rules.talks_beside + 2):
            card(store, f"Company {number}", Stage.APPLIED)
        assert board_facts(store).applied == store.rules.talks_beside + 1

    @pytest.mark.parametrize("outcome", list(Outcome))
    def test_closed_cards_count_as_cards_alone(self, store: Store, outcome: Outcome) -> None:
        close_card(store, card(store), outcome)
        close_card(store, card(store, "Vega", Stage.TARGET), outcome)
        facts = board_facts(store)
        assert (facts.cards, facts.targets, facts.applied) == (2, 0, 0)
        assert facts.accepted is (outcome is Outcome.ACCEPTED)

    def test_resting_cards_are_not_live(self, store: Store) -> None:
        rest_card(store, card(store))
        assert board_facts(store).applied == 0

    @pytest.mark.parametrize(("now", "live"), [("11-09", 1), ("11-10", 0)])
    def test_quiet_cards_are_not_live(self, store: Store, now: str, live: int) -> None:
        card(store, on="10-12")  # follow-up 1 by 10-19
        turn_to(store, now)
        assert board_facts(store).applied == live

    def test_quiet_targets_are_targets_all_the_same(self, store: Store) -> None:
        card(store, stage=Stage.TARGET, on="05-04")
        assert board_facts(store).targets == 1


class TestLastApplication:
    def test_it_is_the_latest_day_of_an_entry_into_applied(self, store: Store) -> None:
        card(store, on="11-05")
        move_card(store, card(store, "Vega", Stage.TARGET, "11-02"), Stage.APPLIED, when("11-09"))
        card(store, "Kanta", Stage.OFFER, "11-12")
        assert board_facts(store).last_application == day("11-09")

    def test_unknown_days_do_not_count(self, store: Store) -> None:
        import_cards(store, [ImportedCard("Vega", stage=Stage.APPLIED)], "old.csv")
        assert board_facts(store).last_application is None

    def test_deleted_cards_do_not_count(self, store: Store) -> None:
        delete_card(store, card(store))
        assert board_facts(store).last_application is None


class TestFollowUps:
    def test_a_step_done_and_one_still_open(self, store: Store) -> None:
        do_step(store, card(store, on="11-09"))
        card(store, "Vega", on="11-09")
        assert board_facts(store).follow_ups == Ratio(1, 2)

    def test_a_step_that_is_not_due_yet_does_not_count(self, store: Store) -> None:
        card(store, on="11-13")
        assert board_facts(store).follow_ups == Ratio(0, 0)

    def test_a_step_done_early_counts_as_done(self, store: Store) -> None:
        do_step(store, card(store, on="11-13"))
        assert board_facts(store).follow_ups == Ratio(1, 1)

    def test_an_interview_to_prepare_for_is_no_follow_up(self, store: Store) -> None:
        interview(store, card(store), when("11-17", "10:00"))
        assert board_facts(store).follow_ups == Ratio(0, 0)

    def test_a_message_that_answered_no_step_does_not_count(self, store: Store) -> None:
        log_touch(store, card(store, on="11-13"), TouchKind.OTHER)
        assert board_facts(store).follow_ups == Ratio(0, 0)

    @pytest.mark.parametrize(("now", "share"), [("12-13", Ratio(0, 1)), ("12-14", Ratio(0, 0))])
    def test_open_ones_count_for_four_weeks(self, store: Store, now: str, share: Ratio) -> None:
        card(store, on="11-11")  # due on 11-16
        turn_to(store, now)
        assert board_facts(store).follow_ups == share

    @pytest.mark.parametrize(("now", "share"), [("12-13", 1), ("12-14", 0)])
    def test_done_ones_count_for_four_weeks(self, store: Store, now: str, share: int) -> None:
        number = card(store, on="11-11")
        do_step(store, number)
        rest_card(store, number)
        turn_to(store, now)
        assert board_facts(store).follow_ups == Ratio(share, share)

    def test_a_promise_with_an_hour_counts_from_that_hour(self, store: Store) -> None:
        number = card(store, on="11-13")
        log_promise(store, number, when("11-16", "08:00"), day=when("11-13"))
        assert board_facts(store).follow_ups == Ratio(0, 0)
        turn_to(store, "11-16 11:00")
        assert board_facts(store).follow_ups == Ratio(0, 1)

    def test_a_snoozed_step_does_not_count_while_it_is_put_off(self, store: Store) -> None:
        snooze_card(store, card(store, on="11-09"), day("11-20"))
        assert board_facts(store).follow_ups == Ratio(0, 0)


class TestUntouched:
    def test_applications_that_ended_with_and_without_a_touch(self, store: Store) -> None:
        close_card(store, card(store), Outcome.NO_REPLY)
        move_card(store, card(store, "Vega"), Stage.REJECTED)
        written_to = card(store, "Kanta")
        log_touch(store, written_to, TouchKind.FOLLOW_UP)
        close_card(store, written_to, Outcome.WITHDRAWN)
        assert board_facts(store).never_followed_up == Ratio(2, 3)

    def test_open_applications_and_closed_targets_do_not_count(self, store: Store) -> None:
        card(store)
        close_card(store, card(store, "Vega", Stage.TARGET), Outcome.WITHDRAWN)
        assert board_facts(store).never_followed_up == Ratio(0, 0)

    def test_imported_ones_do_not_count(self, store: Store) -> None:
        import_cards(store, [ImportedCard("Vega", stage=Stage.APPLIED, entered=day("05-04"))], "old.csv")
        close_card(store, 1, Outcome.NO_REPLY)
        assert board_facts(store).never_followed_up == Ratio(0, 0)

    def test_it_is_left_out_where_it_is_not_asked_for(self, store: Store) -> None:
        close_card(store, card(store), Outcome.NO_REPLY)
        assert board_facts(store, all_time=False).never_followed_up == Ratio(0, 0)


class TestInterviewsToday:
    def test_the_earliest_first_and_those_without_an_hour_last(self, store: Store) -> None:
        for company, at in (("Vega", ""), ("Kanta", "15:00"), ("Lumen", "10:00")):
            interview(store, card(store, company), when("11-16", at))
        today = day("11-16")
        assert board_facts(store).interviews_today == (
            CardRef(3, "Lumen", today, time(10)),
            CardRef(2, "Kanta", today, time(15)),
            CardRef(1, "Vega", today),
        )

    @pytest.mark.parametrize("on", ["11-15", "11-17"])
    def test_other_days_are_not_today(self, store: Store, on: str) -> None:
        turn_to(store, "11-14")
        interview(store, card(store), when(on, "10:00"))
        turn_to(store, "11-16")
        assert board_facts(store).interviews_today == ()

    @pytest.mark.parametrize(("now", "ahead"), [("11-16 14:59", 1), ("11-16 15:00", 0)])
    def test_one_whose_hour_has_come_is_over(self, store: Store, now: str, ahead: int) -> None:
        interview(store, card(store), when("11-16", "15:00"))
        turn_to(store, now)
        assert len(board_facts(store).interviews_today) == ahead

    def test_one_that_was_held_or_cancelled_is_over(self, store: Store) -> None:
        for company, end in (("Vega", hold_interview), ("Kanta", cancel_interview)):
            number = card(store, company)
            interview(store, number, when("11-16", "15:00"))
            end(store, number)
        assert board_facts(store).interviews_today == ()


class TestWithoutTimeline:
    def test_an_interview_after_which_nothing_was_said(self, store: Store) -> None:
        number = held(store)
        assert board_facts(store).without_timeline == (CardRef(number, "Vega", day("11-12")),)

    @pytest.mark.parametrize(("on", "asked"), [("11-09", 1), ("11-08", 0)])
    def test_it_is_asked_for_a_week(self, store: Store, on: str, asked: int) -> None:
        held(store, on)
        assert len(board_facts(store).without_timeline) == asked

    def test_a_booked_one_has_taken_place_once_its_hour_has_come(self, store: Store) -> None:
        interview(store, card(store), when("11-16", "10:00"))
        assert board_facts(store).without_timeline == ()
        turn_to(store, "11-16 10:00")
        assert len(board_facts(store).without_timeline) == 1

    @pytest.mark.parametrize(("on", "asked"), [("11-11", 1), ("11-12", 0), ("11-13", 0)])
    def test_a_promise_since_settles_it(self, store: Store, on: str, asked: int) -> None:
        log_promise(store, held(store), when("11-20"), day=when(on))
        assert len(board_facts(store).without_timeline) == asked

    @pytest.mark.parametrize(("at", "asked"), [("09:00", 1), ("10:00", 0), ("16:00", 0)])
    def test_word_on_the_day_counts_from_the_interview_on(self, store: Store, at: str, asked: int) -> None:
        log_reply(store, held(store), ReplyKind.NO_ANSWER_NEEDED, day=when("11-12", at))
        assert len(board_facts(store).without_timeline) == asked

    def test_a_receipt_is_no_word(self, store: Store) -> None:
        log_reply(store, held(store), ReplyKind.RECEIPT, day=when("11-13"))
        assert len(board_facts(store).without_timeline) == 1

    def test_another_interview_ahead_is_a_timeline(self, store: Store) -> None:
        interview(store, held(store), when("11-30", "10:00"))
        assert board_facts(store).without_timeline == ()

    def test_a_cancelled_one_ahead_is_none(self, store: Store) -> None:
        number = held(store)
        interview(store, number, when("11-30", "10:00"))
        cancel_interview(store, number)
        assert len(board_facts(store).without_timeline) == 1

    def test_of_two_interviews_the_last_counts(self, store: Store) -> None:
        interview(store, held(store, "11-10"), when("11-13", "10:00"))
        assert [each.day for each in board_facts(store).without_timeline] == [day("11-13")]

    @pytest.mark.parametrize("stage", [Stage.OFFER, Stage.REJECTED])
    def test_an_offer_or_a_rejection_ends_it(self, store: Store, stage: Stage) -> None:
        move_card(store, held(store), stage)
        assert board_facts(store).without_timeline == ()


class TestUnlearned:
    def test_a_rejection_without_a_lesson(self, store: Store) -> None:
        number = card(store)
        move_card(store, number, Stage.REJECTED)
        assert board_facts(store).without_lesson == (CardRef(number, "Nordwind", day("11-16")),)
        add_lesson(store, number, "Ask about the team first")
        assert board_facts(store).without_lesson == ()

    @pytest.mark.parametrize(("now", "asked"), [("11-30", 1), ("12-01", 0)])
    def test_it_is_asked_for_two_weeks(self, store: Store, now: str, asked: int) -> None:
        move_card(store, card(store), Stage.REJECTED)
        turn_to(store, now)
        assert len(board_facts(store).without_lesson) == asked

    def test_a_lesson_from_before_does_not_answer_it(self, store: Store) -> None:
        number = card(store)
        add_lesson(store, number, "Bring a question")
        turn_to(store, "11-17")
        move_card(store, number, Stage.REJECTED)
        assert len(board_facts(store).without_lesson) == 1

    def test_a_card_that_was_closed_is_let_be(self, store: Store) -> None:
        number = card(store, stage=Stage.REJECTED)
        close_card(store, number, Outcome.WITHDRAWN)
        assert board_facts(store).without_lesson == ()


class TestOffer:
    def test_the_latest_open_offer_and_who_was_not_told(self, store: Store) -> None:
        card(store, "Kanta", Stage.OFFER, "11-10")
        latest = card(store, "Oriel", Stage.OFFER, "11-12")
        untold = card(store, "Vega", Stage.INTERVIEWED, "11-09")
        told = card(store, "Lumen", Stage.INTERVIEWED, "11-09")
        log_touch(store, told, TouchKind.FOLLOW_UP, day=when("11-12"))
        facts = board_facts(store)
        assert facts.offer == CardRef(latest, "Oriel", day("11-12"))
        assert [each.card for each in facts.not_informed] == [untold]

    def test_a_touch_of_the_day_counts_from_the_offer_on(self, store: Store) -> None:
        vega, lumen = (card(store, name, Stage.INTERVIEWED) for name in ("Vega", "Lumen"))
        log_touch(store, vega, TouchKind.FOLLOW_UP)
        turn_to(store, "11-16 09:40")
        move_card(store, card(store, "Oriel"), Stage.OFFER)
        log_touch(store, lumen, TouchKind.FOLLOW_UP)
        facts = board_facts(store)
        assert facts.offer == CardRef(3, "Oriel", day("11-16"), time(9, 40))
        assert [each.company for each in facts.not_informed] == ["Vega"]

    def test_resting_quiet_and_closed_ones_need_not_be_told(self, store: Store) -> None:
        card(store, "Oriel", Stage.OFFER, "11-12")
        rest_card(store, card(store, "Vega", Stage.INTERVIEWED))
        close_card(store, card(store, "Lumen", Stage.INTERVIEWED), Outcome.NO_REPLY)
        card(store, "Kanta", Stage.INTERVIEWED, "05-04")
        assert board_facts(store).not_informed == ()

    def test_an_answered_offer_is_no_open_one(self, store: Store) -> None:
        card(store, "Vega", Stage.INTERVIEWED)
        close_card(store, card(store, "Oriel", Stage.OFFER), Outcome.DECLINED)
        facts = board_facts(store)
        assert (facts.offer, facts.not_informed) == (None, ())


class TestChannels:
    def test_a_reply_answers_the_last_message_before_it(self, store: Store) -> None:
        number = card(store, on="11-02")
        log_touch(store, number, TouchKind.REACH_OUT, Channel.EMAIL, day=when("11-04"))
        log_touch(store, number, TouchKind.FOLLOW_UP, Channel.PHONE, day=when("11-09"))
        log_reply(store, number, ReplyKind.NO_ANSWER_NEEDED, day=when("11-11"))
        log_reply(store, number, ReplyKind.QUESTION, day=when("11-12"))
        log_touch(store, number, TouchKind.ANSWER, Channel.EMAIL, day=when("11-12"))
        assert board_facts(store).channels == (ChannelCount(Channel.EMAIL, 2, 0), ChannelCount(Channel.PHONE, 1, 1))

    def test_receipts_answer_nothing_and_notes_to_others_are_no_message(self, store: Store) -> None:
        number = card(store, on="11-02")
        log_touch(store, number, TouchKind.FOLLOW_UP, Channel.EMAIL, day=when("11-09"))
        log_touch(store, number, TouchKind.OTHER, Channel.SOCIAL, day=when("11-10"))
        log_reply(store, number, ReplyKind.RECEIPT, day=when("11-11"))
        assert board_facts(store).channels == (ChannelCount(Channel.EMAIL, 1, 0),)

    def test_another_cards_reply_answers_nothing(self, store: Store) -> None:
        log_touch(store, card(store, on="11-02"), TouchKind.FOLLOW_UP, Channel.EMAIL, day=when("11-09"))
        log_reply(store, card(store, "Vega", on="11-02"), ReplyKind.NO_ANSWER_NEEDED, day=when("11-11"))
        assert board_facts(store).channels == (ChannelCount(Channel.EMAIL, 1, 0),)

    def test_they_are_left_out_where_they_are_not_asked_for(self, store: Store) -> None:
        log_touch(store, card(store), TouchKind.FOLLOW_UP, Channel.EMAIL)
        assert board_facts(store, all_time=False).channels == ()


class TestPutOff:
    def test_a_nudge_stays_away_for_a_week(self, store: Store) -> None:
        put_off_nudge(store, NudgeKind.TARGETS)
        assert put_off(store) == {NudgeKind.TARGETS}
        turn_to(store, "11-22")
        put_off_nudge(store, NudgeKind.LEARN)
        assert put_off(store) == {NudgeKind.TARGETS, NudgeKind.LEARN}
        turn_to(store, "11-23")
        assert put_off(store) == {NudgeKind.LEARN}

    def test_undo_brings_it_back(self, store: Store) -> None:
        changes = put_off_nudge(store, NudgeKind.TARGETS)
        assert changes.label == "put the nudge off to Mon 23 Nov"
        undo(store)
        assert put_off(store) == set()
