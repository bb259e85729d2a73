"""One round after the other over all programs, so that a busy machine is busy for all of them."""

import os
import shutil
import sqlite3
import tempfile
from collections import deque
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from time import perf_counter

from jobboard.followup.enums import Stage
from jobboard.store.open import open_store
from jobboard.store.queries.columns import read_cards
from tests.bench.boards import COMMAND, NOW, ROOT, board_of, environment, tracker_of
from tests.bench.peers import Peer
from tests.bench.programs import AFTER_ESC, Line, python, seconds
from tests.bench.report import Measured

BARE = "bare Textual"
LAUNCH, FIRST_SCREEN, MEMORY, IDLE = "launch", "bytes of the first screen", "memory", "bytes while idle"
FIRST_FRAME, AGAIN = "first frame", "launch over the first frame"
CURSOR, COLUMN, MOVE, DETAIL = "cursor key", "column switch", "card move, committed", "open and close a card"
PANEL, NARROW, TYPED, RESULTS = "Tab to the panel", "column switch at 80×24", "typed in a form", "the filter's results"
HELD, FILTER, DUE = "held key, behind at its end", "filter keystroke", "jobboard due"
LIBRARIES, IMPORT, RULE = "import peewee, click", "import", "change a rule"
BYTES = "bytes: "

_LONG = 3
"""Rounds in which what takes long is measured too."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How much to measure: two sizes of board in cards, rounds, keys of a kind a round, seconds of idling."""

    small: int
    large: int
    rounds: int
    keys: int
    idle: float


def subject(cards: int) -> str:
    """What a board is called in the table."""
    return f"{cards:,} cards"


def measure(plan: Plan, peers: tuple[Peer, ...]) -> Measured:
    """Take all figures; each round begins with another program, so that none always follows the same one."""
    taken = Measured()
    small, large = board_of(plan.small), board_of(plan.large)
    turns = deque(
        [
            partial(_bare, taken, plan),
            *(partial(_peer, taken, plan, peer) for peer in peers),
            partial(_libraries, taken),
            partial(_on_copy, small, partial(_board, taken, plan, plan.small)),
            partial(_on_copy, large, partial(_board, taken, plan, plan.large)),
            partial(_on_copy, small, partial(_wire, taken, plan)),
            partial(_on_copy, small, partial(_first_frame, taken, plan)),
        ]
    )
    for number in range(plan.rounds):
        for turn in turns:
            turn()
        turns.rotate()
        if number < _LONG:
            _on_copy(large, partial(_long, taken, plan.large))
    _on_copy(small, partial(_idle, taken, plan))
    return taken


def _libraries(taken: Measured) -> None:
    taken.add(DUE, LIBRARIES, [1000 * seconds(python("-c", "import peewee, click"), {})])


def _bare(taken: Measured, plan: Plan) -> None:
    with Line(python("-m", "tests.bench.textual_baseline"), {"PYTHONPATH": str(ROOT)}) as line:
        _launched(taken, BARE, line, "keys: 0")
        _keys(taken, CURSOR, BARE, line, ["j"] * plan.keys)


def _peer(taken: Measured, plan: Plan, peer: Peer) -> None:
    with Line(peer.argv, peer.env) as line:
        _launched(taken, peer.name, line, peer.ready)
        _keys(taken, CURSOR, peer.name, line, [peer.down] * plan.keys)


def _launched(taken: Measured, name: str, line: Line, ready: str) -> None:
    taken.add(LAUNCH, name, [line.ready(ready)])
    taken.add(FIRST_SCREEN, name, [line.bytes_out])
    taken.add(MEMORY, name, [line.rss() / 1e6])


def _first_frame(taken: Measured, plan: Plan, board: Path) -> None:
    """Leave the board, and start it again: when its frame is there, and when all is settled behind it."""
    env = environment(board)
    with Line(COMMAND, env) as line:
        line.ready("Company 0")
        line.send("q")
        line.wait_exit()
    with Line(COMMAND, env) as line:
        line.wait_for("Company 0")
        taken.add(FIRST_FRAME, subject(plan.small), [(line.last_output - line.started) * 1000])
        taken.add(AGAIN, subject(plan.small), [line.ready("Company 0")])


def _keys(taken: Measured, what: str, name: str, line: Line, keys: list[str]) -> None:
    """Press keys one by one; the round's figures are the medians."""
    lags, wrote = [], []
    for key in keys:
        line.press(key)
        lags.append(line.lag)
        wrote.append(line.wrote)
    taken.add(what, name, lags)
    taken.add(BYTES + what, name, wrote)


def _board(taken: Measured, plan: Plan, cards: int, board: Path) -> None:
    name, env = subject(cards), environment(board)
    with Line(COMMAND, env) as line:
        _launched(taken, name, line, "Company 0")
        line.press("l")
        _keys(taken, CURSOR, name, line, ["j"] * plan.keys)
        _keys(taken, COLUMN, name, line, ["l", "h"] * plan.keys)
        if cards == plan.large:
            _hold(taken, name, line, board)
        line.press("/")
        _keys(taken, FILTER, name, line, list("company 01"))
        line.press("esc", quiet=AFTER_ESC)
        _moves(taken, name, line, plan.keys)
        _check_moves(board, plan.keys)
    taken.add(DUE, name, [1000 * seconds((*COMMAND, "due"), env)])


def _hold(taken: Measured, name: str, line: Line, board: Path) -> None:
    """Hold the key down for three seconds in the longest column; the cursor must have followed each."""
    with open_store(board, frozen=datetime.fromisoformat(NOW), backups=False) as store:
        (goes_to,) = read_cards(store, Stage.REJECTED, 90, 1)
    line.press("l", "l", "l")
    line.hold("j", 30, 90)
    taken.add(HELD, name, [line.lag])
    line.press("enter")
    if line.text().count(goes_to.company) < 2:
        raise AssertionError(f"90 keys did not lead to {goes_to.company}\n{line.text()}")
    line.press("esc", quiet=AFTER_ESC)
    line.press("h", "h", "h")


def _moves(taken: Measured, name: str, line: Line, moves: int) -> None:
    """Move cards from Target, and skip what is asked about it."""
    line.press("h")
    lags, wrote = [], []
    for _ in range(moves):
        line.press("L")
        lags.append(line.lag)
        wrote.append(line.wrote)
        line.press("esc", quiet=AFTER_ESC)
        line.press("h")
    taken.add(MOVE, name, lags)
    taken.add(BYTES + MOVE, name, wrote)


def _wire(taken: Measured, plan: Plan, board: Path) -> None:
    """What only bytes are promised of."""
    name, env = subject(plan.small), environment(board)
    with Line(COMMAND, env, 80, 24) as line:
        line.ready("Company 0")
        _keys(taken, NARROW, name, line, ["l", "h"])
    with Line(COMMAND, env) as line:
        line.ready("Company 0")
        _keys(taken, PANEL, name, line, ["tab", "tab"])
        line.press("enter")
        opening = line.wrote
        line.press("esc", quiet=AFTER_ESC)
        taken.add(BYTES + DETAIL, name, [opening + line.wrote])
        line.press("/")
        _keys(taken, RESULTS, name, line, list("17"))
        line.press("esc", quiet=AFTER_ESC)
        line.press("a")
        _keys(taken, TYPED, name, line, list("nordwind"))


def _idle(taken: Measured, plan: Plan, board: Path) -> None:
    with Line(COMMAND, environment(board)) as line:
        line.ready("Company 0")
        before = line.bytes_out
        line.settle(plan.idle, patience=plan.idle + 30)
        taken.add(IDLE, subject(plan.small), [line.bytes_out - before])


def _long(taken: Measured, cards: int, board: Path) -> None:
    """What takes long on a large board."""
    name = subject(cards)
    env = environment(board)
    with Line((*COMMAND, "rules", "follow-up-applied", "6-9"), env) as line:
        line.wait_for("Set it?", patience=600)
        line.send("y", "enter")
        if line.wait_exit(patience=600):
            raise AssertionError(f"the rule was not set\n{line.text()}")
        taken.add(RULE, name, [perf_counter() - line.started])
    env = environment(board.parent / "imported.sqlite3")
    taken.add(IMPORT, name, [seconds((*COMMAND, "import", str(tracker_of(cards))), env)])


def _on_copy(board: Path, take: Callable[[Path], None]) -> None:
    """A board of its own, on the disk before anything is measured: else the first commit would wait for the copy."""
    with tempfile.TemporaryDirectory(prefix="jobboard-bench-") as folder:
        copy = Path(shutil.copy(board, Path(folder) / "board.sqlite3"))
        os.sync()
        take(copy)


def _check_moves(board: Path, moves: int) -> None:
    """Make sure that every move was committed: one entry of the undo log each, and one for the import."""
    with closing(sqlite3.connect(board)) as db:
        (entries,) = db.execute("SELECT count(*) FROM undo").fetchone()
    if entries != moves + 1:
        raise AssertionError(f"{moves} moves left {entries - 1} entries in the undo log")
