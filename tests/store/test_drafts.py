"""The words for a step: filled, kept, copied, and gone once they are sent; and how a call is logged."""

from datetime import date

import pytest

from jobboard.dates.natural import DayTime
from jobboard.errors import InvalidInputError
from jobboard.followup.enums import Channel, Stage, StepKind, TouchKind
from jobboard.followup.messages.call_script import CallResult
from jobboard.store.actions.complete_step import log_call
from jobboard.store.actions.contacts import NewContact, add_contact
from jobboard.store.actions.drafts import mark_copied, save_draft
from jobboard.store.actions.exchange import log_touch
from jobboard.store.actions.interviews import interview
from jobboard.store.queries.cards import detail
from jobboard.store.queries.drafts import DraftView, draft, sheet
from jobboard.store.store import Store
from jobboard.store.undo import undo
from jobboard.store.views import NOBODY
from tests.store.builders import card, day, do_step, shown_step, turn_to, when

DANA = NewContact("Dana Ruiz", email="dana@acme.example", phone="+1 555 0100")


def words(store: Store, card_id: int, to: int | None = None) -> DraftView:
    found = draft(store, card_id, me="Ada Byron", to=to)
    assert found
    return found


def step(store: Store, card_id: int) -> tuple[StepKind, date]:
    found = detail(store, card_id).card.step
    assert found
    return found.kind, found.due


def test_a_draft_is_filled_from_the_card_its_people_and_the_user(store: Store) -> None:
    found = words(store, card(store, contacts=(DANA,)))
    assert found.body.startswith("Hello Dana,")
    assert found.body.endswith("Ada Byron")
    assert (found.to, found.email, found.channel) == ("Dana Ruiz", "dana@acme.example", Channel.EMAIL)
    assert (found.is_edited, found.copied) == (False, False)


def test_the_user_s_own_template_stands_in_for_the_shipped_one(store: Store) -> None:
    nordwind = card(store, contacts=(DANA,))
    found = draft(store, nordwind, {"follow_up-1-applied": "Dear {first_name}, about {role}: {oh}"})
    assert found
    assert (found.body, found.blanks) == ("Dear Dana, about Engineer: [oh]", ("oh",))


def test_somebody_else_is_greeted_by_their_own_name(store: Store) -> None:
    nordwind = card(store, contacts=(DANA,))
    add_contact(store, nordwind, NewContact("Kim Lund"))
    kim = detail(store, nordwind).contacts[-1].id
    assert words(store, nordwind, kim).body.startswith("Hello Kim,")
    assert words(store, nordwind, NOBODY).body.startswith("Hello [first name],")


def test_kept_words_stand_until_the_step_is_another(store: Store) -> None:
    nordwind = card(store, contacts=(DANA,))
    found = words(store, nordwind)
    save_draft(store, nordwind, found.template, "Subject: Mine\n\nMy own words [one more]")
    kept = words(store, nordwind)
    assert (kept.subject, kept.body, kept.blanks, kept.is_edited) == (
        "Mine",
        "My own words [one more]",
        ("one more",),
        True,
    )
    turn_to(store, "11-17")
    do_step(store, nordwind)
    turn_to(store, "11-30")
    assert not words(store, nordwind).is_edited


def test_copied_words_are_known_to_be_copied_and_no_words_of_one_s_own(store: Store) -> None:
    nordwind = card(store, contacts=(DANA,))
    found = words(store, nordwind)
    mark_copied(store, nordwind, found.template, found.text)
    assert (words(store, nordwind).copied, words(store, nordwind).is_edited) == (True, False)


@pytest.mark.parametrize("way", ["done", "touch"])
def test_what_was_sent_is_forgotten_and_undo_brings_it_back(store: Store, way: str) -> None:
    nordwind = card(store, contacts=(DANA,))
    save_draft(store, nordwind, "follow_up-1-applied", "My own words")
    if way == "done":
        do_step(store, nordwind)
    else:
        log_touch(store, nordwind, TouchKind.FOLLOW_UP, Channel.EMAIL)
    with store.translate_sqlite_errors():
        assert store.db.execute_sql("SELECT text FROM draft").fetchall() == []
    undo(store)
    assert words(store, nordwind).body == "My own words"


def test_another_touch_leaves_the_words_alone(store: Store) -> None:
    nordwind = card(store, contacts=(DANA,))
    save_draft(store, nordwind, "follow_up-1-applied", "My own words")
    log_touch(store, nordwind, TouchKind.OTHER, Channel.EMAIL)
    assert words(store, nordwind).body == "My own words"


def test_steps_without_words_have_no_draft(store: Store) -> None:
    nordwind = card(store)
    interview(store, nordwind, when("11-17", "10:00"))
    assert draft(store, nordwind) is None
    assert sheet(store, nordwind) is None


def test_a_call_has_a_sheet_with_the_number(store: Store) -> None:
    nordwind = card(store, contacts=(DANA,))
    found = sheet(store, nordwind, "Ada Byron")
    assert found
    assert (found.person, found.number) == ("Dana Ruiz", "+1 555 0100")
    assert "Ada Byron" in found.opening


class TestCalls:
    def test_what_is_to_be_sent_is_the_next_step_and_undo_takes_all_of_it_back(self, store: Store) -> None:
        nordwind = card(store, on="11-09", contacts=(DANA,))
        before = detail(store, nordwind).events
        log_call(
            store, nordwind, shown_step(store, nordwind), CallResult.RESEND, detail(store, nordwind).contacts[0].id
        )
        assert step(store, nordwind) == (StepKind.REPLY, day("11-16"))
        assert [event.what for event in detail(store, nordwind).events[:2]] == [
            "they wrote, wanting an answer by phone: Dana Ruiz",
            "follow-up by phone to Dana Ruiz",
        ]
        undo(store)
        assert detail(store, nordwind).events == before

    def test_a_no_moves_the_card_and_asks_for_a_last_message(self, store: Store) -> None:
        nordwind = card(store, on="11-09")
        log_call(store, nordwind, shown_step(store, nordwind), CallResult.REJECTION)
        assert detail(store, nordwind).card.stage is Stage.REJECTED
        assert step(store, nordwind)[0] is StepKind.LAST_MESSAGE

    def test_a_promise_sets_the_next_day(self, store: Store) -> None:
        nordwind = card(store, on="11-09")
        log_call(store, nordwind, shown_step(store, nordwind), CallResult.PROMISE, promised=DayTime(day("11-20")))
        assert step(store, nordwind) == (StepKind.PROMISED, day("11-23"))

    def test_without_a_promise_the_clock_starts_anew(self, store: Store) -> None:
        nordwind = card(store, on="11-09")
        log_call(store, nordwind, shown_step(store, nordwind), CallResult.PROMISE)
        assert step(store, nordwind) == (StepKind.FOLLOW_UP, day("11-23"))

    def test_there_must_be_something_to_call_about(self, store: Store) -> None:
        nordwind = card(store)
        interview(store, nordwind, when("11-17", "10:00"))
        with pytest.raises(InvalidInputError, match="no step to call about"):
            log_call(store, nordwind, shown_step(store, nordwind), CallResult.PROMISE)
