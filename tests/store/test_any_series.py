"""Any series of actions: undone it is as it was, redone as it became, and no stored step is ever stale."""

import tempfile
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from jobboard.clock import Clock
from jobboard.dates.natural import DayTime
from jobboard.errors import ConfirmationNeededError, JobboardError
from jobboard.followup.enums import Channel, Outcome, ReplyKind, Stage, TouchKind
from jobboard.store import undo
from jobboard.store.actions.applications_and_offers import describe_application, set_offer
from jobboard.store.actions.bulk import Sweep, sweep
from jobboard.store.actions.cards import CardFacts, NewCard, add_card, add_note, delete_card, edit_card, mark_keep_warm
from jobboard.store.actions.complete_step import DecisionOption
from jobboard.store.actions.contacts import ContactFacts, NewContact, edit_contact, unlink
from jobboard.store.actions.drafts import drop_draft, save_draft
from jobboard.store.actions.exchange import log_promise, log_reply, log_touch, reject, set_deadline
from jobboard.store.actions.history_entries import EventFacts, add_lesson, delete_event, edit_event
from jobboard.store.actions.import_cards import import_cards
from jobboard.store.actions.import_row import ImportedCard
from jobboard.store.actions.interviews import cancel_interview, hold_interview, interview, move_interview
from jobboard.store.actions.settings import set_rule, set_zone
from jobboard.store.actions.stages import close_card, move_card, reopen_card, rest_card, snooze_card, wake_card
from jobboard.store.open import open_store
from jobboard.store.queries.cards import listing
from jobboard.store.queries.columns import outcome_counts
from jobboard.store.stage_counts import quiet_count
from jobboard.store.views import Changes
from tests.store.builders import NOW, do_step, dump, stale

pytestmark = pytest.mark.slow

CARDS = st.integers(1, 4)
STAGES = st.sampled_from(Stage)
DAYS = st.integers(-30, 20)
NAMES = st.sampled_from([None, "Dana Ruiz", "Kim Lund", "dana"])


class Board(RuleBasedStateMachine):
    """A board, and beside it how it stood after each action that still counts."""

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.store = open_store(Path(self.folder.name) / "board.sqlite3", frozen=NOW)
        self.past = [dump(self.store)]
        self.future: list[dict[str, list[tuple[Any, ...]]]] = []
        self.act(lambda: add_card(self.store, NewCard("Nordwind", "Engineer", Stage.APPLIED)))

    def teardown(self) -> None:
        while undo.peek_undo(self.store):
            self.take_back()
        assert len(self.past) == 1
        while undo.peek_redo(self.store):
            self.do_again()
        assert not self.future
        self.store.close()
        self.folder.cleanup()

    def act(self, action: Callable[[], Changes]) -> None:
        """Take an action; a refused one must change nothing."""
        try:
            changes = action()
        except JobboardError:
            assert dump(self.store) == self.past[-1]
            return
        if changes.undo_id is not None:
            self.past.append(dump(self.store))
            self.future.clear()
        assert dump(self.store) == self.past[-1]

    def when(self, days: int, timed: bool) -> DayTime:
        moment = self.store.now() + timedelta(days=days, hours=days % 5)
        return DayTime(moment.date(), moment.time() if timed else None)

    @rule(stage=STAGES, days=st.integers(-30, 0), closes=DAYS | st.none())
    def add(self, stage: Stage, days: int, closes: int | None) -> None:
        day = self.when(closes, False).day if closes is not None else None
        new = NewCard(
            "Lumen", "Analyst", stage, self.when(days, False), closes=day, contacts=(NewContact("Dana Ruiz"),)
        )
        self.act(lambda: add_card(self.store, new))

    @rule(card=CARDS, to=STAGES, days=st.integers(-20, 0) | st.none())
    def move(self, card: int, to: Stage, days: int | None) -> None:
        on = self.when(days, False) if days is not None else None
        self.act(lambda: move_card(self.store, card, to, on))

    @rule(card=CARDS, kind=st.sampled_from(TouchKind), to=NAMES, days=st.integers(-9, 0) | st.none())
    def touch(self, card: int, kind: TouchKind, to: str | None, days: int | None) -> None:
        on = self.when(days, days % 2 == 0) if days is not None else None
        self.act(lambda: log_touch(self.store, card, kind, Channel.EMAIL, to, on))

    @rule(card=CARDS, kind=st.sampled_from(ReplyKind), sender=NAMES, promised=DAYS | st.none(), answered=st.booleans())
    def reply(self, card: int, kind: ReplyKind, sender: str | None, promised: int | None, answered: bool) -> None:
        back = self.when(promised, promised % 2 == 0) if promised is not None else None
        self.act(lambda: log_reply(self.store, card, kind, sender, promised=back, answered=answered))

    @rule(card=CARDS, days=DAYS, timed=st.booleans(), who=NAMES)
    def interview(self, card: int, days: int, timed: bool, who: str | None) -> None:
        self.act(lambda: interview(self.store, card, self.when(days, timed), [who] if who else []))

    @rule(card=CARDS, days=DAYS, timed=st.booleans(), what=st.integers(0, 2))
    def change_interview(self, card: int, days: int, timed: bool, what: int) -> None:
        changes: list[Callable[[], Changes]] = [
            lambda: move_interview(self.store, card, self.when(days, timed)),
            lambda: cancel_interview(self.store, card),
            lambda: hold_interview(self.store, card),
        ]
        self.act(changes[what])

    @rule(card=CARDS, to=NAMES, choice=st.sampled_from(DecisionOption))
    def do(self, card: int, to: str | None, choice: DecisionOption) -> None:
        self.act(lambda: do_step(self.store, card, to=to, choice=choice))

    @rule(card=CARDS, outcome=st.sampled_from(Outcome), days=DAYS, what=st.integers(0, 8))
    def settle(self, card: int, outcome: Outcome, days: int, what: int) -> None:
        day = self.when(days, False)
        changes: list[Callable[[], Changes]] = [
            lambda: close_card(self.store, card, outcome),
            lambda: reopen_card(self.store, card),
            lambda: rest_card(self.store, card),
            lambda: wake_card(self.store, card),
            lambda: snooze_card(self.store, card, day.day, "later"),
            lambda: log_promise(self.store, card, day),
            lambda: reject(self.store, card),
            lambda: set_deadline(self.store, card, day.day),
            lambda: mark_keep_warm(self.store, card),
        ]
        self.act(changes[what])

    @rule(card=CARDS, what=st.integers(0, 6), days=st.integers(-9, 0))
    def edit(self, card: int, what: int, days: int) -> None:
        changes: list[Callable[[], Changes]] = [
            lambda: edit_card(self.store, card, CardFacts(role="Chief", tags=("x",), referrer="Kim Lund")),
            lambda: edit_card(self.store, card, CardFacts(entered=self.when(days, False).day)),
            lambda: add_note(self.store, card, "a note"),
            lambda: delete_card(self.store, card),
            lambda: edit_contact(self.store, card, ContactFacts(name="Dana R.", do_not_contact=True)),
            lambda: unlink(self.store, card, 1),
            lambda: (
                import_cards(
                    self.store,
                    [ImportedCard("Vega", stage=Stage.OFFER, key=str(card)), ImportedCard("Orbita")],
                    "x.csv",
                ).changes
            ),
        ]
        self.act(changes[what])

    @rule(zone=st.sampled_from(["Asia/Tokyo", "America/New_York"]), wait=st.integers(10, 12), what=st.booleans())
    def set_something(self, zone: str, wait: int, what: bool) -> None:
        self.act(lambda: set_zone(self.store, zone) if what else set_rule(self.store, "wait", str(wait)))

    @rule(hours=st.integers(1, 200))
    def time_passes(self, hours: int) -> None:
        now = self.store.now() + timedelta(hours=hours)
        self.store.clock = Clock(self.store.clock.zone, now)
        self.store.recompute_stale()

    @rule(card=CARDS, what=st.integers(0, 7), number=st.integers(1, 9))
    def write_more(self, card: int, what: int, number: int) -> None:
        changes: list[Callable[[], Changes]] = [
            lambda: add_lesson(self.store, card, "ask about the team"),
            lambda: set_offer(self.store, card, self.when(number, False).day, "EUR 68,000"),
            lambda: describe_application(self.store, card, Channel.PORTAL, "backend-v3", "", "Kim Lund"),
            lambda: sweep(self.store, [card], Sweep.REST),
            lambda: edit_event(self.store, number, EventFacts(self.when(-number, False), "other words")),
            lambda: delete_event(self.store, number),
            lambda: save_draft(self.store, card, "own", "Dear Dana"),
            lambda: drop_draft(self.store, card),
        ]
        self.act(changes[what])

    @rule(card=CARDS, to=STAGES)
    def somebody_else_acts(self, card: int, to: Stage) -> None:
        mine, before = self.store, len(self.past)
        with open_store(mine.path, frozen=mine.now()) as self.store:
            self.act(lambda: move_card(self.store, card, to))
        self.store = mine
        self.store.load_settings()
        if len(self.past) > before:
            with pytest.raises(ConfirmationNeededError, match=r"command line on .* did this: "):
                undo.undo(self.store)
            assert dump(self.store) == self.past[-1]

    @precondition(lambda self: len(self.past) > 1)
    @rule()
    def take_back(self) -> None:
        undo.undo(self.store, confirmed=True)
        self.future.append(self.past.pop())
        assert dump(self.store) == self.past[-1]

    @precondition(lambda self: self.future)
    @rule()
    def do_again(self) -> None:
        undo.redo(self.store)
        self.past.append(self.future.pop())
        assert dump(self.store) == self.past[-1]

    @rule()
    def open_again(self) -> None:
        path, now = self.store.path, self.store.now()
        self.store.close()
        self.store = open_store(path, frozen=now)
        assert not self.store.recompute_stale()

    @invariant()
    def every_stored_step_is_fresh(self) -> None:
        assert stale(self.store) == []

    @invariant()
    def every_card_is_counted(self) -> None:
        counted = {
            (stage, outcome): number
            for stage, ends in outcome_counts(self.store).items()
            for outcome, number in ends.items()
            if number
        }
        cards = listing(self.store, closed=True)
        assert counted == Counter((view.stage, view.outcome) for view in cards)
        today = self.store.today()
        late = sum(view.step is not None and view.step.last_day < today for view in cards)
        assert quiet_count(self.store.db, today) == late


TestAnySeries = Board.TestCase
TestAnySeries.settings = settings(
    max_examples=20, stateful_step_count=25, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
