"""The report of a fault of the program: a private file without a word of the board in it."""

import platform
import sys
import traceback
from pathlib import Path

from jobboard import __version__, paths
from jobboard.errors import JobboardError


class CrashError(JobboardError):
    """A fault of the program itself, shown in one line; the database is not touched by it."""


def report_crash(error: BaseException) -> CrashError:
    """Write the report, and return the error to show: it names the report, or says that none could be written."""
    what = f"jobboard met a fault of its own ({type(error).__name__}) and stopped; your board is safe"
    try:
        path = write_report(error)
    except (JobboardError, OSError):
        return CrashError(what, "no report could be written")
    return CrashError(what, f"please send {path}")


def write_report(error: BaseException) -> Path:
    """The kinds of the errors and where they were raised, never their words or values, which may quote a card."""
    folder = paths.make_private_dir(paths.state_dir())
    number = sum(1 for _ in folder.glob("crash-*.txt")) + 1
    path = folder / f"crash-{number}.txt"
    with paths.open_private(path) as file:
        file.write(f"jobboard {__version__}, Python {sys.version.split()[0]}, {platform.platform()}\n")
        for each in _chain(error):
            file.write(f"\n{type(each).__module__}.{type(each).__qualname__}\n")
            for frame in traceback.extract_tb(each.__traceback__):
                file.write(f"  {frame.filename}:{frame.lineno} in {frame.name}\n")
    return path


def _chain(error: BaseException) -> list[BaseException]:
    """The error and what led to it, first cause first."""
    chain = [error]
    while (cause := chain[0].__cause__ or chain[0].__context__) and cause not in chain:
        chain.insert(0, cause)
    return chain
