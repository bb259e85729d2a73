"""Whether the search has ended, and whom there is still to tell."""

from jobboard.followup.enums import Outcome, Stage
from jobboard.store import settings
from jobboard.store.models import Card
from jobboard.store.store import Store
from jobboard.store.views import PanelEntry


def accepted_card(store: Store) -> int | None:
    """The card whose accepted offer ended the search; None while it goes on."""
    with store.translate_sqlite_errors():
        uid = settings.read(store.db, settings.SEARCH_END)
        if uid is None:
            return None
        ended = Card.select(Card.id).where(Card.uid == uid, Card.outcome == Outcome.ACCEPTED)
        found: int | None = ended.scalar(store.db)
        return found


def still_to_tell(store: Store) -> list[PanelEntry]:
    """The cards with a step that are still in the running, the furthest first."""
    from jobboard.store.queries.panel import every_step

    stages = (Stage.OFFER, Stage.INTERVIEWED, Stage.APPLIED, Stage.TARGET)
    open_cards = [entry for entry in every_step(store) if entry.stage in stages]
    return sorted(open_cards, key=lambda entry: (stages.index(entry.stage), entry.card_id))
