"""Importing a file from the board: ask which, then show and import it on a screen of its own."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from textual.app import App

from jobboard.errors import InvalidInputError
from jobboard.followup.display_names import count_noun
from jobboard.store.actions.merge_boards import BoardRecords, MergeResult, merge_board, preview_merge
from jobboard.store.store import Store
from jobboard.store.views import Changes
from jobboard.text import clean
from jobboard.tui.keymap import Registry
from jobboard.tui.prompt.file_name import complete_path, describe_file, parse_path, suggest_paths
from jobboard.tui.prompt.prompt import Prompt
from jobboard.tui.prompt.question import Choice, Question
from jobboard.tui.system.background import run_in_thread

_MERGE = (Choice("y", "merge"), Choice("n", "leave it"))
_PAGE = (Choice("y", "take it"), Choice("n", "mine stays"))


def exported_board(path: Path) -> BoardRecords | None:
    """The board in a file that jobboard exported; None for any other file. Raises what reading it raises."""
    from jobboard.transfer.formats.board_json import open_board

    return open_board(path)


async def merge_file(store: Store, prompt: Prompt, path: Path, board: BoardRecords) -> Changes | None:
    """Merge the board after a yes; None where the user left it, InvalidInputError where it brings nothing new."""
    preview = preview_merge(store, board)
    if not (preview.added or preview.changed or preview.people or preview.brings_page or preview.page_of):
        raise InvalidInputError(
            f"{clean(path.name)} brings nothing new", f"its {preview.unchanged} cards are here as they are there"
        )
    answer = await prompt.ask(Question(f"Merge {clean(path.name)}: {_describe(preview)}?", _MERGE, enter=False))
    if answer is None or answer.key != "y":
        return None
    return merge_board(store, path.name, board, take_page=await _takes_page(prompt, preview)).changes


async def _takes_page(prompt: Prompt, preview: MergeResult) -> bool:
    """Whether the user's own page there is to stand in the place of the one here; asked only where they differ."""
    if not preview.page_of:
        return False
    question = f"It holds the own page of {clean(preview.page_of)}: instead of yours?"
    answer = await prompt.ask(Question(question, _PAGE, enter=False))
    return answer is not None and answer.key == "y"


def _describe(preview: MergeResult) -> str:
    cards = f"{count_noun(preview.added, 'card')} new, {preview.changed} changed, {preview.unchanged} the same"
    notes = len(preview.remarks) - bool(preview.page_of)
    return cards + (f", {count_noun(notes, 'value')} kept in notes" if notes else "")


T = TypeVar("T")


async def import_file(app: App[object], store: Store, registry: Registry, prompt: Prompt) -> Changes | None:
    """Ask for a file and bring its cards in; None where the user left it. Raises what reading the file raises."""
    question = Question(
        "Import the file",
        placeholder="a path, such as ~/applications.csv",
        check=describe_file,
        suggest=suggest_paths,
        complete=complete_path,
    )
    answer = await prompt.ask(question)
    if answer is None:
        return None
    path = parse_path(answer.text)
    if board := await _read(prompt, exported_board, path):
        return await merge_file(store, prompt, path, board)
    from jobboard.transfer.tracker.make_plan import open_tracker_file
    from jobboard.tui.transfer.import_screen import ImportScreen

    source = await _read(prompt, open_tracker_file, path)
    result = await app.push_screen_wait(ImportScreen(store, registry, source))
    if result is None:
        return None
    if result.changes.undo_id is None:
        raise InvalidInputError("nothing new to import", f"all {result.duplicates} are on the board already")
    return result.changes


async def _read(prompt: Prompt, read: Callable[[Path], T], path: Path) -> T:
    """What reading the file gives; InvalidInputError where the user leaves with Esc, who need not wait for the end
    of it.
    """
    reading = asyncio.ensure_future(run_in_thread(lambda: read(path)))
    with prompt.on_escape(reading.cancel):
        await asyncio.wait([reading])
    if reading.cancelled():
        raise InvalidInputError(f"stopped reading {clean(path.name)}", "nothing was written")
    return reading.result()
