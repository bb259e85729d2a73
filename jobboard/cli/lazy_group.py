"""A group whose commands are imported when they are called, so that `jobboard due` loads no more than it needs."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click
from click.exceptions import NoSuchCommand

from jobboard.cli.errors import end_with_code, print_error

_INTERRUPTED = 130

CommandPaths = Mapping[str, str]
"""Command names and where they are: "module:function" below jobboard.cli.commands."""


class LazyGroup(click.Group):
    """`sections` names the commands under the headings that --help shows them by."""

    def __init__(self, *args: Any, sections: Mapping[str, CommandPaths], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sections = sections
        self.paths = {name: path for paths in sections.values() for name, path in paths.items()}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names in the order of the help."""
        return list(self.paths)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command; None where there is no such name."""
        path = self.paths.get(cmd_name)
        if path is None:
            return None
        module, _, function = path.partition(":")
        command = getattr(import_module(f"jobboard.cli.commands.{module}"), function)
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command meant; for an unknown name, the nearest of those not yet imported too."""
        try:
            return super().resolve_command(ctx, args)
        except NoSuchCommand as error:
            raise NoSuchCommand(error.command_name, possibilities=self.paths, ctx=ctx) from None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands under their headings, each with its first sentence."""
        longest = max(len(name) for name in self.paths)
        for heading, paths in self.sections.items():
            with formatter.section(heading):
                formatter.write_dl([(name.ljust(longest), self._short(ctx, name)) for name in paths])

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run as a program: whatever goes wrong is one line on stderr and an exit code."""
        kwargs["standalone_mode"] = False
        end_with_code(lambda: self._run(*args, **kwargs))

    def _run(self, *args: Any, **kwargs: Any) -> Any:
        try:
            return super().main(*args, **kwargs)
        except click.Abort:
            return _INTERRUPTED
        except click.ClickException as error:
            print_error(_usage_line(error))
            return error.exit_code

    def _short(self, ctx: click.Context, name: str) -> str:
        command = self.get_command(ctx, name)
        return command.get_short_help_str(limit=90) if command else ""


def _usage_line(error: click.ClickException) -> str:
    message = error.format_message().rstrip(".")
    ctx = getattr(error, "ctx", None)
    if ctx is None:
        return f"jobboard: {message}"
    return f"{ctx.command_path}: {message}{'' if message.endswith('?') else '.'} See {ctx.command_path} --help"
