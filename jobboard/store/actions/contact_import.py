"""Many people at once, from an address book: put on the cards of their companies, and nobody twice."""

from collections.abc import Sequence
from dataclasses import dataclass

from jobboard.store.actions.contacts import NewContact, complete, put_on_card, write_contact
from jobboard.store.actions.everybody import Everybody
from jobboard.store.store import Store
from jobboard.store.views import Changes
from jobboard.text import clean


@dataclass(frozen=True, slots=True)
class PeopleResult:
    """How many were added, and how many were known; of those, how many are on another card now or better known."""

    changes: Changes
    added: int
    known: int
    completed: int


def import_people(store: Store, people: Sequence[tuple[NewContact, tuple[int, ...]]], source: str) -> PeopleResult:
    """Put each of the people on their cards, as one action.

    Somebody with an address that is known, or with the name of somebody at that company, is completed and not doubled;
    what is known of them stays, and so does what they are on a card.
    """
    added = known = completed = 0
    with store.transaction() as action:
        everybody = Everybody(store)
        for new, cards in people:
            person = everybody.find(new)
            if person is None:
                person = write_contact(store, new)
                added += 1
                changed = False
            else:
                known += 1
                changed = complete(store, person, new)
            everybody.add(person, new)
            linked = [card for card in cards if not everybody.is_on(person, card)]
            for card in linked:
                put_on_card(store, card, person, None, new.kind)
                everybody.put(person, card, new.name)
            completed += person in everybody.before and bool(changed or linked)
        count = "1 person" if added == 1 else f"{added:,} people"
        action.says(f"imported {count} from {clean(source)}")
    return PeopleResult(action.changes, added, known, completed)
