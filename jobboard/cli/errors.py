"""What goes wrong, as one line on stderr and an exit code: 1 nothing found, 2 invalid input, 3 could not."""

import os
import sys
from collections.abc import Callable
from typing import NoReturn, TextIO

from jobboard.errors import InvalidInputError, JobboardError
from jobboard.text import clean, quote


class ClosedPipeError(Exception):
    """Whoever read the output has gone, as `head` does; nothing is wrong."""


def run_to_code(run: Callable[[], object]) -> int:
    """Call `run` and return its exit code, its error printed; only faults of the program itself pass through."""
    try:
        result = run()
    except JobboardError as error:
        print_error(f"jobboard: {error}")
        return error.exit_code
    except ClosedPipeError:
        _silence(sys.stdout)
        return 0
    except UnicodeEncodeError as error:
        print_error(f"jobboard: {quote(error.object)} is no text in UTF-8: write it in the letters of your terminal")
        return InvalidInputError.exit_code
    except OSError as error:
        _silence(sys.stdout)
        print_error(f"jobboard: {error.filename or 'the output'} cannot be read or written ({error.strerror})")
        return JobboardError.exit_code
    return result if isinstance(result, int) else 0


def end_with_code(run: Callable[[], object]) -> NoReturn:
    """Call `run` and end the process with its exit code, also where the terminal has gone meanwhile."""
    code = run_to_code(run)
    _discard_unwritable_output()
    sys.exit(code)


def print_error(message: str) -> None:
    """Write one line to stderr, unless nobody reads it any more."""
    if sys.stderr is None:
        return
    try:
        sys.stderr.write(f"{clean(message)}\n")
        sys.stderr.flush()
    except OSError:
        _silence(sys.stderr)


def _discard_unwritable_output() -> None:
    """Drop what a terminal that is gone can no longer take: Python would end with 120 for it, whatever the exit
    code.
    """
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except OSError:
            _silence(stream)


def _silence(stream: TextIO) -> None:
    """Send what is left in the stream's buffer nowhere, so that Python does not fail on it at exit."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
