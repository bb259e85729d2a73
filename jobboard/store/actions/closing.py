"""Closing and reopening cards, rest, and putting a step off."""

from datetime import date

from jobboard.dates.natural import When, say_day
from jobboard.errors import WordsError
from jobboard.followup.enums import Outcome
from jobboard.store.actions._common import add_event, card_of, happened, insist, standing_of
from jobboard.store.store import Store
from jobboard.store.views import Changes
from jobboard.text import clean


def close_card(store: Store, card_id: int, outcome: Outcome, on: When | None = None) -> Changes:
    """Close a card with an outcome; WordsError where it is closed with that one already, or the day is ahead."""
    with store.transaction() as action:
        card = card_of(store, card_id)
        if standing_of(store, card_id).outcome is outcome:
            raise WordsError(f"{card.company} is closed as {_words(outcome)} already")
        write_closing(store, card_id, outcome, on)
        action.says(f"closed {card.company} as {_words(outcome)}", card_id)
    return action.changes


def write_closing(store: Store, card_id: int, outcome: Outcome, on: When | None) -> None:
    """Write the closing down, inside a transaction."""
    at = happened(store, card_id, on)
    event = add_event(store, card_id, "close", at, what=outcome)
    insist(store, card_id, event, at, ("reopen", "close"), lambda now: now.outcome is outcome)


def reopen_card(store: Store, card_id: int, on: When | None = None) -> Changes:
    """Open a closed card again: it enters its stage anew; WordsError for a card that is open."""
    with store.transaction() as action:
        card = card_of(store, card_id)
        if standing_of(store, card_id).outcome is None:
            raise WordsError(f"{card.company} is open")
        at = happened(store, card_id, on)
        event = add_event(store, card_id, "reopen", at)
        insist(store, card_id, event, at, ("close",), lambda now: now.outcome is None)
        if standing_of(store, card_id).outcome:
            raise WordsError(f"{card.company} was closed after that day", "leave the day out")
        action.says(f"reopened {card.company}", card_id)
    return action.changes


def rest_card(store: Store, card_id: int, on: When | None = None) -> Changes:
    """No step until they write, an interview is booked, or the card is woken."""
    with store.transaction() as action:
        card = card_of(store, card_id)
        standing = standing_of(store, card_id)
        if standing.outcome:
            raise WordsError(f"{card.company} is closed as {_words(standing.outcome)}", "reopen it first")
        if standing.resting:
            raise WordsError(f"{card.company} is resting already")
        write_rest(store, card_id, on)
        action.says(f"put {card.company} to rest", card_id)
    return action.changes


def write_rest(store: Store, card_id: int, on: When | None) -> None:
    """Write the rest down, inside a transaction."""
    at = happened(store, card_id, on)
    event = add_event(store, card_id, "rest", at)
    insist(store, card_id, event, at, ("wake", "close", "reopen"), lambda now: now.resting)


def wake_card(store: Store, card_id: int, on: When | None = None) -> Changes:
    """End a card's rest; WordsError where it is not resting."""
    with store.transaction() as action:
        card = card_of(store, card_id)
        if not standing_of(store, card_id).resting:
            raise WordsError(f"{card.company} is not resting")
        at = happened(store, card_id, on)
        event = add_event(store, card_id, "wake", at)
        insist(store, card_id, event, at, ("rest",), lambda now: not now.resting)
        if standing_of(store, card_id).resting:
            raise WordsError(f"{card.company} was put to rest after that day", "leave the day out")
        action.says(f"woke {card.company}", card_id)
    return action.changes


def snooze_card(store: Store, card_id: int, until: date, why: str = "") -> Changes:
    """Put the card's step off until a day ahead; WordsError for another day or a closed card."""
    with store.transaction() as action:
        card = card_of(store, card_id)
        standing = standing_of(store, card_id)
        if standing.outcome:
            raise WordsError(f"{card.company} is closed as {_words(standing.outcome)}", "reopen it first")
        write_snooze(store, card_id, until, why)
        action.says(f"snoozed {card.company} to {say_day(until, store.today())}", card_id)
    return action.changes


def write_snooze(store: Store, card_id: int, until: date, why: str = "") -> None:
    """Write the snooze down, inside a transaction; WordsError unless its day lies ahead."""
    if until <= store.today():
        raise WordsError(f"a snooze cannot end {say_day(until, store.today())}", "give a day from tomorrow on")
    at = happened(store, card_id, None)
    event = add_event(store, card_id, "snooze", at, until_day=until, text=clean(why))
    insist(store, card_id, event, at, ("snooze", "close", "reopen"), lambda now: now.snoozed_until == until)


def _words(outcome: Outcome) -> str:
    return str(outcome).replace("-", " ")
