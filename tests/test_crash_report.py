"""A fault of the program leaves a private report that holds no word of the board."""

import stat
import subprocess
import sys
from pathlib import Path

import pytest

from jobboard.crash_report import report_crash
from jobboard.paths import state_dir

ROOT = Path(__file__).parents[1]


def fail(salary: str) -> None:
    raise ValueError(f"no such salary: {salary}")


def test_the_report_is_private_and_says_where_but_not_what() -> None:
    with pytest.raises(ValueError, match="550000") as caught:
        fail("550000 NOK at Nordwind")
    told = report_crash(caught.value)
    (report,) = state_dir().glob("crash-*.txt")
    text = report.read_text()
    assert str(report) in told.hint
    assert "builtins.ValueError" in text
    assert "in fail" in text
    assert "Nordwind" not in text + str(told)
    assert "550000" not in text + str(told)
    assert stat.S_IMODE(report.stat().st_mode) == 0o600


def test_each_fault_has_a_report_of_its_own() -> None:
    for _ in range(2):
        report_crash(RuntimeError())
    assert len(list(state_dir().glob("crash-*.txt"))) == 2


def test_a_fault_on_the_command_line_is_one_line_and_exit_3(home: Path) -> None:
    broken = "import jobboard.cli.commands.due as due; due.due.callback = lambda **_: 1 / 0\n"
    code = f"from jobboard.cli.main import main\n{broken}import sys; sys.argv = ['jobboard', 'due']; main()"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 3
    assert done.stderr.count("\n") == 1
    assert "ZeroDivisionError" in done.stderr
    assert "Traceback" not in done.stderr
