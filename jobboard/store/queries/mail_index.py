"""What tells which card a message is about: people's addresses, links, and the messages that were logged before."""

from collections import defaultdict
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urlsplit

from jobboard.followup.enums import Outcome, Stage
from jobboard.store.models import Card, CardContact, Contact, ImportMap
from jobboard.store.prepared_queries import Query, prepared
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
    """Closed or rejected: a live card of the same employer goes before it."""
    host: str
    addresses: dict[str, int]
    requisition: str = ""


@dataclass(frozen=True, slots=True)
class MailIndex:
    """All cards, and the card that each message and calendar entry belongs to."""

    cards: tuple[MailCard, ...]
    messages: dict[str, int]


class _CardRow(NamedTuple):
    id: int
    company: str
    role: str
    outcome: Outcome | None
    url: str
    stage: Stage
    requisition: str


class _AddressRow(NamedTuple):
    card_id: int
    contact_id: int
    email: str


class _MessageRow(NamedTuple):
    key: str
    card_id: int


def load_mail_index(store: Store) -> MailIndex:
    """What a message can be held against."""
    with store.translate_sqlite_errors():
        cards = _cards.rows(store.db)
        people = _addresses.rows(store.db)
        messages = _messages.rows(store.db)
    addresses: defaultdict[int, dict[str, int]] = defaultdict(dict)
    for row in people:
        addresses[row.card_id].setdefault(row.email.lower(), row.contact_id)
    return MailIndex(
        tuple(
            MailCard(
                card.id,
                card.company,
                card.role,
                card.outcome is not None or card.stage is Stage.REJECTED,
                _host(card.url),
                addresses[card.id],
                card.requisition,
            )
            for card in cards
        ),
        {row.key: row.card_id for row in messages},
    )


@prepared(_CardRow)
def _cards() -> Query:
    columns = (Card.id, Card.company, Card.role, Card.outcome, Card.url, Card.stage, Card.requisition)
    return Card.select(*columns).order_by(Card.id)


@prepared(_AddressRow)
def _addresses() -> Query:
    on_card = (CardContact.card.alias("card_id"), CardContact.contact.alias("contact_id"))
    return CardContact.select(*on_card, Contact.email).join(Contact).where(Contact.email != "").order_by(CardContact.id)


@prepared(_MessageRow)
def _messages() -> Query:
    logged = (ImportMap.source == MAIL) & ImportMap.card.is_null(False)
    return ImportMap.select(ImportMap.key, ImportMap.card.alias("card_id")).where(logged)


def _host(url: str) -> str:
    try:
        return urlsplit(url if "://" in url else f"//{url}").hostname or ""
    except ValueError:
        return ""
