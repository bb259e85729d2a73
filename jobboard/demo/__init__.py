"""An invented board to look at: sixty cards in a throw-away database, at a frozen Monday morning."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from jobboard.clock import Clock
from jobboard.demo.load import SampleCard, load_cards, load_page
from jobboard.store.actions.cards import add_card
from jobboard.store.actions.own_page import edit_own_page
from jobboard.store.actions.settings import set_zone
from jobboard.store.open import open_store
from jobboard.store.store import COMMAND_LINE, Store

DEMO_NOW = datetime(2026, 11, 16, 9, 30)
"""Monday, local to the demo's zone."""

ZONE = "Europe/Oslo"


def build(store: Store) -> None:
    """Fill an empty board: every event of the sample cards in its turn, by a clock that moves along with them."""
    if store.clock.zone != ZONE:
        set_zone(store, ZONE)
    clock = store.clock
    try:
        store.clock = Clock(ZONE, min(sample.added for sample in load_cards()))
        edit_own_page(store, load_page())
        _run_history(store)
    finally:
        store.clock = clock
    store.recompute_stale()


@contextmanager
def open_demo(kind: str = COMMAND_LINE) -> Iterator[Store]:
    """The demo's board in a folder of its own (0700), which is gone afterwards; its clock stands at DEMO_NOW."""
    with (
        tempfile.TemporaryDirectory(prefix="jobboard-demo-", ignore_cleanup_errors=True) as folder,
        closing(open_store(Path(folder) / "demo.sqlite3", frozen=DEMO_NOW, kind=kind, backups=False)) as store,
    ):
        # A power cut may take a board that nobody keeps; not waiting for the disk, it opens in half the time.
        store.db.pragma("synchronous", 0)
        build(store)
        yield store


def _run_history(store: Store) -> None:
    samples = load_cards()
    ids: dict[int, int] = {}
    for number, when, run in sorted(_events(samples), key=lambda event: (event[1], event[0])):
        store.clock = Clock(ZONE, when)
        if run:
            run(store, ids[number])
        else:
            added = add_card(store, samples[number].card)
            assert added.card_id
            ids[number] = added.card_id


def _events(samples: list[SampleCard]) -> Iterator[tuple[int, datetime, Callable[[Store, int], object] | None]]:
    """What happens to each card, by its number among the samples: first, without an action, that it is added."""
    for number, sample in enumerate(samples):
        yield number, sample.added, None
        yield from ((number, event.when, event.run) for event in sample.history)
