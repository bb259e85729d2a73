"""How commands end when something is off: one line on stderr, the contract's exit code, never a traceback."""

import os
import pty
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, Run

pytestmark = pytest.mark.slow

ENV = {"PYTHONPATH": str(ROOT)}


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("deu",), "Did you mean 'due'?"),
        (("due", "--jsno"), "'--json'"),
        (("--dbb", "x"), "'--db'"),
        (("move", "1"), "'STAGE'"),
        (("move", "1", "aplied"), "applied, interviewed"),
        (("move", "1", ""), "applied, interviewed"),
        (("close", "1", "won"), "accepted, declined"),
        (("touch", "1", "mail"), "follow-up"),
        (("touch", "1", "answer", "--channel", "pigeon"), "email, phone"),
        (("move", "1", "applied", "--on", "someday"), "someday"),
        (("move", "1", "applied", "--on", "2027-01-01"), "2027"),
        (("snooze", "1", "30 feb"), "30"),
        (("add", "A", "B", "--rating", "9"), "1<=x<=5"),
        (("add", " ", "B"), "company"),
        (("add", "A", "B", "--contact", ","), "name"),
        (("due", "--days", "-1"), "--days"),
        (("note", "1", "  "), "empty"),
        (("contact",), "Missing command"),
        (("completion", "csh"), "bash"),
    ],
)
def test_wrong_words_are_exit_2_and_say_what_would_be_right(call: Run, args: tuple[str, ...], says: str) -> None:
    call("add", "Nordwind", "SRE")
    ran = call(*args)
    assert ran.code == 2
    assert ran.out == ""
    assert says in ran.err
    assert len(ran.err.splitlines()) == 1


@pytest.mark.parametrize("name", ["", "due", "add", "interview", "contact", "rules"])
def test_help_is_plain_text(run: Run, name: str) -> None:
    ran = run(*([name] if name else []), "--help")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"Usage: jobboard{' ' * bool(name)}{name}")
    assert "\x1b" not in ran.out


def test_hostile_text_never_reaches_the_terminal(call: Run) -> None:
    call("add", "Evil\x1b]0;owned\x07 Corp\x1b[2J", "De\nv[/x]", "--note", "a\x1b[31mb\nc", "--location", "\u202eolsO")
    for args in (("list",), ("show", "1"), ("due", "--all"), ("list", "--json"), ("note", "1", "x\x9b2Jy"), ("undo",)):
        ran = call(*args)
        assert ran.code == 0
        assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(ran.out + ran.err)
    assert "Evil Corp" in call("list").out
    assert "[/x]" in call("list").out


def _start(*args: str, stdin: int | None = None, stdout: int, stderr: int) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "jobboard", *args]
    return subprocess.Popen(command, env=os.environ | ENV, stdin=stdin, stdout=stdout, stderr=stderr)


@pytest.mark.parametrize("args", [("list",), ("list", "--json"), ("due", "--all"), ("show", "1")])
def test_a_closed_pipe_ends_it_silently(call: Run, args: tuple[str, ...]) -> None:
    call("add", "Nordwind", "SRE")
    reader, writer = os.pipe()
    os.close(reader)
    started = _start(*args, stdout=writer, stderr=subprocess.PIPE)
    os.close(writer)
    _, err = started.communicate(timeout=60)
    assert (started.returncode, err) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("args", [("list",), ("--help",), ("--version",)])
def test_a_full_output_is_one_line_and_exit_3(call: Run, args: tuple[str, ...]) -> None:
    call("add", "Nordwind", "SRE")
    with Path("/dev/full").open("wb") as full:
        started = _start(*args, stdout=full.fileno(), stderr=subprocess.PIPE)
        _, err = started.communicate(timeout=60)
    assert started.returncode == 3
    assert len(err.splitlines()) == 1
    assert b"No space left" in err


def _ask(*args: str) -> "tuple[subprocess.Popen[bytes], int, bytes]":
    """Start it in a terminal and wait until it has asked its question and waits for the answer."""
    ours, theirs = pty.openpty()
    started = _start(*args, stdin=theirs, stdout=theirs, stderr=theirs)
    os.close(theirs)
    asked = b""
    while not asked.endswith(b"]: "):
        asked += _read(ours)
    # A signal between the question and the reading of the answer would be noticed only after an answer.
    while (
        sys.platform == "linux"
        and Path(f"/proc/{started.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0] != "S"
    ):
        os.sched_yield()
    return started, ours, asked


def _read(ours: int) -> bytes:
    assert select.select([ours], [], [], 30)[0], "nothing came for half a minute"
    return os.read(ours, 1000)


def _rest(ours: int) -> bytes:
    """What the terminal still gets until the program has gone."""
    said = b""
    try:
        while more := _read(ours):
            said += more
    except OSError:  # how Linux says that the other side is closed
        pass
    os.close(ours)
    return said


def test_ctrl_c_is_exit_130_and_no_traceback(call: Run) -> None:
    call("add", "Nordwind", "SRE")
    started, ours, asked = _ask("delete", "1")
    assert b"Delete Nordwind \xc2\xb7 SRE with its whole history?" in asked
    started.send_signal(signal.SIGINT)
    assert b"Traceback" not in _rest(ours)
    assert started.wait(timeout=30) == 130
    assert call("show", "1").code == 0


@pytest.mark.parametrize(("answer", "left"), [(b"y\n", 1), (b"n\n", 0)])
def test_delete_asks_in_a_terminal(call: Run, answer: bytes, left: int) -> None:
    call("add", "Nordwind", "SRE")
    started, ours, _ = _ask("delete", "1")
    os.write(ours, answer)
    _rest(ours)
    started.wait(timeout=30)
    assert call("show", "1").code == left


def test_the_entry_point_is_the_main_function() -> None:
    import tomllib

    from jobboard.cli.main import main

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["scripts"] == {"jobboard": f"{main.__module__}:{main.__qualname__}"}
