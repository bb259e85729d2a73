"""One decision for many cards at once: the quiet ones, or those left when an offer was accepted."""

from collections.abc import Collection
from datetime import date
from enum import StrEnum

from jobboard.errors import InvalidInputError, JobboardError
from jobboard.followup.display_names import count_noun
from jobboard.followup.enums import Outcome
from jobboard.store.actions._common import get_card, refuse_closed
from jobboard.store.actions.stages import write_closing, write_rest, write_snooze
from jobboard.store.integrity.retention import BackupReason
from jobboard.store.store import Store
from jobboard.store.views import Changes


class Sweep(StrEnum):
    """What becomes of all the cards."""

    NO_REPLY = "no-reply"
    WITHDRAWN = "withdrawn"
    REST = "rest"
    SNOOZE = "snooze"


def sweep(store: Store, card_ids: Collection[int], how: Sweep, until: date | None = None) -> Changes:
    """Close, rest or snooze all the cards, as one action; a snooze needs `until`.

    InvalidInputError, and nothing is changed, where that cannot be for one of them.
    """
    if not card_ids:
        raise InvalidInputError("no card is marked", "mark some first")
    if len(card_ids) > 1:
        store.backup_before(BackupReason.SWEEP)
    with store.transaction() as action:
        for card_id in sorted(card_ids):
            _one(store, card_id, how, until)
        cards = count_noun(len(card_ids), "card")
        done = {Sweep.REST: f"put {cards} to rest", Sweep.SNOOZE: f"snoozed {cards} to {until}"}
        action.set_label(done.get(how, f"closed {cards} as {how.replace('-', ' ')}"))
    return action.changes


def _one(store: Store, card_id: int, how: Sweep, until: date | None) -> None:
    card = get_card(store, card_id)
    try:
        refuse_closed(card)
        match how:
            case Sweep.REST:
                write_rest(store, card_id, None)
            case Sweep.SNOOZE:
                if until is None:
                    raise InvalidInputError("a snooze needs a day", "give one from tomorrow on")
                write_snooze(store, card_id, until)
            case _:
                write_closing(store, card_id, Outcome(how), None)
    except JobboardError as error:
        raise InvalidInputError(f"{card.company}: {error.message}", error.hint or "unmark it") from error
