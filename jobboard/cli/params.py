"""What commands share of their arguments: words of an enum, days, CARD, and options that several take."""

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.shell_completion import CompletionItem

from jobboard.cli.card_completion import complete_card
from jobboard.cli.output import card_title, echo
from jobboard.dates.natural import DayTime, Direction, parse_when
from jobboard.errors import InvalidInputError, NotFoundError
from jobboard.followup.enums import Channel, Language
from jobboard.store.views import CardView
from jobboard.text import quote

if TYPE_CHECKING:
    from jobboard.store.store import Store


E = TypeVar("E", bound=StrEnum)
Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


class EnumParam(click.ParamType[E]):
    """A word of an enum; case does not matter, `_` and blanks are `-`, and a beginning that fits one is enough."""

    def __init__(self, enum: type[E], name: str) -> None:
        self.enum = enum
        self.name = name

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> E:
        """The word meant, or a usage error that names all of them."""
        if isinstance(value, self.enum):
            return value
        wanted = str(value).strip().lower().replace("_", "-").replace(" ", "-")
        spelled = {word: word.value.replace("_", "-") for word in self.enum}
        exact = [word for word, value in spelled.items() if value == wanted]
        matches = exact or [word for word, value in spelled.items() if wanted and value.startswith(wanted)]
        if len(matches) == 1:
            return matches[0]
        raise click.BadParameter(f"{quote(str(value))} is no {self.name}: {', '.join(self.enum)}", ctx, param)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """The words that begin so."""
        return [CompletionItem(word.value) for word in self.enum if word.value.startswith(incomplete.lower())]


class LanguageParam(click.ParamType[Language]):
    """A language there are letters in, by its code or its name."""

    name = "language"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Language:
        """The language meant, or a usage error that names all of them."""
        from jobboard.followup.messages.own_page import parse_language

        try:
            return parse_language(str(value))
        except InvalidInputError as error:
            raise click.BadParameter(f"{error.message}: {error.hint}", ctx, param) from error

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """The codes that begin so."""
        return [CompletionItem(code.value) for code in Language if code.value.startswith(incomplete.lower())]


def parse_past(store: "Store", text: str | None) -> DayTime | None:
    """The day meant by --on: the latest that fits; None where the option is not given, which means now."""
    return None if text is None else parse_past_day(store, text)


def parse_past_day(store: "Store", text: str) -> DayTime:
    """The day meant for something past: the latest that fits."""
    return parse_when(text, store.today(), Direction.PAST)


def parse_future(store: "Store", text: str) -> DayTime:
    """The day meant for something to come: the next that fits."""
    return parse_when(text, store.today(), Direction.FUTURE)


def parse_promise(store: "Store", text: str, made: DayTime | None) -> DayTime:
    """The day meant by a promise, counted from the day it was made, or from today: "a week" of last Thursday's talk."""
    today = store.today()
    return parse_when(text, min(made.day, today) if made else today, Direction.FUTURE)


card_argument = click.argument("card", metavar="CARD", shell_complete=complete_card)
on_option = click.option("--on", "--since", "day_text", metavar="WHEN", help="The day it happened; now, if not given.")
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
    "path",
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

    matches = find(store, text)
    matches = [card for card in matches if card.outcome is None] or matches
    exact = [card for card in matches if text.strip().casefold() in (card.company.casefold(), card.role.casefold())]
    matches = exact or matches
    if not matches:
        raise NotFoundError(f"no card matches {quote(text)}", "jobboard list --all shows them")
    if len(matches) > 1:
        _print_matches(matches)
        raise InvalidInputError(f"{quote(text)} matches {len(matches)} cards", "give the number of one")
    return matches[0]


def _print_matches(cards: list[CardView]) -> None:
    widest = max(len(str(card.id)) for card in cards[:_MOST_LISTED])
    for card in cards[:_MOST_LISTED]:
        echo(f"{card.id:>{widest}}  {card_title(card.company, card.role)} ({card.outcome or card.stage})", err=True)
    if len(cards) > _MOST_LISTED:
        echo(f"and {len(cards) - _MOST_LISTED} more", err=True)
