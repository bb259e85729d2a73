"""What other rules would change on the board, and what the board's own answers say about them."""

from collections.abc import Iterator
from typing import NamedTuple

from jobboard.followup.answer_times import AnswerTimes, answer_times, wait_for_answer
from jobboard.followup.models import History, NoStep
from jobboard.followup.next_step import next_step
from jobboard.followup.rules import Rules
from jobboard.store.history_loader import histories
from jobboard.store.holidays import days_off
from jobboard.store.models import Card
from jobboard.store.store import Store

_CHUNK = 500
"""Cards looked at together."""


class RuleEffect(NamedTuple):
    """How many cards' steps would come later or sooner; `other` of them would be there or not."""

    later: int = 0
    sooner: int = 0
    other: int = 0

    @property
    def sentence(self) -> str:
        """ "12 steps come later, 3 sooner"; "no step moves"."""
        counts = ((self.later, "later"), (self.sooner, "sooner"))
        parts = [f"{count} {word}" for count, word in counts if count]
        if parts:
            first, *rest = parts
            number, word = first.split()
            parts = [f"{number} {'step comes' if number == '1' else 'steps come'} {word}", *rest]
        if self.other:
            parts.append(f"{self.other} {'appears or goes' if self.other == 1 else 'appear or go'}")
        return ", ".join(parts) or "no step moves"


class _IdRow(NamedTuple):
    id: int


def rule_effect(store: Store, rules: Rules) -> RuleEffect:
    """What these rules would change now; nothing is written."""
    later = sooner = other = 0
    now = store.now()
    for history in _open_histories(store):
        before = next_step(history, store.rules, now, days_off(store.rules.country))
        after = next_step(history, rules, now, days_off(rules.country))
        if isinstance(before, NoStep) or isinstance(after, NoStep):
            other += type(before) is not type(after)
        else:
            later += (after.due, after.last_day) > (before.due, before.last_day)
            sooner += (after.due, after.last_day) < (before.due, before.last_day)
    return RuleEffect(later, sooner, other)


def own_answer_times(store: Store) -> AnswerTimes:
    """After how many days the board's applications were answered."""
    now = store.now()
    waits = (wait_for_answer(history, now) for history in _all_histories(store))
    return answer_times(wait for wait in waits if wait)


def _open_histories(store: Store) -> Iterator[History]:
    with store.translate_sqlite_errors():
        ids = [row.id for row in store.db.rows(_IdRow, Card.select(Card.id).where(Card.outcome.is_null()))]
    yield from _histories(store, ids)


def _all_histories(store: Store) -> Iterator[History]:
    with store.translate_sqlite_errors():
        ids = [row.id for row in store.db.rows(_IdRow, Card.select(Card.id))]
    yield from _histories(store, ids)


def _histories(store: Store, ids: list[int]) -> Iterator[History]:
    for start in range(0, len(ids), _CHUNK):
        with store.translate_sqlite_errors():
            found = histories(store.db, ids[start : start + _CHUNK])
        yield from found.values()
