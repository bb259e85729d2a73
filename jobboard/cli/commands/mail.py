"""`jobboard mail`: a message, as a mail program pipes it or a file holds it, logged on its card after a yes."""

import sys
from dataclasses import dataclass, replace
from enum import Enum, auto
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING

import click

from jobboard.cli.card_completion import complete_card
from jobboard.cli.context import with_store
from jobboard.cli.output import ask, can_ask, card_title, echo, print_changes
from jobboard.cli.params import EnumParam, find_card
from jobboard.dates.format import format_day_time
from jobboard.errors import InvalidInputError, JobboardError, NotFoundError
from jobboard.store.actions.log_mail import MOVES, MailKind, log_mail
from jobboard.store.queries.mail_index import load_mail_index
from jobboard.text import clean, quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jobboard.store.store import Store
    from jobboard.transfer.mail.classify import MailClassification
    from jobboard.transfer.mail.proposal import Proposal

_KEYS = {
    "i": MailKind.INVITATION,
    "x": MailKind.REJECTION,
    "o": MailKind.OFFER,
    "q": MailKind.QUESTION,
    "r": MailKind.RECEIPT,
    "m": MailKind.MESSAGE,
}
_CHOICES = (
    "  y log it · n leave it · c another card",
    f"  or it is {' · '.join(f'{key} {kind}' for key, kind in _KEYS.items())}",
)
_BY_HAND = {
    MailKind.REJECTION: "jobboard move {} rejected",
    MailKind.OFFER: "jobboard move {} offer",
    MailKind.CANCELLATION: "jobboard interview {} --cancel",
    MailKind.INVITATION: "jobboard interview {} WHEN",
}
"""The command that does what a message decided, for the card's number."""
_WIDTH = 76
_MOST_CARDS = 4


class MailResult(Enum):
    """What became of a message."""

    LOGGED = auto()
    SKIPPED = auto()
    UNCERTAIN = auto()
    """Printed, and not logged, since nobody could be asked."""
    NO_CARD = auto()


@dataclass(frozen=True, slots=True)
class MailOptions:
    """The options of the command."""

    card: str | None
    kind: MailKind | None
    yes: bool
    moves: bool


@click.command()
@click.argument("file", required=False, type=click.Path(path_type=Path), metavar="[FILE]")
@click.option("--card", metavar="CARD", shell_complete=complete_card, help="The card that it is about.")
@click.option("--as", "kind", type=EnumParam(MailKind, "kind of message"), help=f"What it is: {', '.join(MailKind)}.")
@click.option("--yes", is_flag=True, help="Do not ask: log what is certain, and leave the rest.")
@click.option("--moves", is_flag=True, help="With --yes: let what is certain move cards and book interviews too.")
@with_store()
def mail(store: "Store", file: Path | None, card: str | None, kind: MailKind | None, yes: bool, moves: bool) -> None:
    """Log a message from standard input, or those of an .eml or .mbox file, on their cards, each after a yes."""
    from jobboard.transfer.mail.message import split

    messages = split(_read(file))
    options = MailOptions(card, kind, yes, moves)
    results = [_handle_one(store, data, options, number, len(messages)) for number, data in enumerate(messages, 1)]
    if (unmatched := results.count(MailResult.NO_CARD)) and len(messages) > 1:
        echo(f"{unmatched} of {len(messages)} messages are about no card.")
    if MailResult.LOGGED in results:
        return
    if MailResult.UNCERTAIN not in results:
        if MailResult.SKIPPED in results:
            return
        raise NotFoundError("no card is found for it", "--card CARD says which")
    if yes:
        raise InvalidInputError("it is not certain, so nothing is logged", "say what it is with --card and --as")
    raise NotFoundError("nothing is logged without a yes", "--yes logs what is certain")


def _handle_one(store: "Store", data: bytes, options: MailOptions, number: int, of: int) -> MailResult:
    """One message of so many; of many, one that cannot be read is said, and the others come all the same."""
    from jobboard.transfer.mail.message import MailError

    try:
        return _handle_message(store, data, options, alone=of == 1)
    except MailError as error:
        if of == 1:
            raise
        echo(f"Message {number} of {of}: {clean(str(error))}", err=True)
        return MailResult.NO_CARD


def _read(file: Path | None) -> bytes:
    from jobboard.transfer.mail.message import LARGEST_BYTES, MailError

    if file is None:
        if sys.stdin.isatty():
            raise InvalidInputError("there is no message", "pipe one in, or give a file")
        data = sys.stdin.buffer.read(LARGEST_BYTES + 1)
    elif not file.is_file():
        raise InvalidInputError(f"there is no file {clean(str(file))}", "check the name and the folder")
    else:
        with file.open("rb") as opened:
            data = opened.read(LARGEST_BYTES + 1)
    if len(data) > LARGEST_BYTES:
        raise MailError(f"that is more than {LARGEST_BYTES // 1024 // 1024} MB", "give it in parts")
    return data


def _handle_message(store: "Store", data: bytes, options: MailOptions, *, alone: bool) -> MailResult:
    """Propose and perhaps log one message; of many, those about no card pass in silence."""
    from jobboard.transfer.mail.proposal import propose

    proposal = propose(data, load_mail_index(store), store.clock.zone, store.now())
    if proposal.logged_on is not None:
        echo(f"{quote(proposal.mail.subject)} is logged already, on card {proposal.logged_on}.")
        return MailResult.SKIPPED
    if options.card:
        proposal = _with_card(store, proposal, options.card)
    if options.kind:
        proposal = proposal.reclassified(options.kind)
    if proposal.outgoing and not options.card:
        echo(f"{quote(proposal.mail.subject)} is one that you wrote: jobboard touch logs it.")
        return MailResult.SKIPPED
    if not proposal.matches and not (alone and can_ask() and not options.yes):
        if alone:
            echo(*_proposal_lines(store, proposal))
        return MailResult.NO_CARD
    echo(*_proposal_lines(store, proposal))
    if options.yes or not can_ask():
        moves = options.moves or options.kind is not None
        return _log(store, proposal, moves=moves) if options.yes and proposal.certain else MailResult.UNCERTAIN
    return _ask_user(store, proposal)


def _ask_user(store: "Store", proposal: "Proposal") -> MailResult:
    """Ask until there is a card and a yes, or a no."""
    while True:
        try:
            if not proposal.matches:
                card = ask("About which card? Its number, or words of it; Enter for none: ")
                if not card:
                    return MailResult.SKIPPED
                proposal = _with_card(store, proposal, card)
                echo(*_proposal_lines(store, proposal))
            echo(*_CHOICES)
            answer = ask("Log it? ").lower()
            if answer in ("y", "yes"):
                return _log(store, proposal)
            if answer == "c":
                proposal = replace(proposal, matches=())
            elif answer in _KEYS:
                return _log(store, proposal.reclassified(_KEYS[answer]))
            elif answer in ("", "n", "no"):
                return MailResult.SKIPPED
        except JobboardError as error:
            echo(clean(str(error)), err=True)
            if not isinstance(error, InvalidInputError | NotFoundError):
                raise


def _log(store: "Store", proposal: "Proposal", *, moves: bool = True) -> MailResult:
    """Log it on its card; without `moves` only as what they wrote."""
    logged = replace(proposal.to_log(), moves=moves)
    changes = log_mail(store, proposal.matches[0].card.id, logged)
    promised = logged.when if logged.kind is MailKind.PROMISE else None
    print_changes(store, changes, day=None if logged.when else logged.sent, promised=promised)
    if not moves and logged.kind in MOVES:
        card_id = proposal.matches[0].card.id
        echo(
            f"  The card stays as it is, and its steps go on: {_BY_HAND[logged.kind].format(card_id)} follows the mail."
        )
    return MailResult.LOGGED


def _with_card(store: "Store", proposal: "Proposal", card: str) -> "Proposal":
    from jobboard.transfer.mail.match_card import match_of

    return proposal.with_match(match_of(proposal.mail, load_mail_index(store), find_card(store, card).id))


def _proposal_lines(store: "Store", proposal: "Proposal") -> list[str]:
    """Who wrote what, about which card, and what it seems to be."""
    mail, today = proposal.mail, store.today()
    who = f"{mail.sender.name} <{mail.sender.email}>" if mail.sender.name else mail.sender.email
    sent = f", {format_day_time(proposal.sent, today)}" if proposal.sent else ""
    lines = [clean(f"{who or 'Somebody'}{sent}: {mail.subject or 'no subject'}")]
    cards = [f"{match.card.id}, {card_title(match.card.company, match.card.role)}" for match in proposal.matches]
    if cards:
        first = proposal.matches[0]
        lines.append(f"  {'Card' if first.certain else 'Perhaps card'} {cards[0]}: {clean(first.why)}")
    lines += [f"  Or card {card}" for card in cards[1:_MOST_CARDS]]
    return [*lines, *_classification_lines(store, proposal.classification)]


def _classification_lines(store: "Store", reading: "MailClassification") -> "Iterator[str]":
    """What it seems to be, and under that the words that say so."""
    article = "an" if reading.kind[0] in "aeiou" else "a"
    facts = [f"{article} {reading.kind}"]
    if reading.when:
        facts.append(format_day_time(reading.when, store.today()))
    if reading.where:
        facts.append(clean(reading.where))
    yield f"  {'It is' if reading.certain else 'It may be'} {', '.join(facts)}:"
    yield from wrap(quote(reading.excerpt, 160), _WIDTH, initial_indent="    ", subsequent_indent="    ")
