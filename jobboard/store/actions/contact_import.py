"""Many people at once, from an address book: put on the cards of their companies, and nobody twice."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from jobboard.followup.display_names import count_noun
from jobboard.followup.enums import PersonKind
from jobboard.store.actions._common import new_uid
from jobboard.store.actions.contacts import NewContact, complete, contact_values, put_on_card, write_contact
from jobboard.store.models import Card, CardContact, Contact, id_list
from jobboard.store.queries.duplicates import plain_company
from jobboard.store.search_text import fold_for_search
from jobboard.store.store import Store
from jobboard.store.views import Changes
from jobboard.text import clean


class _ContactRow(NamedTuple):
    id: int
    name: str
    company: str
    email: str


class _LinkRow(NamedTuple):
    contact_id: int
    name: str
    card_id: int
    company: str
    kind: PersonKind


class ContactIndex:
    """Whom the board knows, by address, and by name and company."""

    def __init__(self, store: Store) -> None:
        self._by_address: dict[str, int] = {}
        self._by_name: dict[tuple[str, str], int] = {}
        self._addresses: dict[int, str] = {}
        with_cards = CardContact.select(
            CardContact.contact.alias("contact_id"), Contact.name, CardContact.card.alias("card_id"), Card.company,
            CardContact.kind,
        )  # fmt: skip
        links = store.db.rows(_LinkRow, with_cards.join(Contact).switch(CardContact).join(Card).order_by(Card.id))
        contacts = Contact.select(Contact.id, Contact.name, Contact.company, Contact.email).order_by(Contact.id)
        known = store.db.rows(_ContactRow, contacts)
        self.before = {contact.id for contact in known}
        self._kinds = {(link.contact_id, link.card_id): link.kind for link in links}
        for contact in known:
            self._know(contact.id, contact.name, contact.company, contact.email)
        for link in links:
            self._know(link.contact_id, link.name, link.company, "")

    def find(self, new: NewContact, *companies: str) -> int | None:
        """The contact who is the same person: of that address, else of that name at a company, their address unknown.

        `companies` are where they may work beside their own.
        """
        address = clean(new.email).casefold()
        if address in self._by_address:
            return self._by_address[address]
        for company in (new.company, *companies):
            known = self._by_name.get(_name_key(new.name, company)) if plain_company(company) else None
            if known is not None and not (address and known in self._addresses):
                return known
        return None

    def add(self, contact: int, new: NewContact) -> None:
        """Know somebody from now on."""
        self._know(contact, new.name, new.company, new.email)

    def kind_on(self, contact: int, card: int) -> PersonKind | None:
        """What they are on that card; None where they are not on it."""
        return self._kinds.get((contact, card))

    def put_on_card(self, contact: int, card: int, company: str, new: NewContact) -> None:
        """They are on that card of the company now, as what they are said to be unless that is known."""
        if self.kind_on(contact, card) in (None, PersonKind.OTHER):
            self._kinds[contact, card] = new.kind
        self._know(contact, new.name, company, "")

    def _know(self, contact: int, name: str, company: str, email: str) -> None:
        if email:
            self._by_address.setdefault(clean(email).casefold(), contact)
            self._addresses.setdefault(contact, email)
        if plain_company(company):
            self._by_name.setdefault(_name_key(name, company), contact)


def _name_key(name: str, company: str) -> tuple[str, str]:
    return " ".join(fold_for_search(clean(name)).split()), plain_company(company)


@dataclass(frozen=True, slots=True)
class PeopleResult:
    """How many were added, and how many were known; of those, how many are on another card now or better known."""

    changes: Changes
    added: int
    existing: int
    completed: int


class _CompanyRow(NamedTuple):
    id: int
    company: str


def import_people(store: Store, people: Sequence[tuple[NewContact, tuple[int, ...]]], source: str) -> PeopleResult:
    """Put each of the people on their cards, as one action.

    Somebody with an address that is known, or with the name of somebody at that company, is completed and not doubled;
    what is known of them stays, and so does what they are on a card.
    """
    added = known = completed = 0
    with store.transaction() as action:
        index = ContactIndex(store)
        wanted = {card for _, cards in people for card in cards}
        query = Card.select(Card.id, Card.company).where(Card.id.in_(id_list(wanted)))
        companies = {card.id: card.company for card in store.db.rows(_CompanyRow, query)}
        for new, cards in people:
            person = index.find(new)
            if person is None:
                person = write_contact(store, new)
                added += 1
                changed = False
            else:
                known += 1
                changed = complete(store, person, new)
            index.add(person, new)
            linked = [card for card in cards if index.kind_on(person, card) is None]
            for card in linked:
                put_on_card(store, card, person, None, new.kind)
                index.put_on_card(person, card, companies[card], new)
            completed += person in index.before and bool(changed or linked)
        action.set_label(f"imported {count_noun(added, 'person', 'people')} from {clean(source)}")
    return PeopleResult(action.changes, added, known, completed)


_TEXTS = ("name", "company", "email", "phone", "profile", "notes")


class ImportedPeople:
    """The people of one import's rows, to be written after their cards; ids are given out under the lock."""

    def __init__(self, store: Store) -> None:
        self._db = store.db
        self._index = ContactIndex(store)
        self._ids = store.db.unused_ids(Contact)
        self._rows: dict[int, dict[str, Any]] = {}
        """All that is known of those who came along, by id."""
        self._changed: set[int] = set()
        self._new_links: dict[tuple[int, int], PersonKind] = {}
        self._better_links: dict[tuple[int, int], PersonKind] = {}
        """Of somebody who was on a card already, whoever they were there."""

    def put(self, card: int, company: str, people: Iterable[NewContact]) -> None:
        """Put the people on the card, of that company, which may be a new one."""
        for new in people:
            contact = self._index.find(new, company)
            if contact is None:
                contact = next(self._ids)
                self._rows[contact] = {"id": contact, "uid": new_uid(), **contact_values(new)}
                self._changed.add(contact)
            else:
                self._complete(contact, new)
            self._index.add(contact, new)
            self._link(contact, card, new.kind)
            self._index.put_on_card(contact, card, company, new)

    def write(self) -> None:
        """Write those who were put on a card since the last time."""
        self._db.insert_rows(Contact, (self._rows[contact] for contact in sorted(self._changed)), replacing="id")
        links = self._new_links.items()
        links = self._new_links.items()
        self._db.insert_rows(
            CardContact, ({"card_id": card, "contact_id": contact, "kind": kind} for (card, contact), kind in links)
        )
        for (card, contact), kind in self._better_links.items():
            link = (CardContact.card == card) & (CardContact.contact == contact)
            CardContact.update(kind=kind).where(link).execute(self._db)
        for written in (self._changed, self._new_links, self._better_links):
            written.clear()

    def _link(self, contact: int, card: int, kind: PersonKind) -> None:
        known = self._index.kind_on(contact, card)
        if known is None or (known is PersonKind.OTHER and (card, contact) in self._new_links):
            self._new_links[card, contact] = kind
        elif known is PersonKind.OTHER and kind is not PersonKind.OTHER:
            self._better_links[card, contact] = kind

    def _complete(self, contact: int, new: NewContact) -> None:
        """Fill in what was not known about somebody; what says otherwise than what is known goes into their notes."""
        known = self._row(contact)
        values = {name: value for name, value in contact_values(new).items() if name in _TEXTS and value}
        also = [value for name, value in values.items() if known[name] and value.casefold() not in _searched(known)]
        missing = {name: value for name, value in values.items() if not known[name]}
        if also:
            missing["notes"] = "\n".join(filter(None, (known["notes"] or missing.get("notes"), *also)))
        if missing:
            known.update(missing)
            self._changed.add(contact)

    def _row(self, contact: int) -> dict[str, Any]:
        if contact not in self._rows:
            self._rows[contact] = Contact.select().where(Contact.id == contact).dicts().first(self._db)
        return self._rows[contact]


def _searched(row: dict[str, Any]) -> str:
    """All that is known of somebody, as one text in small letters."""
    return "\n".join(str(row[name]) for name in _TEXTS).casefold()
