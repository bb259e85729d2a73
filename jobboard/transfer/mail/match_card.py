"""Which card a message is about: by its thread, its sender's address, their domain, the company's name."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jobboard.store.queries.duplicates import plain_company, plain_role
from jobboard.store.queries.mail_index import MailCard, MailIndex
from jobboard.transfer.mail.message import Mail

_SHARED = frozenset((
    "gmail", "googlemail", "outlook", "hotmail", "live", "yahoo", "icloud", "me", "gmx", "web", "t-online", "proton",
    "protonmail", "aol", "mail", "posteo", "fastmail", "greenhouse", "greenhouse-mail", "lever", "hire", "ashbyhq",
    "workable", "workablemail", "myworkday", "workday", "smartrecruiters", "recruitee", "teamtailor", "personio",
    "bamboohr", "icims", "taleo", "successfactors", "linkedin", "indeed", "indeedemail", "stepstone", "xing",
    "glassdoor", "monster", "google", "microsoft", "zoom", "calendly", "jobvite", "breezy", "join", "softgarden",
    "rexx-systems",
))  # fmt: skip
"""Names of domains that many employers, or everybody, write from."""

_TENANTS = frozenset(("myworkday",))
"""Names of domains under which each employer has an address of its own name."""

_SECOND_LEVEL = frozenset(("co", "com", "org", "net", "ac", "gov", "edu"))


def domain_name(address: str) -> str:
    """What a domain is registered as, of an address or a host: "jobs.nordwind.co.uk" is "nordwind"."""
    local, _, host = address.rpartition("@")
    labels = host.lower().strip(".").split(".")
    if len(labels) > 2 and labels[-2] in _SECOND_LEVEL:
        labels = labels[:-1]
    name = labels[-2] if len(labels) > 1 else ""
    return local.lower() if name in _TENANTS and local else name


def own_domain(address: str) -> str:
    """The name of a domain that is one employer's own; empty for those that many write from."""
    name = domain_name(address)
    return "" if name in _SHARED else name


def card_domains(card: MailCard) -> set[str]:
    """The names of the domains that a card's people and its posting are under, and the one the company should have."""
    places = (*card.addresses, card.host)
    return {domain_name(place) for place in places} | {plain_company(card.company).replace(" ", "")}


_HEAD = 600
"""Characters of a text in which the employer names itself."""


@dataclass(frozen=True, slots=True)
class Match:
    """A card that a message may be about, and what says so; `person` is the sender, where they are known there."""

    card: MailCard
    why: str
    certain: bool
    person: int | None = None


def find_cards(mail: Mail, board: MailIndex) -> list[Match]:
    """The cards that a message may be about, the likeliest first; only the first can be certain."""
    by_id = {card.id: card for card in board.cards}
    for message_id in mail.thread:
        if (card := by_id.get(board.messages.get(message_id, -1))) is not None:
            answers = "it answers a message that is on this card"
            return [Match(card, answers, not card.closed, _person(mail, card))]
    for cards, why, sure in (
        (_by_address(mail, board.cards), f"{mail.sender.email} is on this card", True),
        (_by_domain(mail, board.cards), f"it comes from {mail.sender.email.rpartition('@')[2]}", True),
        (_by_company(mail, board.cards), "it names the company", False),
    ):
        if cards:
            return _ranked(mail, cards, why, sure)
    return []


def match_of(mail: Mail, board: MailIndex, card_id: int) -> Match:
    """The card that the user named."""
    card = next(card for card in board.cards if card.id == card_id)
    return Match(card, "you named it", True, _person(mail, card))


def _ranked(mail: Mail, cards: Sequence[MailCard], why: str, sure: bool) -> list[Match]:
    """Open cards before closed ones, those whose role is named before others; then the latest."""
    text = f" {plain_role(f'{mail.subject} {mail.text}')} "
    words = f"{mail.subject} {mail.text}".casefold()
    numbered = {card.id for card in cards if card.requisition and card.requisition.casefold() in words}
    named = numbered or {card.id for card in cards if card.role and f" {plain_role(card.role)} " in text}
    order = sorted(cards, key=lambda card: (card.closed, card.id not in named, -card.id))
    best = [card for card in order if (card.closed, card.id in named) == (order[0].closed, order[0].id in named)]
    reason = f"{why}, and names the role" if order[0].id in named else why
    certain = sure and len(best) == 1 and not order[0].closed
    first = Match(order[0], reason, certain, _person(mail, order[0]))
    return [first, *(Match(card, why, False, _person(mail, card)) for card in order[1:])]


def _by_address(mail: Mail, cards: Iterable[MailCard]) -> list[MailCard]:
    return [card for card in cards if _person(mail, card) is not None]


def _by_domain(mail: Mail, cards: Iterable[MailCard]) -> list[MailCard]:
    name = own_domain(mail.sender.email)
    return [card for card in cards if name in card_domains(card)] if name else []


def _by_company(mail: Mail, cards: Iterable[MailCard]) -> list[MailCard]:
    """The company's name in the sender's, in the subject, or in the beginning of the text."""
    text = f" {plain_company(f'{mail.sender.name} {mail.subject} {mail.text[:_HEAD]}')} "
    return [card for card in cards if (company := plain_company(card.company)) and f" {company} " in text]


def _person(mail: Mail, card: MailCard) -> int | None:
    return card.addresses.get(mail.sender.email)
