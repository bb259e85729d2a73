"""What goes wrong, as one line on stderr and an exit code: 1 nothing found, 2 the words are off, 3 could not."""

import os
import sys
from collections.abc import Callable
from typing import TextIO

import click

from jobboard.errors import JobboardError, WordsError
from jobboard.text import clean, quote

_INTERRUPTED = 130


class ClosedPipeError(Exception):
    """Whoever read the output has gone, as `head` does; nothing is wrong."""


def run_to_code(run: Callable[[], object]) -> int:
    """Call `run` and say what it ends with; only faults of the program itself pass through."""
    try:
        result = run()
    except JobboardError as error:
        _complain(f"jobboard: {error}")
        return error.exit_code
    except click.Abort:
        return _INTERRUPTED
    except click.ClickException as error:
        _complain(_usage_line(error))
        return error.exit_code
    except ClosedPipeError:
        _silence(sys.stdout)
        return 0
    except UnicodeEncodeError as error:
        _complain(f"jobboard: {quote(error.object)} is no text in UTF-8: write it in the letters of your terminal")
        return WordsError.exit_code
    except OSError as error:
        _silence(sys.stdout)
        _complain(f"jobboard: {error.filename or 'the output'} cannot be read or written ({error.strerror})")
        return JobboardError.exit_code
    return result if isinstance(result, int) else 0


def _usage_line(error: click.ClickException) -> str:
    message = error.format_message().rstrip(".")
    ctx = getattr(error, "ctx", None)
    if ctx is None:
        return f"jobboard: {message}"
    return f"{ctx.command_path}: {message}{'' if message.endswith('?') else '.'} See {ctx.command_path} --help"


def _complain(line: str) -> None:
    try:
        click.echo(clean(line), err=True)
    except OSError:
        _silence(sys.stderr)


def _silence(stream: TextIO) -> None:
    """Send what is left in the stream's buffer nowhere, so that Python does not fail on it at exit."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
