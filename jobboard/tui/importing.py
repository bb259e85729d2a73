"""Importing a file from the board: ask which, show what was understood, write after one yes."""

import asyncio
from pathlib import Path

from textual.app import App

from jobboard.errors import WordsError
from jobboard.store.actions.imports import import_cards
from jobboard.store.database import Store
from jobboard.store.views import Changes
from jobboard.text import quote
from jobboard.tui.questions import Ask, Question


async def import_file(app: App[object], store: Store, ask: Ask) -> Changes | None:
    """Ask for a file and bring its cards in; None where the user left it. Raises what reading the file raises."""
    from jobboard.transfer.importer import read_plan
    from jobboard.tui.screens.import_screen import ImportScreen

    answer = await ask(Question("Import the file", placeholder="~/applications.csv", check=_describe))
    if answer is None:
        return None
    plan = await asyncio.to_thread(read_plan, _path(answer.text), store.today())
    if not await app.push_screen_wait(ImportScreen(plan)):
        return None
    result = import_cards(store, plan.cards, plan.source)
    if not result.added:
        raise WordsError("nothing new to import", f"all {result.duplicates} are on the board already")
    return result.changes


def _path(text: str) -> Path:
    return Path(text.strip().strip("'\"")).expanduser()


def _describe(text: str) -> str:
    """What stands at a path: the size of a file; WordsError for anything else."""
    if not text:
        raise WordsError("a file's name is needed")
    path = _path(text)
    try:
        if path.is_file():
            return f"a file of {max(1, path.stat().st_size // 1024)} kB"
    except (OSError, RuntimeError, ValueError):
        pass
    raise WordsError(f"no file {quote(path.name, 24)} there")
