"""A plan written to a real board: nothing twice, nothing lost, and no flood of old applications in the panel."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from jobboard.followup.enums import Stage
from jobboard.store.actions.import_cards import import_cards
from jobboard.store.integrity.check import check
from jobboard.store.open import open_store
from jobboard.store.queries.cards import detail, listing
from jobboard.store.queries.columns import counts
from jobboard.store.queries.panel import panel
from jobboard.store.store import Store
from jobboard.store.undo import undo
from jobboard.transfer.tracker.make_plan import read_plan

NOW = datetime(2026, 11, 16, 9, 30)

TRACKER = """Company,Role,Status,Date Applied,Phone,Result,Notes
Nordwind,Backend Engineer,Applied,2/11/2026,,,"two
lines"
Fjordly,ML Engineer,,8/82026,8/5/2026 & 8/14/2026,Rejection :(,
Kanta,Data Scientist,Offer,2/20/2026,yes,Accepted!,
Pyxis,,To Apply,,,,
Lumen,Software Engineer,Suspected Ghost Job,3/1/2026,,,
Vega,Developer,Withdrew,3/2/2026,,,
,,,3/3/2026,,,
"""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "board.sqlite3", frozen=NOW) as store:
        yield store


def take(store: Store, path: Path, text: str) -> tuple[int, int]:
    path.write_text(text)
    plan = read_plan(path, store.today())
    result = import_cards(store, plan.cards, plan.source)
    return result.added, result.duplicates


def test_every_row_is_on_the_board_or_named(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "tracker.csv"
    assert take(store, path, TRACKER) == (6, 0)
    stages = {card.company: card.stage for card in listing(store, closed=True)}
    assert stages == {
        "Nordwind": Stage.APPLIED,
        "Fjordly": Stage.REJECTED,
        "Kanta": Stage.OFFER,
        "Pyxis": Stage.TARGET,
        "Lumen": Stage.APPLIED,
        "Vega": Stage.APPLIED,
    }
    outcomes = {card.company: card.outcome for card in listing(store, closed=True) if card.outcome}
    assert outcomes == {"Kanta": "accepted", "Vega": "withdrawn"}
    assert not check(store)


def test_the_board_says_what_the_plan_said(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "tracker.csv"
    path.write_text(TRACKER)
    plan = read_plan(path, store.today())
    import_cards(store, plan.cards, plan.source)
    on_board = {card.company: card for card in listing(store, closed=True)}
    for card in plan.cards:
        assert (on_board[card.company].stage, on_board[card.company].entered) == (card.stage, card.entered)
        texts = [event.text for event in detail(store, on_board[card.company].id).events]
        assert not card.note or card.note in texts
        assert not card.status or f"Status: {card.status}" in texts


def test_importing_again_adds_nothing_even_after_the_file_changed(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "tracker.csv"
    take(store, path, TRACKER)
    assert take(store, path, TRACKER) == (0, 6)
    assert take(store, path, TRACKER.replace("Applied,2/11", "Rejected,2/11") + "Zenit,Developer,,3/4/2026,,,\n") == (
        1,
        6,
    )


def test_an_import_is_one_action(store: Store, tmp_path: Path) -> None:
    take(store, tmp_path / "tracker.csv", TRACKER)
    undo(store)
    assert not listing(store, closed=True)


def test_old_applications_are_one_quiet_line(store: Store, tmp_path: Path) -> None:
    rows = [
        f"{n},Role {n},Company {n},{'Rejected' if n % 9 == 0 else 'Applied'},2026-0{1 + n % 3}-11" for n in range(165)
    ]
    take(store, tmp_path / "old.csv", "\n".join(["Job Number,Position,Company,Status,Date Applied", *rows]))
    shown = panel(store)
    applied = counts(store)[Stage.APPLIED].total
    assert applied == 146
    assert (len(shown.due), shown.quiet_count) == (0, applied)


def test_the_cards_know_their_rows(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "tracker.csv"
    path.write_text(TRACKER)
    plan = read_plan(path, date(2026, 11, 16))
    assert plan.card_rows == (2, 3, 4, 5, 6, 7)
    assert [note.row for note in plan.rejected_rows] == [8]
