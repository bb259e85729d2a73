"""People on cards, and reading them from one line."""

import pytest

from jobboard.errors import InvalidInputError, NotFoundError
from jobboard.followup.enums import PersonKind, TouchKind
from jobboard.store.actions.contacts import (
    ContactFacts,
    NewContact,
    add_contact,
    edit_contact,
    link,
    parse_contact,
    unlink,
)
from jobboard.store.actions.exchange import log_touch
from jobboard.store.queries.cards import detail
from jobboard.store.store import Store
from tests.store.builders import card


@pytest.mark.parametrize(
    ("text", "contact"),
    [
        ("Dana Ruiz", NewContact("Dana Ruiz")),
        (
            "Dana Ruiz, hiring manager, dana@acme.example, +1 555 0100",
            NewContact("Dana Ruiz", PersonKind.HIRING_MANAGER, "dana@acme.example", "+1 555 0100"),
        ),
        (
            "Dana Ruiz <dana@acme.example>, Hiring-Manager, +1 555",
            NewContact("Dana Ruiz", PersonKind.HIRING_MANAGER, "dana@acme.example", "+1 555"),
        ),
        (
            "recruiter; (0)555-0100; Kim Lund; Agency AS; https://x.example/kim",
            NewContact("Kim Lund", PersonKind.RECRUITER, "", "(0)555-0100", "https://x.example/kim", "Agency AS"),
        ),
        ("kim.lund@x.example", NewContact("Kim Lund", email="kim.lund@x.example")),
        ("Kim Lund, HR, no calls", NewContact("Kim Lund", PersonKind.HR, no_calls=True)),
        ("Kim Lund, do not contact", NewContact("Kim Lund", do_not_contact=True)),
    ],
)
def test_a_line_is_read_as_a_person(text: str, contact: NewContact) -> None:
    assert parse_contact(text) == contact


@pytest.mark.parametrize("text", ["", " , ;", "recruiter", "+1 555 0100"])
def test_a_line_without_a_name_is_refused(text: str) -> None:
    with pytest.raises(InvalidInputError, match="no name"):
        parse_contact(text)


def test_a_person_known_at_the_company_is_put_on_its_other_card(store: Store) -> None:
    first, second = card(store), card(store, role="Analyst")
    other = card(store, "Lumen")
    for card_id in (first, second, other):
        add_contact(store, card_id, parse_contact("Kim Lund, recruiter"))
    ids = [detail(store, card_id).contacts[0].id for card_id in (first, second, other)]
    assert ids[0] == ids[1] != ids[2]


def test_what_is_known_about_somebody_changes_the_step_at_once(store: Store) -> None:
    card_id = card(store, contacts=(parse_contact("Dana Ruiz, hiring manager"),))
    (dana,) = detail(store, card_id).contacts
    before = detail(store, card_id).card.step
    changes = edit_contact(store, dana.id, ContactFacts(name="Dana R.", do_not_contact=True))
    after = detail(store, card_id).card.step
    assert before
    assert after
    assert (before.to, after.to) == ("Dana Ruiz", "")
    assert changes.cards == {card_id}
    edit_contact(store, dana.id, ContactFacts(kind=PersonKind.HR, do_not_contact=False, email="d@n.example"), card_id)
    (dana,) = detail(store, card_id).contacts
    assert (dana.name, dana.kind, dana.email, dana.do_not_contact) == ("Dana R.", PersonKind.HR, "d@n.example", False)
    with pytest.raises(InvalidInputError, match="needs a name"):
        edit_contact(store, dana.id, ContactFacts(name=""))


def test_somebody_taken_off_is_forgotten_unless_the_history_names_them(store: Store) -> None:
    card_id = card(store, contacts=(parse_contact("Dana Ruiz"), parse_contact("Kim Lund")))
    log_touch(store, card_id, TouchKind.OTHER, to="Kim")
    dana, kim = (each.id for each in detail(store, card_id).contacts)
    unlink(store, card_id, dana)
    unlink(store, card_id, kim)
    assert detail(store, card_id).contacts == ()
    assert store.db.execute_sql("SELECT name FROM contact").fetchall() == [("Kim Lund",)]
    with pytest.raises(NotFoundError, match="is not on"):
        unlink(store, card_id, kim)
    link(store, card_id, kim, PersonKind.RECRUITER)
    assert [(each.name, each.kind) for each in detail(store, card_id).contacts] == [("Kim Lund", PersonKind.RECRUITER)]
