"""Typing a line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobboard.text import width
from jobboard.tui.base.line_editor import LineEditor
from jobboard.tui.base.text_layout import fold


def typed(line: str, *keys: str) -> tuple[str, int]:
    editor = LineEditor.holding(line)
    for key in keys:
        assert editor.press(key, key if len(key) == 1 else None)
    return editor.value, editor.cursor


@pytest.mark.parametrize(
    ("line", "keys", "value", "cursor"),
    [
        ("", ["a", "b"], "ab", 2),
        ("ab", ["left", "x"], "axb", 2),
        ("ab", ["home", "right", "x"], "axb", 2),
        ("ab", ["left", "left", "left", "end", "right"], "ab", 2),
        ("ab", ["backspace", "backspace", "backspace"], "", 0),
        ("ab", ["home", "delete"], "b", 0),
        ("thu at noon", ["ctrl+w"], "thu at ", 7),
        ("thu at noon  ", ["alt+backspace", "ctrl+w"], "thu ", 4),
        ("thu at noon", ["ctrl+left", "ctrl+left", "ctrl+k"], "thu ", 4),
        ("thu at noon", ["ctrl+a", "ctrl+right", "ctrl+u"], " at noon", 0),
    ],
)
def test_keys(line: str, keys: list[str], value: str, cursor: int) -> None:
    assert typed(line, *keys) == (value, cursor)


@pytest.mark.parametrize("key", ["f5", "ctrl+s", "tab", "up"])
def test_other_keys_mean_nothing(key: str) -> None:
    editor = LineEditor.holding("a")
    assert not editor.press(key, "\t" if key == "tab" else None)
    assert editor.value == "a"


def test_what_is_pasted_is_harmless_and_one_line() -> None:
    editor = LineEditor()
    editor.insert("\x1b]0;owned\x07one\ntwo\x1b[2J")
    assert editor.value == "one two"


@given(st.text(alphabet="ab 日本語é", max_size=40), st.integers(0, 40), st.integers(2, 30))
def test_the_window_holds_the_cursor_and_fits(line: str, cursor: int, cells: int) -> None:
    editor = LineEditor(line, min(cursor, len(line)))
    before, under, after = editor.window(cells)
    assert width(before + under + after) <= cells
    assert line[: editor.cursor].endswith(before)
    assert under == (line[editor.cursor : editor.cursor + 1] or " ")
    assert line[editor.cursor + 1 :].startswith(after)


@given(st.text(alphabet="abc 日本\n", max_size=80), st.integers(2, 30))
def test_folded_text_fits_and_loses_nothing(text: str, cells: int) -> None:
    lines = fold(text, cells)
    assert all(width(line) <= cells for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())
