"""The people across cards: who waits for an answer, what was exchanged, and finding them."""

import pytest

from jobboard.errors import NotFoundError
from jobboard.followup.enums import Channel, Outcome, PersonKind, ReplyKind, Stage, StepKind, TouchKind
from jobboard.store.actions.contacts import ContactFacts, NewContact, edit_contact, link, unlink
from jobboard.store.actions.exchange import log_reply, log_touch
from jobboard.store.actions.interviews import interview
from jobboard.store.actions.stages import close_card, rest_card, snooze_card
from jobboard.store.queries.cards import detail
from jobboard.store.queries.people import exchanges, people, person
from jobboard.store.store import Store
from jobboard.store.undo import undo
from tests.store.builders import card, day, turn_to, when

DANA = NewContact("Dana Ruiz", PersonKind.HIRING_MANAGER, "dana@n.example")
KIM = NewContact("Kim Lund", PersonKind.RECRUITER, company="Lund Search")


def names(store: Store, words: str = "") -> list[str]:
    return [row.contact.name for row in people(store, words)]


def waiting(store: Store) -> list[str]:
    return [row.contact.name for row in people(store) if row.waiting]


def id_of(store: Store, card_id: int, name: str) -> int:
    return next(each.id for each in detail(store, card_id).contacts if each.name == name)


def test_an_empty_board_has_nobody(store: Store) -> None:
    assert people(store) == []
    with pytest.raises(NotFoundError, match="gone"):
        person(store, 1)


def test_people_stand_by_name_and_who_waits_for_an_answer_is_first(store: Store) -> None:
    nordwind = card(store, contacts=(DANA, NewContact("ada Berg")))
    lumen = card(store, "Lumen", contacts=(KIM,))
    assert names(store) == ["ada Berg", "Dana Ruiz", "Kim Lund"]
    log_reply(store, lumen, ReplyKind.QUESTION, "Kim", when("11-13"))
    assert names(store) == ["Kim Lund", "ada Berg", "Dana Ruiz"]
    assert waiting(store) == ["Kim Lund"]
    log_touch(store, lumen, TouchKind.ANSWER, Channel.EMAIL, "Kim")
    assert waiting(store) == []
    undo(store)
    assert waiting(store) == ["Kim Lund"]
    assert nordwind


@pytest.mark.parametrize("kind", [ReplyKind.NO_ANSWER_NEEDED, ReplyKind.RECEIPT])
def test_nobody_waits_who_asked_nothing(store: Store, kind: ReplyKind) -> None:
    nordwind = card(store, contacts=(DANA,))
    log_reply(store, nordwind, kind, None if kind is ReplyKind.RECEIPT else "Dana", when("11-13"))
    assert waiting(store) == []


def test_a_question_waits_while_an_interview_goes_first_or_the_step_is_snoozed(store: Store) -> None:
    nordwind = card(store, contacts=(DANA,))
    log_reply(store, nordwind, ReplyKind.QUESTION, "Dana", when("11-12"))
    snooze_card(store, nordwind, day("11-20"))
    assert waiting(store) == ["Dana Ruiz"]
    lumen = card(store, "Lumen", contacts=(KIM,))
    interview(store, lumen, when("11-20", "10:00"))
    turn_to(store, "11-17")
    log_reply(store, lumen, ReplyKind.QUESTION, "Kim", when("11-17"))
    turn_to(store, "11-20 08:00")
    step = detail(store, lumen).card.step
    assert step
    assert step.kind is StepKind.INTERVIEW
    assert waiting(store) == ["Dana Ruiz", "Kim Lund"]


def test_a_closed_or_resting_card_lets_nobody_wait(store: Store) -> None:
    nordwind, lumen = card(store, contacts=(DANA,)), card(store, "Lumen", contacts=(KIM,))
    log_reply(store, nordwind, ReplyKind.QUESTION, "Dana", when("11-13"))
    log_reply(store, lumen, ReplyKind.QUESTION, "Kim", when("11-13"))
    assert waiting(store) == ["Dana Ruiz", "Kim Lund"]
    close_card(store, nordwind, Outcome.WITHDRAWN)
    assert waiting(store) == ["Kim Lund"]
    rest_card(store, lumen)
    assert waiting(store) == []


def test_the_cards_of_somebody_are_told_open_ones_first(store: Store) -> None:
    nordwind = card(store, role="Analyst", contacts=(DANA,))
    dana = id_of(store, nordwind, "Dana Ruiz")
    lumen = card(store, "Lumen", Stage.INTERVIEWED)
    link(store, lumen, dana)
    close_card(store, lumen, Outcome.WITHDRAWN)
    found = person(store, dana)
    assert [(each.id, each.company, each.role, each.stage) for each in found.cards] == [
        (nordwind, "Nordwind", "Analyst", Stage.APPLIED),
        (lumen, "Lumen", "Engineer", Stage.INTERVIEWED),
    ]
    assert found.contact.kind is PersonKind.HIRING_MANAGER, "what they are on one card counts where another is silent"


def test_everything_exchanged_is_told_across_cards_newest_first(store: Store) -> None:
    nordwind, lumen = card(store, contacts=(DANA, KIM)), card(store, "Lumen", on="11-02")
    dana = id_of(store, nordwind, "Dana Ruiz")
    link(store, lumen, dana)
    log_touch(store, lumen, TouchKind.FOLLOW_UP, Channel.EMAIL, dana, when("11-09"))
    log_reply(store, nordwind, ReplyKind.NO_ANSWER_NEEDED, dana, when("11-12"), note="soon")
    log_touch(store, nordwind, TouchKind.OTHER, to="Kim", day=when("11-13"))
    interview(store, lumen, when("11-14", "10:00"), ["Dana Ruiz"])
    found = exchanges(store, dana)
    assert [(each.company, each.event.kind, each.event.day) for each in found] == [
        ("Lumen", "interview", day("11-14")),
        ("Nordwind", "reply", day("11-12")),
        ("Lumen", "touch", day("11-09")),
    ]
    assert (found[1].card_id, found[1].event.text) == (nordwind, "soon")
    assert person(store, dana).last == day("11-14")


def test_nothing_was_exchanged_with_somebody_new(store: Store) -> None:
    dana = id_of(store, card(store, contacts=(DANA,)), "Dana Ruiz")
    assert exchanges(store, dana) == []
    assert person(store, dana).last is None


def test_people_are_found_by_any_words_of_theirs_and_of_their_cards(store: Store) -> None:
    nordwind = card(store, role="Backend Engineer", contacts=(DANA, KIM))
    edit_contact(store, id_of(store, nordwind, "Kim Lund"), ContactFacts(notes="met at the Øresund fair"))
    for words, found in {
        "dana": ["Dana Ruiz"],
        "LUND sea": ["Kim Lund"],
        "hiring manager": ["Dana Ruiz"],
        "n.example": ["Dana Ruiz"],
        "fair": ["Kim Lund"],
        "backend nordw": ["Dana Ruiz", "Kim Lund"],
        "dana fair": [],
        " ": ["Dana Ruiz", "Kim Lund"],
    }.items():
        assert names(store, words) == found, words


def test_somebody_on_no_card_is_found_by_what_was_exchanged(store: Store) -> None:
    nordwind = card(store, contacts=(DANA,))
    dana = id_of(store, nordwind, "Dana Ruiz")
    log_touch(store, nordwind, TouchKind.OTHER, to=dana)
    unlink(store, nordwind, dana)
    assert person(store, dana).cards == ()
    assert len(exchanges(store, dana)) == 1
