"""Exporting from the board: one line names the file, and what was written is said."""

import stat
from pathlib import Path

import pytest

from jobboard.store.store import Store
from jobboard.transfer.formats.board_json import export_json
from tests.store.builders import card
from tests.tui.board_pilot import shown

pytestmark = pytest.mark.slow


async def test_the_board_is_written_as_the_name_says(store: Store, tmp_path: Path, size: tuple[int, int]) -> None:
    card(store)
    path = tmp_path / "b.json"
    async with shown(store, size) as board:
        await board.press("E")
        assert "Export the board to" in board.text
        await board.type(str(path))
        await board.press("enter")
        await board.until("Wrote everything")
    assert path.read_text(encoding="utf-8") == "".join(export_json(store))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


async def test_a_file_is_replaced_only_after_a_yes(store: Store, tmp_path: Path) -> None:
    card(store)
    path = tmp_path / "b.csv"
    path.write_text("mine", encoding="utf-8")
    async with shown(store) as board:
        for answer, kept in (("n", True), ("y", False)):
            await board.press("E")
            await board.type(str(path))
            await board.press("enter")
            await board.until("is there already")
            await board.press(answer)
            if not kept:
                await board.until("Wrote a table")
            assert (path.read_text(encoding="utf-8") == "mine") is kept


async def test_an_open_card_becomes_a_brief_and_a_page_the_months_report(store: Store, tmp_path: Path) -> None:
    card(store)
    card(store, "Lumen")
    brief, page = tmp_path / "n.md", tmp_path / "report.html"
    async with shown(store) as board:
        await board.press("l", "enter", "E")
        await board.until("Export Nordwind to")
        await board.type(str(brief))
        await board.press("enter")
        await board.until("Wrote Markdown to read")
        await board.press("escape", "E")
        await board.type(str(page))
        await board.press("enter")
        await board.until("Wrote this month's activity report")
    assert brief.read_text(encoding="utf-8").startswith("# Nordwind · Engineer")
    assert "<td>Nordwind</td>" in page.read_text(encoding="utf-8")


async def test_a_name_that_says_no_kind_is_refused_while_it_is_typed(store: Store, tmp_path: Path) -> None:
    async with shown(store) as board:
        await board.press("E")
        await board.type(str(tmp_path / "board.xyz"))
        await board.press("enter")
        assert "tells no kind" in board.text
        await board.press("escape")
    assert list(tmp_path.glob("*.xyz")) == []
