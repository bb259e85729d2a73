"""What is logged afterwards in one go: a talk with what they said in it, an offer with its deadline."""

from datetime import date

from jobboard.dates.natural import When
from jobboard.followup.enums import Channel, ReplyKind, Stage, TouchKind
from jobboard.store.actions._common import card_of
from jobboard.store.actions.exchange import Who, write_deadline, write_promise, write_reply, write_touch
from jobboard.store.actions.stages import enter
from jobboard.store.store import Store
from jobboard.store.views import Changes


def log_talk(
    store: Store,
    card_id: int,
    kind: TouchKind,
    channel: Channel | None,
    to: Who,
    on: When | None,
    promised: When,
    note: str = "",
) -> Changes:
    """The user wrote or called, and they said by when they come back: touch, reply and promise as one action."""
    with store.transaction() as action:
        card = card_of(store, card_id)
        person = write_touch(store, card_id, kind, channel, to, on, note)
        write_reply(store, card_id, ReplyKind.WORD, channel, person, on, "")
        write_promise(store, card_id, promised, person, on)
        action.says(f"logged a talk with {card.company}", card_id)
    return action.changes


def log_offer(store: Store, card_id: int, on: When | None, deadline: date | None, note: str = "") -> Changes:
    """They made an offer, perhaps to be answered by a day; WordsError where that day has passed."""
    with store.transaction() as action:
        label = enter(store, card_id, Stage.OFFER, on, note)
        if deadline:
            write_deadline(store, card_id, deadline, on)
        action.says(label, card_id)
    return action.changes
