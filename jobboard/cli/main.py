"""Where the `jobboard` command enters; light, so that an early Ctrl+C finds a handler."""

import gc
import os
import sys
from types import TracebackType

from jobboard.errors import JobboardError

_COMPLETE = "_JOBBOARD_COMPLETE"
"""Set by a shell that asks for completions; it calls without arguments."""


def main() -> None:
    """Run the command line and end the process with the contract's exit code."""
    sys.excepthook = _report_crash
    # A start makes many objects, all of which stay; to look among them for garbage makes a launch a fourth longer
    # (0.88 s of processor time, not 0.69). `with_store` and the app let it be collected again.
    gc.disable()
    try:
        if len(sys.argv) > 1 or _COMPLETE in os.environ:
            from jobboard.cli.command_list import cli

            cli.main(prog_name="jobboard")
        _open_board()
    except KeyboardInterrupt:
        sys.exit(130)


def _open_board() -> None:
    """Straight to the board: without arguments, nobody need wait for click to load."""
    from jobboard.cli.errors import end_with_code
    from jobboard.cli.open_board import open_board
    from jobboard.cli.session import Session

    end_with_code(lambda: open_board(Session()))


def _report_crash(_: type[BaseException], error: BaseException, __: TracebackType | None) -> None:
    """Print a fault of the program as one line, with a report in a file; never a traceback on the user's screen."""
    from jobboard.crash_report import report_crash

    sys.stderr.write(f"jobboard: {report_crash(error)}\n")
    sys.stderr.flush()
    os._exit(JobboardError.exit_code)
