"""The people on the cards: add, list, edit, import."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from jobboard.cli.card_completion import complete_card
from jobboard.cli.context import with_store
from jobboard.cli.output import card_title, echo, print_changes, table
from jobboard.cli.params import EnumParam, card_argument, find_card
from jobboard.errors import InvalidInputError, NotFoundError
from jobboard.followup.enums import PersonKind
from jobboard.store.actions import contacts
from jobboard.store.queries.cards import detail
from jobboard.text import quote

if TYPE_CHECKING:
    from jobboard.store.store import Store
    from jobboard.store.views import ContactView


_MOST_NAMED = 10


@click.group(no_args_is_help=False)
def contact() -> None:
    """The people on a card: add, list, edit, import."""


@contact.command()
@card_argument
@click.argument("text")
@with_store()
def add(store: "Store", card: str, text: str) -> None:
    """Add somebody: "Dana Ruiz <dana@acme.example>, hiring manager, +1 555 0100"."""
    print_changes(store, contacts.add_contact(store, find_card(store, card).id, contacts.parse_contact(text)))


@contact.command("list")
@card_argument
@with_store()
def list_contacts(store: "Store", card: str) -> None:
    """List the people on a card."""
    people = detail(store, find_card(store, card).id).contacts
    if not people:
        raise NotFoundError("nobody is known there", "jobboard contact add CARD TEXT adds somebody")
    echo(*table((person.name, person.kind, person.email, person.phone, person.profile) for person in people))


@contact.command()
@card_argument
@click.argument("name")
@click.option("--name", "new_name", metavar="NAME", help="Another name.")
@click.option("--kind", type=EnumParam(PersonKind, "kind of person"), help=f"What they are: {', '.join(PersonKind)}.")
@click.option("--email", metavar="TEXT")
@click.option("--phone", metavar="TEXT")
@click.option("--profile", metavar="URL")
@click.option("--company", metavar="TEXT")
@click.option("--notes", metavar="TEXT")
@click.option("--no-calls/--calls", default=None, help="They do not want calls, or do again.")
@click.option("--do-not-contact/--may-contact", default=None, help="They must not be written to, or may again.")
@with_store()
def edit(store: "Store", /, card: str, name: str, new_name: str | None, **facts: Any) -> None:
    """Change what is known about somebody on a card."""
    card_id = find_card(store, card).id
    person = _person(store, card_id, name)
    given = contacts.ContactFacts(name=new_name, **facts)
    if given == contacts.ContactFacts():
        raise InvalidInputError("nothing to change was given", "jobboard contact edit --help lists what can be")
    print_changes(store, contacts.edit_contact(store, person.id, given, card_id))


@contact.command("import")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@click.option(
    "--card", metavar="CARD", shell_complete=complete_card, help="Put all on this card, whoever they work for."
)
@with_store()
def import_contacts(store: "Store", file: Path, card: str | None) -> None:
    """Put the people of a vCard file or a table on the cards of their companies; undone as one action."""
    from jobboard.store.actions.contact_import import import_people
    from jobboard.store.queries.mail_index import load_mail_index
    from jobboard.transfer.contacts.address_book import cards_of_contact, read_address_book

    book = read_address_book(file)
    cards = load_mail_index(store).cards
    named = (find_card(store, card).id,) if card else ()
    matched = [(person, named or cards_of_contact(person, cards)) for person in book.people]
    result = import_people(store, [each for each in matched if each[1]], book.source)
    unmatched = [person for person, card_ids in matched if not card_ids]
    completed = f" ({result.completed} of them brought up to date)" if result.completed else ""
    echo(f"{book.source}: {result.added} added, {result.existing} known already{completed}")
    if unmatched:
        names = ", ".join(card_title(person.name, person.company) for person in unmatched[:_MOST_NAMED])
        more = f" and {len(unmatched) - _MOST_NAMED} more" if len(unmatched) > _MOST_NAMED else ""
        echo(f"At no company on the board, so left out: {names}{more}")
    if book.empty_entries:
        echo(f"Without a name and an address, so left out: {', '.join(str(number) for number in book.empty_entries)}")


def _person(store: "Store", card_id: int, name: str) -> "ContactView":
    people = detail(store, card_id).contacts
    wanted = name.strip().casefold()
    matches = [person for person in people if person.name.casefold() == wanted] or [
        person for person in people if wanted in person.name.casefold()
    ]
    if not matches:
        raise NotFoundError(f"nobody on the card is called {quote(name)}", "jobboard contact list CARD shows them")
    if len(matches) > 1:
        raise InvalidInputError(f"{quote(name)} fits {len(matches)} people", "give the whole name")
    return matches[0]
