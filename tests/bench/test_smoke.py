"""That the benchmark still measures everything it names; run with `-m bench`."""

import json
import subprocess
import sys

import pytest

from tests.bench.boards import ROOT


@pytest.mark.bench
def test_a_small_run_measures_everything_on_every_board() -> None:
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
    assert len({each["what"] for each in measured}) == 6
    assert {each["board"] for each in measured} == {"bare", "50", "300"}
    assert len(measured) == 6 * 3
    assert all(each["median"] > 0 for each in measured)
