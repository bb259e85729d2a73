"""Triage as a way through what is due: where one is, what was done and what was skipped. Knows no screen."""

from dataclasses import dataclass
from enum import Enum, auto

from jobboard.followup.enums import StepState
from jobboard.store.queries.card_rows import by_ids
from jobboard.store.queries.panel import ahead, due_now, later
from jobboard.store.store import Store
from jobboard.store.views import CardView, Changes, PanelEntry

_DUE = (StepState.DUE, StepState.OVERDUE)


class TriageOutcome(Enum):
    """What a key did to the card at hand."""

    DONE = auto()
    SKIPPED = auto()
    WORDS = auto()
    """Something to write with: words of one's own, or a person. Taken back by itself, and not counted."""
    COPIED = auto()
    """Words that left for a clipboard. Taken back with what was done before."""


@dataclass(frozen=True, slots=True)
class TriageLogEntry:
    """What a key did, under the name of the card or of what was done; `undo_id` is None where nothing was written."""

    what: TriageOutcome
    card_id: int
    name: str
    undo_id: int | None = None


class Triage:
    """The due and overdue steps in the panel's order, one card after the other."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._order = [entry.card_id for entry in due_now(store)]
        self._deeds: list[TriageLogEntry] = []
        self.place = 0
        """How many cards are behind one."""

    @property
    def card_id(self) -> int | None:
        """The card at hand; None at the end."""
        return self._order[self.place] if self.place < len(self._order) else None

    @property
    def total(self) -> int:
        """How many cards there are to go through."""
        return len(self._order)

    @property
    def done(self) -> list[TriageLogEntry]:
        """What was done, in order."""
        return [deed for deed in self._deeds if deed.what is TriageOutcome.DONE]

    @property
    def skipped(self) -> list[TriageLogEntry]:
        """The cards that were left as they are, and not done later."""
        last = {deed.card_id: deed for deed in self._deeds if deed.what in (TriageOutcome.DONE, TriageOutcome.SKIPPED)}
        return [deed for deed in last.values() if deed.what is TriageOutcome.SKIPPED]

    @property
    def last(self) -> TriageLogEntry | None:
        """What would be taken back next."""
        return self._deeds[-1] if self._deeds else None

    def next_due(self) -> PanelEntry | None:
        """The step that falls due next, after those that are due now."""
        soon = ahead(self._store, self._store.rules.ahead) or later(self._store, self._store.rules.ahead)
        return soon[0] if soon else None

    def note(self, what: TriageOutcome, card: CardView, changes: Changes) -> None:
        """Note what a key did."""
        self._deeds.append(TriageLogEntry(what, card.id, changes.label, changes.undo_id))

    def skip(self, card: CardView) -> None:
        """Leave the card as it is and go on."""
        self._deeds.append(
            TriageLogEntry(
                TriageOutcome.SKIPPED, card.id, f"{card.company} · {card.role}" if card.role else card.company
            )
        )
        self.place += 1

    def settle(self) -> None:
        """Go on from cards that have nothing due, and at the end to those that came due meanwhile."""
        while self.card_id is not None and not self._is_due(self.card_id):
            self.place += 1
        if self.card_id is None:
            known = set(self._order)
            self._order += [entry.card_id for entry in due_now(self._store) if entry.card_id not in known]

    def forget_last(self) -> None:
        """The last deed was taken back."""
        self._deeds.pop()

    def go_to(self, card_id: int | None) -> None:
        """Go to a card, where it is one of those to go through."""
        if card_id in self._order:
            self.place = self._order.index(card_id)

    def _is_due(self, card_id: int) -> bool:
        found = by_ids(self._store, [card_id])
        return bool(found and found[0].step and found[0].step.state in _DUE)
