"""Why a card's step goes to whom it goes, and which other ways lead there."""

from dataclasses import replace
from typing import NamedTuple

from jobboard.followup.enums import Channel
from jobboard.followup.messages.drafts import person_of
from jobboard.followup.models import NoStep
from jobboard.followup.next_step import next_step
from jobboard.followup.recipient_reasons import OtherWay, other_ways, why_recipient
from jobboard.store.history_loader import history
from jobboard.store.holidays import days_off
from jobboard.store.models import Card, CardContact, Contact
from jobboard.store.queries.own_page import own_page
from jobboard.store.search_text import fold_for_search
from jobboard.store.store import Store


def recipient_reason(store: Store, card_id: int, to: int | None, channel: Channel | None) -> str:
    """Why the card's step goes to that person by that channel; None is whom and what the rules suggest."""
    with store.translate_sqlite_errors():
        past = history(store.db, card_id)
    step = next_step(past, store.rules, store.now(), days_off(store.rules.country))
    if isinstance(step, NoStep):
        return ""
    chosen = replace(step, person=step.person if to is None else to or None, channel=channel or step.channel)
    return why_recipient(chosen, past, store.now())


def ways_of(store: Store, card_id: int, to: int | None, chosen: Channel | None) -> tuple[OtherWay, ...]:
    """The other ways to that person on the card, in the order worth trying."""
    with store.translate_sqlite_errors():
        past = history(store.db, card_id)
        (card,) = store.db.rows(_CardRow, Card.select(Card.company, Card.location).where(Card.id == card_id))
    town = own_page(store).town
    return other_ways(person_of(past, to), chosen, card.location, town, acquaintances(store, card_id, card.company))


def acquaintances(store: Store, card_id: int, company: str) -> list[str]:
    """People of that company who are on other cards only, and may know somebody there."""
    on_card = CardContact.select(CardContact.contact).where(CardContact.card == card_id)
    others = Contact.select(Contact.name, Contact.company).where(
        Contact.company != "", ~Contact.do_not_contact, Contact.id.not_in(on_card)
    )
    with store.translate_sqlite_errors():
        rows = store.db.rows(_ContactRow, others.order_by(Contact.name))
    wanted = fold_for_search(company)
    return [row.name for row in rows if wanted and fold_for_search(row.company) == wanted]


class _CardRow(NamedTuple):
    company: str
    location: str


class _ContactRow(NamedTuple):
    name: str
    company: str
