"""Measuring programs over a real pseudo-terminal, from the side of the person who looks at it."""

import shutil
import sqlite3
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from tests.bench.boards import COMMAND, ROOT, board_of, environment
from tests.bench.figures import BARE, Sample, Series
from tests.terminal.session import Session

LAUNCH, MEMORY = "launch to settled screen", "memory after launch"
CURSOR, COLUMN, MOVE = "cursor key", "column switch", "card move with its commit"
DUE = "jobboard due"

_UNITS = {MEMORY: "MB"}
_ORDER = (LAUNCH, MEMORY, CURSOR, COLUMN, MOVE, DUE)
_AFTER_LAUNCH = 0.5
_AFTER_KEY = 0.12
"""Seconds of silence that mean a program is done."""
_AFTER_ESC = 0.3
"""More than a terminal program waits to tell the key from the start of a longer one."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How much to measure: the sizes of the boards in cards, how many rounds, how many keys of a kind in each."""

    cards: tuple[int, ...]
    rounds: int
    keys: int


class Measurements:
    """Collects samples by what was measured and on what; `series` in the table's order."""

    def __init__(self, subjects: tuple[str, ...]) -> None:
        self._subjects = subjects
        self._samples: dict[tuple[str, str], list[Sample]] = defaultdict(list)

    def add(self, what: str, subject: str, figure: float, written: int = 0) -> None:
        """Keep one sample."""
        self._samples[what, subject].append(Sample(figure, written))

    def series(self) -> list[Series]:
        """Return what was measured, bare first, then by size."""
        return [
            Series(what, subject, _UNITS.get(what, "ms"), tuple(self._samples[what, subject]))
            for what in _ORDER
            for subject in self._subjects
            if (what, subject) in self._samples
        ]


def measure(plan: Plan) -> list[Series]:
    """Measure all subjects in turn, round after round, so that a busy machine is busy for all of them."""
    taken = Measurements((BARE, *(f"{cards:,}" for cards in plan.cards)))
    for _ in range(plan.rounds):
        _bare_round(taken, plan)
        for cards in plan.cards:
            _board_round(taken, plan, cards)
    return taken.series()


def _bare_round(taken: Measurements, plan: Plan) -> None:
    bare_app = (sys.executable, "-m", "tests.bench.bare")
    with _launched(taken, BARE, bare_app, {"PYTHONPATH": str(ROOT)}, "keys: 0") as session:
        for _ in range(plan.keys):
            for what in (CURSOR, COLUMN, MOVE):
                _press(taken, what, BARE, session, "j")
        session.wait_for(f"keys: {3 * plan.keys}")
    _run(taken, BARE, (sys.executable, "-c", "print()"), {})


def _board_round(taken: Measurements, plan: Plan, cards: int) -> None:
    subject = f"{cards:,}"
    with _copy(board_of(cards)) as board:
        env = environment(board)
        with _launched(taken, subject, COMMAND, env, "Company 0") as session:
            for _ in range(plan.keys):
                _press(taken, CURSOR, subject, session, "j")
            for _ in range(plan.keys):
                _press(taken, COLUMN, subject, session, "l")
                _press(taken, COLUMN, subject, session, "h")
            for _ in range(plan.keys):
                _press(taken, MOVE, subject, session, "L")
                _leave_questions(session)
                session.send("h")
                session.settle(_AFTER_KEY)
            _check_moves(board, plan.keys)
            session.send("q")
            session.wait_exit()
        _run(taken, subject, (*COMMAND, "due"), env)


@contextmanager
def _launched(
    taken: Measurements, subject: str, argv: tuple[str, ...], env: dict[str, str], ready: str
) -> Iterator[Session]:
    with Session(argv, env) as session:
        session.settle(_AFTER_LAUNCH)
        while ready not in session.text():
            session.wait_for(ready)
            session.settle(_AFTER_LAUNCH)
        taken.add(LAUNCH, subject, _ms(session.started, session.last_output), session.bytes_out)
        taken.add(MEMORY, subject, session.rss() / 1e6)
        yield session


def _press(taken: Measurements, what: str, subject: str, session: Session, key: str) -> None:
    """Press a key and take the time until the last byte of what it does; a key that does nothing is an error."""
    before, start = session.bytes_out, perf_counter()
    session.send(key)
    session.settle(_AFTER_KEY)
    if session.bytes_out == before:
        raise AssertionError(f"{what} on {subject}: {key} showed nothing\n{session.text()}")
    taken.add(what, subject, _ms(start, session.last_output), session.bytes_out - before)


def _leave_questions(session: Session) -> None:
    """Skip what is asked after a move, so that the next keys go to the board again."""
    session.send("esc")
    session.settle(_AFTER_ESC)


def _run(taken: Measurements, subject: str, argv: tuple[str, ...], env: dict[str, str]) -> None:
    """Take the time of a command that ends by itself; the bare one is a Python that prints an empty line."""
    with Session(argv, env) as session:
        if session.wait_exit():
            raise AssertionError(f"{' '.join(argv)} ended with {session.exit_code}\n{session.text()}")
        taken.add(DUE, subject, _ms(session.started, perf_counter()), session.bytes_out)


@contextmanager
def _copy(board: Path) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="jobboard-bench-") as folder:
        yield Path(shutil.copy(board, Path(folder) / "board.sqlite3"))


def _check_moves(board: Path, moves: int) -> None:
    """Make sure that every move was committed: one entry of the undo log each, and one for the import."""
    with closing(sqlite3.connect(board)) as db:
        (entries,) = db.execute("SELECT count(*) FROM undo").fetchone()
    if entries != moves + 1:
        raise AssertionError(f"{moves} moves left {entries - 1} entries in the undo log")


def _ms(start: float, end: float) -> float:
    return (end - start) * 1000
