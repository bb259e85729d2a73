"""`jobboard draft`: the message for a card's step, or the sheet for its call, for pipes."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from jobboard.cli.context import current_session, with_store
from jobboard.cli.open_board import board_config
from jobboard.cli.output import card_title, echo, print_template_notices
from jobboard.cli.params import EnumParam, LanguageParam, card_argument, find_card
from jobboard.errors import NotFoundError
from jobboard.followup.enums import Channel, Language, StepKind
from jobboard.followup.messages.call_script import LOGGED, CallScript
from jobboard.followup.messages.drafts import OfferAnswer
from jobboard.followup.messages.template_fields import OWN_BLANKS
from jobboard.store.actions.own_page import note_page_offered
from jobboard.store.queries.drafts import DraftView, sheet
from jobboard.store.queries.drafts import draft as draft_of
from jobboard.store.queries.own_page import page_was_offered
from jobboard.text import clean

if TYPE_CHECKING:
    from jobboard.store.store import Store


@click.command()
@card_argument
@click.option(
    "--step", type=EnumParam(StepKind, "step"), help="The words for another step than the card's: follow_up, …"
)
@click.option("--by", type=EnumParam(Channel, "channel"), help="For another channel: phone gives a call sheet.")
@click.option("--language", type=LanguageParam(), help="In another language than the card's: en, de, fr or es.")
@click.option(
    "--answer",
    type=EnumParam(OfferAnswer, "answer"),
    help="An answer to an offer: accept, decline, or time.",
)
@with_store()
def draft(
    store: "Store",
    card: str,
    step: StepKind | None,
    by: Channel | None,
    language: Language | None,
    answer: OfferAnswer | None,
) -> None:
    """Print the message for a card's step, or for a call what to say: yours where you have begun one.

    What is left to fill stands in [brackets]. Printing is not sending: jobboard done CARD logs that.
    """
    config = board_config(current_session())
    print_template_notices(config.own)
    view = find_card(store, card)
    kind = step or (StepKind.ANSWER_OFFER if answer else None)
    message = draft_of(
        store, view.id, config.own.texts, config.display.name, kind=kind, answer=answer, language=language
    )
    if message is None:
        about = f"the step {step}" if step else f"what {card_title(view.company, view.role)} needs now"
        raise NotFoundError(
            f"nothing is written for {about}", "jobboard draft CARD --step follow_up writes a follow-up"
        )
    call = None
    if (by or message.channel) is Channel.PHONE:
        call = sheet(store, view.id, config.display.name, kind=kind, language=language)
    if call:
        echo(*(clean(line) for line in _sheet_lines(call)))
        _print_notes(_call_notes(call))
        _offer_page(store, call.blanks)
        return
    has_subject = by in (None, Channel.EMAIL, Channel.PHONE)
    echo(clean(message.text if has_subject else message.body, lines=True))
    _print_notes(_notes(message))
    _offer_page(store, message.blanks)
    if by is Channel.PHONE:
        _print_notes([_no_call(message)])


def _print_notes(notes: list[str]) -> None:
    for note in notes:
        echo(clean(note), err=True)


def _offer_page(store: "Store", blanks: tuple[str, ...]) -> None:
    """Say once that the user's own page would fill some of the blanks."""
    if OWN_BLANKS.intersection(blanks) and not page_was_offered(store):
        echo(
            'your own page fills some of these for good: jobboard me name "Ada Byron", jobboard me shows all', err=True
        )
        note_page_offered(store)


def _sheet_lines(call: CallScript) -> Iterator[str]:
    """The sheet: number, opening, goal, the three ways, and what to say to a machine."""
    yield f"Call {call.person or 'them'}: {call.number or 'no number known'}"
    yield ""
    yield f"Say   {call.opening}"
    yield f"Goal  {call.goal}"
    yield f"How   {call.manner}"
    for number, way in enumerate(call.ways, 1):
        yield ""
        yield f"{number}     {way.hear}"
        yield f"Say   {way.say}"
        yield f"Ask   {way.ask}"
        yield f"Log   {LOGGED[way.log]}"
    yield ""
    yield "A machine"
    yield f"Say   {call.nobody}"


def _call_notes(call: CallScript) -> list[str]:
    return [f"to fill: {', '.join(call.blanks)}"] if call.blanks else []


def _no_call(message: DraftView) -> str:
    """Why there is no sheet although one was asked for."""
    return f"{message.to} asked for no calls" if message.to and message.no_calls else "this is better written than said"


def _notes(message: DraftView) -> list[str]:
    """To whom it goes, what is left to fill, and what is amiss."""
    email = f" <{message.email}>" if message.email else ""
    to = f"to {message.to}{email}" if message.to else "to nobody known yet"
    blanks = f"to fill: {', '.join(message.blanks)}" if message.blanks else ""
    return [note for note in (to, blanks, message.warning) if note]
