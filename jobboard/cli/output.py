"""What commands print and ask: text of the board is cleaned once more, and a closed pipe ends a command quietly."""

import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jobboard.cli.errors import ClosedPipeError
from jobboard.dates.format import format_day, format_day_time
from jobboard.dates.natural import DayTime
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
    """Print the lines in one go; text of the board in them must be clean already."""
    try:
        click.echo("\n".join(lines), err=err)
    except BrokenPipeError:
        raise ClosedPipeError from None


def write_output(pieces: Iterable[str], path: Path | None, *, replace: bool, sheet: bool) -> None:
    """Write the text to the file and print its name; without a path print the text, as UTF-8 whatever the terminal.

    `sheet` says that a spreadsheet may open the file. StoreError where a file is there already, unless `replace`.
    """
    if path:
        from jobboard.transfer.io.atomic_write import write_atomically

        write_atomically(path, pieces, replace=replace, with_bom=sheet)
        echo(clean(str(path)))
        return
    try:
        for piece in pieces:
            click.echo(piece.encode(), nl=False)
    except BrokenPipeError:
        raise ClosedPipeError from None


def print_json(value: object) -> None:
    """Print the value as JSON that people can read, too."""
    echo(json.dumps(value, ensure_ascii=False, indent=2))


def card_title(company: str, role: str) -> str:
    """The card in one line: "Nordwind · Backend Engineer"."""
    return " · ".join(part for part in (clean(company), clean(role)) if part)


def print_template_notices(own: OwnTemplates) -> None:
    """Print on stderr which of the user's templates cannot be used, and why."""
    if own.notices:
        echo(*(f"jobboard: {clean(notice)}" for notice in own.notices), err=True)


def table(rows: Iterable[Sequence[str]], indent: int = 0) -> list[str]:
    """The rows as lines, each cell cleaned, all columns but the last padded to their widest cell."""
    cells = [[clean(cell) for cell in row] for row in rows]
    widths = [max(map(width, column)) for column in list(zip(*cells, strict=True))[:-1]]
    return [" " * indent + "  ".join([*map(pad, row, widths), row[-1]]).rstrip() for row in cells]


def step_summary(step: StepView, today: "date") -> str:
    """What is next, and when: "follow up 1/3, Thu"; a late one is "follow up 1/3, due since Mon 9 Nov"."""
    name = step_name(step.kind, step.attempt)
    if step.state is StepState.UPCOMING:
        return f"{name}, {format_day(step.due, today)}"
    return f"{name}, due {'today' if step.due == today else 'since ' + format_day(step.due, today)}"


def recipient_text(step: StepView) -> str:
    """The person and the channel that the step suggests: "Dana Ruiz, by email"; empty where nobody is known."""
    return clean(recipient_phrase(step.to, step.channel)) if step.to else ""


def print_changes(
    store: "Store", changes: Changes, *, day: DayTime | None = None, promised: DayTime | None = None, err: bool = False
) -> None:
    """Print in one line what was done, the days as they were understood, and the card's next step."""
    today = store.today()
    line = clean(changes.label)
    if day:
        line += f", {format_day_time(day, today)}"
    if promised:
        line += f", promised {format_day_time(promised, today)}"
    echo(line + _next_step(store, changes.card_id), err=err)


def _next_step(store: "Store", card_id: int | None) -> str:
    from jobboard.store.queries.cards import detail

    if card_id is None:
        return ""
    try:
        card = detail(store, card_id).card
    except NotFoundError:
        return ""
    if card.step:
        return f"; next: {step_summary(card.step, store.today())}"
    return "" if card.why in (NoStepReason.CLOSED, NoStepReason.RESTING) else f"; {clean(card.line)}"


def confirm(question: str, refusal: str, option: str = "--yes") -> None:
    """Ask on the terminal; ConfirmationNeededError after a no, or without a terminal, where `option` says yes."""
    if not sys.stdin.isatty():
        raise ConfirmationNeededError(refusal, f"give {option}")
    if not click.confirm(question, err=True):
        raise ConfirmationNeededError("nothing is changed without a yes")


COMPUTING = "Computing the steps"

_LEAST_FOR_BAR = 2000
"""Fewer items are done before a bar could be read."""


@contextmanager
def progress_bar(label: str) -> "Iterator[Progress]":
    """Draw how far a long work is, on stderr; the work calls what it gets with the items done and their number."""
    with ExitStack() as stack:
        bars: list[ProgressBar[int]] = []

        def update(done: int, total: int) -> None:
            if not bars and total >= _LEAST_FOR_BAR and sys.stderr.isatty():
                bars.append(stack.enter_context(click.progressbar(length=total, label=label, file=sys.stderr)))
            for bar in bars:
                bar.update(done - bar.pos)

        yield update


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
    """The answer typed on the terminal, cleaned; empty where there is none, or the terminal is gone."""
    sys.stdout.flush()
    with _TERMINAL.open("r+b", buffering=0) as terminal:
        terminal.write(question.encode("utf-8", "replace"))
        line = terminal.readline()
    return clean(line.decode("utf-8", "replace"))
