"""`jobboard report`: what was done, when and where, for a job centre or for oneself."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from jobboard.cli.context import current_session, with_store
from jobboard.cli.open_board import board_config
from jobboard.cli.output import write_output
from jobboard.cli.params import EnumParam, force_option, output_option, parse_past_day
from jobboard.store.queries.own_page import own_page
from jobboard.transfer.formats.activity_report import ReportFormat, activity_report, render, report_format

if TYPE_CHECKING:
    from datetime import date

    from jobboard.store.store import Store


@click.command()
@click.option("--from", "first", metavar="WHEN", help="The first day; the first of the month, if not given.")
@click.option("--to", "last", metavar="WHEN", help="The last day; today, if not given.")
@click.option(
    "--as",
    "form",
    type=EnumParam(ReportFormat, "form"),
    help="csv, markdown, or html to print; else as the name of FILE ends, else markdown.",
)
@output_option
@force_option
@with_store()
def report(
    store: "Store", first: str | None, last: str | None, form: ReportFormat | None, path: Path | None, force: bool
) -> None:
    """Report what you did, with dates and employers, as job centres ask for it.

    Applications, follow-ups and other messages, interviews, and what came of them; notes stay out of it. Your name
    stands on it where your page or the settings have one: jobboard me name.
    """
    form = form or (report_format(path) if path else ReportFormat.MARKDOWN)
    name = own_page(store).name or board_config(current_session()).display.name
    content = render(activity_report(store, _day(store, first), _day(store, last), name), form)
    write_output(content, path, replace=force, sheet=form is ReportFormat.CSV)


def _day(store: "Store", text: str | None) -> "date | None":
    return None if text is None else parse_past_day(store, text).day
