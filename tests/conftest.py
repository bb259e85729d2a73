"""What every test may ask for: a home of its own, a clock that stands, and the real command line."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, settings

# A busy machine is slow: no example is timed, unless a test says so itself.
settings.register_profile("jobboard", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("jobboard")

ROOT = Path(__file__).parents[1]
NOW = "2026-11-16T09:30"
"""A Monday."""

# A run in the background inherits ignored signals, and hands them on to every program that a test starts. Whatever
# handles a signal here does not: with a handler that does nothing, programs start as they do in a terminal.
for _number in signal.valid_signals() - {signal.SIGPIPE, signal.SIGXFSZ}:  # these two Python itself ignores
    if signal.getsignal(_number) is signal.SIG_IGN:
        signal.signal(_number, lambda *_: None)


@dataclass(frozen=True)
class Ran:
    """How a command ended."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]

SLOW_FOLDERS = tuple(
    ROOT / "tests" / name for name in ("bench", "reliability", "stories", "terminal", "tui/terminal_diff")
)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what the quick lane (-m "not slow") leaves out: all that runs whole programs, and the thorough tests."""
    for item in items:
        if item.get_closest_marker("thorough") or any(item.path.is_relative_to(folder) for folder in SLOW_FOLDERS):
            item.add_marker("slow")


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder of the test's own, so that no test can touch a real board; returns it."""
    home = tmp_path_factory.mktemp("home")
    for name in ("DB", "CONFIG", "NOW"):
        monkeypatch.delenv(f"JOBBOARD_{name}", raising=False)
    for name, folder in (("DATA", "share"), ("CONFIG", "config"), ("STATE", "state"), ("CACHE", "cache")):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / folder))
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("TZ", "Europe/Oslo")
    return home


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Stop the clock at NOW, and hand back a way to set it."""

    def stop(moment: str) -> None:
        monkeypatch.setenv("JOBBOARD_NOW", moment)

    stop(NOW)
    return stop


@pytest.fixture
def board(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, now: Callable[[str], None]) -> Path:
    """Where the commands keep their board; the file is made by the first that writes."""
    path = tmp_path / "board.sqlite3"
    monkeypatch.setenv("JOBBOARD_DB", str(path))
    return path


@pytest.fixture
def run(board: Path) -> Run:
    """Run the real `jobboard` with these arguments in a process of its own, without a terminal."""

    def run(*args: str, stdin: str = "") -> Ran:
        done = subprocess.run(
            [sys.executable, "-m", "jobboard", *args],
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
            timeout=60,
            check=False,
        )
        return Ran(done.returncode, done.stdout, done.stderr)

    return run


@pytest.fixture
def call(board: Path) -> Run:
    """The same within this process, which is ten times as fast; a fault of the program fails the test."""
    from jobboard.cli.command_list import cli

    def call(*args: str, stdin: str = "") -> Ran:
        done = CliRunner().invoke(cli, args, input=stdin, prog_name="jobboard", catch_exceptions=False)
        return Ran(done.exit_code, done.stdout, done.stderr)

    return call
