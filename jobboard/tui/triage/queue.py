"""The cards to triage: where one is among them, what was done and what was skipped."""

from dataclasses import dataclass
from enum import Enum, auto

from jobboard.followup.enums import StepState
from jobboard.store.edit_conflict import StepRef
from jobboard.store.queries.card_rows import by_ids
from jobboard.store.queries.panel import due_now, later, upcoming
from jobboard.store.store import Store
from jobboard.store.views import CardView, Changes, PanelEntry

_DUE = (StepState.DUE, StepState.OVERDUE)


class TriageOutcome(Enum):
    """What a key did to the card at hand."""

    DONE = auto()
    SKIPPED = auto()
    TEXT = auto()
    """Something to write with: words of one's own, or a person. Taken back by itself, and not counted."""
    COPIED = auto()
    """Words that left for a clipboard. Taken back with what was done before."""


@dataclass(frozen=True, slots=True)
class TriageLogEntry:
    """What a key did, under the name of the card or of what was done; `undo_id` is None where nothing was written."""

    outcome: TriageOutcome
    card_id: int
    name: str
    undo_id: int | None = None


class TriageQueue:
    """The due and overdue steps in the panel's order, one card after the other."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._order = [entry.card_id for entry in due_now(store)]
        self._log: list[TriageLogEntry] = []
        self._offered: set[tuple[int, StepRef | None, int | None]] = set()
        """The steps that one has been at, each once."""
        self.index = 0
        """How many cards are behind one."""

    @property
    def card_id(self) -> int | None:
        """The card at hand; None at the end."""
        return self._order[self.index] if self.index < len(self._order) else None

    @property
    def total(self) -> int:
        """How many cards there are to go through."""
        return len(self._order)

    @property
    def entries_done(self) -> list[TriageLogEntry]:
        """What was done, in order."""
        return [entry for entry in self._log if entry.outcome is TriageOutcome.DONE]

    @property
    def entries_skipped(self) -> list[TriageLogEntry]:
        """The cards that were left as they are, and not done later."""
        last = {
            entry.card_id: entry for entry in self._log if entry.outcome in (TriageOutcome.DONE, TriageOutcome.SKIPPED)
        }
        return [entry for entry in last.values() if entry.outcome is TriageOutcome.SKIPPED]

    @property
    def last(self) -> TriageLogEntry | None:
        """What would be taken back next."""
        return self._log[-1] if self._log else None

    def next_due(self) -> PanelEntry | None:
        """The step that falls due next, after those that are due now."""
        soon = upcoming(self._store, self._store.rules.ahead) or later(self._store, self._store.rules.ahead)
        return soon[0] if soon else None

    def record(self, outcome: TriageOutcome, card: CardView, changes: Changes) -> None:
        """Note what a key did."""
        self._log.append(TriageLogEntry(outcome, card.id, changes.label, changes.undo_id))

    def leave(self, card: CardView) -> None:
        """The card's step was logged: go on, whatever its next step is."""
        if self.card_id == card.id:
            self.index += 1

    def skip(self, card: CardView) -> None:
        """Leave the card as it is and go on."""
        self._log.append(
            TriageLogEntry(
                TriageOutcome.SKIPPED, card.id, f"{card.company} · {card.role}" if card.role else card.company
            )
        )
        self.index += 1

    def advance(self) -> None:
        """Go on from cards that have nothing due, and at the end to the steps that came due meanwhile."""
        while self.card_id is not None and not self._is_due(self.card_id):
            self.index += 1
        if self.card_id is None:
            self._order += [
                entry.card_id
                for entry in due_now(self._store)
                if (entry.card_id, StepRef.of(entry.step), entry.step.to_id) not in self._offered
            ]

    def note_offered(self, card: CardView) -> None:
        """The card's step is at hand: it is not offered again."""
        if card.step:
            self._offered.add((card.id, StepRef.of(card.step), card.step.to_id))

    def drop_last(self) -> None:
        """The last thing that was done was taken back."""
        self._log.pop()

    def go_to(self, card_id: int | None) -> None:
        """Go to a card, where it is one of those to go through."""
        if card_id in self._order:
            self.index = self._order.index(card_id)

    def _is_due(self, card_id: int) -> bool:
        cards = by_ids(self._store, [card_id])
        return bool(cards and cards[0].step and cards[0].step.state in _DUE)
