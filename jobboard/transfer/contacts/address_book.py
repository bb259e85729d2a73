"""A file of people, whatever its kind, and the cards that they belong to by their company."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from jobboard.store.actions.contacts import NewContact
from jobboard.store.queries.duplicates import plain_company
from jobboard.store.queries.mail_index import MailCard
from jobboard.text import clean
from jobboard.transfer.contacts.contact_entry import ContactEntry
from jobboard.transfer.contacts.contact_table import read_contact_table
from jobboard.transfer.contacts.vcard import is_vcard, read_vcards
from jobboard.transfer.io.read_file import decode_text, read_bytes
from jobboard.transfer.mail.match_card import card_domains, own_domain


@dataclass(frozen=True, slots=True)
class AddressBook:
    """The people of a file, and the numbers of entries that are nobody's."""

    source: str
    people: tuple[NewContact, ...]
    empty_entries: tuple[int, ...]


def read_address_book(path: Path) -> AddressBook:
    """Read a file of vCards or a table; InvalidInputError where its name is off, UnreadableFileError where it holds
    no people.
    """
    name = clean(path.name)
    text = decode_text(read_bytes(path, clean(str(path))), name).text
    people, nobody = [], []
    for entry in _entries(text, name):
        if contact := entry.contact():
            people.append(contact)
        else:
            nobody.append(entry.number)
    return AddressBook(name, tuple(people), tuple(nobody))


def cards_of_contact(person: NewContact, cards: tuple[MailCard, ...]) -> tuple[int, ...]:
    """The cards of the company that somebody works for, by its name or their address; open ones if there are any."""
    company, domain = plain_company(person.company), own_domain(person.email)
    matching = [
        card
        for card in cards
        if (company and plain_company(card.company) == company) or (domain and domain in card_domains(card))
    ]
    return tuple(card.id for card in matching if not card.closed) or tuple(card.id for card in matching)


def _entries(text: str, name: str) -> Iterator[ContactEntry]:
    return read_vcards(text) if is_vcard(text) else read_contact_table(text, name)
