"""The committed pictures show what the board looks like now."""

import html
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.screenshots import COMMAND, FOLDER, PICTURES, Boards, Picture, open_boards, take

_TEXT = re.compile(r'<text class="board-r\d+" x="([\d.]+)" y="([\d.]+)"[^>]*>([^<]*)</text>')


@pytest.fixture(scope="module")
def boards() -> Iterator[Boards]:
    with open_boards() as boards:
        yield boards


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
async def test_a_picture_is_what_the_board_shows(picture: Picture, boards: Boards) -> None:
    fresh = await take(picture, boards)
    assert picture.path.exists(), f"{picture.path.name} is missing: {COMMAND} writes it"
    kept = picture.path.read_text(encoding="utf-8")
    if fresh != kept:
        pytest.fail(
            f"{picture.path.name} is out of date: {COMMAND} renews it, then look at it\n{_changes(kept, fresh)}"
        )


def test_there_are_no_other_pictures() -> None:
    assert {path.name for path in FOLDER.iterdir()} == {picture.path.name for picture in PICTURES}


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.svg")), ids=lambda path: path.stem)
def test_pictures_load_nothing_from_elsewhere(path: Path) -> None:
    svg = path.read_text(encoding="utf-8")
    assert "url(" not in svg.replace("url(#", "")
    assert "href" not in svg


def _changes(kept: str, fresh: str) -> str:
    """The lines of the screen that differ, or that only colours do."""
    before, after = _screen(kept), _screen(fresh)
    rows = [row for row in sorted(before.keys() | after.keys()) if before.get(row) != after.get(row)]
    lines = [f"- {before.get(row, '')}\n+ {after.get(row, '')}" for row in rows]
    return "\n".join(lines) or "the words are the same; colours or places differ"


def _screen(svg: str) -> dict[float, str]:
    rows: dict[float, str] = {}
    for _, y, text in _TEXT.findall(svg):
        rows[float(y)] = rows.get(float(y), "") + html.unescape(text)
    return rows
