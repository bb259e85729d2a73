"""Writing a file for somebody else: whole or not at all, and private from its first moment."""

import os
import uuid
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from jobboard.errors import InvalidInputError, StoreError
from jobboard.paths import give_name


def check_target(path: Path, *, replace: bool = False) -> None:
    """InvalidInputError where nothing can be written at `path`: another file is there, or no folder for it."""
    if path.is_dir():
        raise InvalidInputError(f"{path} is a folder", "name a file in it")
    if path.exists() and not path.is_file():
        raise InvalidInputError(f"{path} is no ordinary file", "leave -o out and redirect the output")
    if path.exists() and not replace:
        raise InvalidInputError(f"{path} is there already", "name another file, or give --force to replace it")
    if not path.parent.is_dir():
        raise InvalidInputError(f"there is no folder {path.parent}", "make it, or name another place")


def write_atomically(path: Path, pieces: Iterable[str], *, replace: bool = False, with_bom: bool = False) -> None:
    """Write the pieces as UTF-8, 0600, beside `path`, and put the file there when it is whole and on the disk.

    `with_bom` begins it with the mark that tells a spreadsheet the encoding. Errors as `check_target`;
    StoreError where the writing fails, and nothing is left behind.
    """
    path = path.resolve()
    check_target(path, replace=replace)
    draft = path.with_name(f".{path.name[:100]}.{uuid.uuid4().hex[:8]}.part")
    try:
        with open(draft, "x", encoding="utf-8-sig" if with_bom else "utf-8", newline="", opener=_private) as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        _publish(draft, path, replace)
    except OSError as error:
        raise StoreError(f"{path} cannot be written ({error.strerror})", "nothing was left there") from error
    finally:
        with suppress(OSError):
            draft.unlink()


def _private(name: str, flags: int) -> int:
    return os.open(name, flags, 0o600)


def _publish(draft: Path, path: Path, replace: bool) -> None:
    """Give the file its name; without `replace` never over one that came meanwhile."""
    if replace:
        draft.replace(path)
        return
    try:
        give_name(draft, path)
    except FileExistsError:
        raise InvalidInputError(
            f"{path} is there already", "name another file, or give --force to replace it"
        ) from None
