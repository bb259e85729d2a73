"""A frame in its file: it comes back as it was, and a file that is not as we write it is no frame."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.segment import Segment
from rich.style import Style

from jobboard.tui.first_frame.conditions import Conditions
from jobboard.tui.first_frame.saved_frame import frame_path, of_frame, read_frame, write_frame
from jobboard.tui.terminal_diff.encoder import Encoder
from jobboard.tui.terminal_diff.frame import Frame
from jobboard.tui.terminal_diff.style import StyleCache
from jobboard.tui.terminal_diff.terminal_features import Terminal

SIZE = (24, 4)
TERMINAL = Terminal(3, erases_in_color=True)
CONDITIONS: Conditions = {"columns": SIZE[0], "rows": SIZE[1], "day": "2026-11-16"}
texts = st.text("ab Åß€漢字─█🙂é\u0301", max_size=12)
styles = st.sampled_from(["", "bold", "red on blue", "underline #102030", "reverse", "italic on #ffffff"])
lines = st.lists(st.tuples(texts, styles), max_size=3)


def drawn(rows: list[list[tuple[str, str]]]) -> Frame:
    frame = Frame(*SIZE, StyleCache(TERMINAL.colors))
    for y, segments in enumerate(rows[: SIZE[1]]):
        frame.put(0, y, [Segment(text, Style.parse(style)) for text, style in segments])
    return frame


@given(st.lists(lines, max_size=4))
def test_a_frame_comes_back_cell_by_cell(tmp_path_factory: pytest.TempPathFactory, rows: list[Any]) -> None:
    frame = drawn(rows)
    path = tmp_path_factory.getbasetemp() / "one.frame"
    write_frame(of_frame(frame, dict(CONDITIONS), TERMINAL, (3, 2)), path)
    saved = read_frame(path)
    assert saved is not None
    assert (saved.conditions, saved.cursor) == (CONDITIONS, (3, 2))
    again = saved.frame(frame.looks)
    assert [[(cell.text, cell.look, cell.width, cell.doubtful) for cell in row] for row in again.rows] == [
        [(cell.text, cell.look, cell.width, cell.doubtful) for cell in row] for row in frame.rows
    ]
    encoder = Encoder(erases_in_color=True)
    encoder.update(frame, (3, 2))
    assert encoder.update(again, (3, 2)) == ""


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A frame that was kept."""
    path = tmp_path / "board.frame"
    write_frame(of_frame(drawn([[("Solvang", "bold")]]), dict(CONDITIONS), TERMINAL, (0, 0)), path)
    return path


def test_it_is_kept_beside_the_board_for_its_owner_alone(kept: Path) -> None:
    assert frame_path(Path("/home/ada/board.sqlite3")) == Path("/home/ada/.board.sqlite3.frame")
    assert kept.stat().st_mode & 0o777 == 0o600
    assert list(kept.parent.iterdir()) == [kept]


@pytest.mark.parametrize(
    "change",
    [
        {"looks": [[["1"], "31;m\x1b]52;c;eA==\x07", ""]]},
        {"looks": [[[], "", "a"]]},
        {"looks": "none"},
        {"rows": []},
        {"rows": [[[0, ["\x1b[2J"] * 24]]] * 4},
        {"rows": [[[0, ["\x9b"] * 24]]] * 4},
        {"rows": [[[9, ["a"] * 24]]] * 4},
        {"rows": [[[0, ["a"] * 23]]] * 4},
        {"rows": [[[0, [""] * 24]]] * 4},
        {"rows": [[[0, ["a" * 100] * 24]]] * 4},
        {"rows": [[[-1, ["a"] * 24]]] * 4},
        {"rows": [[[True, ["a"] * 24]]] * 4},
        {"cursor": [5]},
        {"cursor": ["1", 2]},
        {"colors": 9},
        {"conditions": []},
        {"conditions": {"columns": 10**9, "rows": 4}},
        {"conditions": {"columns": 24}},
    ],
)
def test_what_we_did_not_write_is_no_frame(kept: Path, change: dict[str, object]) -> None:
    parts = json.loads(kept.read_text())
    kept.write_text(json.dumps(parts | change))
    assert read_frame(kept) is None


@pytest.mark.parametrize("content", ["", "[", "[]", "null", "[" * 100_000, '{"rows": []}'])
def test_a_broken_file_is_no_frame(kept: Path, content: str) -> None:
    kept.write_text(content)
    assert read_frame(kept) is None


def test_a_link_a_pipe_and_a_file_that_others_may_read_are_no_frames(kept: Path, tmp_path: Path) -> None:
    link, pipe = tmp_path / "link", tmp_path / "pipe"
    link.symlink_to(kept)
    os.mkfifo(pipe)
    kept.chmod(0o644)
    assert [read_frame(path) for path in (link, pipe, kept, tmp_path / "none")] == [None] * 4


def test_a_folder_that_cannot_be_written_keeps_none(tmp_path: Path) -> None:
    write_frame(of_frame(drawn([]), dict(CONDITIONS), TERMINAL, (0, 0)), tmp_path / "gone" / "board.frame")
    assert not list(tmp_path.iterdir())
