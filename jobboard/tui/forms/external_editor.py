"""The user's own editor on a text: whatever it does, no word is lost."""

import shlex
import signal
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from jobboard import paths
from jobboard.text import clean, quote

_NAMES = ("VISUAL", "EDITOR")


@dataclass(frozen=True, slots=True)
class Edited:
    """What the editor left: the text, and what to say about it where something went wrong."""

    text: str
    trouble: str = ""


def editor_command(env: Mapping[str, str]) -> list[str]:
    """The editor that the user has set, with its options; empty where none is."""
    named = next((env[name] for name in _NAMES if env.get(name, "").strip()), "")
    try:
        return shlex.split(named)
    except ValueError:
        return [named]


def edit_text(
    command: list[str],
    text: str,
    suspend: Callable[[], AbstractContextManager[None]],
    at_work: Callable[[Callable[[], str] | None], None] = lambda _: None,
) -> Edited:
    """Run the editor on a private file with the text in it, while `suspend` gives it the terminal.

    `at_work` is told how to read what the editor has saved by then, and None once it has ended. The text
    comes back as it was where the editor cannot be started or leaves nothing; what it has written counts whatever it
    ended with.
    """
    with tempfile.TemporaryDirectory(prefix="jobboard-") as folder:
        file = Path(folder) / "draft.txt"
        with paths.open_private(file, "w") as new:
            new.write(text)
        with suspend():
            at_work(lambda: _left(file).text)
            trouble = _run([*command, str(file)])
            left = _left(file)
            at_work(None)
    if not clean(left.text):
        return Edited(text, f"{trouble or 'The editor left nothing'}: the text is as it was")
    if trouble:
        kept = (
            "the text is as it was" if clean(left.text, lines=True) == clean(text, lines=True) else "its text is kept"
        )
        return Edited(left.text, f"{trouble}: {kept}")
    return left


def _run(command: list[str]) -> str:
    """What went wrong with the editor; empty where all went well."""
    name = quote(Path(command[0]).name, 30)
    try:
        with _ctrl_c_left_to_it():
            code = subprocess.run(command, check=False).returncode
    except (OSError, ValueError):
        return f"There is no editor {name} to start"
    if code < 0:
        return f"The editor {name} was killed"
    return f"The editor {name} ended with {code}" if code else ""


@contextmanager
def _ctrl_c_left_to_it() -> Iterator[None]:
    """Ctrl+C reaches both programs; here it must not end anything. A handler, unlike SIG_IGN, is not inherited."""
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _left(file: Path) -> Edited:
    try:
        content = file.read_bytes()
    except OSError:
        return Edited("")
    try:
        return Edited(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
        return Edited(text, "The editor did not write UTF-8: look whether every letter is right")
