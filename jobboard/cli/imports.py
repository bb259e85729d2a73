"""Bringing a spreadsheet or another tracker's export in."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jobboard.cli.context import with_store
from jobboard.cli.output import say
from jobboard.errors import WordsError
from jobboard.store.actions.imports import import_cards
from jobboard.text import clean, near, quote
from jobboard.transfer import usual
from jobboard.transfer.corrections import Corrections
from jobboard.transfer.importer import read_plan
from jobboard.transfer.memory import recall, to_keep

if TYPE_CHECKING:
    from jobboard.store.database import Store
    from jobboard.transfer.plan import ImportPlan


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option(
    "--as", "fmt", metavar="FORMAT", help="What the files are, where their names do not tell: csv, tsv, json."
)
@click.option(
    "--map", "columns", multiple=True, metavar="COLUMN=FIELD", help='What a column holds: "Firma=company", "Nr=none".'
)
@click.option(
    "--status", "statuses", multiple=True, metavar="WORD=STAGE", help='What a status word means: "Watching=target".'
)
@click.option(
    "--day-first/--month-first", "day_first", default=None, help="How 8/5/2026 reads where the file does not show it."
)
@click.option("--dry-run", is_flag=True, help="Say what would be done, and write nothing.")
@with_store(create=True)
def import_files(
    store: "Store",
    files: tuple[Path, ...],
    fmt: str | None,
    columns: tuple[str, ...],
    statuses: tuple[str, ...],
    day_first: bool | None,
    dry_run: bool,
) -> None:
    """Import files of cards; says what it understood, and the rows it could not take. Undone as one action each.

    What you say of a file's columns, words and dates is kept for the next file with the same columns.
    """

    def said(shape: str) -> Corrections:
        kept = recall(store, shape)
        for each in columns:
            kept = kept.with_column(*_pair(each, "--map"))
        for each in statuses:
            kept = kept.with_status(*_pair(each, "--status"))
        return kept if day_first is None else replace(kept, day_first=day_first)

    plans = [read_plan(path, store.today(), fmt=fmt, recall=said, usual=usual.day_first()) for path in files]
    _check_names(columns, plans)
    for plan in plans:
        say(*_plan_lines(plan))
        if not dry_run:
            result = import_cards(store, plan.cards, plan.source, to_keep(plan))
            say(f"{plan.source}: {result.added} added, {result.duplicates} already on the board")


def _pair(text: str, option: str) -> tuple[str, str]:
    left, sign, right = text.rpartition("=")
    if not sign or not left.strip():
        raise WordsError(f"{option} {quote(text)} says nothing", "write what stands in the file = what it is")
    return left.strip(), right


def _check_names(columns: tuple[str, ...], plans: "list[ImportPlan]") -> None:
    """Refuse a column that stands in none of the files."""
    names = {column.name for plan in plans for column in plan.columns}
    for name, _ in (_pair(each, "--map") for each in columns):
        if name not in names:
            raise WordsError(f"no column is called {quote(name)}", f"there are {', '.join(near(name, names) or names)}")


def _plan_lines(plan: "ImportPlan") -> list[str]:
    taken = f"{clean(plan.source)}: {len(plan.cards)} of {plan.rows} rows can be taken"
    lines = [taken, *(f"  {clean(sentence)}" for sentence in plan.understanding)]
    for heading, notes in (
        ("Not taken", plan.refused),
        ("Repeated, taken once", plan.duplicates),
        ("Taken, though not whole", plan.problems),
    ):
        if notes:
            lines.append(f"{heading}:")
            lines += [f"  {plan.row_word} {note.row}: {clean(note.reason)}" for note in notes]
    return lines
