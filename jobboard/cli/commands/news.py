"""`jobboard news`: what came with each version, from CHANGELOG.md."""

from importlib.resources import files

import click

from jobboard.cli.output import echo


@click.command()
def news() -> None:
    """Show what is new in this version, and what came before it."""
    text = (files("jobboard") / "CHANGELOG.md").read_text(encoding="utf-8")
    versions = text.partition("\n## ")[2]
    echo("jobboard " + versions.replace("\n## ", "\njobboard ").rstrip())
