"""The words for a card's step, for pipes."""

from typing import TYPE_CHECKING

import click

from jobboard.cli.context import current_session, with_store
from jobboard.cli.open_board import board_config
from jobboard.cli.output import echo, say_notices, title
from jobboard.cli.params import EnumParam, card_argument, find_card
from jobboard.errors import NotFoundError
from jobboard.followup.enums import StepKind
from jobboard.store.queries.drafts import DraftView
from jobboard.store.queries.drafts import draft as draft_of
from jobboard.text import clean

if TYPE_CHECKING:
    from jobboard.store.store import Store


@click.command()
@card_argument
@click.option(
    "--step", type=EnumParam(StepKind, "step"), help="The words for another step than the card's: follow_up, …"
)
@with_store()
def draft(store: "Store", card: str, step: StepKind | None) -> None:
    """Print the message for a card's step: yours where you have begun one, else a template filled in.

    What is left to fill stands in [brackets]. Printing is not sending: jobboard done CARD logs that.
    """
    config = board_config(current_session())
    say_notices(config.own)
    found = find_card(store, card)
    words = draft_of(store, found.id, config.own.texts, config.display.name, kind=step)
    if words is None:
        about = f"the step {step}" if step else f"what {title(found.company, found.role)} needs now"
        raise NotFoundError(
            f"nothing is written for {about}", "jobboard draft CARD --step follow_up writes a follow-up"
        )
    echo(clean(words.text, lines=True))
    for line in _remarks(words):
        echo(clean(line), err=True)


def _remarks(words: DraftView) -> list[str]:
    """To whom it goes, what is left to fill, and what is amiss."""
    to = f"to {words.to}" + (f" <{words.email}>" if words.email else "") if words.to else "to nobody known yet"
    blanks = f"to fill: {', '.join(words.blanks)}" if words.blanks else ""
    return [line for line in (to, blanks, words.warning) if line]
