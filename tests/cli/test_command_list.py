"""The command line's contract: the commands, their options, and the names in the JSON are an interface."""

import json

import click
import pytest

from jobboard.cli.command_list import cli
from tests.conftest import Run

OPTIONS = {
    "add": "--language --stage --on --url --location --salary --source --tag --rating --closes --contact --note --from",
    "move": "--on --why",
    "close": "",
    "reopen": "",
    "rest": "",
    "wake": "",
    "keep-warm": "",
    "edit": "--language",
    "delete": "",
    "done": "--channel --to --on --note",
    "touch": "--channel --to --on --note",
    "reply": "--from --on --promised --no-answer --receipt --note",
    "interview": "--with --round --where --promised --note --move --cancel --held",
    "promise": "",
    "snooze": "--why",
    "note": "",
    "contact": "",
    "due": "--days --all --json --count --quiet",
    "list": "--stage --filter --all --json",
    "show": "--json",
    "draft": "--step --by --language --answer",
    "undo": "",
    "redo": "",
    "import": "--as --dry-run",
    "export": "--as -o",
    "report": "",
    "backup": "",
    "restore": "",
    "check": "--fix",
    "demo": "",
    "rules": "--why --preset --default --dry-run",
    "me": "--json",
    "config": "",
    "completion": "",
    "news": "",
}

CARD = (
    "id", "uid", "company", "role", "stage", "closed", "entered", "applied", "url", "location", "salary", "source",
    "tags", "rating", "closes", "contacts", "events", "step",
)  # fmt: skip


@pytest.mark.parametrize("name", OPTIONS)
def test_a_command_has_its_options(name: str) -> None:
    command = cli.get_command(click.Context(cli), name)
    assert command
    known = {option for param in command.params for option in param.opts}
    assert set(OPTIONS[name].split()) <= known


def test_cards_have_the_contracts_names(call: Run) -> None:
    call("add", "Nordwind", "Engineer", "--stage", "applied", "--on", "2026-11-11", "--contact", "Dana Ruiz")
    (listed,) = json.loads(call("list", "--json").out)
    assert tuple(listed) == CARD
    assert listed == json.loads(call("show", "1", "--json").out)
    assert (listed["stage"], listed["applied"], listed["closed"]) == ("applied", "2026-11-11", None)
    assert listed["step"]["step"] == "follow_up"


def test_dashes_and_underscores_are_the_same(call: Run) -> None:
    call("add", "Nordwind", "Engineer")
    assert call("close", "1", "no_reply").code == 0
