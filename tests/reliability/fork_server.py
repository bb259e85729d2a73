"""A process that has jobboard loaded, and forks a worker for each seed that it reads from its standard input.

A worker runs one command after the other, as a script would, and says after each how the board stands. What it and
its commands print goes to our standard output, and a last line once it is dead.
"""

import os
import random
import sys
from contextlib import suppress
from itertools import count
from pathlib import Path

from jobboard.cli.command_list import cli
from tests.reliability.invariant_asserts import digest

WORDS = ("an e-mail to Kim", "they called", "salary: 70k", "Ærlig talt — ja", "x" * 3000)


def command(dice: random.Random, number: int) -> list[str]:
    """Something that changes the board, most of the time."""
    card = str(dice.randint(1, 12))
    text = f"{number}: {dice.choice(WORDS)}"
    return dice.choice(
        [
            [
                "add",
                f"Company {number}",
                "Engineer",
                "--again",
                "--contact",
                "Dana Ruiz <dana@acme.example>",
                "--note",
                text,
            ],
            ["note", card, text],
            ["touch", card, dice.choice(["follow-up", "reach-out", "other"]), "--to", "Kim Lund", "--note", text],
            ["reply", card, "--promised", "+5d", "--note", text],
            ["move", card, dice.choice(["applied", "interviewed", "offer", "rejected"])],
            ["interview", card, "+3d", "--with", "Lee Chan"],
            ["snooze", card, "+2d"],
            ["close", card, "withdrawn"],
            ["reopen", card],
            ["delete", card, "--yes"],
            ["undo", "--yes"],
            ["redo", "--yes"],
        ]
    )


def work(seed: int, path: Path) -> None:
    """Until somebody kills us."""
    dice = random.Random(seed)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    for number in count():
        say("do")
        with suppress(SystemExit):
            cli.main(command(dice, number), prog_name="jobboard")
        sys.stdout.flush()
        say(f"stands {digest(path)}")


def say(line: str) -> None:
    """One line, whole or not at all."""
    os.write(1, f"{line}\n".encode())


def main() -> None:
    """Fork a worker for each line."""
    path = Path(os.environ["JOBBOARD_DB"])
    for line in sys.stdin:
        pid = os.fork()
        if not pid:
            sys.stdin.close()
            work(int(line), path)
        say(f"pid {pid}")
        os.waitpid(pid, 0)
        say("dead")


if __name__ == "__main__":
    main()
