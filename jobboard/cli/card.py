"""A card itself: add, edit, note, delete."""

from typing import TYPE_CHECKING, Any

import click

from jobboard.cli.cards import find_card
from jobboard.cli.context import with_store
from jobboard.cli.output import confirm, say, say_changes, title
from jobboard.cli.params import Word, ahead, card_argument, note_option, on_option, past
from jobboard.errors import WordsError
from jobboard.followup.history import Stage
from jobboard.store.actions import cards
from jobboard.store.actions.contacts import parse_contact
from jobboard.text import quote

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from jobboard.store.database import Store

_RATING = click.IntRange(1, 5)


def _fact_options(command: "Callable[..., Any]") -> "Callable[..., Any]":
    for option in reversed(
        (
            click.option("--url", metavar="URL", help="The posting."),
            click.option("--location", metavar="TEXT", help="Where the work is."),
            click.option("--remote", metavar="TEXT", help="Remote, hybrid or on site."),
            click.option("--salary", metavar="TEXT", help="As the posting says it."),
            click.option("--source", metavar="TEXT", help="Where you found it."),
            click.option("--tag", "tags", metavar="TEXT", multiple=True, help="May be given more than once."),
            click.option("--rating", type=_RATING, help="How much you want it, 1 to 5."),
            click.option("--closes", metavar="WHEN", help="The posting's last day."),
        )
    ):
        command = option(command)
    return command


@click.command()
@click.argument("company")
@click.argument("role")
@click.option("--stage", type=Word(Stage, "stage"), default=Stage.TARGET, help="Where it stands; target, if not given.")
@on_option
@_fact_options
@click.option(
    "--contact",
    "contacts",
    metavar="TEXT",
    multiple=True,
    help='Somebody there: "Dana Ruiz <dana@acme.example>, hiring manager, +1 555 0100".',
)
@note_option
@with_store(create=True)
def add(
    store: "Store",
    /,
    *,
    on: str | None,
    closes: str | None,
    tags: tuple[str, ...],
    contacts: tuple[str, ...],
    **facts: Any,
) -> None:
    """Add a card, and print its number."""
    day = past(store, on)
    given = {name: value for name, value in facts.items() if value is not None}
    changes = cards.add_card(
        store,
        cards.NewCard(
            **given,
            on=day,
            closes=_day(store, closes),
            tags=tags,
            contacts=tuple(parse_contact(text) for text in contacts),
        ),
    )
    say_changes(store, changes, on=day, err=True)
    say(str(changes.card_id))


@click.command()
@card_argument
@click.option("--company", metavar="TEXT", help="Another name for the company.")
@click.option("--role", metavar="TEXT", help="Another name for the role.")
@_fact_options
@click.option("--entered", metavar="WHEN", help="The day the card entered its stage.")
@with_store()
def edit(
    store: "Store",
    /,
    card: str,
    *,
    tags: tuple[str, ...],
    closes: str | None,
    entered: str | None,
    **facts: Any,
) -> None:
    """Change what is known about a card; an empty text takes a fact away."""
    if not tags and closes is None and entered is None and all(value is None for value in facts.values()):
        raise WordsError("nothing to change was given", "jobboard edit --help lists what can be")
    texts = {name: value for name, value in facts.items() if value}
    entered_on = past(store, entered)
    changes = cards.edit_card(
        store,
        find_card(store, card).id,
        cards.CardFacts(
            **texts,
            tags=tags or None,
            closes=_day(store, closes),
            entered=entered_on.day if entered_on else None,
            clear=tuple(name for name, value in {**facts, "closes": closes}.items() if value == ""),
        ),
    )
    say_changes(store, changes)


@click.command()
@card_argument
@click.argument("text")
@on_option
@with_store()
def note(store: "Store", card: str, text: str, on: str | None) -> None:
    """Write a note into a card's history."""
    day = past(store, on)
    say_changes(store, cards.add_note(store, find_card(store, card).id, text, day), on=day)


@click.command()
@card_argument
@click.option("--yes", is_flag=True, help="Do not ask.")
@with_store()
def delete(store: "Store", card: str, yes: bool) -> None:
    """Delete a card with its whole history; undo brings it back."""
    found = find_card(store, card)
    name = title(found.company, found.role)
    if not yes:
        confirm(f"Delete {name} with its whole history?", f"deleting {quote(name)} needs a yes")
    say_changes(store, cards.delete_card(store, found.id))


def _day(store: "Store", text: str | None) -> "date | None":
    return ahead(store, text).day if text else None
