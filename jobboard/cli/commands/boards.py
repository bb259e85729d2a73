"""Bringing in what `jobboard export --as json` has written, beside what other trackers write."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from jobboard.store.actions.merge_boards import BoardRecords, MergeResult, merge_board, preview_merge
from jobboard.text import clean
from jobboard.transfer.formats.board_json import open_board

if TYPE_CHECKING:
    from jobboard.store.store import Store


@dataclass(frozen=True, slots=True)
class Found:
    """A board in a file, not merged yet."""

    name: str
    board: BoardRecords


def split_boards(files: Iterable[Path]) -> tuple[list[Found], list[Path]]:
    """The files that hold a board of ours, read, and the others, untouched."""
    boards, others = [], []
    for path in files:
        board = open_board(path)
        if board is None:
            others.append(path)
        else:
            boards.append(Found(clean(path.name), board))
    return boards, others


def merge_lines(store: "Store", found: Found, *, dry_run: bool) -> Iterator[str]:
    """Merge the board, or only look what that would do; says what came of it."""
    result = preview_merge(store, found.board) if dry_run else merge_board(store, found.name, found.board)
    yield f"{found.name}: {merge_words(result)}"
    yield from (f"  {clean(line)}" for line in result.kept)


def merge_words(result: MergeResult) -> str:
    """The counts of a merge: "3 added, 1 changed, 57 as they were"."""
    return f"{result.added} added, {result.changed} changed, {result.same} as they were"
