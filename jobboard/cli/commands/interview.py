"""`jobboard interview`: one past or ahead, moved, cancelled or held."""

from typing import TYPE_CHECKING

import click

from jobboard.cli.context import with_store
from jobboard.cli.output import print_changes
from jobboard.cli.params import (
    EnumParam,
    card_argument,
    find_card,
    note_option,
    parse_future,
    parse_past_day,
    parse_promise,
)
from jobboard.errors import InvalidInputError
from jobboard.followup.enums import Party
from jobboard.store.actions import exchange, interviews

if TYPE_CHECKING:
    from jobboard.store.store import Store


@click.command()
@card_argument
@click.argument("when", metavar="[WHEN]", required=False)
@click.option("--with", "people", metavar="NAME", multiple=True, help="Who interviews; may be given more than once.")
@click.option("--round", "round_", metavar="TEXT", default="", help="Such as phone screen, technical, final.")
@click.option("--where", metavar="TEXT", default="", help="A place, a number or a link.")
@click.option("--promised", metavar="WHEN", help="The day by which they said they come back.")
@note_option
@click.option("--move", "moved_to", metavar="WHEN", help="The next interview is at another time.")
@click.option("--cancel", is_flag=True, help="The next interview will not be.")
@click.option("--by", type=EnumParam(Party, "by"), help="Who cancelled it: them, if not given, or us.")
@click.option("--held", is_flag=True, help="The next interview is over; with WHEN: it was then.")
@with_store()
def interview(
    store: "Store",
    card: str,
    when: str | None,
    people: tuple[str, ...],
    round_: str,
    where: str,
    promised: str | None,
    note: str,
    moved_to: str | None,
    cancel: bool,
    by: Party | None,
    held: bool,
) -> None:
    """Log an interview, past or ahead; or say that the next one was moved, cancelled or held."""
    if [when is not None and not held, moved_to is not None, cancel, held].count(True) != 1:
        raise InvalidInputError("one of WHEN, --move WHEN, --cancel and --held is needed", "jobboard interview --help")
    if by and not cancel:
        raise InvalidInputError("--by says who cancelled an interview", "give --cancel too")
    card_id = find_card(store, card).id
    if when is not None:
        start = parse_past_day(store, when) if held else parse_future(store, when)
        promised_day = parse_promise(store, promised, start) if promised else None
        changes = interviews.interview(store, card_id, start, people, round_, where, promised_day, note)
        print_changes(store, changes, promised=promised_day)
        return
    if any((people, round_, where, promised)) or (note and not held):
        raise InvalidInputError("what is said about an interview goes with its day", "give WHEN")
    if moved_to is not None:
        changes = interviews.move_interview(store, card_id, parse_future(store, moved_to))
    elif cancel:
        changes = interviews.cancel_interview(store, card_id, by=by or Party.THEM)
    else:
        changes = interviews.hold_interview(store, card_id, note=note)
    print_changes(store, changes)


@click.command()
@card_argument
@click.argument("when")
@with_store()
def deadline(store: "Store", card: str, when: str) -> None:
    """Note the day by which an offer must be answered."""
    day = parse_future(store, when).day
    print_changes(store, exchange.set_deadline(store, find_card(store, card).id, day))
