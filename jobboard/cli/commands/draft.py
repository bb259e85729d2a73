"""`jobboard draft`: the message for a card's step, for pipes."""

from typing import TYPE_CHECKING

import click

from jobboard.cli.context import current_session, with_store
from jobboard.cli.open_board import board_config
from jobboard.cli.output import card_title, echo, print_template_notices
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
    print_template_notices(config.own)
    view = find_card(store, card)
    message = draft_of(store, view.id, config.own.texts, config.display.name, kind=step)
    if message is None:
        about = f"the step {step}" if step else f"what {card_title(view.company, view.role)} needs now"
        raise NotFoundError(
            f"nothing is written for {about}", "jobboard draft CARD --step follow_up writes a follow-up"
        )
    echo(clean(message.text, lines=True))
    for note in _notes(message):
        echo(clean(note), err=True)


def _notes(message: DraftView) -> list[str]:
    """To whom it goes, what is left to fill, and what is amiss."""
    email = f" <{message.email}>" if message.email else ""
    to = f"to {message.to}{email}" if message.to else "to nobody known yet"
    blanks = f"to fill: {', '.join(message.blanks)}" if message.blanks else ""
    return [note for note in (to, blanks, message.warning) if note]
