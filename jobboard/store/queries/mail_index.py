"""What tells which card a message is about: people's addresses, links, and the messages that were logged before."""

from collections import defaultdict
from dataclasses import dataclass
from urllib.parse import urlsplit

from jobboard.store.store import Store

MAIL = "mail"
"""The source under which messages are kept in the map of imports, by their id; calendar entries by theirs."""


@dataclass(frozen=True, slots=True)
class MailCard:
    """A card as a message can name it; `addresses` leads from people's addresses, in small letters, to their ids."""

    id: int
    company: str
    role: str
    closed: bool
    host: str
    addresses: dict[str, int]


@dataclass(frozen=True, slots=True)
class MailIndex:
    """All cards, and the card that each message and calendar entry belongs to."""

    cards: tuple[MailCard, ...]
    messages: dict[str, int]


def correspondence(store: Store) -> MailIndex:
    """What a message can be held against."""
    with store.translate_sqlite_errors():
        cards = store.db.fetchall("SELECT id, company, role, outcome IS NOT NULL, url FROM card ORDER BY id")
        people = store.db.fetchall(
            "SELECT card_id, contact.id, email FROM card_contact JOIN contact ON contact.id = contact_id"
            " WHERE email <> '' ORDER BY card_contact.id"
        )
        messages = store.db.fetchall(
            "SELECT key, card_id FROM import_map WHERE source = ? AND card_id NOTNULL", (MAIL,)
        )
    addresses: defaultdict[int, dict[str, int]] = defaultdict(dict)
    for card_id, contact, email in people:
        addresses[card_id].setdefault(email.lower(), contact)
    return MailIndex(
        tuple(
            MailCard(card_id, company, role, bool(closed), _host(url), addresses[card_id])
            for card_id, company, role, closed, url in cards
        ),
        dict(messages),
    )


def _host(url: str) -> str:
    try:
        return urlsplit(url if "://" in url else f"//{url}").hostname or ""
    except ValueError:
        return ""
