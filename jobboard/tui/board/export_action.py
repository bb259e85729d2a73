"""Exporting from the board: one line names the file, and its ending says what it becomes."""

import asyncio
from collections.abc import Iterable
from pathlib import Path

from jobboard.store.open import open_store
from jobboard.store.queries.cards import detail
from jobboard.store.queries.own_page import own_page
from jobboard.store.store import Store
from jobboard.store.views import Changes
from jobboard.text import clean
from jobboard.transfer.formats.registry import DESCRIPTIONS, export, format_of
from jobboard.transfer.io.atomic_write import check_target, write_atomically
from jobboard.tui.board.context import BoardContext, board_action
from jobboard.tui.prompt.file_name import parse_path
from jobboard.tui.prompt.question import Choice, Question

_REPORTS = (".html", ".htm")
_REPLACE = (Choice("y", "replace it"), Choice("n", "leave it"))


@board_action("export")
async def export_file(board: BoardContext) -> Changes | None:
    """Ask for a file and write the board to it, or the card that is open; None where the user left it.

    A page (.html) is this month's activity report, under the user's name. Raises what writing raises.
    """
    store, card_id = board.store, board.layout.card_id if board.layout.in_detail else None
    subject = "the board" if card_id is None else clean(detail(store, card_id).card.company)
    hint = "~/board.json, .csv, .ics or .md; .html: a report"
    answer = await board.actions.ask(Question(f"Export {subject} to", placeholder=hint, check=_check))
    if answer is None:
        return None
    path = parse_path(answer.text)
    if path.exists():
        key = await board.actions.ask_choice(f"{path.name} is there already", _REPLACE, enter=False)
        if key != "y":
            return None
    await asyncio.to_thread(_write, store, path, card_id, own_page(board.store).name or board.settings.me)
    return Changes(f"wrote {_describe(path)} to {path}")


def _write(store: Store, path: Path, card_id: int | None, name: str) -> None:
    """In a thread of its own, over a connection of its own, so that the board stays at hand meanwhile."""
    with open_store(store.path, frozen=store.clock.frozen, kind=store.kind, create=False) as own:
        write_atomically(path, _pieces(own, path, card_id, name), replace=True)


def _pieces(store: Store, path: Path, card_id: int | None, name: str) -> Iterable[str]:
    if path.suffix.lower() in _REPORTS:
        from jobboard.transfer.formats.activity_report import ReportFormat, activity_report, render

        return render(activity_report(store, None, None, name), ReportFormat.HTML)
    return export(store, format_of(path), card_id)


def _check(text: str) -> str:
    """What the file will be; InvalidInputError where nothing can be written there."""
    path = parse_path(text)
    description = _describe(path)
    check_target(path, replace=True)
    return description


def _describe(path: Path) -> str:
    return "this month's activity report" if path.suffix.lower() in _REPORTS else DESCRIPTIONS[format_of(path)]
