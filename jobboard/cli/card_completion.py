"""CARD, completed by the shell: the names of the open cards, or the numbers where a digit was typed."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from jobboard.cli.output import card_title
from jobboard.cli.session import Session
from jobboard.errors import JobboardError
from jobboard.text import clean

if TYPE_CHECKING:
    from jobboard.store.views import CardView

_MOST = 200


def complete_card(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """What CARD may be; nothing where the board cannot be read, since a shell shows no errors."""
    options = ctx.find_root().params
    try:
        cards = _open_cards(Session(options.get("db"), options.get("config")))
    except JobboardError:
        return []
    wanted = incomplete.casefold()
    items = list(_numbers(cards) if wanted.isdecimal() else _names(cards))
    begin = [item for item in items if item.value.casefold().startswith(wanted)]
    fitting = begin or [item for item in items if wanted in str(item.help).casefold()]
    return [CompletionItem(_escaped(item.value), help=item.help) for item in fitting[:_MOST]]


def _open_cards(session: Session) -> "list[CardView]":
    """The open cards of a board that is as this program writes them; an older one is not upgraded by a key."""
    from jobboard.store.migrations import VERSION
    from jobboard.store.open import examine
    from jobboard.store.queries.cards import listing

    if not session.path.exists() or examine(session.path) < VERSION:
        return []
    with session.open_store(create=False) as store:
        return listing(store)


def _numbers(cards: "Iterable[CardView]") -> Iterator[CompletionItem]:
    for card in cards:
        yield CompletionItem(str(card.id), help=card_title(card.company, card.role))


def _names(cards: "list[CardView]") -> Iterator[CompletionItem]:
    """The company where one card has it, else with its role, else the number."""
    titles = [(clean(card.company), card_title(card.company, card.role), card) for card in cards]
    companies = Counter(company.casefold() for company, _, _ in titles)
    roles = Counter(title.casefold() for _, title, _ in titles)
    for company, title, card in titles:
        if companies[company.casefold()] == 1:
            yield CompletionItem(company, help=title)
        elif card.role and roles[title.casefold()] == 1:
            yield CompletionItem(clean(f"{company} {card.role}"), help=title)
        else:
            yield CompletionItem(str(card.id), help=title)


def _escaped(value: str) -> str:
    """The value as the shell takes it for one word; bash alone puts it into the line as it is."""
    if not os.environ.get("_JOBBOARD_COMPLETE", "").startswith("bash"):
        return value
    return "".join(char if char.isalnum() or char in "-_.,:/@%+" else f"\\{char}" for char in value)
