"""Printing: every text of the board is cleaned once more, and a closed pipe ends the command quietly."""

import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jobboard.cli.errors import ClosedPipeError
from jobboard.dates.natural import DayTime, format_day, format_day_time
from jobboard.errors import ConfirmationNeededError, NotFoundError
from jobboard.followup.display_names import recipient_phrase
from jobboard.followup.enums import NoStepReason, StepState
from jobboard.followup.step_text import step_name
from jobboard.message_templates import OwnTemplates
from jobboard.store.views import Changes, StepView
from jobboard.text import clean, pad, width

if TYPE_CHECKING:
    from datetime import date

    from click._termui_impl import ProgressBar

    from jobboard.store.progress import Progress
    from jobboard.store.store import Store


def echo(*lines: str, err: bool = False) -> None:
    """Print the lines in one go; what a line holds of the board must have been cleaned."""
    try:
        click.echo("\n".join(lines), err=err)
    except BrokenPipeError:
        raise ClosedPipeError from None


def say_pieces(pieces: Iterable[str]) -> None:
    """Print text that has its own line breaks, as UTF-8 whatever the terminal, piece by piece."""
    try:
        for piece in pieces:
            click.echo(piece.encode(), nl=False)
    except BrokenPipeError:
        raise ClosedPipeError from None


def say_json(value: object) -> None:
    """Print the value as JSON for people and programs."""
    echo(json.dumps(value, ensure_ascii=False, indent=2))


def title(company: str, role: str) -> str:
    """The card in words: "Nordwind · Backend Engineer"."""
    return " · ".join(part for part in (clean(company), clean(role)) if part)


def say_notices(own: OwnTemplates) -> None:
    """Name the templates of the user that were left aside, on stderr."""
    if own.notices:
        echo(*(f"jobboard: {clean(notice)}" for notice in own.notices), err=True)


def table(rows: Iterable[Sequence[str]], indent: int = 0) -> list[str]:
    """The rows as lines, each cell cleaned, all columns but the last padded to their widest cell."""
    cells = [[clean(cell) for cell in row] for row in rows]
    widths = [max(map(width, column)) for column in list(zip(*cells, strict=True))[:-1]]
    return [" " * indent + "  ".join([*map(pad, row, widths), row[-1]]).rstrip() for row in cells]


def step_words(step: StepView, today: "date") -> str:
    """What is next, and when: "follow up 1/3, Thu"; a late one is "follow up 1/3, due since Mon 9 Nov"."""
    name = step_name(step.kind, step.attempt)
    if step.state is StepState.UPCOMING:
        return f"{name}, {format_day(step.due, today)}"
    return f"{name}, due {'today' if step.due == today else 'since ' + format_day(step.due, today)}"


def recipient_text(step: StepView) -> str:
    """The person and the channel that the step suggests: "Dana Ruiz, by email"; empty where nobody is known."""
    return clean(recipient_phrase(step.to, step.channel)) if step.to else ""


def say_changes(
    store: "Store", changes: Changes, *, on: DayTime | None = None, promised: DayTime | None = None, err: bool = False
) -> None:
    """Print in one line what happened, the days as they were understood, and the card's next step."""
    today = store.today()
    line = clean(changes.label)
    if on:
        line += f", {format_day_time(on, today)}"
    if promised:
        line += f", promised {format_day_time(promised, today)}"
    echo(line + _next(store, changes.card_id), err=err)


def _next(store: "Store", card_id: int | None) -> str:
    from jobboard.store.queries.cards import detail

    if card_id is None:
        return ""
    try:
        card = detail(store, card_id).card
    except NotFoundError:
        return ""
    if card.step:
        return f"; next: {step_words(card.step, store.today())}"
    return "" if card.why in (NoStepReason.CLOSED, NoStepReason.RESTING) else f"; {clean(card.line)}"


def confirm(question: str, unasked: str) -> None:
    """Ask on the terminal; a no ends the command, and without a terminal ConfirmationNeededError says that --yes is
    needed.
    """
    if not sys.stdin.isatty():
        raise ConfirmationNeededError(unasked, "give --yes")
    click.confirm(question, abort=True, err=True)


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


_TERMINAL = Path("/dev/tty")


def can_ask() -> bool:
    """Whether somebody sits at a terminal: standard input is one, or what is printed goes to one."""
    if sys.stdin.isatty():
        return True
    if not (sys.stdout.isatty() and sys.stderr.isatty()):
        return False
    with suppress(OSError):
        os.close(os.open(_TERMINAL, os.O_RDWR | os.O_NOCTTY))
        return True
    return False


def ask(question: str) -> str:
    """The line that was typed, cleaned; empty where there is none, or the terminal is gone."""
    sys.stdout.flush()
    with _TERMINAL.open("r+b", buffering=0) as terminal:
        terminal.write(question.encode("utf-8", "replace"))
        line = terminal.readline()
    return clean(line.decode("utf-8", "replace"))
