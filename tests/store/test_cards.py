"""Adding, editing and deleting cards."""

import pytest

from jobboard.dates.natural import DayTime
from jobboard.errors import InvalidInputError, NotFoundError
from jobboard.followup.enums import PersonKind, Stage, StepKind
from jobboard.store.actions.cards import CardFacts, NewCard, add_card, add_note, delete_card, edit_card, mark_keep_warm
from jobboard.store.actions.contacts import NewContact, parse_contact
from jobboard.store.actions.interviews import interview
from jobboard.store.actions.stages import move_card
from jobboard.store.queries.cards import detail, listing
from jobboard.store.queries.columns import is_empty
from jobboard.store.store import Store
from tests.store.builders import card, count_cards, day, id_of, when


def test_a_card_is_added_with_all_that_was_given(store: Store) -> None:
    assert is_empty(store)
    changes = add_card(
        store,
        NewCard(
            "Nordwind",
            "Engineer",
            Stage.APPLIED,
            when("11-11"),
            url="https://nordwind.example/1",
            location="Oslo",
            remote="hybrid",
            salary="700 000 kr",
            source="LinkedIn",
            tags=("python", "python", "remote"),
            rating=4,
            closes=day("11-30"),
            contacts=(NewContact("Dana Ruiz", PersonKind.HIRING_MANAGER, "dana@nordwind.example"),),
            note="two\nlines",
        ),
    )
    shown = detail(store, id_of(changes))
    assert changes.label == "added Nordwind to Applied"
    assert Stage.APPLIED in changes.stages
    assert changes.cards == {changes.card_id}
    assert (shown.card.company, shown.card.role, shown.card.stage) == ("Nordwind", "Engineer", Stage.APPLIED)
    assert (shown.card.entered, shown.applied, shown.closes) == (day("11-11"), day("11-11"), day("11-30"))
    assert (shown.url, shown.location, shown.remote) == ("https://nordwind.example/1", "Oslo", "hybrid")
    assert (shown.salary, shown.source, shown.card.rating) == ("700 000 kr", "LinkedIn", 4)
    assert shown.card.tags == ("python", "remote")
    assert [(each.name, each.kind, each.email) for each in shown.contacts] == [
        ("Dana Ruiz", PersonKind.HIRING_MANAGER, "dana@nordwind.example")
    ]
    assert [(each.what, each.text, each.day) for each in shown.events] == [
        ("note", "two\nlines", day("11-11")),
        ("moved to Applied", "", day("11-11")),
    ]
    assert shown.card.step
    assert (shown.card.step.kind, shown.card.step.due) == (StepKind.FOLLOW_UP, day("11-16"))
    assert (shown.card.step.to, shown.card.step.reason) == ("Dana Ruiz", "Applied 5 days ago, no word since")
    assert not is_empty(store)


def test_texts_are_cleaned_on_the_way_in(store: Store) -> None:
    card_id = card(store, "Nord\x1b[31mwind\n", role="\u202eEngineer", tags=("a\x07",), note="x\x1b]8;;evil\x07y")
    shown = detail(store, card_id)
    assert (shown.card.company, shown.card.role, shown.card.tags) == ("Nordwind", "Engineer", ("a",))
    assert shown.events[0].text == "xy"


@pytest.mark.parametrize(
    ("new", "says"),
    [
        (NewCard("  \x1b[0m "), "needs a company"),
        (NewCard("Lumen", on=when("11-17")), "has not come yet"),
        (NewCard("Lumen", on=when("11-16", "09:31")), "has not come yet"),
        (NewCard("Lumen", rating=0), "from 1 to 5"),
        (NewCard("Lumen", contacts=(NewContact(""),)), "needs a name"),
    ],
)
def test_a_card_that_makes_no_sense_is_refused(store: Store, new: NewCard, says: str) -> None:
    with pytest.raises(InvalidInputError, match=says):
        add_card(store, new)
    assert is_empty(store)


def test_a_live_card_keeps_the_time_and_a_dated_one_none(store: Store) -> None:
    live = detail(store, id_of(add_card(store, NewCard("Lumen"))))
    today = detail(store, id_of(add_card(store, NewCard("Corvus", on=DayTime(store.today())))))
    dated = detail(store, card(store, on="11-15"))
    assert live.events[0].time == store.now().time()
    assert today.events[0].time == store.now().time()
    assert dated.events[0].time is None


def test_facts_are_changed_one_by_one_and_emptied_by_name(store: Store) -> None:
    card_id = card(store, url="https://a.example", rating=3, tags=("x",))
    edit_card(store, card_id, CardFacts(company="Nordwind AS", location="Bergen", tags=("y", "z"), closes=day("12-01")))
    shown = detail(store, card_id)
    assert (shown.card.company, shown.location, shown.url) == ("Nordwind AS", "Bergen", "https://a.example")
    assert (shown.card.tags, shown.closes, shown.card.rating) == (("y", "z"), day("12-01"), 3)
    edit_card(store, card_id, CardFacts(clear=("url", "rating", "closes", "tags")))
    shown = detail(store, card_id)
    assert (shown.url, shown.card.rating, shown.closes, shown.card.tags) == ("", None, None, ())
    for facts in (CardFacts(clear=("company",)), CardFacts(company=" "), CardFacts(rating=6)):
        with pytest.raises(InvalidInputError):
            edit_card(store, card_id, facts)


def test_the_referrer_is_put_on_the_card(store: Store) -> None:
    card_id = card(store)
    edit_card(store, card_id, CardFacts(referrer="Ola Berg"))
    shown = detail(store, card_id)
    assert shown.referrer == "Ola Berg"
    assert [(each.name, each.kind) for each in shown.contacts] == [("Ola Berg", PersonKind.REFERRER)]
    edit_card(store, card_id, CardFacts(clear=("referrer",)))
    assert detail(store, card_id).referrer == ""


def test_the_day_a_stage_was_entered_can_be_put_right(store: Store) -> None:
    card_id = card(store, on="11-11")
    edit_card(store, card_id, CardFacts(entered=day("11-13")))
    shown = detail(store, card_id).card
    assert shown.step
    assert (shown.entered, shown.step.due) == (day("11-13"), day("11-18"))
    move_card(store, card_id, Stage.OFFER)
    edit_card(store, card_id, CardFacts(entered=day("11-15")))
    assert detail(store, card_id).card.entered == day("11-15")
    for wrong in ("11-17", "11-10"):
        with pytest.raises(InvalidInputError):
            edit_card(store, card_id, CardFacts(entered=day(wrong)))
    assert detail(store, card_id).card.entered == day("11-15")


def test_the_day_of_a_stage_entered_by_an_interview_is_the_interviews(store: Store) -> None:
    card_id = card(store)
    interview(store, card_id, when("11-20"))
    with pytest.raises(InvalidInputError, match="by an interview"):
        edit_card(store, card_id, CardFacts(entered=day("11-12")))


def test_a_deleted_card_takes_its_people_along_unless_another_card_has_them(store: Store) -> None:
    dana, kim = parse_contact("Dana Ruiz"), parse_contact("Kim Lund")
    first = card(store, contacts=(dana, kim), note="private")
    second = card(store, contacts=(kim,))
    interview(store, first, when("11-20"), ["Dana"])
    assert delete_card(store, first).label == "deleted Nordwind, Engineer"
    with pytest.raises(NotFoundError):
        detail(store, first)
    assert store.db.execute_sql("SELECT name FROM contact").fetchall() == [("Kim Lund",)]
    assert [each.name for each in detail(store, second).contacts] == ["Kim Lund"]
    assert store.db.execute_sql("SELECT count(*) FROM event WHERE card_id = ?", (first,)).fetchone()[0] == 0
    assert count_cards(store) == (1, 1)


def test_the_number_of_a_deleted_card_is_not_given_to_another(store: Store) -> None:
    first = card(store)
    delete_card(store, first)
    assert card(store) != first


def test_a_rejected_card_can_be_kept_warm(store: Store) -> None:
    card_id = card(store, stage=Stage.REJECTED)
    mark_keep_warm(store, card_id, True)
    assert detail(store, card_id).keep_warm
    with pytest.raises(InvalidInputError, match="already"):
        mark_keep_warm(store, card_id, True)
    mark_keep_warm(store, card_id, False)
    assert not detail(store, card_id).keep_warm


def test_an_empty_note_is_refused(store: Store) -> None:
    card_id = card(store)
    with pytest.raises(InvalidInputError, match="empty"):
        add_note(store, card_id, " \x1b[0m\n")
    add_note(store, card_id, "asks for a portfolio", when("11-12"))
    assert detail(store, card_id).events[0].text == "asks for a portfolio"


def test_what_is_not_there_is_not_found(store: Store) -> None:
    with pytest.raises(NotFoundError, match="no card 7"):
        edit_card(store, 7, CardFacts(role="x"))
    with pytest.raises(NotFoundError, match="no card 7"):
        delete_card(store, 7)
    with pytest.raises(NotFoundError, match="no card 7"):
        add_note(store, 7, "x")
    with pytest.raises(NotFoundError, match="no card 7"):
        move_card(store, 7, Stage.OFFER)


def test_a_postings_text_and_number_are_kept_with_the_card_and_found(store: Store) -> None:
    changes = add_card(
        store,
        NewCard(
            "Nordwind", "Engineer", requisition="R-10482", posting="We build\nturbines.", posting_remarks="Guessed."
        ),
    )
    shown = detail(store, id_of(changes))
    assert (shown.requisition, shown.posting) == ("R-10482", "We build\nturbines.")
    assert [event.text for event in shown.events] == ["Guessed.", ""]
    assert [each.company for each in listing(store, words="turbines")] == ["Nordwind"]
    assert [each.company for each in listing(store, words="r-10482")] == ["Nordwind"]
    edit_card(store, id_of(changes), CardFacts(requisition="R-2", clear=("posting",)))
    shown = detail(store, id_of(changes))
    assert (shown.requisition, shown.posting) == ("R-2", "")
