"""What the panel must say, worked out anew from the cards' histories with RULES.md's ranks."""

from dataclasses import dataclass
from datetime import date, time, timedelta

from jobboard.followup.enums import Stage, StepKind, StepState
from jobboard.followup.models import Step
from jobboard.followup.next_step import next_step
from jobboard.followup.step_state import step_state
from jobboard.followup.timeline import card_status
from jobboard.store.history_loader import histories
from jobboard.store.queries.cards import listing
from jobboard.store.queries.panel import panel
from jobboard.store.queries.search_end import accepted_card
from jobboard.store.store import Store
from jobboard.store.views import CardView, PanelEntry

FIRST_THAT_CAN_WAIT = 8
MOST_A_DAY = 10
DAYS_AHEAD = 7

_FOLLOW_UPS = {Stage.OFFER: 8, Stage.INTERVIEWED: 8, Stage.APPLIED: 9, Stage.TARGET: 10}
_RANKS = {
    StepKind.REPLY: 1,
    StepKind.INTERVIEW: 2,
    StepKind.PREPARE: 3,
    StepKind.ANSWER_OFFER: 4,
    StepKind.THANK_YOU: 5,
    StepKind.PROMISED: 6,
    StepKind.APPLY: 7,
    StepKind.LAST_MESSAGE: 11,
    StepKind.REACH_OUT: 12,
    StepKind.DECIDE: 13,
    StepKind.KEEP_WARM: 14,
}


@dataclass(frozen=True)
class Due:
    """A card's step, in the words of the rules."""

    card_id: int
    company: str
    rating: int
    rank: int
    kind: StepKind
    attempt: int | None
    due: date
    due_time: time | None
    last_day: date
    state: StepState

    @property
    def now(self) -> bool:
        return self.state in (StepState.DUE, StepState.OVERDUE)


def can_wait(kind: StepKind, stage: Stage) -> bool:
    """Whether only so many of these are shown a day."""
    return _rank(kind, stage) >= FIRST_THAT_CAN_WAIT


def check_panel(store: Store, followed_up: int) -> None:
    """The panel is what the rules say, when `followed_up` of the steps that can wait were done today; empty once the
    search has ended.
    """
    shown, today = panel(store), store.today()
    if accepted_card(store) is not None:
        assert shown == ((), (), (), 0, 0)
        return
    steps = _steps(store)
    due = sorted(
        (step for step in steps if step.now),
        key=lambda step: (step.rank, min(step.last_day, today), -step.rating, step.card_id),
    )
    cap = max(MOST_A_DAY - followed_up, 0)
    waiting = [step for step in due if step.rank >= FIRST_THAT_CAN_WAIT]
    first = [step for step in due if step.rank < FIRST_THAT_CAN_WAIT]
    assert _said(shown.due) == _worked_out([*first, *waiting[:cap]])
    assert _said(shown.deferred) == _worked_out(waiting[cap:])
    ahead = sorted(
        (step for step in steps if step.state is StepState.UPCOMING and step.due <= today + timedelta(days=DAYS_AHEAD)),
        key=lambda step: (step.due, step.rank, step.due_time or time.min, step.card_id),
    )
    assert _said(shown.upcoming) == _worked_out(ahead)
    assert shown.quiet_count == sum(step.state is StepState.QUIET for step in steps)
    assert shown.overdue_count == sum(step.state is StepState.OVERDUE for step in steps)


def check_places(store: Store) -> None:
    """Every card is in the column that its history comes to."""
    known = histories(store.db, [card.id for card in listing(store, closed=True)])
    for card in listing(store, closed=True):
        standing = card_status(known[card.id], store.now())
        assert (card.stage, card.outcome) == (standing.stage, standing.outcome), card.company


def _steps(store: Store) -> list[Due]:
    cards = listing(store, closed=True)
    known = histories(store.db, [card.id for card in cards])
    found = ((card, next_step(known[card.id], store.rules, store.now())) for card in cards)
    return [_due(store, card, step) for card, step in found if isinstance(step, Step)]


def _due(store: Store, card: CardView, step: Step) -> Due:
    return Due(
        card.id,
        card.company,
        card.rating or 0,
        _rank(step.kind, card.stage),
        step.kind,
        step.attempt,
        step.due,
        step.due_time,
        step.last_day,
        step_state(step.due, step.due_time, step.last_day, store.now(), store.rules.quiet_after),
    )


def _rank(kind: StepKind, stage: Stage) -> int:
    return _RANKS.get(kind) or _FOLLOW_UPS[stage]


def _said(entries: tuple[PanelEntry, ...]) -> list[tuple[object, ...]]:
    return [
        (each.company, each.step.kind, each.step.attempt, each.step.due, each.step.last_day, each.step.state)
        for each in entries
    ]


def _worked_out(steps: list[Due]) -> list[tuple[object, ...]]:
    return [(each.company, each.kind, each.attempt, each.due, each.last_day, each.state) for each in steps]
