"""Real editors, good and bad, on a text: whatever they do, no word is lost."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from jobboard.tui.forms.external_editor import EditorResult, edit_text, editor_command

TEXT = "Subject: Engineer\n\nHello Dana,\n"
AS_IT_WAS = "the text is as it was"


class Terminal:
    """Stands for the app: counts how often the terminal was given away, and that it came back."""

    def __init__(self) -> None:
        self.given, self.back = 0, 0

    @contextmanager
    def suspend(self) -> Iterator[None]:
        self.given += 1
        yield
        self.back += 1


def run(tmp_path: Path, script: str) -> EditorResult:
    editor = tmp_path / "ed it"
    editor.write_text(f"#!/bin/sh\n{script}\n")
    editor.chmod(0o755)
    terminal = Terminal()
    edited = edit_text([str(editor), "--wait"], TEXT, terminal.suspend)
    assert (terminal.given, terminal.back) == (1, 1)
    return edited


def test_what_the_editor_writes_is_the_text(tmp_path: Path) -> None:
    assert run(tmp_path, 'printf "more ✓\\n" >>"$2"') == EditorResult(f"{TEXT}more ✓\n")


def test_the_editor_sees_the_text_in_a_file_that_nobody_else_can_read(tmp_path: Path) -> None:
    told = tmp_path / "told"
    run(tmp_path, f'echo "$1 $2" >{told}; cat "$2" >>{told}; ls -ld "$(dirname "$2")" >>{told}')
    first, *rest = told.read_text().split("\n", 1)
    assert first.startswith("--wait ")
    assert rest[0].startswith(TEXT)
    assert "drwx------" in rest[0]
    assert not Path(first.split()[1]).exists()


def test_an_editor_that_changes_nothing(tmp_path: Path) -> None:
    assert run(tmp_path, "exit 0") == EditorResult(TEXT)


def test_an_editor_that_fails_leaves_the_text(tmp_path: Path) -> None:
    assert run(tmp_path, "exit 3") == EditorResult(TEXT, f'The editor "ed it" ended with 3: {AS_IT_WAS}')


def test_what_was_written_before_it_failed_is_kept(tmp_path: Path) -> None:
    edited = run(tmp_path, 'echo new >"$2"; exit 1')
    assert edited == EditorResult("new\n", 'The editor "ed it" ended with 1: its text is kept')


@pytest.mark.parametrize("signal", ["KILL", "TERM", "HUP"])
def test_an_editor_that_is_killed_leaves_the_text(tmp_path: Path, signal: str) -> None:
    assert run(tmp_path, f"kill -{signal} $$") == EditorResult(TEXT, f'The editor "ed it" was killed: {AS_IT_WAS}')


@pytest.mark.parametrize("script", [': >"$2"', 'printf " \\n\\n" >"$2"', 'rm "$2"', 'rm "$2"; mkdir "$2"'])
def test_an_editor_that_leaves_nothing_leaves_the_text(tmp_path: Path, script: str) -> None:
    assert run(tmp_path, script) == EditorResult(TEXT, f"The editor left nothing: {AS_IT_WAS}")


def test_what_is_not_utf_8_is_read_as_well_as_can_be(tmp_path: Path) -> None:
    edited = run(tmp_path, 'printf "Gr\\374\\337e\\n" >"$2"')
    assert edited == EditorResult("Grüße\n", "The editor did not write UTF-8: look whether every letter is right")


def test_a_byte_order_mark_is_no_letter(tmp_path: Path) -> None:
    assert run(tmp_path, 'printf "\\357\\273\\277Hello\\n" >"$2"') == EditorResult("Hello\n")


@pytest.mark.parametrize("command", [["no-such-editor"], ["/etc/passwd"], ["nul\0"]])
def test_an_editor_that_cannot_be_started(command: list[str]) -> None:
    edited = edit_text(command, TEXT, Terminal().suspend)
    assert edited.text == TEXT
    assert "There is no editor" in edited.problem


def test_ctrl_c_in_the_editor_is_the_editors(tmp_path: Path) -> None:
    assert run(tmp_path, f'kill -INT {os.getpid()}; echo "$(cat "$2")." >"$2"').text == TEXT.rstrip() + ".\n"


@pytest.mark.parametrize(
    ("env", "command"),
    [
        ({"EDITOR": "vi"}, ["vi"]),
        ({"VISUAL": "code --wait", "EDITOR": "vi"}, ["code", "--wait"]),
        ({"VISUAL": " ", "EDITOR": "'/opt/my editor/ed' -n"}, ["/opt/my editor/ed", "-n"]),
        ({"EDITOR": 'un"balanced'}, ['un"balanced']),
        ({}, []),
    ],
)
def test_which_editor(env: dict[str, str], command: list[str]) -> None:
    assert editor_command(env) == command
