"""The rows that could not be taken, as a file to edit and to import again."""

from collections.abc import Iterator
from pathlib import Path

from jobboard.errors import InvalidInputError
from jobboard.transfer.formats.csv_cells import plain_csv_line
from jobboard.transfer.io.atomic_write import write_atomically
from jobboard.transfer.tracker.header_words import REJECT_REASON
from jobboard.transfer.tracker.plan import ImportPlan


def write_rejects(plan: ImportPlan, path: Path) -> None:
    """Write the rejected rows under their header, each with what is wrong, as CSV; errors as `write_atomically`.

    Importing the edited file leaves that last column out, and applies the corrections of the file it comes from.
    """
    if path.is_file():
        raise InvalidInputError(f"{path} is there already", "name another file for the rows to mend")
    write_atomically(path, _lines(plan))


def _lines(plan: ImportPlan) -> Iterator[str]:
    columns = max(len(plan.header), *map(len, plan.rejected_cells), 0)
    yield plain_csv_line((*plan.header, *[""] * (columns - len(plan.header)), REJECT_REASON))
    for note, cells in zip(plan.rejected_rows, plan.rejected_cells, strict=True):
        yield plain_csv_line((*cells, *[""] * (columns - len(cells)), f"{plan.row_word} {note.row}: {note.reason}"))
