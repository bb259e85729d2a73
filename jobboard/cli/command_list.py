"""The `jobboard` command, its options, and where each command is."""

from typing import Any

import click

from jobboard import __version__
from jobboard.cli.lazy_group import LazyGroup
from jobboard.cli.session import Session

SECTIONS = {
    "Follow up": {
        "due": "due:due",
        "draft": "draft:draft",
        "done": "exchange:done",
        "touch": "exchange:touch",
        "reply": "exchange:reply",
        "mail": "mail:mail",
        "promise": "exchange:promise",
        "interview": "interview:interview",
        "deadline": "interview:deadline",
        "snooze": "stages:snooze",
    },
    "Cards": {
        "add": "cards:add",
        "list": "cards:list_cards",
        "show": "cards:show",
        "edit": "cards:edit",
        "note": "cards:note",
        "contact": "contacts:contact",
        "delete": "cards:delete",
    },
    "Stages": {
        "move": "stages:move",
        "close": "stages:close",
        "reopen": "stages:reopen",
        "rest": "stages:rest",
        "wake": "stages:wake",
        "keep-warm": "stages:keep_warm",
    },
    "Board": {
        "undo": "undo:undo",
        "redo": "undo:redo",
        "import": "import_:import_files",
        "export": "export:export",
        "report": "report:report",
        "backup": "integrity:backup",
        "restore": "integrity:restore",
        "check": "integrity:check",
        "rules": "rules:rules",
        "me": "me:me",
        "config": "settings:config",
        "demo": "demo:demo",
        "completion": "completion:completion",
        "news": "news:news",
    },
}


def _dashed(word: str) -> str:
    return word.replace("_", "-")


@click.group(
    cls=LazyGroup,
    sections=SECTIONS,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "token_normalize_func": _dashed, "max_content_width": 110},
)
@click.option("--db", metavar="FILE", help="The board's database; JOBBOARD_DB stands in for it.")
@click.option("--config", metavar="FILE", help="The settings for display and keys; JOBBOARD_CONFIG stands in for it.")
@click.version_option(__version__, prog_name="jobboard", message="%(prog)s %(version)s")
@click.pass_context
def cli(ctx: click.Context, /, **options: Any) -> None:
    """A board for a job hunt, and the follow-ups that keep it moving. Without a command, the board opens.

    \b
    CARD is a card's number, or words of its company or role.
    WHEN is a day, perhaps with a time: 2026-11-16, yesterday, "last tue", fri, +3d, "a week", "thu 15:00".
    """
    ctx.obj = Session(options["db"], options["config"])
    if ctx.invoked_subcommand is None:
        from jobboard.cli.open_board import open_board

        ctx.exit(open_board(ctx.obj))
