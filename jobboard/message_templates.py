"""The user's own templates: text files in a folder beside the settings' file, each in the place of a shipped one.

Those in the folder itself are for English letters, those in its folders `de`, `es` and `fr` for these languages.
"""

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from jobboard.paths import make_private_dir, open_private
from jobboard.text import clean, closest_matches, quote

LANGUAGES = ("de", "en", "es", "fr")
"""The folders of letters in one language."""

_SUFFIX = ".txt"
_LARGEST = 100_000
"""Bytes of a file that are read; a letter has some hundred."""


class OwnTemplates(NamedTuple):
    """The user's texts by template name ("reply", "de/reply"), and a sentence on each file that cannot be used."""

    texts: Mapping[str, str] = {}
    notices: tuple[str, ...] = ()


def templates_dir(config_path: Path) -> Path:
    """The folder of the user's templates; it may not exist."""
    return config_path.parent / "templates"


def read_templates(folder: Path, names: Collection[str]) -> OwnTemplates:
    """Read the files that are called like one of the shipped templates, cleaned; bad UTF-8 is replaced. Never fails."""
    texts: dict[str, str] = {}
    notices: list[str] = []
    for prefix in ("", *(f"{language}/" for language in LANGUAGES)):
        try:
            paths = sorted(path for path in (folder / prefix).iterdir() if path.suffix == _SUFFIX)
        except (FileNotFoundError, NotADirectoryError) as error:
            if folder.exists() and not folder.is_dir():
                return OwnTemplates(notices=(f"cannot read {quote(str(folder))} ({error.strerror})",))
            continue
        except OSError as error:
            notices.append(f"cannot read {quote(str(folder / prefix))} ({error.strerror})")
            continue
        for path in paths:
            text, notice = _read(path, names)
            if notice:
                notices.append(f"{quote(prefix + path.name)} {notice}; the shipped words count")
            else:
                texts[prefix + path.stem] = text
    return OwnTemplates(texts, tuple(notices))


def write_templates(folder: Path, shipped: Iterable[tuple[str, str]]) -> list[Path]:
    """Write each shipped text to a file of its own unless it is there; returns the new ones.

    StoreError where the folder or a file cannot be written.
    """
    make_private_dir(folder)
    missing = [(path, text) for name, text in shipped if not (path := folder / f"{name}{_SUFFIX}").exists()]
    for path, text in missing:
        with open_private(path, "x") as file:
            file.write(text)
    return [path for path, _ in missing]


def _read(path: Path, names: Collection[str]) -> tuple[str, str]:
    """The file's text, or why it cannot be used."""
    if path.stem not in names:
        nearest = closest_matches(path.stem, names, 1)
        return "", f"is no template{f' (did you mean {nearest[0]}{_SUFFIX}?)' if nearest else ''}"
    if not path.is_file():
        return "", "is no file"
    try:
        with path.open("rb") as file:
            text = clean(file.read(_LARGEST).decode("utf-8-sig", errors="replace"), lines=True)
    except OSError as error:
        return "", f"cannot be read ({error.strerror})"
    return text, "" if text else "is empty"
