"""`python -m tests.bench`: how long people wait, and how many bytes a slow line must carry."""

import argparse
import json
import sys

from tests.bench.figures import as_json, table
from tests.bench.measure import Plan, measure

FULL = Plan(cards=(50, 10_000), rounds=5, keys=6)
SMALL = Plan(cards=(50, 300), rounds=1, keys=2)


def main() -> None:
    """Measure, and print one table or JSON."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--small", action="store_true", help="one round on small boards: does everything still run?")
    parser.add_argument("--json", action="store_true", help="print JSON with every single figure")
    options = parser.parse_args()
    plan = SMALL if options.small else FULL
    series = measure(plan)
    small_board = f"{plan.cards[0]:,}"
    out = json.dumps(as_json(series, small_board), indent=2) if options.json else table(series, small_board)
    sys.stdout.write(out + "\n")


if __name__ == "__main__":
    main()
