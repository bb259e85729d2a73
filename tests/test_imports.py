"""What each command loads: a login message must not wait for the screens."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, Run
from tests.terminal.session import Session

pytestmark = pytest.mark.slow

_REPORT = """
import sys
from jobboard.cli.command_list import cli
try:
    cli.main({args!r}, prog_name="jobboard")
except SystemExit:
    pass
print("\\n".join(sys.modules), file=sys.stderr)
"""


def _loaded(*args: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", _REPORT.format(args=list(args))],
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        check=True,
        timeout=60,
    )
    return {name.partition(".")[0] for name in done.stderr.split()} | set(done.stderr.split())


@pytest.mark.parametrize("args", [("due",), ("due", "--json"), ("list",), ("show", "1"), ("--version",)])
def test_reading_loads_no_screens(args: tuple[str, ...], call: Run) -> None:
    call("add", "Nordwind", "Backend Engineer")
    assert not _loaded(*args) & {"textual", "rich", "asyncio", "hypothesis", "difflib"}


def test_version_loads_no_database(board: Path) -> None:
    assert "peewee" not in _loaded("--version")


def test_only_the_command_called_is_imported(call: Run) -> None:
    call("add", "Nordwind", "Backend Engineer")
    loaded = {name for name in _loaded("due") if name.startswith("jobboard.cli.")}
    assert "jobboard.cli.commands.due" in loaded
    assert not loaded & {"jobboard.cli.commands.import_", "jobboard.cli.commands.interview", "jobboard.cli.open_board"}


def test_reading_what_is_due_computes_nothing_and_loads_no_more_than_it_did(call: Run) -> None:
    call("add", "Nordwind", "Backend Engineer")
    loaded = _loaded("due")
    assert not loaded & {"jobboard.store.compute_steps", "jobboard.followup.step_candidates"}
    assert len({name for name in loaded if name.startswith("jobboard.")}) <= 51


_FIRST_PICTURE = """
import sys
from pathlib import Path
from jobboard.cli.main import main
from jobboard.tui.app import JobboardApp

def on_ready(app):
    widgets = [type(widget).__name__ for widget in app.screen.walk_children()]
    Path({report!r}).write_text(" ".join([*sys.modules, *widgets]), encoding="utf-8")
    app.exit(0)

JobboardApp.on_ready = on_ready
main()
"""


def test_the_first_picture_needs_none_of_what_keys_lead_to(call: Run, tmp_path: Path) -> None:
    call("add", "Nordwind", "Backend Engineer")
    report = tmp_path / "modules"
    script = _FIRST_PICTURE.format(report=str(report))
    with Session([sys.executable, "-c", script], {"PYTHONPATH": str(ROOT)}) as session:
        assert session.wait_exit() == 0
    loaded = set(report.read_text(encoding="utf-8").split())
    assert {"jobboard.tui.board.screen", "Board"} <= loaded
    assert not loaded & {"click", "markdown_it", "jobboard.store.integrity.backup"}
    assert not loaded & {"ToastRack", "Tooltip"}
    ours = {name for name in loaded if name.startswith("jobboard.")}
    assert not {name for name in ours if name.startswith(("jobboard.store.actions", "jobboard.tui.card.actions"))}
    assert not ours & {"jobboard.store.history_loader", "jobboard.tui.card.detail"}
    assert len(ours) <= 98


def test_the_first_frame_needs_neither_textual_nor_rich_nor_the_database() -> None:
    script = "import sys; from jobboard.cli.open_board import open_board; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    assert not {"textual", "rich", "peewee", "sqlite3", "click"} & set(loaded.stdout.split())
