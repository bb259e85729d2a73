"""A card itself: add, list, show, edit, note, delete."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from jobboard.cli.card_text import card_lines
from jobboard.cli.context import with_store
from jobboard.cli.json_records import card_record
from jobboard.cli.output import card_title, confirm, echo, print_changes, print_json, table
from jobboard.cli.params import (
    EnumParam,
    card_argument,
    find_card,
    json_option,
    note_option,
    on_option,
    parse_future,
    parse_past,
)
from jobboard.errors import InvalidInputError
from jobboard.followup.display_names import STAGE_NAMES
from jobboard.followup.enums import Stage
from jobboard.store.actions import cards
from jobboard.store.actions.contacts import parse_contact
from jobboard.store.queries.cards import detail, known_posting, listing
from jobboard.text import clean, quote

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from jobboard.store.store import Store
    from jobboard.store.views import CardView
    from jobboard.transfer.posting.models import Posting


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
            click.option("--requisition", metavar="TEXT", help="The employer's number of the opening."),
            click.option("--language", metavar="TEXT", help="Of letters: en, de, fr, es; else told by the posting."),
        )
    ):
        command = option(command)
    return command


@click.command()
@click.argument("company", required=False)
@click.argument("role", required=False)
@click.option(
    "--from",
    "posting",
    metavar="URL|FILE",
    help="Read a posting: a link, a saved page, or - for a text on standard input. What you say beside it goes first.",
)
@click.option(
    "--stage", type=EnumParam(Stage, "stage"), default=Stage.TARGET, help="Where it stands; target, if not given."
)
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
@click.option("--again", is_flag=True, help="Add it even if that link, or that company and role, is there already.")
@with_store(create=True)
def add(
    store: "Store",
    /,
    *,
    again: bool,
    posting: str | None,
    day_text: str | None,
    closes: str | None,
    tags: tuple[str, ...],
    contacts: tuple[str, ...],
    **facts: Any,
) -> None:
    """Add a card, and print its number."""
    day = parse_past(store, day_text)
    given = {name: value for name, value in facts.items() if value}
    if closes:
        given["closes"] = _future_day(store, closes)
    if posting is None and not {"company", "role"} <= given.keys():
        raise InvalidInputError("a card needs COMPANY and ROLE", "give both, or --from with a posting that names them")
    card = _posting_card(store, posting, given) if posting is not None else cards.NewCard("")
    people = tuple(parse_contact(text) for text in contacts)
    card = replace(card, **given, on=day, tags=tags, contacts=people)
    if not again:
        _ask_about_duplicate(store, card)
    changes = cards.add_card(store, card)
    print_changes(store, changes, day=day, err=True)
    echo(str(changes.card_id))


@click.command()
@card_argument
@click.option("--company", metavar="TEXT", help="Another name for the company.")
@click.option("--role", metavar="TEXT", help="Another name for the role.")
@_fact_options
@click.option("--entered", "--since", "--on", metavar="WHEN", help="The day the card entered its stage.")
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
        raise InvalidInputError("nothing to change was given", "jobboard edit --help lists what can be")
    texts = {name: value for name, value in facts.items() if value}
    entered_day = parse_past(store, entered)
    changes = cards.edit_card(
        store,
        find_card(store, card).id,
        cards.CardFacts(
            **texts,
            tags=tags or None,
            closes=_future_day(store, closes),
            entered=entered_day.day if entered_day else None,
            clear=tuple(name for name, value in {**facts, "closes": closes}.items() if value == ""),
        ),
    )
    print_changes(store, changes)


@click.command()
@card_argument
@click.argument("text")
@on_option
@with_store()
def note(store: "Store", card: str, text: str, day_text: str | None) -> None:
    """Write a note into a card's history."""
    day = parse_past(store, day_text)
    print_changes(store, cards.add_note(store, find_card(store, card).id, text, day), day=day)


@click.command()
@card_argument
@click.option("--yes", is_flag=True, help="Do not ask.")
@with_store()
def delete(store: "Store", card: str, yes: bool) -> None:
    """Delete a card with its whole history; undo brings it back."""
    view = find_card(store, card)
    title = card_title(view.company, view.role)
    if not yes:
        confirm(f"Delete {title} with its whole history?", f"deleting {quote(title)} needs a yes")
    print_changes(store, cards.delete_card(store, view.id))


@click.command("list")
@click.option("--stage", type=EnumParam(Stage, "stage"), help="Only the cards of one stage.")
@click.option("--filter", "query", metavar="TEXT", default="", help="Only cards with these words, as / finds them.")
@click.option("--all", "with_closed", is_flag=True, help="Closed cards too.")
@json_option
@with_store()
def list_cards(store: "Store", stage: Stage | None, query: str, with_closed: bool, as_json: bool) -> None:
    """List the cards and where each stands."""
    cards = listing(store, stage, query, with_closed)
    if as_json:
        today = store.today()
        print_json([card_record(detail(store, card.id), today) for card in cards])
    elif cards:
        echo(*table(_row(card) for card in cards))
    else:
        echo("No card fits." if stage or query else "No cards yet: jobboard add COMPANY ROLE begins.", err=True)


@click.command()
@card_argument
@click.option("--posting", is_flag=True, help="The posting's text alone, as it was read.")
@json_option
@with_store()
def show(store: "Store", card: str, posting: bool, as_json: bool) -> None:
    """Show one card with its people, interviews and history."""
    view = detail(store, find_card(store, card).id)
    if posting:
        echo(*view.posting.splitlines() or ["No posting is kept."])
    elif as_json:
        print_json(card_record(view, store.today()))
    else:
        echo(*card_lines(view, store.today()))


def _posting_card(store: "Store", source: str, given: "Mapping[str, object]") -> cards.NewCard:
    """The card that a posting begins; what was read from it is printed on stderr."""
    from jobboard.transfer.posting import read_posting as postings

    if source == "-":
        posting = postings.read_bytes(sys.stdin.buffer.read(postings.LARGEST_FILE), "standard input", store.today())
    elif postings.is_link(source):
        posting = postings.read_link(source, store.today())
    else:
        posting = postings.read_file(Path(source), store.today())
    if not given.get("company", posting.company):
        raise InvalidInputError("the posting does not say which company it is from", "give COMPANY beside --from")
    echo(*_posting_lines(posting, given), err=True)
    return posting.card()


def _ask_about_duplicate(store: "Store", card: cards.NewCard) -> None:
    """Ask whether a card is wanted that the board seems to have already."""
    if duplicate := known_posting(store, card.company, card.role, card.url):
        known, why = duplicate
        there = f"{card_title(known.company, known.role)} is on the board already, card {known.id}: {why}"
        confirm(f"{there}. Add it again?", there, "--again")


def _posting_lines(posting: "Posting", given: "Mapping[str, object]") -> list[str]:
    """What the posting says, without what the user gave instead."""
    facts = {
        "Company": posting.company,
        "Role": posting.role,
        "Location": posting.location,
        "Remote": posting.remote,
        "Salary": posting.salary,
        "Closes": str(posting.closes or ""),
    }
    rows = [(name, text) for name, text in facts.items() if text and name.lower() not in given]
    return [*(table(rows) if rows else ()), *(clean(remark) for remark in posting.remarks())]


def _future_day(store: "Store", text: str | None) -> "date | None":
    return parse_future(store, text).day if text else None


def _row(card: "CardView") -> tuple[str, ...]:
    return str(card.id), card_title(card.company, card.role), STAGE_NAMES[card.stage], card.line
