"""The end of a search: an offer was accepted, and the board goes quiet."""

from datetime import date

from jobboard.errors import InvalidInputError
from jobboard.followup.enums import EventKind, Outcome
from jobboard.store import settings
from jobboard.store.actions._common import add_entry, event_time, get_card
from jobboard.store.models import Card
from jobboard.store.store import Store
from jobboard.store.views import Changes


def end_search(store: Store, card_id: int, start: date | None = None) -> Changes:
    """Say that the accepted offer ends the search, and on which day the work begins; InvalidInputError where no offer
    was accepted.
    """
    with store.transaction() as action:
        card = get_card(store, card_id)
        if card.outcome is not Outcome.ACCEPTED:
            raise InvalidInputError(f"no offer of {card.company} was accepted", "close the card as accepted first")
        settings.write(store.db, settings.SEARCH_END, Card.select(Card.uid).where(Card.id == card_id).scalar(store.db))
        if start:
            at = event_time(store, card_id, None)
            add_entry(
                store, card_id, EventKind.NOTE, at, text=f"The work begins on {start:%a} {start.day} {start:%b %Y}"
            )
        action.set_label(f"ended the search with {card.company}", card_id)
    return action.changes
