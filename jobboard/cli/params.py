"""The kinds of arguments that commands share: words of an enum, days, and the options that many take."""

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.shell_completion import CompletionItem

from jobboard.cli.output import echo, title
from jobboard.dates.natural import DayTime, Direction, parse_when
from jobboard.errors import InvalidInputError, NotFoundError
from jobboard.followup.enums import Channel
from jobboard.store.views import CardView
from jobboard.text import quote

if TYPE_CHECKING:
    from jobboard.store.store import Store


E = TypeVar("E", bound=StrEnum)
Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


class EnumParam(click.ParamType[E]):
    """A word of an enum; case does not matter, `_` and blanks are `-`, and a beginning that fits one is enough."""

    def __init__(self, words: type[E], name: str) -> None:
        self.words = words
        self.name = name

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> E:
        """The word meant, or a usage error that names all of them."""
        if isinstance(value, self.words):
            return value
        wanted = str(value).strip().lower().replace("_", "-").replace(" ", "-")
        spelled = {word: word.value.replace("_", "-") for word in self.words}
        exact = [word for word, value in spelled.items() if value == wanted]
        fits = exact or [word for word, value in spelled.items() if wanted and value.startswith(wanted)]
        if len(fits) == 1:
            return fits[0]
        raise click.BadParameter(f"{quote(str(value))} is no {self.name}: {', '.join(self.words)}", ctx, param)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """The words that begin so."""
        return [CompletionItem(word.value) for word in self.words if word.value.startswith(incomplete.lower())]


def past(store: "Store", text: str | None) -> DayTime | None:
    """The day meant by --on: the latest that fits; None where nothing was said, which means now."""
    return None if text is None else past_day(store, text)


def past_day(store: "Store", text: str) -> DayTime:
    """The day meant by something that has been: the latest that fits."""
    return parse_when(text, store.today(), Direction.PAST)


def ahead(store: "Store", text: str) -> DayTime:
    """The day meant by something to come: the next that fits."""
    return parse_when(text, store.today(), Direction.FUTURE)


def promised_by(store: "Store", text: str, said: DayTime | None) -> DayTime:
    """The day meant by a promise, counted from the day it was made: "a week" said in an interview last Thursday."""
    today = store.today()
    return parse_when(text, min(said.day, today) if said else today, Direction.FUTURE)


card_argument = click.argument("card", metavar="CARD")
on_option = click.option("--on", metavar="WHEN", help="The day it happened; now, if not given.")
note_option = click.option("--note", metavar="TEXT", default="", help="A note on it.")
to_option = click.option("--to", metavar="NAME", help="Whom it went to; somebody new is added to the card.")
channel_option = click.option(
    "--channel", type=EnumParam(Channel, "channel"), help=f"How it went: {', '.join(Channel)}."
)


def _no_dash(_: click.Context, __: click.Parameter, value: Path | None) -> Path | None:
    return None if value == Path("-") else value


output_option = click.option(
    "-o",
    "--output",
    "to",
    metavar="FILE",
    type=click.Path(path_type=Path),
    callback=_no_dash,
    help="Where to write it; else, or with -, to stdout.",
)
force_option = click.option("--force", is_flag=True, help="Replace FILE where it is there already.")
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON, for programs.")


_MOST_LISTED = 20


def find_card(store: "Store", text: str) -> CardView:
    """The card with this id, or the one whose company or role matches; open cards go before closed ones.

    Several: they are listed on stderr, and InvalidInputError asks for the id. None: NotFoundError.
    """
    from jobboard.store.queries.cards import find

    found = find(store, text)
    best = [card for card in found if card.outcome is None] or found
    same = [card for card in best if text.strip().casefold() in (card.company.casefold(), card.role.casefold())]
    best = same or best
    if not best:
        raise NotFoundError(f"no card matches {quote(text)}", "jobboard list --all shows them")
    if len(best) > 1:
        _list(best)
        raise InvalidInputError(f"{quote(text)} matches {len(best)} cards", "give the number of one")
    return best[0]


def _list(cards: list[CardView]) -> None:
    widest = max(len(str(card.id)) for card in cards[:_MOST_LISTED])
    for card in cards[:_MOST_LISTED]:
        echo(f"{card.id:>{widest}}  {title(card.company, card.role)} ({card.outcome or card.stage})", err=True)
    if len(cards) > _MOST_LISTED:
        echo(f"and {len(cards) - _MOST_LISTED} more", err=True)
