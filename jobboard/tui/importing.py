"""Importing a file from the board: ask which, then show and import it on a screen of its own."""

import asyncio

from textual.app import App

from jobboard.errors import WordsError
from jobboard.store.database import Store
from jobboard.store.views import Changes
from jobboard.tui.actions import Registry
from jobboard.tui.file_names import completed, continued, described, typed_path
from jobboard.tui.merging import board_in, merge_file
from jobboard.tui.questions import Ask, Question


async def import_file(app: App[object], store: Store, registry: Registry, ask: Ask) -> Changes | None:
    """Ask for a file and bring its cards in; None where the user left it. Raises what reading the file raises."""
    question = Question(
        "Import the file",
        placeholder="a path, such as ~/applications.csv",
        check=described,
        continued=continued,
        completed=completed,
    )
    answer = await ask(question)
    if answer is None:
        return None
    path = typed_path(answer.text)
    if board := await board_in(path):
        return await merge_file(store, ask, path, board)
    from jobboard.transfer.importer import open_source
    from jobboard.tui.screens.import_screen import ImportScreen

    source = await asyncio.to_thread(open_source, path)
    result = await app.push_screen_wait(ImportScreen(store, registry, source))
    if result is None:
        return None
    if result.changes.undo_id is None:
        raise WordsError("nothing new to import", f"all {result.duplicates} are on the board already")
    return result.changes
