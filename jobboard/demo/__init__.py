"""An invented board to look at: sixty cards in a throw-away database, at a frozen Monday morning."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from jobboard.clock import Clock
from jobboard.demo.deeds import moment
from jobboard.demo.early import APPLIED, TARGETS
from jobboard.demo.late import CLOSED, INTERVIEWED, OFFERS, REJECTED
from jobboard.store.actions.cards import add_card
from jobboard.store.actions.settings import set_zone
from jobboard.store.open import open_store
from jobboard.store.store import COMMAND_LINE, Store

DEMO_NOW = datetime(2026, 11, 16, 9, 30)
"""Monday, local to the demo's zone."""

ZONE = "Europe/Oslo"

SAMPLES = (*TARGETS, *APPLIED, *INTERVIEWED, *OFFERS, *REJECTED, *CLOSED)


def build(store: Store) -> None:
    """Live through the job hunt on an empty board: every deed in its turn, by a clock that moves along with them."""
    if store.clock.zone != ZONE:
        set_zone(store, ZONE)
    clock = store.clock
    try:
        _live(store)
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
        store.db.execute("PRAGMA synchronous = OFF")
        build(store)
        yield store


def _live(store: Store) -> None:
    ids: dict[int, int] = {}
    for number, at, do in sorted(_deeds(), key=lambda each: each[:2][::-1]):
        store.clock = Clock(ZONE, at)
        if do:
            do(store, ids[number])
        else:
            added = add_card(store, SAMPLES[number].new_card())
            assert added.card_id
            ids[number] = added.card_id


def _deeds() -> Iterator[tuple[int, datetime, Callable[[Store, int], object] | None]]:
    """What happens to each card, by its number in SAMPLES: first, without a deed, that it is added."""
    for number, sample in enumerate(SAMPLES):
        yield number, moment(sample.added), None
        yield from ((number, deed.at, deed.do) for deed in sample.deeds)
