"""The sample board."""

import click

from jobboard.cli.board import open_sample
from jobboard.cli.context import current_session


@click.command()
@click.pass_context
def demo(ctx: click.Context) -> None:
    """Open about 60 invented cards on a throw-away board, at a day of its own."""
    ctx.exit(open_sample(current_session()))
