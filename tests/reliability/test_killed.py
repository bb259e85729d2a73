"""Killed at any moment, two hundred times: what was acknowledged is there, and nothing is half done."""

import os
import random
import select
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from itertools import count
from pathlib import Path
from time import perf_counter

import pytest

from jobboard.errors import NotFoundError
from jobboard.store import undo
from jobboard.store.open import open_store
from tests.conftest import ROOT, Run
from tests.reliability.invariant_asserts import digest, whole
from tests.store.builders import NOW
from tests.terminal.conftest import show
from tests.terminal.session import Session

__all__ = ["show"]

AT_THE_COMMAND_LINE = 175
IN_THE_APP = 25


class Zygote:
    """The process that forks workers; see zygote.py."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.reliability.fork_server"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            cwd=ROOT,
            bufsize=0,
        )
        assert self._process.stdin
        assert self._process.stdout
        self._stdin, self._stdout = self._process.stdin, self._process.stdout
        self._rest = b""

    def start(self, seed: int) -> int:
        """Have a worker begin; returns its process id."""
        self._stdin.write(f"{seed}\n".encode())
        said = self.line()
        while not said.startswith("pid "):
            said = self.line()
        return int(said.split()[1])

    def line(self) -> str:
        """The next line that was said."""
        while b"\n" not in self._rest:
            more = os.read(self._stdout.fileno(), 65536)
            assert more, "the zygote has ended"
            self._rest += more
        line, _, self._rest = self._rest.partition(b"\n")
        return line.decode()

    def lines_of(self, seconds: float) -> Iterator[str]:
        """What is said within that time."""
        moment = perf_counter() + seconds
        while (left := moment - perf_counter()) > 0:
            if b"\n" in self._rest or select.select([self._stdout], [], [], left)[0]:
                yield self.line()

    def end(self) -> None:
        self._stdin.close()
        self._process.wait(30)
        self._stdout.close()


@pytest.fixture
def zygote(board: Path) -> Iterator[Zygote]:
    zygote = Zygote()
    yield zygote
    zygote.end()


def one_action_further(path: Path, before: int, now: int) -> bool:
    """Whether one action, undone or done again, leads from how it stands to how it stood before."""
    found: set[int] = {now}
    for number, turn in enumerate((undo.undo, undo.redo)):
        copy = path.with_name(f"copy-{number}.sqlite3")
        shutil.copy(path, copy)
        with open_store(copy, frozen=NOW, backups=False) as store, suppress(NotFoundError):
            turn(store, confirmed=True)
        found.add(digest(copy))
        copy.unlink()
    return before in found


def _past(moment: float) -> bool:
    return perf_counter() > moment


class Heard:
    """What a worker has said: how the board stood after its last command, and what the command since then printed."""

    def __init__(self, stood: int) -> None:
        self.stood = stood
        self.commands = 0
        self.printed = ""

    def take(self, line: str) -> None:
        if line.startswith("stands "):
            self.stood = int(line.split()[1])
            self.commands += 1
            self.printed = ""
        elif line != "do":
            self.printed = line


@pytest.mark.thorough
@pytest.mark.timeout(600)
def test_commands_that_are_killed_have_been_done_or_have_not(board: Path, zygote: Zygote, call: Run) -> None:
    call("add", "Nordwind", "SRE")
    dice = random.Random(5)
    acknowledged = halfway = 0
    for number in range(AT_THE_COMMAND_LINE):
        heard = Heard(digest(board))
        pid = zygote.start(number)
        wanted = dice.randint(0, 4)
        while heard.commands < wanted:
            heard.take(zygote.line())
        for line in zygote.lines_of(dice.random() * 0.05):
            heard.take(line)
        os.kill(pid, signal.SIGKILL)
        while (line := zygote.line()) != "dead":
            heard.take(line)
        amid = Path(f"{board}-journal").exists()
        with open_store(board, frozen=NOW, backups=False) as store:
            whole(store)
        now = digest(board)
        assert one_action_further(board, heard.stood, now), f"round {number}"
        assert now != heard.stood or not heard.printed, f"round {number}: {heard.printed}"
        acknowledged += heard.commands
        halfway += amid or now != heard.stood
    assert acknowledged > AT_THE_COMMAND_LINE
    assert halfway > 0


@pytest.mark.thorough
@pytest.mark.timeout(600)
def test_an_app_that_is_killed_has_kept_what_it_said_it_had(
    board: Path, call: Run, show: Callable[..., Session]
) -> None:
    call("add", "Nordwind", "SRE")
    dice = random.Random(6)
    numbers = count(1)
    said: list[str] = []
    for number in range(IN_THE_APP):
        with show() as session:
            session.wait_for("Nordwind")
            for _ in range(dice.randint(0, 3)):
                said.append(f"word {next(numbers)}")
                session.send("n")
                session.wait_for("Note on")
                session.type(said[-1])
                session.send("enter")
                session.wait_for("undoes")
            session.type("nlast words")
            session.send("enter")
            moment = perf_counter() + dice.random() * 0.08
            session.wait_until(partial(_past, moment), "a moment")
            os.kill(session.pid, signal.SIGKILL)
            session.wait_exit()
        with open_store(board, frozen=NOW) as store:
            whole(store)
            notes = [
                row[0]
                for row in store.db.execute_sql("SELECT text FROM event WHERE kind = 'note' ORDER BY id").fetchall()
            ]
            last = [note for note in notes if note == "last words"]
            assert [note for note in notes if note != "last words"] == said, f"round {number}"
            assert len(last) <= 1
            assert store.db.execute_sql("SELECT count(*) FROM undo").fetchone()[0] == len(notes) + 1
            if last:
                undo.undo(store, confirmed=True)
                store.db.execute_sql("DELETE FROM undo WHERE undone = 1")
    assert said
