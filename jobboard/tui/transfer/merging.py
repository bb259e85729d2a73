"""Merging another board's JSON from the board: say what it would do, write after one yes."""

from pathlib import Path

from jobboard.errors import WordsError
from jobboard.store.actions.merge_boards import BoardRecords, MergeResult, merge_board, preview_merge
from jobboard.store.store import Store
from jobboard.store.views import Changes
from jobboard.text import clean
from jobboard.tui.prompt.question import Ask, Choice, Question

_MERGE = (Choice("y", "merge"), Choice("n", "leave it"))


def board_in(path: Path) -> BoardRecords | None:
    """The board in a file that jobboard exported; None for any other file. Raises what reading it raises."""
    from jobboard.transfer.formats.board_json import open_board

    return open_board(path)


async def merge_file(store: Store, ask: Ask, path: Path, board: BoardRecords) -> Changes | None:
    """Merge the board after a yes; None where the user left it, WordsError where it brings nothing new."""
    found = preview_merge(store, board)
    if not (found.added or found.changed or found.people):
        raise WordsError(f"{clean(path.name)} brings nothing new", f"its {found.same} cards are here as they are there")
    sure = await ask(Question(f"Merge {clean(path.name)}: {_said(found)}?", _MERGE, enter=False))
    if sure is None or sure.key != "y":
        return None
    return merge_board(store, path.name, board).changes


def _said(found: MergeResult) -> str:
    said = f"{found.added} card{'s' * (found.added != 1)} new, {found.changed} changed, {found.same} the same"
    kept = len(found.kept)
    return said + (f", {kept} value{'s' * (kept != 1)} kept in notes" if kept else "")
