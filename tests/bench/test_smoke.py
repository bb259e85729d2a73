"""That the benchmark still measures everything it promises; run with `-m bench`."""

import json
import subprocess
import sys

import pytest

from tests.bench.boards import ROOT
from tests.bench.targets import goals


@pytest.mark.bench
def test_a_small_run_measures_everything_that_is_promised() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench", "--small", "--json"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    measured = json.loads(done.stdout)
    promised = {(goal.what, goal.subject) for goal in goals("200 cards", "1,000 cards")}
    assert promised <= {(each["what"], each["on"]) for each in measured}
    assert {each["verdict"] for each in measured if each["goal"]} <= {"met", "missed", "undecided"}
