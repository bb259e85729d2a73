"""Exporting from the board: one line names the file, and its ending says what it becomes."""

import asyncio
from collections.abc import Iterable
from pathlib import Path

from jobboard.store.open import open_store
from jobboard.store.queries.cards import detail
from jobboard.store.store import Store
from jobboard.store.views import Changes
from jobboard.text import clean
from jobboard.transfer.formats.registry import SAID, export, format_of
from jobboard.transfer.io.atomic_write import check_place, write_whole
from jobboard.tui.board.layout import BoardLayout
from jobboard.tui.prompt.file_name import typed_path
from jobboard.tui.prompt.question import Ask, Choice, Question

_REPORTS = (".html", ".htm")
_REPLACE = (Choice("y", "replace it"), Choice("n", "leave it"))


async def export_file(store: Store, ask: Ask, desk: BoardLayout, name: str) -> Changes | None:
    """Ask for a file and write the board to it, or the card that is open; None where the user left it.

    A page (.html) is this month's activity report, under the user's name. Raises what writing raises.
    """
    card = detail(store, desk.card_id).card if desk.in_detail and desk.card_id is not None else None
    what = clean(card.company) if card else "the board"
    hint = "~/board.json, .csv, .ics or .md; .html: a report"
    answer = await ask(Question(f"Export {what} to", placeholder=hint, check=_describe))
    if answer is None:
        return None
    path = typed_path(answer.text)
    if path.exists():
        sure = await ask(Question(f"{path.name} is there already", _REPLACE, enter=False))
        if sure is None or sure.key != "y":
            return None
    await asyncio.to_thread(_write, store, path, card.id if card else None, name)
    return Changes(f"wrote {_said(path)} to {path}")


def _write(store: Store, path: Path, card_id: int | None, name: str) -> None:
    """In a thread of its own, over a connection of its own, so that the board stays at hand meanwhile."""
    with open_store(store.path, frozen=store.clock.frozen, kind=store.kind, create=False) as own:
        write_whole(path, _pieces(own, path, card_id, name), replace=True)


def _pieces(store: Store, path: Path, card_id: int | None, name: str) -> Iterable[str]:
    if path.suffix.lower() in _REPORTS:
        from jobboard.transfer.formats.activity_report import ReportFormat, activity, page

        return page(activity(store, None, None, name), ReportFormat.HTML)
    return export(store, format_of(path), card_id)


def _describe(text: str) -> str:
    """What the file will be; InvalidInputError where nothing can be written there."""
    path = typed_path(text)
    said = _said(path)
    check_place(path, replace=True)
    return said


def _said(path: Path) -> str:
    return "this month's activity report" if path.suffix.lower() in _REPORTS else SAID[format_of(path)]
