"""What the user sets in one TOML file: [display], how the board looks, and [keys], which key does what.

    [display]
    theme = "light"
    name = "Ada Byron"

    [keys]
    add = "A"

Rules and the time zone are not here: they belong to the board and are stored in its database.
"""

from collections.abc import Callable, Collection, Mapping
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from jobboard.errors import InvalidInputError, StoreError
from jobboard.message_templates import OwnTemplates, read_templates, templates_dir
from jobboard.text import clean, clip, closest_matches, quote


class Theme(StrEnum):
    """The colours of the board; ANSI is whatever the terminal's own sixteen are."""

    DARK = "dark"
    LIGHT = "light"
    ANSI = "ansi"


class Display(NamedTuple):
    """The settings of [display]."""

    theme: Theme = Theme.DARK
    name: str = ""
    wire: bool = True
    first_frame: bool = True


DISPLAY_HELP = {
    "theme": "Colours: dark, light, or ansi (the terminal's own).",
    "name": "Your name, under the messages that are drafted.",
    "first_frame": "Keep the last screen beside the board, and begin the next start with it.",
    "wire": "Send the terminal only what changed; false: all, as Textual.",
}
"""What each setting of [display] is, in one sentence."""


class MessageSettings(NamedTuple):
    """What drafts are written with: the user's own templates by name, and the name to sign with."""

    overrides: Mapping[str, str] = {}
    me: str = ""


class Config(NamedTuple):
    """The settings of the file, with the defaults where it is silent; `keys` maps an action's name to its key.

    `own` are the user's templates, from the folder beside the file.
    """

    display: Display = Display()
    keys: Mapping[str, str] = {}
    own: OwnTemplates = OwnTemplates()

    @property
    def messages(self) -> MessageSettings:
        """What drafts are written with."""
        return MessageSettings(self.own.texts, self.display.name)


def load_config(path: Path, actions: Collection[str], templates: Callable[[], Collection[str]] = tuple) -> Config:
    """Read the file and the templates beside it; an absent one gives the defaults.

    `actions` are the names that [keys] may hold; `templates` returns the names of the shipped templates, and is only
    called where the user has some.
    Raises InvalidInputError naming file and key for anything not understood, StoreError where the file cannot be read.
    """
    sections = _read(path)
    _refuse_unknown(path, "section", sections, ("display", "keys"))
    folder = templates_dir(path)
    return Config(
        _display(path, _section(path, sections, "display")),
        _keys(path, sections, actions),
        read_templates(folder, templates()) if folder.exists() else OwnTemplates(),
    )


def _read(path: Path) -> dict[str, object]:
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise StoreError(f"cannot read {path} ({error.strerror})", "give another file with --config") from error
    import tomllib

    try:
        return tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise InvalidInputError(f"{path} is not UTF-8 text", "save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise InvalidInputError(f"{path} is no TOML file: {error}", 'a line reads name = "value"') from error


def _display(path: Path, table: Mapping[str, object]) -> Display:
    _refuse_unknown(path, "setting", table, Display._fields)
    theme = str(table.get("theme", Theme.DARK))
    if theme not in list(Theme):
        raise InvalidInputError(f"{path}: theme is {quote(theme)}", f"choose {', '.join(Theme)}")
    name = table.get("name", "")
    if not isinstance(name, str):
        raise InvalidInputError(f"{path}: name is {quote(str(name))}", 'write name = "Ada Byron"')
    return Display(Theme(theme), clean(name), _switch(path, table, "wire"), _switch(path, table, "first_frame"))


def _switch(path: Path, table: Mapping[str, object], name: str) -> bool:
    """A setting that is on unless the file says false."""
    value = table.get(name, True)
    if not isinstance(value, bool):
        raise InvalidInputError(f"{path}: {name} is {quote(str(value))}", f"write {name} = true or {name} = false")
    return value


def _keys(path: Path, sections: Mapping[str, object], actions: Collection[str]) -> Mapping[str, str]:
    table = _section(path, sections, "keys")
    _refuse_unknown(path, "action", table, actions)
    keys: dict[str, str] = {}
    for action, key in table.items():
        if not isinstance(key, str) or not key.strip():
            raise InvalidInputError(f"{path}: the key of {action} is {quote(str(key))}", f'write {action} = "a"')
        keys[action] = key.strip()
    return keys


def _section(path: Path, sections: Mapping[str, object], name: str) -> Mapping[str, object]:
    table = sections.get(name, {})
    if not isinstance(table, dict):
        raise InvalidInputError(f"{path}: {name} is a section", f"write [{name}] on a line of its own")
    return table


def _refuse_unknown(path: Path, what: str, given: Collection[str], allowed: Collection[str]) -> None:
    for name in given:
        if name not in allowed:
            nearest = closest_matches(name, allowed, 1)
            hint = f"did you mean {nearest[0]}?" if nearest else f"known: {clip(', '.join(sorted(allowed)), 200)}"
            raise InvalidInputError(f"{path}: there is no {what} {quote(name)}", hint)
