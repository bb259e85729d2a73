"""The sample board."""

import click

from jobboard.cli.context import current_session
from jobboard.cli.open_board import open_demo_board


@click.command()
@click.pass_context
def demo(ctx: click.Context) -> None:
    """Open about 60 invented cards on a throw-away board, at a day of its own."""
    ctx.exit(open_demo_board(current_session()))
