"""Many people at once, from an address book: put on the cards of their companies, and nobody twice."""

from collections.abc import Sequence
from dataclasses import dataclass

from jobboard.store.actions.contacts import NewContact, complete, put_on_card, write_contact
from jobboard.store.database import Store
from jobboard.store.duplicates import plain_company
from jobboard.store.views import Changes
from jobboard.store.words import folded
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
        everybody = _Everybody(store)
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


class _Everybody:
    """Whom the board knows, by address, and by name and company."""

    def __init__(self, store: Store) -> None:
        self._by_address: dict[str, int] = {}
        self._by_name: dict[tuple[str, str], int] = {}
        rows = store.db.rows("SELECT id, name, company, email FROM contact ORDER BY id")
        on = store.db.rows(
            "SELECT contact_id, card_id, card.company FROM card_contact JOIN card ON card.id = card_id ORDER BY card.id"
        )
        self.before = {row[0] for row in rows}
        self._cards = {(contact, card) for contact, card, _ in on}
        self._companies = dict(store.db.rows("SELECT id, company FROM card"))
        names = {row[0]: row[1] for row in rows}
        for contact, name, company, email in rows:
            self._know(contact, name, company, email)
        for contact, _, company in on:
            self._know(contact, names[contact], company, "")

    def find(self, new: NewContact) -> int | None:
        """The contact who is the same person."""
        address = clean(new.email).casefold()
        if address in self._by_address:
            return self._by_address[address]
        return self._by_name.get(_who(new.name, new.company)) if plain_company(new.company) else None

    def add(self, contact: int, new: NewContact) -> None:
        """Know somebody from now on."""
        self._know(contact, new.name, new.company, new.email)

    def is_on(self, contact: int, card: int) -> bool:
        """Whether they are on that card."""
        return (contact, card) in self._cards

    def put(self, contact: int, card: int, name: str) -> None:
        """They are on that card now, and so at its company."""
        self._cards.add((contact, card))
        self._know(contact, name, self._companies[card], "")

    def _know(self, contact: int, name: str, company: str, email: str) -> None:
        if email:
            self._by_address.setdefault(clean(email).casefold(), contact)
        if plain_company(company):
            self._by_name.setdefault(_who(name, company), contact)


def _who(name: str, company: str) -> tuple[str, str]:
    return " ".join(folded(clean(name)).split()), plain_company(company)
