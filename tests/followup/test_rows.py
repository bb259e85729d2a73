"""Each row of the steps table with its borders: the day before, the due day, the last day, the day after."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from jobboard.followup.enums import Channel, NoStepReason, Outcome, PersonKind, Stage, StepKind, StepState
from jobboard.followup.models import Closed, Event, History, Paused, Person, Reopened, Resumed, StageChanged, Step
from jobboard.followup.next_step import next_step, panel_rank
from jobboard.followup.rules import Rules
from jobboard.followup.step_state import step_state
from jobboard.followup.step_text import render_reason
from jobboard.followup.timeline import card_status
from tests.followup.builders import (
    A,
    I,
    O,
    R,
    T,
    at,
    day,
    deadline,
    held,
    history,
    interview,
    moved,
    no_step,
    promise,
    question,
    receipt,
    snooze,
    statement,
    step,
    step_summary,
    touch,
)

RULES = Rules()


def state(events: tuple[Event, ...], now: str) -> StepState:
    found = step(events, now)
    return step_state(found.due, found.due_time, found.last_day, at(now), RULES.quiet_after)


BORDERS: dict[str, tuple[tuple[Event, ...], list[tuple[str, str, StepState | None]]]] = {
    "reply": (
        (moved(A, "11-02"), question("11-14")),
        [
            ("11-14", "reply 11-14..11-15", StepState.DUE),
            ("11-15", "reply 11-14..11-15", StepState.DUE),
            ("11-16", "reply 11-14..11-15", StepState.OVERDUE),
            ("12-06", "reply 11-14..11-15", StepState.OVERDUE),
            ("12-07", "follow_up 1 11-19..11-23", StepState.OVERDUE),
        ],
    ),
    "interview": (
        (moved(A, "11-02"), interview("11-19 10:00", "11-05", people=())),
        [
            ("11-17", "prepare 11-18..11-18", StepState.UPCOMING),
            ("11-18", "prepare 11-18..11-18", StepState.DUE),
            ("11-19 09:59", "interview 11-19..11-19", StepState.DUE),
            ("11-19 10:00", "thank_you 11-19..11-20", StepState.DUE),
        ],
    ),
    "interview without a time": (
        (moved(A, "11-02"), interview("11-19", "11-05")),
        [
            ("11-19 23:59", "interview 11-19..11-19", StepState.DUE),
            ("11-20 00:00", "thank_you 11-19..11-20", StepState.DUE),
        ],
    ),
    "answer_offer": (
        (moved(A, "11-02"), moved(O, "11-14")),
        [
            ("11-14", "answer_offer 11-14..11-16", StepState.DUE),
            ("11-16", "answer_offer 11-14..11-16", StepState.DUE),
            ("11-17", "answer_offer 11-14..11-16", StepState.OVERDUE),
        ],
    ),
    "answer_offer by a deadline": (
        (moved(O, "11-09"), deadline("11-20", "11-09")),
        [
            ("11-17", "answer_offer 11-18..11-20", StepState.UPCOMING),
            ("11-18", "answer_offer 11-18..11-20", StepState.DUE),
            ("11-21", "answer_offer 11-18..11-20", StepState.OVERDUE),
        ],
    ),
    "answer_offer once more before the deadline": (
        (moved(O, "11-09"), deadline("11-20", "11-09"), touch("answer", "11-10")),
        [
            ("11-17", "follow_up 1 11-13..11-16", StepState.OVERDUE),
            ("11-18", "answer_offer 11-18..11-20", StepState.DUE),
            ("11-20", "answer_offer 11-18..11-20", StepState.DUE),
            ("11-21", "follow_up 1 11-13..11-16", StepState.OVERDUE),
        ],
    ),
    "thank_you": (
        (moved(I, "11-02"), held("11-06")),
        [
            ("11-06", "thank_you 11-06..11-07", StepState.DUE),
            ("11-07", "thank_you 11-06..11-07", StepState.DUE),
            ("11-12", "thank_you 11-06..11-07", StepState.OVERDUE),
            ("11-13", "follow_up 1 11-13..11-16", StepState.DUE),
        ],
    ),
    "thank_you gives way to a promise": (
        (moved(I, "11-02"), held("11-09"), promise("11-11", "11-09")),
        [
            ("11-11", "thank_you 11-09..11-10", StepState.OVERDUE),
            ("11-12", "promised 11-12..11-12", StepState.DUE),
        ],
    ),
    "thank_you stays for two days whatever was promised": (
        (moved(I, "11-02"), held("11-09"), promise("11-09 10:00", "11-09")),
        [
            ("11-10", "thank_you 11-09..11-10", StepState.DUE),
            ("11-11", "promised 11-09..11-09 from 13:00", StepState.OVERDUE),
        ],
    ),
    "follow_up on a target": (
        (moved(T, "11-09"), touch("reach-out", "11-10")),
        [
            ("11-15", "follow_up 1 11-16..11-17", StepState.UPCOMING),
            ("11-17", "follow_up 1 11-16..11-17", StepState.DUE),
            ("11-18", "follow_up 1 11-16..11-17", StepState.OVERDUE),
        ],
    ),
    "follow_up on an answered offer": (
        (moved(O, "11-09"), touch("answer", "11-10")),
        [
            ("11-12", "follow_up 1 11-13..11-16", StepState.UPCOMING),
            ("11-16", "follow_up 1 11-13..11-16", StepState.DUE),
            ("11-17", "follow_up 1 11-13..11-16", StepState.OVERDUE),
        ],
    ),
    "follow_up and escalate": (
        (moved(A, "11-02"), touch("follow-up", "11-09"), touch("follow-up", "11-12")),
        [
            ("11-15", "escalate 3 11-16..11-17", StepState.UPCOMING),
            ("11-17", "escalate 3 11-16..11-17", StepState.DUE),
            ("11-18", "escalate 3 11-16..11-17", StepState.OVERDUE),
            ("12-09", "escalate 3 11-16..11-17", StepState.QUIET),
        ],
    ),
    "promised": (
        (moved(I, "11-02"), promise("11-18", "11-09")),
        [
            ("11-18", "promised 11-19..11-19", StepState.UPCOMING),
            ("11-19", "promised 11-19..11-19", StepState.DUE),
            ("11-20", "promised 11-19..11-19", StepState.OVERDUE),
        ],
    ),
    "promised with a time": (
        (moved(I, "11-02"), promise("11-18 15:00", "11-09")),
        [
            ("11-18 17:59", "promised 11-18..11-18 from 18:00", StepState.UPCOMING),
            ("11-18 18:00", "promised 11-18..11-18 from 18:00", StepState.DUE),
            ("11-19 00:00", "promised 11-18..11-18 from 18:00", StepState.OVERDUE),
        ],
    ),
    "reach_out": (
        (moved(T, "11-11"),),
        [
            ("11-13", "reach_out 11-16..11-18", StepState.UPCOMING),
            ("11-16", "reach_out 11-16..11-18", StepState.DUE),
            ("11-18", "reach_out 11-16..11-18", StepState.DUE),
            ("11-19", "reach_out 11-16..11-18", StepState.OVERDUE),
        ],
    ),
    "follow_up after an interview": (
        (moved(I, "11-02"), held("11-05"), touch("thank-you", "11-06")),
        [
            ("11-12", "follow_up 1 11-13..11-16", StepState.UPCOMING),
            ("11-16", "follow_up 1 11-13..11-16", StepState.DUE),
            ("11-17", "follow_up 1 11-13..11-16", StepState.OVERDUE),
        ],
    ),
    "decide": (
        (moved(A, "10-01"), touch("follow-up", "10-08"), touch("follow-up", "10-12"), touch("follow-up", "10-16")),
        [
            ("10-29", "decide 10-30..11-06", StepState.UPCOMING),
            ("10-30", "decide 10-30..11-06", StepState.DUE),
            ("11-07", "decide 10-30..11-06", StepState.OVERDUE),
        ],
    ),
    "last_message": (
        (moved(A, "10-01"), moved(R, "11-10")),
        [
            ("11-10", "last_message 11-11..11-13", StepState.UPCOMING),
            ("11-13", "last_message 11-11..11-13", StepState.DUE),
            ("11-23", "last_message 11-11..11-13", StepState.OVERDUE),
        ],
    ),
}


@pytest.mark.parametrize(
    ("events", "now", "expected", "reads"),
    [(events, *row) for events, rows in BORDERS.values() for row in rows],
    ids=[f"{name} {row[0]}" for name, (_, rows) in BORDERS.items() for row in rows],
)
def test_borders(events: tuple[Event, ...], now: str, expected: str, reads: StepState) -> None:
    assert step_summary(step(events, now)) == expected
    assert state(events, now) is reads


def test_row_7_applies_from_two_days_before_the_closing_day_through_it() -> None:
    card = history(moved(T, "11-02"), closes="11-14")
    assert [step_summary(step(card, now)) for now in ("11-11", "11-12", "11-14", "11-15")] == [
        "reach_out 11-05..11-09",
        "apply 11-12..11-14",
        "apply 11-12..11-14",
        "reach_out 11-05..11-09",
    ]


def test_row_14_lapses_14_days_after_the_rejection() -> None:
    events = (moved(A, "10-01"), moved(R, "11-10"))
    assert step_summary(step(events, "11-23")) == "last_message 11-11..11-13"
    assert no_step(events, "11-24").why is NoStepReason.NOTHING


def test_row_15_needs_a_last_message_and_the_mark() -> None:
    events = (moved(A, "07-01"), moved(R, "08-10"), touch("last-message", "08-12"))
    assert no_step(events, "11-01").why is NoStepReason.NOTHING
    marked = history(*events, keep_warm=True)
    assert step_summary(step(marked, "11-01")) == "keep_warm 11-10..11-17"
    assert step_summary(step(history(*events, touch("follow-up", "11-10"), keep_warm=True), "11-11")).startswith(
        "keep_warm 02-08"
    )


def test_row_3_is_skipped_once_prepared_and_row_2_follows_on_the_day() -> None:
    ready = interview("11-19 10:00", "11-05")
    prepared = type(ready)(ready.day, ready.time, ready.state, ready.booked_day, prepared=True)
    card = history(moved(A, "11-02"), prepared)
    assert no_step(card, "11-18").about == (day("11-19"), ready.time)
    assert step_summary(step(card, "11-19 08:00")) == "interview 11-19..11-19"


def test_an_interview_ahead_holds_back_follow_ups_and_promises() -> None:
    events = (moved(A, "10-01"), promise("10-10", "10-05"), interview("12-01", "10-20"))
    assert step_summary(step(events, "11-16")) == "prepare 11-30..11-30"


def test_a_late_reply_gives_way_to_an_interview_at_hand_only() -> None:
    events = (moved(A, "11-02"), interview("11-20 10:00", "11-03"), question("11-16"))
    assert step_summary(step(events, "11-18")) == "reply 11-16..11-17"
    assert step_summary(step(events, "11-19")) == "prepare 11-19..11-19"
    assert step_summary(step(events, "11-20 09:00")) == "interview 11-20..11-20"
    fresh = (moved(A, "11-02"), interview("11-20 10:00", "11-03"), question("11-19"))
    assert step_summary(step(fresh, "11-20 09:00")) == "reply 11-19..11-20"


@pytest.mark.parametrize(
    ("closing", "open_still"),
    [
        (touch("answer", "11-09"), False),
        (touch("answer", "11-08"), True),
        (touch("follow-up", "11-09"), True),
        (touch("follow-up", "11-10"), False),
        (touch("thank-you", "11-12"), True),
        (touch("other", "11-12"), True),
        (interview("11-25", "11-09"), False),
        (held("11-09"), True),
        (held("11-10"), False),
        (moved(O, "11-09"), False),
        (moved(A, "11-09"), True),
        (moved(A, "11-10"), False),
        (receipt("11-12"), True),
    ],
)
def test_what_closes_an_open_reply(closing: Event, open_still: bool) -> None:
    found = step((moved(T, "11-02"), question("11-09"), closing), "11-13")
    assert (found.kind is StepKind.REPLY) is open_still


def test_a_reply_after_the_rejection_is_answered_too() -> None:
    assert (
        step_summary(step((moved(A, "11-02"), moved(R, "11-09"), question("11-11")), "11-11")) == "reply 11-11..11-12"
    )
    assert (
        step_summary(step((moved(A, "11-02"), moved(R, "11-09"), question("11-08")), "11-11"))
        == "last_message 11-10..11-12"
    )


@pytest.mark.parametrize(
    ("ending", "in_force"),
    [
        (statement("11-12"), True),
        (statement("11-13"), False),
        (receipt("11-13"), True),
        (held("11-10"), False),
        (moved(A, "11-10"), False),
        (promise("11-20", "11-10"), False),
        (touch("follow-up", "11-12"), True),
    ],
)
def test_what_ends_a_promise(ending: Event, in_force: bool) -> None:
    found = step((moved(T, "11-02"), promise("11-13", "11-09"), ending), "11-16")
    assert (found.kind is StepKind.PROMISED and found.about_day == day("11-13")) is in_force


def test_of_two_promises_made_on_a_day_the_later_date_counts() -> None:
    found = step((moved(A, "11-02"), promise("11-20", "11-09"), promise("11-13", "11-09")), "11-16")
    assert found.about_day == day("11-20")


def test_several_follow_ups_on_a_day_are_one_attempt_and_none_on_the_day_of_the_base() -> None:
    base = moved(A, "11-02")
    assert step((base, touch("follow-up", "11-02")), "11-16").attempt == 1
    assert step((base, touch("follow-up", "11-09"), touch("follow-up", "11-09")), "11-16").attempt == 2


def test_a_thank_you_is_owed_to_every_interviewer() -> None:
    events = (moved(I, "11-02"), held("11-09", (1, 2)))
    assert step_summary(step((*events, touch("thank-you", "11-09", 1)), "11-10")) == "thank_you 11-09..11-10"
    assert step_summary(step((*events, touch("thank-you", "11-09")), "11-10")).startswith("follow_up 1")
    both = (*events, touch("thank-you", "11-09", 1), touch("thank-you", "11-10", 2))
    assert step_summary(step(both, "11-10")).startswith("follow_up 1")
    assert step_summary(step((*events, touch("follow-up", "11-10")), "11-10")).startswith("follow_up")


def test_a_receipt_changes_nothing() -> None:
    assert step((moved(A, "11-11"), receipt("11-13")), "11-14") == step((moved(A, "11-11"),), "11-14")


# --- snooze, rest, closing


def test_a_snooze_moves_due_last_day_and_lapse() -> None:
    events = (moved(I, "11-02"), held("11-06"), snooze("11-20", "11-07"))
    assert step_summary(step(events, "11-10")) == "thank_you 11-20..11-20"
    assert step_summary(step(events, "11-20")) == "thank_you 11-20..11-20"
    assert step_summary(step(events, "11-21")).startswith("follow_up 1")


def test_a_snoozed_row_gives_way_to_what_can_not_wait() -> None:
    events = (moved(A, "11-02"), interview("11-20", "11-03"), question("11-09"), snooze("11-25", "11-10"))
    assert step_summary(step(events, "11-12")) == "prepare 11-19..11-19"


@pytest.mark.parametrize(
    ("ending", "ends"),
    [
        (touch("other", "11-12"), False),
        (touch("follow-up", "11-12"), True),
        (touch("thank-you", "11-09"), False),
        (statement("11-12"), True),
        (receipt("11-12"), False),
        (promise("11-30", "11-12"), True),
        (interview("11-30", "11-12"), True),
        (held("11-12"), True),
        (moved(O, "11-12"), True),
    ],
)
def test_what_ends_a_snooze(ending: Event, ends: bool) -> None:
    card = history(moved(A, "11-02"), snooze("11-25", "11-10"), ending)
    assert (card_status(card, at("11-13")).snoozed_until is None) is ends


@pytest.mark.parametrize(
    ("waking", "awake"),
    [
        (Resumed(day("11-12")), True),
        (statement("11-12"), True),
        (receipt("11-12"), False),
        (interview("11-30", "11-12"), True),
        (moved(I, "11-12"), True),
        (touch("follow-up", "11-12"), True),
        (touch("other", "11-12"), False),
        (promise("11-30", "11-12"), True),
    ],
)
def test_what_ends_a_rest(waking: Event, awake: bool) -> None:
    found = next_step(history(moved(A, "11-02"), Paused(day("11-10")), waking), RULES, at("11-13"))
    assert isinstance(found, Step) is awake


@pytest.mark.parametrize("outcome", Outcome)
def test_a_closed_card_has_no_step_and_only_no_reply_is_reopened_by_word(outcome: Outcome) -> None:
    events = (moved(A, "11-02"), Closed(outcome, day("11-10")))
    assert no_step(events, "11-12").why is NoStepReason.CLOSED
    stirred = card_status(history(*events, statement("11-12")), at("11-13"))
    assert (stirred.outcome is None) is (outcome is Outcome.NO_REPLY)


def test_reopening_enters_the_stage_anew() -> None:
    events = (moved(A, "10-01"), Closed(Outcome.WITHDRAWN, day("10-10")), Reopened(day("11-11")))
    assert step_summary(step(events, "11-12")) == "follow_up 1 11-16..11-18"


def test_a_move_to_the_stage_the_card_is_in_is_none() -> None:
    assert step_summary(step((moved(A, "11-02"), moved(A, "11-11")), "11-12")) == "follow_up 1 11-09..11-09"


# --- where interviews take the card


@pytest.mark.parametrize(("start", "ends_in"), [(T, I), (A, I), (R, I), (O, O), (I, I)], ids=str)
def test_booking_an_interview_moves_the_card_that_day(start: Stage, ends_in: Stage) -> None:
    standing = card_status(history(moved(start, "11-02"), interview("11-30", "11-10")), at("11-12"))
    assert standing.stage is ends_in
    assert standing.entered == (day("11-10") if start is not ends_in else day("11-02"))


def test_an_interview_logged_afterwards_moves_the_card_on_its_day_or_the_cards_first() -> None:
    assert card_status(history(moved(A, "11-02"), held("11-09")), at("11-12")).entered == day("11-09")
    assert card_status(history(moved(A, "11-10"), held("11-09")), at("11-12")).entered == day("11-10")


def test_a_cancelled_interview_leaves_the_clock_alone() -> None:
    events = (moved(A, "11-02"), interview("11-12", "11-04", state="cancelled"))
    assert step_summary(step(events, "11-13")) == "follow_up 1 11-11..11-12"


def test_moves_of_unknown_day_stand_where_they_must_have_been() -> None:
    rejected = moved(R, "11-02").__class__(R, None, None, day("11-16"))
    assert card_status(history(moved(A, "05-11"), rejected), at("11-16")).stage is R
    assert no_step((moved(A, "05-11"), rejected), "11-16").why is NoStepReason.NO_DATE
    assert card_status(history(moved(A, "05-11"), rejected, moved(I, "11-17")), at("11-17")).stage is I


# --- the calendar


def test_month_and_year_ends_and_the_leap_day() -> None:
    assert step_summary(step((moved(A, "12-24"),), "12-28")) == "follow_up 1 12-29..12-31"
    assert step_summary(step((moved(A, "12-28"),), "12-29")) == "follow_up 1 01-04..01-04"
    found = step((moved(A, "2028-02-24"),), "2028-02-25")
    assert (found.due, found.last_day) == (day("2028-02-29"), day("2028-03-02"))


def test_holidays_are_days_off() -> None:
    def christmas(date: object) -> bool:
        return str(date) in ("2026-12-25", "2026-12-28", "2026-12-29")

    found = step((moved(A, "12-22"),), "12-23", is_day_off=lambda each: each.weekday() > 4 or christmas(each))
    assert step_summary(found) == "follow_up 1 12-30..12-30"


def test_the_zone_decides_which_day_it_is() -> None:
    instant = datetime(2026, 11, 16, 10, 30, tzinfo=UTC)
    found = step((moved(A, "11-11"),), "11-15")
    reads = [
        step_state(
            found.due, None, found.last_day, instant.astimezone(ZoneInfo(zone)).replace(tzinfo=None), RULES.quiet_after
        )
        for zone in ("Pacific/Pago_Pago", "UTC", "Pacific/Kiritimati")
    ]
    assert reads == [StepState.UPCOMING, StepState.DUE, StepState.DUE]


# --- whom, and how

KIM = Person(1, "Kim Lund", PersonKind.RECRUITER, phone="+47 555 0100")
OLA = Person(2, "Ola Berg", PersonKind.HIRING_MANAGER)
HR = Person(3, "Ina Dahl", PersonKind.HR)


def test_the_person_of_the_last_exchange_is_suggested_by_email() -> None:
    card = history(moved(A, "11-02"), touch("reach-out", "11-03", 1), people=(OLA, KIM))
    found = step(card, "11-10")
    assert (found.person, found.channel) == (1, Channel.EMAIL)


def test_attempt_2_calls_where_there_is_a_number_and_calls_are_welcome() -> None:
    events = (moved(A, "11-02"), touch("follow-up", "11-09", 1))
    assert step(history(*events, people=(KIM,)), "11-12").channel is Channel.PHONE
    quiet = Person(1, "Kim Lund", phone="+47 555 0100", no_calls=True)
    assert step(history(*events, people=(quiet,)), "11-12").channel is Channel.EMAIL


def test_escalate_goes_to_somebody_new_hiring_manager_first() -> None:
    events = (moved(A, "11-02"), touch("follow-up", "11-09", 1), touch("follow-up", "11-12", 1))
    assert step(history(*events, people=(HR, KIM, OLA)), "11-16").person == 2
    alone = step(history(*events, people=(KIM,)), "11-16")
    assert alone.person is None
    assert "everybody known was tried" in alone.reason


def test_only_hr_known_is_said_at_attempt_2_and_nobody_known_always() -> None:
    events = (moved(A, "11-02"), touch("follow-up", "11-09"))
    assert "only HR is known" in step(history(*events, people=(HR,)), "11-12").reason
    assert "nobody known there" in step(history(*events), "11-12").reason


def test_whoever_promised_is_asked_and_a_promise_with_a_time_is_called() -> None:
    card = history(moved(I, "11-02"), promise("11-13 14:00", "11-09", 1), people=(OLA, KIM))
    found = step(card, "11-13")
    assert (found.person, found.channel) == (1, Channel.PHONE)


def test_do_not_contact_is_kept() -> None:
    away = Person(1, "Kim Lund", do_not_contact=True)
    card = history(moved(A, "11-02"), touch("reach-out", "11-03", 1), people=(away, HR))
    assert step(card, "11-10").person == 3


def test_a_target_is_reached_through_who_could_refer_then_the_recruiter_then_the_hiring_manager() -> None:
    kinds = ((1, "Mia Sol", "hiring-manager"), (2, "Ola Berg", "recruiter"), (3, "Kim Lund", "employee"))
    manager, recruiter, employee = (Person(key, name, PersonKind(kind)) for key, name, kind in kinds)
    known: tuple[Person, ...] = (manager, recruiter, employee)
    for expected in (employee, recruiter, manager):
        assert step(history(moved(T, "11-02"), people=known), "11-05").person == expected.key
        known = tuple(each for each in known if each is not expected)


@pytest.mark.parametrize(
    ("kind", "stage", "rank"),
    [
        (StepKind.REPLY, A, 1),
        (StepKind.INTERVIEW, I, 2),
        (StepKind.PREPARE, I, 3),
        (StepKind.ANSWER_OFFER, O, 4),
        (StepKind.THANK_YOU, I, 5),
        (StepKind.PROMISED, A, 6),
        (StepKind.APPLY, T, 7),
        (StepKind.FOLLOW_UP, O, 8),
        (StepKind.ESCALATE, I, 8),
        (StepKind.FOLLOW_UP, A, 9),
        (StepKind.ESCALATE, T, 10),
        (StepKind.LAST_MESSAGE, R, 11),
        (StepKind.REACH_OUT, T, 12),
        (StepKind.DECIDE, A, 13),
        (StepKind.KEEP_WARM, R, 14),
    ],
)
def test_a_steps_place_in_the_panel(kind: StepKind, stage: Stage, rank: int) -> None:
    assert panel_rank(kind, stage) == rank


def test_applying_without_a_closing_day_stands_beside_reaching_out() -> None:
    card = History((moved(T, "11-02"),), posting=True)
    found = step(card, "11-12")
    assert (found.kind, found.panel_rank) == (StepKind.APPLY, 12)
    assert found.reason.startswith("Nothing sent since {2026-11-02}")
    closing = step(history(moved(T, "11-02"), closes="11-13"), "11-12")
    assert (closing.kind, closing.panel_rank) == (StepKind.APPLY, 7)
    assert closing.reason == "The posting closes {2026-11-13}"


def test_a_move_of_unknown_day_stands_before_the_day_it_was_known_by() -> None:
    undated = StageChanged(A, None, known_by=day("11-10"))
    asked = history(moved(T, "11-02"), undated, question("11-12"), touch("follow-up", "11-10"))
    assert card_status(asked, at("11-13")).stage is A
    assert step(asked, "11-13").kind is StepKind.REPLY
    rejected = history(moved(T, "11-02"), undated, moved(R, "11-09"))
    assert card_status(rejected, at("11-13")).stage is R


@pytest.mark.parametrize(
    ("now", "spoken"),
    [
        ("11-10", "They said Fri 13 Nov"),
        ("11-13", "They said Fri 13 Nov"),
        ("11-16", "They said Fri 13 Nov, no word since"),
    ],
)
def test_nothing_is_missed_before_its_day(now: str, spoken: str) -> None:
    found = step((moved(A, "11-02"), promise("11-13", "11-09")), now)
    assert render_reason(found.reason, day(now)).split(";")[0] == spoken


def test_a_day_behind_since_is_named() -> None:
    found = step((moved(T, "11-02"),), "11-05")
    assert (
        render_reason("In talks since {2026-11-02}, no word since", day("11-10"))
        == "In talks since Mon 2 Nov, no word since"
    )
    assert render_reason(found.reason, day("11-05")).startswith("Listed 3 days ago")
