"""A fault at any statement of any action: all of it is taken back, and the next try succeeds."""

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from jobboard.errors import StoreError
from jobboard.followup.enums import Channel, Outcome, ReplyKind, Stage, TouchKind
from jobboard.store import undo
from jobboard.store.actions.bulk import Sweep, sweep
from jobboard.store.actions.cards import CardFacts, NewCard, add_card, add_note, delete_card, edit_card
from jobboard.store.actions.contacts import ContactFacts, NewContact, edit_contact
from jobboard.store.actions.drafts import save_draft
from jobboard.store.actions.exchange import log_promise, log_reply, log_touch
from jobboard.store.actions.import_cards import import_cards
from jobboard.store.actions.import_row import ImportedCard
from jobboard.store.actions.interviews import interview
from jobboard.store.actions.settings import set_rule, set_zone
from jobboard.store.actions.stages import close_card, move_card, rest_card, snooze_card
from jobboard.store.open import open_store
from jobboard.store.queries.panel import panel, quiet
from jobboard.store.store import BOARD, Store
from tests.reliability.legacy_boards import rich_board
from tests.store.builders import NOW, day, do_step, dump, stale, when


def due(store: Store) -> int:
    """The first card of the panel."""
    return panel(store).due[0].card_id


def quiet_ones(store: Store) -> list[int]:
    return [entry.card_id for entry in quiet(store)][:5]


ACTIONS: dict[str, Callable[[Store], object]] = {
    "add": lambda store: add_card(
        store,
        NewCard("Vega", "SRE", Stage.APPLIED, when("11-10"), contacts=(NewContact("Ada Berg"),), note="a note"),
    ),
    "edit": lambda store: edit_card(store, 3, CardFacts(role="Chief", tags=("x", "y"), referrer="Ada Berg")),
    "note": lambda store: add_note(store, 3, "a note"),
    "delete": lambda store: delete_card(store, 20),
    "move": lambda store: move_card(store, 20, Stage.OFFER),
    "close": lambda store: close_card(store, 20, Outcome.WITHDRAWN),
    "rest": lambda store: rest_card(store, due(store)),
    "snooze": lambda store: snooze_card(store, due(store), day("11-20"), "later"),
    "touch": lambda store: log_touch(store, 20, TouchKind.FOLLOW_UP, Channel.EMAIL, "Ada Berg", note="hello"),
    "reply": lambda store: log_reply(
        store, 20, ReplyKind.NO_ANSWER_NEEDED, "Ada Berg", promised=when("11-20"), answered=True
    ),
    "promise": lambda store: log_promise(store, 20, when("11-20")),
    "interview": lambda store: interview(store, 20, when("11-20", "15:00"), ["Ada Berg", "Lee Chan"]),
    "done": lambda store: do_step(store, due(store)),
    "draft": lambda store: save_draft(store, due(store), "follow_up-1-applied", "Dear Ada"),
    "person": lambda store: edit_contact(store, 3, ContactFacts(name="Somebody Else", do_not_contact=True)),
    "sweep": lambda store: sweep(store, quiet_ones(store), Sweep.WITHDRAWN),
    "import": lambda store: import_cards(store, [ImportedCard("Vega", key="1"), ImportedCard("Orbita")], "x.csv"),
    "rule": lambda store: set_rule(store, "wait", "13"),
    "zone": lambda store: set_zone(store, "Asia/Tokyo"),
    "undo": lambda store: undo.undo(store, confirmed=True),
    "redo": lambda store: undo.redo(store, confirmed=True),
}


class Statements:
    """Counts what is executed on a connection, and interrupts the statement that it was told to."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._at = self._count = 0
        db.set_trace_callback(self._begins)

    def interrupt(self, at: int) -> None:
        """From now on, the statement of that number fails; 0 for none."""
        self._at, self._count = at, 0
        self._db.set_progress_handler(self._steps if at else None, 1)

    @property
    def reached(self) -> bool:
        """Whether as many statements were executed."""
        return self._count >= self._at

    def _begins(self, _: str) -> None:
        self._count += 1

    def _steps(self) -> bool:
        if self._count != self._at:
            return False
        self._count += 1  # the taking back is not disturbed
        return True


def fails(act: Callable[[Store], object], store: Store) -> bool:
    """Whether the action meets the fault, and says so."""
    try:
        act(store)
    except StoreError as error:
        return "interrupted" in str(error)
    return False


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    path = rich_board(tmp_path / "board.sqlite3")
    with open_store(path, frozen=NOW, kind=BOARD, backups=False) as store:
        store.recompute_stale()
        store.db.execute_sql("PRAGMA synchronous = OFF")
        yield store


@pytest.mark.thorough
@pytest.mark.parametrize("action", ACTIONS)
def test_a_fault_at_any_statement_takes_the_whole_action_back(store: Store, action: str) -> None:
    act = ACTIONS[action]
    back = undo.redo if action == "undo" else undo.undo
    before, derived = dump(store), store.db.execute_sql("SELECT * FROM card ORDER BY id").fetchall()
    done = store.db.execute_sql("SELECT id, label FROM undo WHERE undone = 0").fetchall()
    statements = Statements(store.db.connection())
    number = faults = 0
    while True:
        number += 1
        statements.interrupt(number)
        failed, reached = fails(act, store), statements.reached
        statements.interrupt(0)
        if not reached:
            break
        faults += failed
        if not failed:  # a statement too short to be interrupted, such as the one that begins the transaction
            back(store, confirmed=True)
        assert dump(store) == before
        assert store.db.execute_sql("SELECT id, label FROM undo WHERE undone = 0").fetchall() == done
        assert store.db.execute_sql("SELECT * FROM card ORDER BY id").fetchall() == derived
    assert faults > 10
    assert stale(store) == []
    assert dump(store) != before
