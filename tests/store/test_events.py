"""Mending the history: another day, other words, an entry taken out; undone whole, the stored step always fresh."""

import pytest

from jobboard.errors import InvalidInputError, NotFoundError
from jobboard.followup.enums import ReplyKind, Stage, StepKind, TouchKind
from jobboard.store.actions.cards import add_note
from jobboard.store.actions.exchange import log_offer, log_reply, log_talk, log_touch
from jobboard.store.actions.history_entries import EventFacts, delete_event, edit_event
from jobboard.store.actions.interviews import hold_interview, interview
from jobboard.store.queries.cards import detail
from jobboard.store.store import Store
from jobboard.store.undo import redo, undo
from tests.store.builders import card, day, dump, stale, turn_to, when


def event(store: Store, card_id: int, kind: str) -> int:
    """The latest entry of a kind."""
    return next(each.id for each in detail(store, card_id).events if each.kind == kind)


def test_a_follow_up_on_another_day_moves_the_next_step(store: Store) -> None:
    card_id = card(store, on="10-30")
    log_touch(store, card_id, TouchKind.FOLLOW_UP, day=when("11-13"))
    step = detail(store, card_id).card.step
    before = dump(store)
    edit_event(store, event(store, card_id, "touch"), EventFacts(when("11-09", "15:00"), "asked for news"))
    mended = detail(store, card_id)
    assert (mended.events[0].day, mended.events[0].text) == (day("11-09"), "asked for news")
    assert step
    assert mended.card.step
    assert mended.card.step.due < step.due
    assert stale(store) == []
    after = dump(store)
    undo(store)
    assert dump(store) == before
    assert stale(store) == []
    redo(store)
    assert dump(store) == after


def test_an_answered_question_asks_again_once_the_answer_is_taken_out(store: Store) -> None:
    card_id = card(store)
    log_reply(store, card_id, ReplyKind.QUESTION, day=when("11-12"), answered=True)
    before = dump(store)
    delete_event(store, event(store, card_id, "touch"))
    step = detail(store, card_id).card.step
    assert step
    assert step.kind is StepKind.REPLY
    assert stale(store) == []
    undo(store)
    assert dump(store) == before


def test_an_interview_is_taken_out_with_all_that_was_said_of_it(store: Store) -> None:
    card_id = card(store)
    interview(store, card_id, when("11-12"), ["Kim Lund"])
    assert detail(store, card_id).card.stage is Stage.INTERVIEWED
    delete_event(store, event(store, card_id, "interview"))
    assert detail(store, card_id).interviews == ()
    assert detail(store, card_id).card.stage is Stage.APPLIED
    assert stale(store) == []


@pytest.mark.parametrize(
    ("kind", "facts", "why"),
    [
        ("move", EventFacts(when("11-17")), "has not come yet"),
        ("note", EventFacts(when("11-16", "23:00")), "has not come yet"),
    ],
)
def test_a_day_ahead_is_refused(store: Store, kind: str, facts: EventFacts, why: str) -> None:
    card_id = card(store)
    add_note(store, card_id, "a portfolio")
    before = dump(store)
    with pytest.raises(InvalidInputError, match=why):
        edit_event(store, event(store, card_id, kind), facts)
    assert dump(store) == before


def test_what_the_card_began_with_stays(store: Store) -> None:
    card_id = card(store)
    with pytest.raises(InvalidInputError, match="began with this entry"):
        delete_event(store, event(store, card_id, "move"))


def test_an_entry_that_is_gone_says_so(store: Store) -> None:
    with pytest.raises(NotFoundError, match="gone"):
        delete_event(store, 99)


def test_a_day_that_would_put_the_card_elsewhere_is_refused(store: Store) -> None:
    card_id = card(store, stage=Stage.TARGET, on="11-02")
    interview(store, card_id, when("11-12"))
    log_offer(store, card_id, when("11-13"), None)
    before = dump(store)
    offer = event(store, card_id, "move")
    with pytest.raises(InvalidInputError, match="would stand in"):
        edit_event(store, offer, EventFacts(when("11-01")))
    assert dump(store) == before


def test_a_talk_an_offer_and_an_interview_that_was_held_are_one_action_each(store: Store) -> None:
    card_id = card(store)
    before = dump(store)
    log_talk(store, card_id, TouchKind.FOLLOW_UP, None, "Kim Lund", when("11-13"), when("11-20"), "left a message")
    assert sorted(each.kind for each in detail(store, card_id).events[:3]) == ["promise", "reply", "touch"]
    undo(store)
    assert dump(store) == before
    interview(store, card_id, when("11-18", "15:00"))
    turn_to(store, "11-19")
    booked = dump(store)
    hold_interview(store, card_id, people=["Kim Lund"], promised=when("11-25"))
    found = detail(store, card_id)
    assert found.interviews[0].people == ("Kim Lund",)
    assert found.card.step
    assert stale(store) == []
    undo(store)
    assert dump(store) == booked
