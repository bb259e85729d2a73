"""The name of a file as it is typed: what it may become, and what stands there."""

import os
from collections.abc import Iterable
from pathlib import Path

from jobboard.errors import InvalidInputError
from jobboard.text import clean, quote

_TABLES = (".csv", ".tsv", ".txt", ".tab", ".xlsx", ".ods", ".xls", ".json", ".jsonl")
"""What a tracker's file is called."""

_MOST_LISTED = 12
_RECENT = 6
"""Of the newest files so many are named before anything is typed."""


def parse_path(text: str) -> Path:
    """The path that was typed, dropped or pasted: with a home folder, between quotes, or as file://."""
    try:
        return Path(text.strip().strip("'\"").removeprefix("file://")).expanduser()
    except RuntimeError as error:
        raise InvalidInputError(
            f"{quote(text, 24)} names a home folder that is not known", "write the whole path"
        ) from error


def describe_file(text: str) -> str:
    """What stands at a path: the size of a file; InvalidInputError for anything else."""
    if not text:
        raise InvalidInputError("a file's name is needed")
    path = parse_path(text)
    try:
        if path.is_file():
            return f"a file of {max(1, path.stat().st_size // 1024):,} kB"
        if path.is_dir():
            raise InvalidInputError("a folder: go on to a file in it")
    except (OSError, ValueError):
        pass
    raise InvalidInputError(f"no file {quote(path.name, 24)} there")


def describe_new_file(text: str) -> str:
    """Nothing to say of a file that can be made; InvalidInputError for any other."""
    path = parse_path(text)
    if not text or path.is_dir():
        raise InvalidInputError("a file's name is needed")
    if path.exists():
        raise InvalidInputError(f"{quote(path.name, 24)} is there already")
    if not path.parent.is_dir():
        raise InvalidInputError(f"no folder {quote(path.parent.name, 24)} there")
    return ""


def suggest_paths(text: str) -> list[str]:
    """What the typed text may become: folders and trackers' files; before anything is typed, the newest of these."""
    if not text.strip():
        return _newest()
    head, _, tail = text.rpartition("/")
    folder = parse_path(head + "/" if "/" in text else ".")
    lead = f"{head}/" if "/" in text else ""
    names = [f"{name}/" if is_folder else name for name, is_folder in _entries(folder, tail)]
    return [lead + name for name in sorted(names, key=str.casefold)][:_MOST_LISTED]


def complete_path(text: str) -> str:
    """The text with all that its continuations share; the newest file where nothing is typed yet."""
    paths = suggest_paths(text)
    if not paths:
        return text
    if not text.strip():
        return paths[0]
    shared = paths[0]
    while not all(each.startswith(shared) for each in paths):
        shared = shared[:-1]
    return shared if len(shared) > len(text) or len(paths) == 1 else text


def _entries(folder: Path, start: str) -> Iterable[tuple[str, bool]]:
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                hidden = entry.name.startswith(".") and not start.startswith(".")
                if hidden or not entry.name.startswith(start) or clean(entry.name) != entry.name:
                    continue
                if entry.is_dir():
                    yield entry.name, True
                elif entry.name.lower().endswith(_TABLES):
                    yield entry.name, False
    except (OSError, ValueError):
        return


def _newest() -> list[str]:
    """The newest files of the folder at hand, of the downloads and of the home folder, as one would type them."""
    paths: dict[str, float] = {}
    for folder, lead in ((Path(), ""), (Path("~/Downloads"), "~/Downloads/"), (Path("~"), "~/")):
        try:
            path = folder.expanduser()
            files = [name for name, is_folder in _entries(path, "") if not is_folder]
            paths |= {lead + name: (path / name).stat().st_mtime for name in files}
        except (OSError, RuntimeError):
            continue
    return sorted(paths, key=lambda name: -paths[name])[:_RECENT]
