"""How an application went out: by which channel, with which papers, on whose referral; and the figures of an offer."""

from datetime import date

from jobboard.errors import InvalidInputError
from jobboard.followup.enums import Channel, EventKind, PersonKind, Stage
from jobboard.store.actions._common import get_card
from jobboard.store.actions.contacts import find_person
from jobboard.store.actions.exchange import Who, write_deadline
from jobboard.store.edit_conflict import EditSnapshot
from jobboard.store.models import Card, Event
from jobboard.store.store import Store
from jobboard.store.views import Changes
from jobboard.text import clean


def describe_application(
    store: Store,
    card_id: int,
    channel: Channel | None = None,
    resume_path: str = "",
    letter_path: str = "",
    referrer: Who = None,
    snapshot: EditSnapshot | None = None,
) -> Changes:
    """Write down whatever is given about the latest application; InvalidInputError for an unclear name.

    EditConflictError unless the papers are as in the `snapshot`.
    """
    with store.transaction(snapshot=snapshot) as action:
        card = get_card(store, card_id)
        values: dict[str, object] = {"resume_path": clean(resume_path), "letter_path": clean(letter_path)}
        if referrer:
            values["referrer"] = find_person(store, card_id, referrer, PersonKind.REFERRER)
        given = {name: value for name, value in values.items() if value}
        if given:
            Card.update(given).where(Card.id == card_id).execute(store.db)
        if channel:
            Event.update(channel=channel).where(Event.id == _application(store, card_id)).execute(store.db)
        action.set_label(f"noted how you applied to {card.company}", card_id)
    return action.changes


def _application(store: Store, card_id: int) -> int | None:
    applied = (Event.kind == EventKind.MOVE) & (Event.what == Stage.APPLIED)
    applications = Event.select(Event.id).where(Event.card == card_id, applied)
    latest: int | None = applications.order_by(Event.day.desc(), Event.time.desc(), Event.id.desc()).scalar(store.db)
    return latest


def set_offer(store: Store, card_id: int, deadline: date | None = None, figures: str = "") -> Changes:
    """Write down an offer's figures and deadline, whichever is given; InvalidInputError for a card without an offer."""
    with store.transaction() as action:
        card = get_card(store, card_id)
        if card.stage is not Stage.OFFER:
            raise InvalidInputError(f"{card.company} has made no offer", "move the card to Offer first")
        if deadline:
            write_deadline(store, card_id, deadline)
        if words := clean(figures):
            Card.update(offer=words).where(Card.id == card_id).execute(store.db)
        action.set_label(f"noted {card.company}'s offer", card_id)
    return action.changes
