"""Finding the one card that a command is about."""

from typing import TYPE_CHECKING

from jobboard.cli.output import say, title
from jobboard.errors import NotFoundError, WordsError
from jobboard.store.views import CardView
from jobboard.text import quote

if TYPE_CHECKING:
    from jobboard.store.store import Store

_MOST_LISTED = 20


def find_card(store: "Store", text: str) -> CardView:
    """The card with this id, or the one whose company or role matches; open cards go before closed ones.

    Several: they are listed on stderr, and WordsError asks for the id. None: NotFoundError.
    """
    from jobboard.store.queries.cards import find

    found = find(store, text)
    best = [card for card in found if card.outcome is None] or found
    same = [card for card in best if text.strip().casefold() in (card.company.casefold(), card.role.casefold())]
    best = same or best
    if not best:
        raise NotFoundError(f"no card matches {quote(text)}", "jobboard list --all shows them")
    if len(best) > 1:
        _list(best)
        raise WordsError(f"{quote(text)} matches {len(best)} cards", "give the number of one")
    return best[0]


def _list(cards: list[CardView]) -> None:
    widest = max(len(str(card.id)) for card in cards[:_MOST_LISTED])
    for card in cards[:_MOST_LISTED]:
        say(f"{card.id:>{widest}}  {title(card.company, card.role)} ({card.outcome or card.stage})", err=True)
    if len(cards) > _MOST_LISTED:
        say(f"and {len(cards) - _MOST_LISTED} more", err=True)
