"""The README says how it is: every command stands in it, and what stands in it exists."""

import re
import shlex
import tomllib
from collections.abc import Iterable

import click
import pytest

from jobboard.cli.command_list import cli
from jobboard.tui.keymap import BOARD_ACTIONS, SWEEP_ACTIONS, TRIAGE_ACTIONS, Action, Group, format_key
from tests.conftest import ROOT

PATH = ROOT / "README.md"
README = PATH.read_text(encoding="utf-8")
COMMANDS = sorted(set(re.findall(r"`jobboard ([a-z][^`]*)`", README)))


def _resolve(words: list[str]) -> tuple[click.Command, list[str]]:
    ctx = click.Context(cli, info_name="jobboard")
    command: click.Command = cli
    while words and isinstance(command, click.Group):
        found = command.get_command(ctx, words[0])
        assert found, f"there is no command {words[0]}"
        command, words = found, words[1:]
    return command, words


def test_every_command_is_documented() -> None:
    named = {line.split()[0] for line in COMMANDS}
    assert set(cli.list_commands(click.Context(cli))) <= named


@pytest.mark.parametrize("line", COMMANDS)
def test_what_is_documented_parses(line: str) -> None:
    """Command, number of arguments and options are what the command takes; values are not looked at."""
    command, words = _resolve(shlex.split(re.sub(r"^.*\$\(jobboard (.*)\)", r"\1", line)))
    if "--help" in words or words == ["COMMAND"]:
        return
    arguments = [param for param in command.params if isinstance(param, click.Argument)]
    least = sum(argument.required for argument in arguments)
    given = [word for word in words if not word.startswith("-")]
    most = len(given) if any(argument.nargs < 0 for argument in arguments) else len(arguments)
    assert least <= len(given) <= most


def test_every_option_that_a_row_names_exists() -> None:
    rows = re.findall(r"^\| `jobboard ([a-z-]+)[^`]*` \|(.*)\|$", README, re.MULTILINE)
    assert len(rows) > 20
    for name, says in rows:
        command, _ = _resolve([name])
        known = {option for param in command.params for option in param.opts}
        assert set(re.findall(r"--[a-z-]+", says)) <= known, name


def keys_table(actions: Iterable[Action]) -> str:
    """A table of keys in Markdown."""
    rows = (f"| {' '.join(f'`{format_key(key)}`' for key in action.keys)} | {action.sentence} |" for action in actions)
    return "\n".join(["| key | what it does |", "|---|---|", *rows])


def test_the_table_names_every_action() -> None:
    table = keys_table(BOARD_ACTIONS)
    assert all(action.sentence in table for action in BOARD_ACTIONS)


def own(actions: tuple[Action, ...], group: Group) -> list[Action]:
    """The keys that a screen over the board does not share with all others."""
    return [action for action in actions if action.group is group]


def renewed() -> str:
    """The README with the keys of today in its tables; `python -m tests.test_readme` writes it."""
    tables = iter((BOARD_ACTIONS, own(TRIAGE_ACTIONS, Group.TRIAGE), own(SWEEP_ACTIONS, Group.SWEEP)))
    return re.sub(r"\| key \|.*?\n\n", lambda _: keys_table(next(tables)) + "\n\n", README, flags=re.DOTALL)


def test_keys_are_the_boards() -> None:
    assert renewed() == README, "a table of keys is out of date: python -m tests.test_readme renews it"


def test_install_and_test_lines_are_single_lines_that_need_only_python() -> None:
    lines = [line for line in README.splitlines() if line.startswith("python3 -m venv")]
    assert len(lines) == 2
    assert lines[0].endswith("/bin/jobboard")
    assert "/bin/python -m pytest" in lines[1]


def test_every_requirement_is_listed() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = [*project["dependencies"], *project["optional-dependencies"]["holidays"]]
    assert re.findall(r"^\| `([a-z-]+[>=][^`]*)` \|", README, re.MULTILINE) == needed


def test_pictures_exist() -> None:
    pictures = re.findall(r"!\[[^]]*\]\(([^)]+)\)", README)
    assert pictures
    for picture in pictures:
        assert (ROOT / picture).is_file(), picture


if __name__ == "__main__":
    PATH.write_text(renewed(), encoding="utf-8")
