"""`jobboard me`: the user's own page."""

from typing import TYPE_CHECKING

import click

from jobboard.cli.context import current_session, with_store
from jobboard.cli.open_board import board_config
from jobboard.cli.output import echo, print_json, table
from jobboard.errors import InvalidInputError
from jobboard.followup.messages.own_page import PAGE_FIELDS, page_field
from jobboard.store.actions.own_page import edit_own_page
from jobboard.store.queries.own_page import own_page
from jobboard.text import clean, closest_matches, quote

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobboard.store.store import Store


@click.command()
@click.argument("words", nargs=-1, metavar="[FIELD [TEXT]]...")
@click.option("--json", "as_json", is_flag=True, help="The whole page as JSON.")
@with_store()
def me(store: "Store", words: tuple[str, ...], as_json: bool) -> None:
    """Show your own page, one field of it, or fill fields in; - empties one.

    Drafts and call sheets are filled from it. It stays on the board: only the JSON export takes it along.

    \b
    jobboard me name "Ada Byron" phone "+47 555 0100"
    jobboard me result-1 "python, data: I cut the nightly import from six hours to one"
    """
    fields = [_field(name) for name in words[::2]]
    if len(words) > 1:
        if len(words) % 2:
            raise InvalidInputError(f"{fields[-1].replace('_', '-')} has no text", 'write jobboard me name "Ada Byron"')
        echo(clean(edit_own_page(store, dict(zip(fields, words[1::2], strict=True))).label))
        return
    page = own_page(store)._asdict()
    page["name"] = page["name"] or board_config(current_session()).display.name
    if as_json:
        print_json({name: clean(text) for name, text in page.items() if name in (fields or page)})
    elif fields:
        echo(clean(page[fields[0]]) or "-")
    else:
        echo(*table(_rows(page)))


def _field(name: str) -> str:
    field = page_field(name)
    if field is None:
        names = [each.replace("_", "-") for each in PAGE_FIELDS]
        nearest = closest_matches(name.lower(), names, 1)
        hint = f"did you mean {nearest[0]}?" if nearest else f"known: {', '.join(names)}"
        raise InvalidInputError(f"your page has no {quote(name)}", hint)
    return field


def _rows(page: dict[str, str]) -> "list[Sequence[str]]":
    return [
        (name.replace("_", "-"), clean(text) or "-", "" if text else PAGE_FIELDS[name].sentence)
        for name, text in page.items()
    ]
