"""Bringing a spreadsheet or another tracker's export in."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from jobboard.cli.context import with_store
from jobboard.cli.output import say
from jobboard.store.actions.imports import import_cards
from jobboard.text import clean
from jobboard.transfer.importer import read_plan

if TYPE_CHECKING:
    from jobboard.store.database import Store
    from jobboard.transfer.plan import ImportPlan


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option(
    "--as", "fmt", metavar="FORMAT", help="What the files are, where their names do not tell: csv, tsv, json."
)
@click.option("--dry-run", is_flag=True, help="Say what would be done, and write nothing.")
@with_store(create=True)
def import_files(store: "Store", files: tuple[Path, ...], fmt: str | None, dry_run: bool) -> None:
    """Import files of cards; says what it understood, and the rows it could not take. Undone as one action each."""
    plans = [read_plan(path, store.today(), fmt=fmt) for path in files]
    for plan in plans:
        say(*_plan_lines(plan))
        if not dry_run:
            result = import_cards(store, plan.cards, plan.source)
            say(f"{plan.source}: {result.added} added, {result.duplicates} already on the board")


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
