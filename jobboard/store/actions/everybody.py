"""Whom the board knows already, so that nobody who comes with many others is written down twice."""

from jobboard.store.actions.contacts import NewContact
from jobboard.store.actions.import_dedupe import plain_company
from jobboard.store.search_text import folded
from jobboard.store.store import Store
from jobboard.text import clean


class Everybody:
    """Whom the board knows, by address, and by name and company."""

    def __init__(self, store: Store) -> None:
        self._by_address: dict[str, int] = {}
        self._by_name: dict[tuple[str, str], int] = {}
        self._addresses: dict[int, str] = {}
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
    return " ".join(folded(clean(name)).split()), plain_company(company)
