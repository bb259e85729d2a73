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
class EditorResult:
    """What the editor left: the text, and what to say about it where something went wrong."""

    text: str
    problem: str = ""


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
) -> EditorResult:
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
            at_work(lambda: _read_result(file).text)
            problem = _run([*command, str(file)])
            result = _read_result(file)
            at_work(None)
    if not clean(result.text):
        return EditorResult(text, f"{problem or 'The editor left nothing'}: the text is as it was")
    if problem:
        fate = (
            "the text is as it was" if clean(result.text, lines=True) == clean(text, lines=True) else "its text is kept"
        )
        return EditorResult(result.text, f"{problem}: {fate}")
    return result


def _run(command: list[str]) -> str:
    """What went wrong with the editor; empty where all went well."""
    name = quote(Path(command[0]).name, 30)
    try:
        with _ignoring_ctrl_c():
            code = subprocess.run(command, check=False).returncode
    except (OSError, ValueError):
        return f"There is no editor {name} to start"
    if code < 0:
        return f"The editor {name} was killed"
    return f"The editor {name} ended with {code}" if code else ""


@contextmanager
def _ignoring_ctrl_c() -> Iterator[None]:
    """Ctrl+C reaches both programs; here it must not end anything. A handler, unlike SIG_IGN, is not inherited."""
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _read_result(file: Path) -> EditorResult:
    try:
        content = file.read_bytes()
    except OSError:
        return EditorResult("")
    try:
        return EditorResult(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
        return EditorResult(text, "The editor did not write UTF-8: look whether every letter is right")
