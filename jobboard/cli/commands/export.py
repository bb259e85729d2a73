"""`jobboard export`: the board or a card as a file or on stdout, in a format that other programs read."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from jobboard.cli.card_completion import complete_card
from jobboard.cli.context import with_store
from jobboard.cli.output import write_output
from jobboard.cli.params import EnumParam, find_card, force_option, output_option
from jobboard.transfer.formats import registry
from jobboard.transfer.formats.registry import ExportFormat, format_of

if TYPE_CHECKING:
    from jobboard.store.store import Store


@click.command()
@click.argument("card", metavar="[CARD]", required=False, shell_complete=complete_card)
@click.option(
    "--as",
    "kind",
    type=EnumParam(ExportFormat, "kind"),
    help="csv, json, ics or markdown; else as the name of FILE ends, else json, or markdown for one CARD.",
)
@output_option
@force_option
@with_store()
def export(store: "Store", card: str | None, kind: ExportFormat | None, path: Path | None, force: bool) -> None:
    """Write the board, or one card, to a file or to stdout.

    \b
    csv       a row a card, for spreadsheets; jobboard import reads it back as it was
    json      everything, byte for byte the same after jobboard import; merges into another board
    ics       a calendar of follow-ups, interviews and deadlines, in the board's time zone
    markdown  a card as a brief to read before an interview, or the board as a table

    The file is private (0600), and written whole or not at all. The JSON holds "format", "version", "settings",
    "contacts", "cards" and "forgotten"; each card has its facts, people, interviews and events, all named by uid.
    """
    card_id = None if card is None else find_card(store, card).id
    kind = kind or (format_of(path) if path else ExportFormat.JSON if card_id is None else ExportFormat.MARKDOWN)
    write_output(registry.export(store, kind, card_id), path, replace=force, sheet=kind is ExportFormat.CSV)
