"""What an offer says: the figures, and by when it must be answered."""

from datetime import date

from jobboard.errors import WordsError
from jobboard.followup.enums import Stage
from jobboard.store.actions._common import card_of
from jobboard.store.actions.exchange import write_deadline
from jobboard.store.models import Card
from jobboard.store.store import Store
from jobboard.store.views import Changes
from jobboard.text import clean


def set_offer(store: Store, card_id: int, deadline: date | None = None, figures: str = "") -> Changes:
    """Write down an offer's figures and deadline, whichever is given; WordsError for a card without an offer."""
    with store.transaction() as action:
        card = card_of(store, card_id)
        if card.stage != Stage.OFFER:
            raise WordsError(f"{card.company} has made no offer", "move the card to Offer first")
        if deadline:
            write_deadline(store, card_id, deadline)
        if words := clean(figures):
            store.db.do(Card.update(offer=words).where(Card.id == card_id))
        action.says(f"noted {card.company}'s offer", card_id)
    return action.changes
