"""`jobboard import`: a spreadsheet, another tracker's export, or a board that was exported as JSON."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jobboard.cli.context import with_store
from jobboard.cli.output import echo, progress_bar
from jobboard.dates import spreadsheet
from jobboard.errors import InvalidInputError
from jobboard.store.actions.import_cards import find_duplicates, import_cards
from jobboard.store.actions.merge_boards import BoardRecords, merge_board, preview_merge
from jobboard.store.queries.duplicates import SAME_ROW
from jobboard.text import clean, closest_matches, quote
from jobboard.transfer.formats.board_json import open_board
from jobboard.transfer.tracker.corrections import Corrections
from jobboard.transfer.tracker.make_plan import read_plan
from jobboard.transfer.tracker.rejects import write_rejects
from jobboard.transfer.tracker.saved_corrections import corrections_to_save, load_corrections

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobboard.store.actions.import_cards import Duplicate
    from jobboard.store.store import Store
    from jobboard.transfer.tracker.plan import ImportPlan


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option(
    "--as",
    "fmt",
    metavar="FORMAT",
    help="What the files are, where their names do not tell: csv, tsv, json, xlsx, ods.",
)
@click.option(
    "--map",
    "columns",
    multiple=True,
    metavar="COLUMN=FIELD",
    help='What a column holds: "Firma=company", "Wer=contact", "Nr=none".',
)
@click.option(
    "--status", "statuses", multiple=True, metavar="WORD=STAGE", help='What a status word means: "Watching=target".'
)
@click.option(
    "--day-first/--month-first", "day_first", default=None, help="How 8/5/2026 reads where the file does not show it."
)
@click.option("--merge", is_flag=True, help="Bring cards that are on the board already up to date, never backwards.")
@click.option(
    "--rejects",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write the rows that could not be taken to a file, to mend and import again.",
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
    merge: bool,
    rejects: Path | None,
    dry_run: bool,
) -> None:
    """Import files of cards; says what it understood, and the rows it could not take. Undone as one action each.

    What you say of a file's columns, words and dates is kept for the next file with the same columns.

    A board that jobboard export wrote as JSON is merged card by card: nothing is lost and nothing comes twice. Where
    both boards say something else, the newer stays and the other is kept in a note; what was deleted here comes back.
    """

    def corrections(shape: str) -> Corrections:
        saved = load_corrections(store, shape)
        for column in columns:
            saved = saved.with_column(*_pair(column, "--map"))
        for status in statuses:
            saved = saved.with_status(*_pair(status, "--status"))
        return saved if day_first is None else replace(saved, day_first=day_first)

    def read(path: Path) -> "ImportPlan":
        with progress_bar("Reading") as progress:
            return read_plan(
                path,
                store.today(),
                fmt=fmt,
                load_corrections=corrections,
                locale_day_first=spreadsheet.locale_day_first(),
                progress=progress,
            )

    boards, others = _split_boards(files)
    plans = [read(path) for path in others]
    _check_names(columns, plans)
    if rejects and len(files) > 1:
        raise InvalidInputError("--rejects takes the rows of one file", "import the files one by one")
    for board in boards:
        echo(*_merge_lines(store, board, dry_run=dry_run))
    for plan in plans:
        _import(store, plan, merge=merge, rejects=rejects, dry_run=dry_run)


@dataclass(frozen=True, slots=True)
class BoardFile:
    """A board in a file, not merged yet."""

    name: str
    board: BoardRecords


def _split_boards(files: Iterable[Path]) -> tuple[list[BoardFile], list[Path]]:
    """The files that hold a board of ours, read, and the others, untouched."""
    boards, others = [], []
    for path in files:
        board = open_board(path)
        if board is None:
            others.append(path)
        else:
            boards.append(BoardFile(clean(path.name), board))
    return boards, others


def _merge_lines(store: "Store", file: BoardFile, *, dry_run: bool) -> Iterator[str]:
    """Merge the board, or only look what that would do; yields the result as lines."""
    result = preview_merge(store, file.board) if dry_run else merge_board(store, file.name, file.board)
    yield f"{file.name}: {result.added} added, {result.changed} changed, {result.unchanged} as they were"
    yield from (f"  {clean(line)}" for line in result.remarks)


def _import(store: "Store", plan: "ImportPlan", *, merge: bool, rejects: Path | None, dry_run: bool) -> None:
    echo(*_plan_lines(plan))
    duplicates = find_duplicates(store, plan.cards, plan.source)
    echo(*_duplicate_lines(plan, duplicates, merge=merge))
    if dry_run:
        return
    if rejects and plan.rejected_rows:
        write_rejects(plan, rejects)
        echo(f"{rejects}: {len(plan.rejected_rows)} written, to mend and import again")
    with progress_bar("Importing") as progress:
        result = import_cards(store, plan.cards, plan.source, corrections_to_save(plan), merge=merge, progress=progress)
    merged = f", {result.merged} of them brought up to date" if merge else ""
    echo(f"{plan.source}: {result.added} added, {result.duplicates} already on the board{merged}")


def _duplicate_lines(plan: "ImportPlan", duplicates: "Sequence[Duplicate]", *, merge: bool) -> list[str]:
    """The rows that are on the board already, but for those that were imported before and bring nothing."""
    lines = []
    for each in duplicates:
        news = f"; {'brings' if merge else 'would bring'} {each.update}" if each.update else ""
        if news or each.reason != SAME_ROW:
            card = f"{each.company}, {each.role}" if each.role else each.company
            about = f"{each.reason}: {card}" if each.card_id else each.reason
            lines.append(f"  {plan.row_word} {plan.card_rows[each.position]}: {clean(about + news)}")
    return ["On the board already:", *lines] if lines else []


def _pair(text: str, option: str) -> tuple[str, str]:
    left, sign, right = text.rpartition("=")
    if not sign or not left.strip():
        raise InvalidInputError(f"{option} {quote(text)} says nothing", "write what stands in the file = what it is")
    return left.strip(), right


def _check_names(columns: tuple[str, ...], plans: "list[ImportPlan]") -> None:
    """Refuse a column that stands in none of the files."""
    names = {column.name for plan in plans for column in plan.columns}
    for name, _ in (_pair(each, "--map") for each in columns):
        if name not in names:
            raise InvalidInputError(
                f"no column is called {quote(name)}", f"there are {', '.join(closest_matches(name, names) or names)}"
            )


def _plan_lines(plan: "ImportPlan") -> list[str]:
    summary = f"{clean(plan.source)}: {len(plan.cards)} of {plan.rows} rows can be taken"
    lines = [summary, *(f"  {clean(sentence)}" for sentence in plan.summary)]
    if plan.dates.ambiguous and plan.dates.example:
        lines.append(f"  --day-first or --month-first says which day {plan.dates.example.text} is.")
    for heading, notes in (
        ("Not taken", plan.rejected_rows),
        ("Repeated, taken once", plan.duplicates),
        ("Taken, though not whole", plan.problems),
    ):
        if notes:
            lines.append(f"{heading}:")
            lines += [f"  {plan.row_word} {note.row}: {clean(note.reason)}" for note in notes]
    return lines
