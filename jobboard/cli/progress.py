"""A bar on stderr for what takes long, where somebody is there to see it."""

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

    from jobboard.store.progress import Progress

COMPUTING = "Computing the steps"

_FROM = 2000
"""Things to do from which a bar is worth drawing."""


@contextmanager
def progress_bar(label: str) -> "Iterator[Progress]":
    """How far something is, drawn as a bar from its first word on; Ctrl+C breaks off what tells it."""
    with ExitStack() as stack:
        bars: list[ProgressBar[int]] = []

        def show(done: int, of: int) -> None:
            if not bars and of >= _FROM and sys.stderr.isatty():
                bars.append(stack.enter_context(click.progressbar(length=of, label=label, file=sys.stderr)))
            for bar in bars:
                bar.update(done - bar.pos)

        yield show
