"""Messages that no step asks for: to whoever opened the door, and to the employers who should hear of an offer."""

from collections.abc import Mapping
from dataclasses import dataclass

from jobboard.dates.iso import day_of
from jobboard.followup.enums import PersonKind
from jobboard.followup.messages.drafts import Draft, offer_elsewhere_draft, referrer_draft
from jobboard.followup.messages.template_fields import About
from jobboard.store.history_loader import history
from jobboard.store.queries.board_health import board_facts
from jobboard.store.store import Store

_REFERRER = """
    SELECT card.company, role, contact.id, name FROM card
    JOIN card_contact ON card_id = card.id JOIN contact ON contact.id = contact_id
    WHERE card.id = :card AND (contact.id = referrer_id OR kind = :kind) AND do_not_contact = 0
    ORDER BY contact.id IS referrer_id DESC, card_contact.id LIMIT 1"""
_TOLD = """
    SELECT card.company, role, contact.id, coalesce(name, '') FROM card
    LEFT JOIN contact ON contact.id = coalesce(to_contact, (SELECT contact_id FROM card_contact
      JOIN contact AS known ON known.id = contact_id
      WHERE card_id = card.id AND known.do_not_contact = 0 ORDER BY card_contact.id LIMIT 1))
    WHERE card.id = :card"""
_DEADLINE = """
    SELECT until_day FROM event WHERE card_id = :card AND kind = 'deadline' ORDER BY day DESC, time DESC, id DESC"""


@dataclass(frozen=True, slots=True)
class Message:
    """A message about a card, and whom it is for; without a `to` nobody is known there."""

    card_id: int
    company: str
    to: str
    to_id: int | None
    draft: Draft


def to_referrer(store: Store, card_id: int, overrides: Mapping[str, str] | None, me: str = "") -> Message | None:
    """What to tell whoever opened the door; None where nobody did, or there is no news."""
    with store.reading():
        found = store.db.rows(_REFERRER, {"card": card_id, "kind": PersonKind.REFERRER})
        past = history(store.db, card_id)
    if not found:
        return None
    company, role, person, name = found[0]
    words = referrer_draft(past, About(company, role, me, name), store.now(), overrides)
    return Message(card_id, company, name, person, words) if words else None


def of_offer(store: Store, overrides: Mapping[str, str] | None, me: str = "") -> list[Message]:
    """What to tell the employers who are interviewing the user and have not heard of the latest offer."""
    facts = board_facts(store, all_time=False)
    if facts.offer is None:
        return []
    with store.reading():
        deadline = day_of(store.db.value(_DEADLINE, {"card": facts.offer.card}))
    messages = []
    for each in facts.untold:
        with store.reading():
            ((company, role, person, name),) = store.db.rows(_TOLD, {"card": each.card})
            past = history(store.db, each.card)
        about = About(company, role, me)
        words = offer_elsewhere_draft(past, about, person, deadline, store.now(), overrides)
        messages.append(Message(each.card, company, name, person, words))
    return messages
