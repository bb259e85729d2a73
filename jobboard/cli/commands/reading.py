"""Looking: the cards as a list, and one card with its history."""

from typing import TYPE_CHECKING

import click

from jobboard.cli.card_text import card_page
from jobboard.cli.cards import find_card
from jobboard.cli.context import with_store
from jobboard.cli.json_records import card_record
from jobboard.cli.output import say, say_json, table, title
from jobboard.cli.params import Word, card_argument, json_option
from jobboard.followup.enums import Stage
from jobboard.store.queries.cards import detail, listing

if TYPE_CHECKING:
    from jobboard.store.store import Store
    from jobboard.store.views import CardView


@click.command("list")
@click.option("--stage", type=Word(Stage, "stage"), help="Only the cards of one stage.")
@click.option("--filter", "words", metavar="TEXT", default="", help="Only cards with these words, as / finds them.")
@click.option("--all", "closed", is_flag=True, help="Closed cards too.")
@json_option
@with_store(create=True)
def list_cards(store: "Store", stage: Stage | None, words: str, closed: bool, as_json: bool) -> None:
    """List the cards and where each stands."""
    cards = listing(store, stage, words, closed)
    if as_json:
        today = store.today()
        say_json([card_record(detail(store, card.id), today) for card in cards])
    elif cards:
        say(*table(_row(card) for card in cards))
    else:
        say("No card fits." if stage or words else "No cards yet: jobboard add COMPANY ROLE begins.", err=True)


@click.command()
@card_argument
@json_option
@with_store()
def show(store: "Store", card: str, as_json: bool) -> None:
    """Show one card with its people, interviews and history."""
    found = detail(store, find_card(store, card).id)
    if as_json:
        say_json(card_record(found, store.today()))
    else:
        say(*card_page(found, store.today()))


def _row(card: "CardView") -> tuple[str, ...]:
    return str(card.id), title(card.company, card.role), card.stage.capitalize(), card.line
