"""Where a board may lie: behind a link, or on a network file system."""

from pathlib import Path

import pytest

from jobboard import paths
from jobboard.errors import DatabaseLockedError
from jobboard.store.actions.cards import NewCard, add_card
from jobboard.store.connection import connect
from jobboard.store.integrity.backup import backups, folder_of
from jobboard.store.open import open_store
from jobboard.store.store import Store
from tests.conftest import Run
from tests.store.builders import NOW, card


@pytest.fixture
def linked(tmp_path: Path, board: Path) -> Path:
    """The file that the commands' board is a link to, in another folder; it is not there yet."""
    real = tmp_path / "elsewhere" / "real.sqlite3"
    real.parent.mkdir()
    board.symlink_to(real)
    return real


def test_behind_a_link_the_board_and_its_backups_lie_with_the_file(linked: Path, board: Path, call: Run) -> None:
    assert call("add", "Nordwind", "SRE").code == 0
    assert call("note", "1", "hello").code == 0
    assert call("restore", "1").code == 0
    assert call("check", "--fix").code == 0
    assert board.is_symlink()
    assert board.resolve() == linked
    assert len(backups(linked)) == 3
    assert not folder_of(board).exists()


def test_a_damaged_board_behind_a_link_is_mended_where_it_lies(linked: Path, board: Path, call: Run) -> None:
    call("add", "Nordwind", "SRE")
    with linked.open("r+b") as file:
        file.write(b"\x00" * 16)
    assert call("check", "--fix").code == 0
    assert board.is_symlink()
    assert "Nordwind" in call("list").out
    assert [each.name.startswith("real-damaged-") for each in linked.parent.iterdir()].count(True) == 1


def test_two_ways_to_one_file_are_one_board(linked: Path, board: Path) -> None:
    """The journal of the one is the journal of the other: a crashed writer's is found."""
    open_store(board, frozen=NOW).close()
    with open_store(linked, frozen=NOW) as one, open_store(board, frozen=NOW) as other:
        card(one)
        card(other, "Lumen")
        assert one.path == other.path
        assert one.db.execute_sql("SELECT count(*) FROM card").fetchone()[0] == 2


def test_a_link_that_leads_in_a_circle_is_said(tmp_path: Path, call: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    circle = tmp_path / "circle.sqlite3"
    circle.symlink_to(circle)
    monkeypatch.setenv("JOBBOARD_DB", str(circle))
    said = call("add", "Nordwind", "SRE")
    assert said.code == 3
    assert said.err.count("\n") == 1
    assert circle.readlink() == circle


def test_the_file_system_is_known() -> None:
    assert paths.file_system(Path("/proc/self")) == "proc"
    assert paths.file_system(Path("/nowhere/at/all")) not in ("", "proc")


@pytest.mark.parametrize(("kind", "advised"), [("nfs4", True), ("fuse.sshfs", True), ("ext4", False), ("", False)])
def test_on_a_network_file_system_the_board_works_and_advice_is_given(
    store: Store, call: Run, board: Path, monkeypatch: pytest.MonkeyPatch, kind: str, advised: bool
) -> None:
    monkeypatch.setattr(paths, "file_system", lambda _: kind)
    call("add", "Nordwind", "SRE")
    checked = call("check")
    assert checked.code == 0
    assert ("one computer at a time" in checked.out) == advised
    other = connect(store.path, 0.0)
    other.execute_sql("BEGIN IMMEDIATE")
    with pytest.raises(DatabaseLockedError) as busy:
        add_card(store, NewCard("Lumen"))
    assert (f"network file system ({kind})" in str(busy.value)) == advised
    other.close()
