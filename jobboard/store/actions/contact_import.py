"""Many people at once, from an address book: put on the cards of their companies, and nobody twice."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

from jobboard.followup.display_names import count_noun
from jobboard.followup.enums import PersonKind
from jobboard.store.actions._common import new_uid
from jobboard.store.actions.contacts import NewContact, complete, contact_values, put_on_card, write_contact
from jobboard.store.queries.duplicates import plain_company
from jobboard.store.search_text import fold_for_search
from jobboard.store.store import Store
from jobboard.store.views import Changes
from jobboard.text import clean


class ContactIndex:
    """Whom the board knows, by address, and by name and company."""

    def __init__(self, store: Store) -> None:
        self._by_address: dict[str, int] = {}
        self._by_name: dict[tuple[str, str], int] = {}
        self._addresses: dict[int, str] = {}
        rows = store.db.fetchall("SELECT id, name, company, email FROM contact ORDER BY id")
        on = store.db.fetchall(
            "SELECT contact_id, card_id, card.company FROM card_contact JOIN card ON card.id = card_id ORDER BY card.id"
        )
        self.before = {row[0] for row in rows}
        self._cards = {(contact, card) for contact, card, _ in on}
        self._companies = dict(store.db.fetchall("SELECT id, company FROM card"))
        names = {row[0]: row[1] for row in rows}
        for contact, name, company, email in rows:
            self._know(contact, name, company, email)
        for contact, _, company in on:
            self._know(contact, names[contact], company, "")

    def find(self, new: NewContact, *companies: str) -> int | None:
        """The contact who is the same person: of that address, else of that name at a company, their address unknown.

        `companies` are where they may work beside their own.
        """
        address = clean(new.email).casefold()
        if address in self._by_address:
            return self._by_address[address]
        for company in (new.company, *companies):
            known = self._by_name.get(_who(new.name, company)) if plain_company(company) else None
            if known is not None and not (address and known in self._addresses):
                return known
        return None

    def add(self, contact: int, new: NewContact) -> None:
        """Know somebody from now on."""
        self._know(contact, new.name, new.company, new.email)

    def came(self, card: int, company: str) -> None:
        """There is a new card of that company."""
        self._companies[card] = company

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
            self._addresses.setdefault(contact, email)
        if plain_company(company):
            self._by_name.setdefault(_who(name, company), contact)


def _who(name: str, company: str) -> tuple[str, str]:
    return " ".join(fold_for_search(clean(name)).split()), plain_company(company)


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
        everybody = ContactIndex(store)
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
        action.set_label(f"imported {count_noun(added, 'person', 'people')} from {clean(source)}")
    return PeopleResult(action.changes, added, known, completed)


_TEXTS = ("name", "company", "email", "phone", "profile", "notes")
_FLAGS = ("no_calls", "do_not_contact")
_CONTACT = ("id", "uid", *_TEXTS, *_FLAGS)
_LINK = ("card_id", "contact_id", "kind")
_BETTER_KIND = "ON CONFLICT (card_id, contact_id) DO UPDATE SET kind = excluded.kind WHERE kind = 'other'"


class ImportedPeople:
    """The people of one import's rows, to be written after their cards; ids are given out under the lock."""

    def __init__(self, store: Store) -> None:
        self._db = store.db
        self._everybody = ContactIndex(store)
        self._ids = count(int(self._db.fetch_value("SELECT coalesce(max(id), 0) FROM contact")) + 1)
        self._known: dict[int, dict[str, Any]] = {}
        self._new: list[int] = []
        self._better: set[int] = set()
        self._links: dict[tuple[int, int], PersonKind] = {}

    def put(self, card: int, company: str, people: Iterable[NewContact]) -> None:
        """Put the people on the card, of that company, which may be a new one."""
        self._everybody.came(card, company)
        for new in people:
            contact = self._everybody.find(new, company)
            if contact is None:
                contact = next(self._ids)
                self._known[contact] = contact_values(new)
                self._new.append(contact)
            else:
                self._complete(contact, new)
            self._everybody.add(contact, new)
            self._everybody.put(contact, card, new.name)
            if self._links.get((card, contact), PersonKind.OTHER) is PersonKind.OTHER:
                self._links[card, contact] = new.kind

    def write(self) -> None:
        """Write those who were put on a card since the last time."""
        new = (
            (contact, new_uid(), *(self._known[contact][name] for name in (*_TEXTS, *_FLAGS))) for contact in self._new
        )
        self._db.insert("contact", _CONTACT, new)
        sets = ", ".join(f"{name} = ?" for name in _TEXTS)
        better = ((*(self._known[contact][name] for name in _TEXTS), contact) for contact in sorted(self._better))
        self._db.executemany(f"UPDATE contact SET {sets} WHERE id = ?", better)
        links = ((card, contact, kind) for (card, contact), kind in self._links.items())
        self._db.insert("card_contact", _LINK, links, _BETTER_KIND)
        for written in (self._new, self._better, self._links):
            written.clear()

    def _complete(self, contact: int, new: NewContact) -> None:
        """Fill in what was not known about somebody; what says otherwise than what is known goes into their notes."""
        held = self._held(contact)
        told = {name: value for name, value in contact_values(new).items() if name in _TEXTS and value}
        also = [value for name, value in told.items() if held[name] and value.casefold() not in _said(held)]
        fresh = {name: value for name, value in told.items() if not held[name]}
        if also:
            fresh["notes"] = "\n".join(filter(None, (held["notes"] or fresh.get("notes"), *also)))
        if fresh:
            held.update(fresh)
            self._better.add(contact)

    def _held(self, contact: int) -> dict[str, Any]:
        if contact not in self._known:
            (row,) = self._db.fetchall(f"SELECT {', '.join((*_TEXTS, *_FLAGS))} FROM contact WHERE id = ?", (contact,))
            self._known[contact] = dict(zip((*_TEXTS, *_FLAGS), row, strict=True))
        return self._known[contact]


def _said(held: dict[str, Any]) -> str:
    """All that is known of somebody, as one text in small letters."""
    return "\n".join(str(held[name]) for name in _TEXTS).casefold()
