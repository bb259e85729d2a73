"""What went back and forth: done, touch, reply, promise."""

from typing import TYPE_CHECKING

import click

from jobboard.cli.context import with_store
from jobboard.cli.output import print_changes
from jobboard.cli.params import (
    EnumParam,
    card_argument,
    channel_option,
    find_card,
    note_option,
    on_option,
    parse_past,
    parse_promise,
    to_option,
)
from jobboard.errors import InvalidInputError
from jobboard.followup.enums import Channel, ReplyKind, TouchKind
from jobboard.store.actions import complete_step, exchange
from jobboard.store.edit_conflict import StepRef

if TYPE_CHECKING:
    from jobboard.store.store import Store


@click.command()
@card_argument
@channel_option
@to_option
@on_option
@note_option
@click.option(
    "--choice",
    type=EnumParam(complete_step.DecisionOption, "choice"),
    help=f"What to do where the step is to decide: {', '.join(complete_step.DecisionOption)}.",
)
@with_store()
def done(
    store: "Store",
    card: str,
    channel: Channel | None,
    to: str | None,
    day_text: str | None,
    note: str,
    choice: complete_step.DecisionOption | None,
) -> None:
    """Say that a card's step is done; what that writes depends on the step."""
    day = parse_past(store, day_text)
    view = find_card(store, card)
    step = StepRef.of(view.step)
    changes = complete_step.complete_step(store, view.id, step, channel, to, day, note, choice)
    print_changes(store, changes, day=day)


@click.command()
@card_argument
@click.argument("kind", type=EnumParam(TouchKind, "kind of touch"), metavar="KIND")
@channel_option
@to_option
@on_option
@note_option
@with_store()
def touch(
    store: "Store", card: str, kind: TouchKind, channel: Channel | None, to: str | None, day_text: str | None, note: str
) -> None:
    """Log what you sent or did: reach-out, follow-up, thank-you, answer, last-message, other."""
    day = parse_past(store, day_text)
    print_changes(store, exchange.log_touch(store, find_card(store, card).id, kind, channel, to, day, note), day=day)


@click.command()
@card_argument
@click.option("--from", "sender", metavar="NAME", help="Who wrote or called; somebody new is added to the card.")
@on_option
@click.option("--promised", metavar="WHEN", help="The day by which they said they come back.")
@click.option("--no-answer", is_flag=True, help="It needs no answer; so it is taken when it brings a promise.")
@click.option("--receipt", is_flag=True, help="It was automatic, and changes nothing.")
@channel_option
@note_option
@with_store()
def reply(
    store: "Store",
    card: str,
    sender: str | None,
    day_text: str | None,
    promised: str | None,
    no_answer: bool,
    receipt: bool,
    channel: Channel | None,
    note: str,
) -> None:
    """Log that they wrote or called. It needs an answer, unless an option says otherwise."""
    if receipt and (no_answer or promised):
        raise InvalidInputError(
            "an automatic receipt promises nothing and needs no answer", "leave the other option away"
        )
    kind = ReplyKind.RECEIPT if receipt else ReplyKind.NO_ANSWER_NEEDED if no_answer or promised else ReplyKind.QUESTION
    day = parse_past(store, day_text)
    promised_day = parse_promise(store, promised, day) if promised else None
    changes = exchange.log_reply(
        store,
        find_card(store, card).id,
        kind,
        sender=sender,
        day=day,
        promised=promised_day,
        note=note,
        channel=channel,
    )
    print_changes(store, changes, day=day, promised=promised_day)


@click.command()
@card_argument
@click.argument("when", metavar="WHEN")
@click.option("--by", metavar="NAME", help="Who said so; somebody new is added to the card.")
@on_option
@with_store()
def promise(store: "Store", card: str, when: str, by: str | None, day_text: str | None) -> None:
    """Log by when they said they come back."""
    day = parse_past(store, day_text)
    promised = parse_promise(store, when, day)
    print_changes(store, exchange.log_promise(store, find_card(store, card).id, promised, by, day), day=day)
