"""`python -m tests.bench`: how long people wait, and how many bytes a slow line must carry."""

import argparse
import json
import os
import sys

from tests.bench.measure import Plan, measure, subject
from tests.bench.peers import install
from tests.bench.programs import Line
from tests.bench.targets import rows, table

FULL = Plan(small=200, large=100_000, rounds=15, keys=5, idle=60)
SMALL = Plan(small=200, large=1_000, rounds=1, keys=2, idle=2)


def main() -> None:
    """Measure, and print one table or JSON."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--small", action="store_true", help="one round on small boards: does everything still run?")
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    parser.add_argument("--kbps", type=float, default=0, help="throttle the line to so many kilobits a second")
    parser.add_argument("--no-peers", action="store_true", help="leave out the other programs")
    options = parser.parse_args()
    # What was compiled once is kept, as on a user's machine.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    Line.kbps = options.kbps
    plan = SMALL if options.small else FULL
    peers, missing = ((), ()) if options.no_peers or options.small else install(plan.small)
    measured = measure(plan, peers)
    found = rows(measured, subject(plan.small), subject(plan.large), tuple(peer.name for peer in peers))
    out = json.dumps([row.as_json() for row in found], indent=2) if options.json else table(found)
    sys.stdout.write(out + "\n")
    for name in missing:
        sys.stderr.write(f"{name} could not be installed and is left out\n")


if __name__ == "__main__":
    main()
