"""`jobboard completion`: the script by which a shell completes commands, options and values."""

import os
from pathlib import PurePath

import click
from click.shell_completion import get_completion_class

from jobboard.cli.output import echo
from jobboard.errors import InvalidInputError

_SHELLS = ("bash", "zsh", "fish")


@click.command()
@click.argument("shell", type=click.Choice(_SHELLS), required=False)
@click.pass_context
def completion(ctx: click.Context, shell: str | None) -> None:
    """Print the script that lets a shell complete jobboard.

    \b
    eval "$(jobboard completion bash)"
    """
    name = shell or PurePath(os.environ.get("SHELL", "")).name
    writer = get_completion_class(name) if name in _SHELLS else None
    if writer is None:
        raise InvalidInputError("which shell is not known", f"name one of {', '.join(_SHELLS)}")
    root = ctx.find_root()
    echo(writer(root.command, {}, "jobboard", "_JOBBOARD_COMPLETE").source())
