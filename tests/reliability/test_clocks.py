"""The machine's clock jumps, the zone changes, the night has 23 or 25 hours: order, due days and history stay right."""

import json
import os
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from jobboard.clock import Clock
from jobboard.followup.enums import Stage
from jobboard.store import derived_columns
from jobboard.store.actions.cards import NewCard, add_card, add_note
from jobboard.store.actions.settings import set_zone
from jobboard.store.actions.stages import move_card
from jobboard.store.integrity.check import check
from jobboard.store.open import open_store
from jobboard.store.queries.cards import detail
from jobboard.store.undo import undo
from tests.conftest import Run
from tests.store.builders import dump, stale

HOUR = 3600


def test_steps_computed_by_a_clock_that_was_ahead_are_computed_again(tmp_path: Path) -> None:
    path = tmp_path / "board.sqlite3"
    with open_store(path) as store:
        card = add_card(store, NewCard("Nordwind", "SRE", Stage.REJECTED)).card_id
        assert card
        right = detail(store, card).card
        ahead = store.now() + timedelta(days=200)
        store.clock = Clock(store.clock.zone, ahead)
        assert store.recompute_stale() == {card}
        assert detail(store, card).card.why != right.why
    next_year = time.time() + 200 * 24 * HOUR
    os.utime(path, (next_year, next_year))
    with open_store(path) as store:
        assert store.recompute_stale() == {card}
        assert stale(store) == []
        assert store.recompute_stale() == set()
        assert (detail(store, card).card.step, detail(store, card).card.why) == (right.step, right.why)


def test_a_clock_that_goes_back_loses_neither_order_nor_undo(tmp_path: Path) -> None:
    with open_store(tmp_path / "board.sqlite3", frozen=datetime(2026, 11, 16, 9, 30)) as store:
        start = dump(store)
        card = add_card(store, NewCard("Nordwind", "SRE", Stage.APPLIED)).card_id
        assert card
        for days, text in ((0, "first"), (-3, "second"), (2, "third")):
            store.clock = Clock(store.clock.zone, datetime(2026, 11, 16, 9, 30) + timedelta(days=days))
            store.recompute_stale()
            add_note(store, card, text)
        derived_columns.recompute(store.db, [card], store.rules, store.clock.zone, store.now())
        assert check(store) == []
        told = [(event.day.isoformat(), event.text) for event in detail(store, card).events if event.day and event.text]
        assert sorted(told) == [("2026-11-13", "second"), ("2026-11-16", "first"), ("2026-11-18", "third")]
        for label in ("third", "second", "first"):
            assert label in [event.text for event in detail(store, card).events]
            undo(store)
            assert label not in [event.text for event in detail(store, card).events]
        undo(store)
        assert dump(store) == start


def test_another_zone_keeps_the_days_and_moves_only_today(tmp_path: Path) -> None:
    with open_store(tmp_path / "board.sqlite3", frozen=datetime(2026, 11, 16, 23, 30)) as store:
        card = add_card(store, NewCard("Nordwind", "SRE", Stage.APPLIED)).card_id
        assert card
        before = detail(store, card)
        set_zone(store, "Asia/Tokyo")
        assert check(store) == []
        after = detail(store, card)
        assert [event.day for event in after.events] == [event.day for event in before.events]
        assert after.card.step
        assert before.card.step
        assert after.card.step.due == before.card.step.due
        undo(store)
        assert store.clock.zone == "Europe/Oslo"
        move_card(store, card, Stage.OFFER)
        assert check(store) == []


@pytest.mark.parametrize(
    ("moment", "utc"),
    [
        ("2026-03-29T01:59", datetime(2026, 3, 29, 0, 59, tzinfo=UTC)),
        ("2026-03-29T02:30", datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),
        ("2026-03-29T03:00", datetime(2026, 3, 29, 1, 0, tzinfo=UTC)),
        ("2026-10-25T02:30", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        ("2026-10-25T03:00", datetime(2026, 10, 25, 2, 0, tzinfo=UTC)),
    ],
)
def test_the_nights_in_which_the_clocks_change(
    call: Run, now: Callable[[str], None], board: Path, moment: str, utc: datetime
) -> None:
    now(moment)
    day = moment[:10]
    call("add", "Nordwind", "SRE", "--stage", "applied")
    call("rules", "zone", "Europe/Oslo")
    assert call("interview", "1", f"{day} 02:30", "--with", "Kim Lund").code == 0
    assert call("promise", "1", "a week").code == 0
    told = json.loads(call("show", "1", "--json").out)
    assert {event["date"] for event in told["events"] if event["kind"] == "move"} == {day}
    assert call("check").code == 0
    with open_store(board, frozen=datetime.fromisoformat(moment)) as store:
        assert store.clock.utc() == utc
        assert stale(store) == []
    now(f"{day}T23:59")
    assert call("due", "--all").code == 0
    assert call("check").code == 0
