"""The board as a table: safe in a spreadsheet, and the same again when it is read back."""

import csv
import io
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from jobboard.demo import open_demo
from jobboard.store.actions.import_cards import import_cards
from jobboard.store.actions.merge_boards import BoardRecords, merge_board
from jobboard.store.integrity.check import check
from jobboard.store.open import open_store
from jobboard.store.queries.cards import listing
from jobboard.store.store import BOARD, Store
from jobboard.text import clean
from jobboard.transfer.formats.board_csv import COLUMNS, export_csv
from jobboard.transfer.formats.csv_cells import csv_line, guarded, unguarded
from jobboard.transfer.io.atomic_write import write_atomically
from jobboard.transfer.tracker.make_plan import read_plan
from tests.store.builders import NOW
from tests.transfer.formats.board_strategies import boards


@contextmanager
def fresh() -> Iterator[Store]:
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "board.sqlite3", frozen=NOW) as store:
        yield store


def text(store: Store) -> str:
    return "".join(export_csv(store))


def bring(store: Store, table: str, path: Path) -> int:
    write_atomically(path, [table], replace=True, with_bom=True)
    plan = read_plan(path, store.today())
    assert not plan.rejected_rows + plan.duplicates + plan.problems
    return import_cards(store, plan.cards, plan.source).added


@pytest.mark.thorough
@settings(
    deadline=None,
    max_examples=25,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(boards())
def test_any_board_comes_back_as_it_was(tmp_path: Path, board: BoardRecords) -> None:
    with fresh() as store, fresh() as other:
        merge_board(store, "board.json", board)
        added = bring(other, text(store), tmp_path / "board.csv")
        assert added == len(board.cards)
        assert text(other) == text(store)
        assert check(other) == []


def test_the_sample_board_comes_back_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "board.csv"
    with open_demo(BOARD) as sample, fresh() as other:
        other.clock = sample.clock
        bring(other, text(sample), path)
        assert text(other) == text(sample)
        places = [{(each.company, each.role, each.stage, each.outcome) for each in listing(store, closed=True)}
                  for store in (sample, other)]  # fmt: skip
        assert places[0] == places[1]
        assert bring(other, text(sample), path) == 0, "a second time nothing is new"


@given(st.text(max_size=8) | st.text("'=+-@\t\r＝a", max_size=6))
@example("'=1")
@example("=1")
@example("'")
def test_every_text_comes_back_from_its_guarded_cell(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell
    assert guarded(cell)[:1] not in set("=+-@\t\r＝＋－＠")
    assert next(csv.reader(io.StringIO(csv_line([cell]), newline=""))) == [guarded(clean(cell, lines=True))]


@pytest.mark.parametrize(("at", "cell"), [("Applied", "11/16/2026"), ("Stage", "Phone screen"), ("Outcome", "ghosted")])
def test_a_table_that_was_changed_by_hand_is_read_as_any_other(tmp_path: Path, at: str, cell: str) -> None:
    row = dict.fromkeys(COLUMNS, "") | {"Company": "Nordwind", "Stage": "Applied", at: cell}
    path = tmp_path / "board.csv"
    write_atomically(path, [csv_line(COLUMNS), csv_line([row[name] for name in COLUMNS])])
    plan = read_plan(path, NOW.date())
    assert [card.company for card in plan.cards] == ["Nordwind"]
    assert not plan.summary[0].startswith("A table that jobboard export wrote")
