"""A board that can only be read, as an ordinary user: it opens for looking, each change is refused with the reason."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest

import jobboard
from jobboard.store.integrity.backup import backups
from jobboard.store.open import open_store
from jobboard.store.store import BOARD
from tests.conftest import Run
from tests.reliability.legacy_boards import rich_board
from tests.store.builders import NOW
from tests.tui.board_pilot import shown
from tests.unprivileged_user import folder

__all__ = ["folder"]

LOOKING = (
    "due", "due --all", "due --count", "list", "list --all --json", "show 1", "show 1 --json", "draft 1", "check",
    "rules", "rules zone", "contact list 1", "config", "restore",
)  # fmt: skip
CHANGES = (
    "add Lumen SRE", "edit 1 --role Chief", "note 1 hello", "delete 1 --yes", "move 1 offer", "close 1 withdrawn",
    "reopen 60", "rest 1", "keep-warm 1", "done 1", "touch 1 other", "reply 1", "promise 1 +3d", "interview 1 +3d",
    "snooze 1 +3d", "contact add 1 Kim", "undo --yes", "redo --yes", "rules wait 13", "rules zone Asia/Tokyo",
)  # fmt: skip


@pytest.fixture
def loaded(call: Run) -> None:
    """Everything is imported: a Python that lies in root's home cannot be read once we are somebody else."""
    for module in walk_packages(jobboard.__path__, "jobboard."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    import_module("textual.drivers.linux_driver")
    call("add", "Nordwind", "SRE")
    for command in LOOKING:
        call(*command.split())


@pytest.fixture(params=["file", "folder"])
def path(
    loaded: None, call: Run, folder: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """A rich board of which the file, or the folder, can only be read; `call` has what it needs of root by then."""
    for name in ("DATA", "CONFIG", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(folder / "home"))
    path = rich_board(folder / "board.sqlite3")
    monkeypatch.setenv("JOBBOARD_DB", str(path))
    if request.param == "file":
        path.chmod(0o400)
    else:
        folder.chmod(0o500)
    yield path
    folder.chmod(0o700)


def test_looking_is_fine(path: Path, call: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JOBBOARD_NOW", "2026-12-24T09:30")
    for command in LOOKING:
        looked = call(*command.split())
        assert looked.code in (0, 1 if command == "restore" else 0), (command, looked)
        assert "Traceback" not in looked.err


def test_each_change_is_refused_with_the_reason(path: Path, call: Run) -> None:
    before = path.read_bytes()
    for command in CHANGES:
        refused = call(*command.split())
        assert refused.code == 3, (command, refused)
        assert refused.err == (
            f"jobboard: {path} can only be read: change its permissions, or work on a copy with --db\n"
        ), command
    assert path.read_bytes() == before
    assert backups(path) == []


def test_mending_and_restoring_are_refused_too(path: Path, call: Run) -> None:
    before = path.read_bytes()
    for command in (["check", "--fix"], ["restore", str(path)]):
        refused = call(*command)
        assert refused.code == 3
        assert "cannot" in refused.err
        assert refused.err.count("\n") == 1
    assert path.read_bytes() == before


async def test_the_board_says_so_and_keeps_what_was_typed(path: Path) -> None:
    before = path.read_bytes()
    with open_store(path, frozen=NOW, kind=BOARD) as store:
        async with shown(store) as board:
            await board.until("can only be read")
            await board.press("l", "L")
            await board.until("can only be read: change its permissions")
            await board.press("a")
            await board.type("Lumen")
            await board.press("ctrl+s")
            await board.until("can only be read")
            assert "Lumen" in board.text
    assert path.read_bytes() == before


async def test_the_board_opens_where_the_state_folder_is_somebody_elses(
    path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.chmod(0o700)
    closed = folder / "closed"
    closed.mkdir(mode=0o000)
    monkeypatch.setenv("XDG_STATE_HOME", str(closed))
    with open_store(path, frozen=NOW, kind=BOARD) as store:
        async with shown(store) as board:
            await board.until("Follow up now")
    closed.chmod(0o700)
