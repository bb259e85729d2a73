"""A save states what was seen: what another program wrote since is never overwritten unasked."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from jobboard.dates.natural import DayTime
from jobboard.errors import DatabaseLockedError, EditConflictError
from jobboard.followup.enums import Stage
from jobboard.store.actions.applications_and_offers import describe_application
from jobboard.store.actions.cards import CardFacts, NewCard, add_card, edit_card
from jobboard.store.actions.contacts import ContactFacts, NewContact, edit_contact
from jobboard.store.actions.drafts import save_draft
from jobboard.store.actions.exchange import set_deadline
from jobboard.store.actions.history_entries import EventFacts, edit_event
from jobboard.store.actions.interviews import describe_interview, interview
from jobboard.store.edit_conflict import EditSnapshot
from jobboard.store.open import open_store
from jobboard.store.queries.cards import detail
from jobboard.store.queries.drafts import draft
from jobboard.store.store import BOARD, Store
from tests.store.builders import NOW

ROUNDS = 40


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "board.sqlite3"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with open_store(path, frozen=NOW, kind=BOARD) as store:
        yield store


@pytest.fixture
def other(path: Path, store: Store) -> Iterator[Store]:
    """Another program on the same board."""
    with open_store(path, frozen=NOW, kind=BOARD) as other:
        yield other


@pytest.fixture
def card(store: Store) -> int:
    dana = NewContact("Dana Ruiz")
    day = DayTime(date(2026, 11, 2))
    card_id = add_card(store, NewCard("Nordwind", "SRE", Stage.OFFER, day, contacts=(dana,), note="a dog")).card_id
    assert card_id
    interview(store, card_id, DayTime(date(2026, 11, 20)), ["Dana Ruiz"])
    return card_id


def salary(store: Store, card_id: int) -> str:
    return detail(store, card_id).salary


def note_of(store: Store, card_id: int) -> int:
    return next(each.id for each in detail(store, card_id).events if each.kind == "note")


@dataclass(frozen=True)
class Noun:
    """Something that two programs change: how it is read, and how it is saved."""

    read: Callable[[Store, int], str]
    save: Callable[[Store, int, str, EditSnapshot | None], object]
    theirs: str = "theirs"
    mine: str = "mine"


def _drafted(store: Store, card_id: int) -> str:
    found = draft(store, card_id)
    assert found
    return found.body


NOUNS = {
    "card": Noun(salary, lambda store, card, text, seen: edit_card(store, card, CardFacts(salary=text), seen)),
    "contact": Noun(
        lambda store, card: detail(store, card).contacts[0].phone,
        lambda store, card, text, seen: edit_contact(
            store, detail(store, card).contacts[0].id, ContactFacts(phone=text), snapshot=seen
        ),
    ),
    "event": Noun(
        lambda store, card: next(each.text for each in detail(store, card).events if each.kind == "note"),
        lambda store, card, text, seen: edit_event(store, note_of(store, card), EventFacts(text=text), seen),
    ),
    "draft": Noun(_drafted, lambda store, card, text, seen: save_draft(store, card, "own", text, seen)),
    "deadline": Noun(
        lambda store, card: str(detail(store, card).deadline),
        lambda store, card, text, seen: set_deadline(store, card, date.fromisoformat(text), snapshot=seen),
        "2026-11-24",
        "2026-11-27",
    ),
    "papers": Noun(
        lambda store, card: detail(store, card).resume_path,
        lambda store, card, text, seen: describe_application(store, card, resume_path=text, snapshot=seen),
    ),
    "interview": Noun(
        lambda store, card: "; ".join(detail(store, card).interviews[0].people),
        lambda store, card, text, seen: describe_interview(
            store, card, detail(store, card).interviews[0].id, [text], snapshot=seen
        ),
        "Kim Berg",
        "Ola Nord",
    ),
}


@pytest.mark.parametrize("noun", NOUNS.values(), ids=NOUNS)
class TestWhatWasSeen:
    def test_what_another_program_wrote_since_is_left_and_told(
        self, store: Store, other: Store, card: int, noun: Noun
    ) -> None:
        seen = EditSnapshot(lambda: {"it": noun.read(store, card)}, {"it": noun.read(store, card)}, {"it": noun.mine})
        noun.save(other, card, noun.theirs, None)
        with pytest.raises(EditConflictError, match=f'somebody else changed it meanwhile: "{noun.theirs}"') as refused:
            noun.save(store, card, noun.mine, seen)
        assert refused.value.now == {"it": noun.theirs}
        assert noun.read(other, card) == noun.theirs
        noun.save(store, card, noun.mine, seen.over(refused.value.now))
        assert noun.read(other, card) == noun.mine

    def test_nobody_can_write_between_the_look_and_the_save(
        self, store: Store, other: Store, card: int, noun: Noun
    ) -> None:
        before = noun.read(store, card)

        def read() -> dict[str, str]:
            with pytest.raises(DatabaseLockedError):
                noun.save(other, card, noun.theirs, None)
            return {"it": noun.read(store, card)}

        noun.save(store, card, noun.mine, EditSnapshot(read, {"it": before}, {"it": noun.mine}))
        assert noun.read(other, card) == noun.mine


def test_two_who_wrote_the_same_are_of_one_mind(store: Store, other: Store, card: int) -> None:
    seen = EditSnapshot(lambda: {"it": salary(store, card)}, {"it": ""}, {"it": "900k"})
    edit_card(other, card, CardFacts(salary="900k"))
    edit_card(store, card, CardFacts(salary="900k"), seen)
    assert salary(other, card) == "900k"


def test_what_is_not_to_be_changed_may_be_changed_by_others(store: Store, other: Store, card: int) -> None:
    def read() -> dict[str, str]:
        found = detail(store, card)
        return {"salary": found.salary, "location": found.location}

    seen = EditSnapshot(read, read(), read() | {"salary": "900k"})
    edit_card(other, card, CardFacts(location="Oslo"))
    edit_card(store, card, CardFacts(salary="900k"), seen)
    assert read() == {"salary": "900k", "location": "Oslo"}


def test_of_two_who_count_on_what_they_saw_none_is_lost(path: Path, store: Store, card: int) -> None:
    def count(who: str) -> None:
        with open_store(path, frozen=NOW) as own:
            done = 0
            while done < ROUNDS:
                before = salary(own, card)
                after = f"{int(before.split()[0]) + 1} {who}"
                try:
                    seen = EditSnapshot(lambda: {"it": salary(own, card)}, {"it": before}, {"it": after})
                    edit_card(own, card, CardFacts(salary=after), seen)
                    done += 1
                except EditConflictError:
                    continue

    edit_card(store, card, CardFacts(salary="0"))
    with ThreadPoolExecutor(2) as pool:
        for counted in [pool.submit(count, who) for who in ("left", "right")]:
            counted.result()
    assert salary(store, card).split()[0] == str(2 * ROUNDS)
