"""Where a card stands: move, close, reopen, rest, wake, snooze, keep warm."""

from typing import TYPE_CHECKING

import click

from jobboard.cli.context import with_store
from jobboard.cli.output import print_changes
from jobboard.cli.params import EnumParam, card_argument, find_card, on_option, parse_future, parse_past
from jobboard.followup.enums import Outcome, Stage
from jobboard.store.actions import cards, stages

if TYPE_CHECKING:
    from jobboard.store.store import Store


@click.command()
@card_argument
@click.argument("stage", type=EnumParam(Stage, "stage"), metavar="STAGE")
@on_option
@click.option("--why", metavar="TEXT", default="", help="A note on the move.")
@with_store()
def move(store: "Store", card: str, stage: Stage, day_text: str | None, why: str) -> None:
    """Move a card to a stage: target, applied, interviewed, offer, rejected."""
    day = parse_past(store, day_text)
    print_changes(store, stages.move_card(store, find_card(store, card).id, stage, day, why), day=day)


@click.command()
@card_argument
@click.argument("outcome", type=EnumParam(Outcome, "outcome"), metavar="OUTCOME")
@on_option
@with_store()
def close(store: "Store", card: str, outcome: Outcome, day_text: str | None) -> None:
    """Close a card: accepted, declined, withdrawn, no-reply."""
    day = parse_past(store, day_text)
    print_changes(store, stages.close_card(store, find_card(store, card).id, outcome, day), day=day)


@click.command()
@card_argument
@on_option
@with_store()
def reopen(store: "Store", card: str, day_text: str | None) -> None:
    """Open a closed card again, in the stage it was in."""
    day = parse_past(store, day_text)
    print_changes(store, stages.reopen_card(store, find_card(store, card).id, day), day=day)


@click.command()
@card_argument
@on_option
@with_store()
def rest(store: "Store", card: str, day_text: str | None) -> None:
    """Let a card rest: no step until they write, an interview is booked, or you wake it."""
    day = parse_past(store, day_text)
    print_changes(store, stages.rest_card(store, find_card(store, card).id, day), day=day)


@click.command()
@card_argument
@on_option
@with_store()
def wake(store: "Store", card: str, day_text: str | None) -> None:
    """End a card's rest."""
    day = parse_past(store, day_text)
    print_changes(store, stages.wake_card(store, find_card(store, card).id, day), day=day)


@click.command()
@card_argument
@click.argument("until", metavar="WHEN")
@click.option("--why", metavar="TEXT", default="", help='The reason, such as "hiring freeze until January".')
@with_store()
def snooze(store: "Store", card: str, until: str, why: str) -> None:
    """Put a card's step off until a day."""
    print_changes(store, stages.snooze_card(store, find_card(store, card).id, parse_future(store, until).day, why))


@click.command("keep-warm")
@card_argument
@click.option("--off", is_flag=True, help="Take the mark away.")
@with_store()
def keep_warm(store: "Store", card: str, off: bool) -> None:
    """Mark a rejected card: write again in some months."""
    print_changes(store, cards.mark_keep_warm(store, find_card(store, card).id, not off))
