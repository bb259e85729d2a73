"""What came with each version."""

from importlib.resources import files

import click

from jobboard.cli.output import echo


@click.command()
def news() -> None:
    """Show what is new in this version, and what came before it."""
    echo((files("jobboard") / "news.txt").read_text(encoding="utf-8").rstrip())
