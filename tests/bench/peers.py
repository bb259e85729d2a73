"""Other terminal boards, each in an environment of its own, with as many cards as the board of usual size."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench.boards import scratch
from tests.bench.programs import Line


@dataclass(frozen=True, slots=True)
class Peer:
    """How to start a program, what stands on its screen when it is ready, and its key to go down."""

    name: str
    argv: tuple[str, ...]
    env: dict[str, str] = field(default_factory=dict)
    ready: str = "Company 0"
    down: str = "j"


def install(cards: int) -> tuple[tuple[Peer, ...], tuple[str, ...]]:
    """The peers with so many cards, and the names of those that could not be had."""
    peers, missing = [], []
    for name, fill in _PEERS.items():
        folder = scratch() / name
        try:
            peers.append(fill(folder, cards))
        except (OSError, subprocess.SubprocessError, sqlite3.Error, AssertionError):
            missing.append(name)
    return tuple(peers), tuple(missing)


def _kanban_tui(folder: Path, cards: int) -> Peer:
    program, env = _environment(folder, "kanban-tui", "ktui")
    for words in (("board", "create", "Jobs", "--set-active"), ("task", "create", "Company 00000")):
        subprocess.run((program, *words), env=os.environ | env, check=True, capture_output=True, timeout=120)
    with closing(sqlite3.connect(next(folder.rglob("kanban_tui.db")))) as db, db:
        db.executemany(
            "INSERT INTO tasks (title, column, description, creation_date, position)"
            " VALUES (?, ?, '', '2026-11-16T09:30:00', ?)",
            ((name, number % 3 + 1, number) for number, name in _names(cards)),
        )
    return Peer("kanban-tui", (program,), env)


def _dooit(folder: Path, cards: int) -> Peer:
    program, env = _environment(folder, "dooit", "dooit")
    board = folder / "dooit.db"
    argv = (program, "--db", str(board))
    with Line(argv, env) as line:
        line.wait_for("Workspaces")
    with closing(sqlite3.connect(board)) as db, db:
        db.execute("INSERT INTO workspace (id, order_index, description, is_root) VALUES (1, -1, '', 1)")
        db.executemany(
            "INSERT INTO workspace (order_index, description, is_root, parent_workspace_id) VALUES (?, ?, 0, 1)",
            ((number, name) for number, name in _names(cards)),
        )
    return Peer("dooit", argv, env)


_PEERS: dict[str, Callable[[Path, int], Peer]] = {"kanban-tui": _kanban_tui, "dooit": _dooit}


def _names(cards: int) -> Iterator[tuple[int, str]]:
    return ((number, f"Company {number:05}") for number in range(1, cards))


def _environment(folder: Path, package: str, program: str) -> tuple[str, dict[str, str]]:
    """Install a package unless an earlier run did; returns the program, and the variables of a new home for it."""
    place = folder / "venv"
    if not (place / "bin" / program).exists():
        subprocess.run((sys.executable, "-m", "venv", str(place)), check=True, capture_output=True, timeout=300)
        pip = (str(place / "bin" / "pip"), "install", "-q", package)
        subprocess.run(pip, check=True, capture_output=True, timeout=600)
    home = folder / "home"
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir()
    (folder / "dooit.db").unlink(missing_ok=True)
    folders = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("DATA", "CONFIG", "STATE", "CACHE")}
    return str(place / "bin" / program), folders | {"HOME": str(home)}
