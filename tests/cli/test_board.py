"""Undo, import, backup, check, rules, config, completion: what concerns the whole board."""

import json
import sqlite3
from pathlib import Path

import pytest

from tests.conftest import Run

CSV = "Company,Position,Status,Date Applied\nNordwind,SRE,Applied,2026-11-10\nLumen,Dev,Rejected,2026-10-01\n,,,\n"


@pytest.fixture
def tracker(tmp_path: Path) -> str:
    path = tmp_path / "tracker.csv"
    path.write_text(CSV, encoding="utf-8")
    return str(path)


def test_undo_and_redo_name_what_they_turn(call: Run) -> None:
    call("add", "Nordwind", "SRE")
    call("move", "1", "applied", "--on", "today")
    ran = call("undo", "--yes")
    assert (ran.code, ran.out) == (0, "undid: moved Nordwind to Applied; next: reach out, Thu\n")
    assert call("redo", "--yes").out.startswith("did again: moved Nordwind to Applied; next: ")
    call("undo", "--yes")
    call("undo", "--yes")
    assert call("undo").code == 1
    assert json.loads(call("list", "--json").out) == []


def test_import_says_what_it_understood_and_is_one_action(call: Run, tracker: str) -> None:
    dry = call("import", tracker, "--dry-run").out
    assert "'Date Applied' is the day of the application" in dry
    assert json.loads(call("list", "--json").out) == []
    ran = call("import", tracker)
    assert ran.out == dry + "tracker.csv: 2 added, 0 already on the board\n"
    assert call("import", tracker).out.endswith("0 added, 2 already on the board\n")
    call("undo", "--yes")
    assert json.loads(call("list", "--json").out) == []


def test_import_of_several_files_reads_all_before_it_writes(call: Run, tracker: str) -> None:
    ran = call("import", tracker, tracker + ".missing")
    assert ran.code in (1, 2, 3)
    assert "tracker.csv.missing" in ran.err
    assert json.loads(call("list", "--json").out) == []


def test_backup_is_a_whole_board(call: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    call("add", "Nordwind", "SRE")
    copy = tmp_path / "copy.sqlite3"
    assert call("backup", "-o", str(copy)).out == f"{copy}\n"
    assert call("--db", str(copy), "list").out == call("list").out
    assert Path(call("backup").out.strip()).is_file()


def test_check_finds_and_mends_a_wrong_step(call: Run, board: Path) -> None:
    call("add", "Nordwind", "SRE")
    sound = call("check")
    assert (sound.code, sound.out) == (0, f"{board} is sound\n")
    with sqlite3.connect(board) as db:
        db.execute("UPDATE card SET due = '2030-01-01', last_day = '2030-01-01'")
    db.close()
    ran = call("check")
    assert ran.code == 3
    assert "Nordwind" in ran.out
    assert call("check", "--fix").code == 0
    assert call("check").code == 0


def test_rules_are_shown_and_set_by_name(call: Run) -> None:
    shown = call("rules").out
    assert "follow_up_applied" in shown
    assert "first follow-up on an application, days after it" in shown
    call("add", "Nordwind", "SRE", "--stage", "applied", "--on", "2026-11-13")
    call("rules", "follow-up-applied", "3-4")
    assert call("rules", "follow_up_applied").out == "3-4\n"
    assert "(default 5-7)" in call("rules").out
    assert call("due", "--count").out == "1\n"
    call("rules", "--default")
    assert call("due", "--count").out == "0\n"


def test_the_zone_is_the_systems_until_it_is_set(call: Run) -> None:
    assert call("rules", "zone").out == "Europe/Oslo\n"
    call("rules", "zone", "america/new_york")
    assert call("rules", "zone").out == "America/New_York\n"


@pytest.mark.parametrize(
    ("args", "right"),
    [
        (("follow_up_aplied",), "follow_up_applied"),
        (("zone", "Oslo"), "Europe/Oslo"),
        (("follow_up_applied", "soon"), "5-7"),
        (("--default", "zone"), "name"),
    ],
)
def test_a_wrong_rule_names_what_would_be_right(call: Run, args: tuple[str, ...], right: str) -> None:
    ran = call("rules", *args)
    assert ran.code == 2
    assert right in ran.err
    assert len(ran.err.splitlines()) == 1


def test_config_shows_the_file_and_what_is_set(call: Run, tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('[display]\ntheme = "light"\n[keys]\nadd = "A"\n', encoding="utf-8")
    lines = call("--config", str(path), "config").out.splitlines()
    assert lines[0] == str(path)
    assert any(line.startswith("theme  light  ") for line in lines)
    assert "add  A" in lines


def test_config_refuses_an_unknown_key_and_names_the_nearest(call: Run, tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('[keys]\nadddd = "A"\n', encoding="utf-8")
    ran = call("--config", str(path), "config")
    assert ran.code == 2
    assert "did you mean add?" in ran.err


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_a_script_for_the_shell(call: Run, shell: str) -> None:
    assert "_JOBBOARD_COMPLETE" in call("completion", shell).out


def test_completion_offers_commands_and_words(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_JOBBOARD_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "jobboard move 1 ")
    monkeypatch.setenv("COMP_CWORD", "3")
    assert "plain,interviewed" in run().out
    monkeypatch.setenv("COMP_WORDS", "jobboard in")
    monkeypatch.setenv("COMP_CWORD", "1")
    assert "plain,interview" in run().out


def test_the_board_and_the_demo_need_a_terminal(run: Run) -> None:
    for args in ((), ("demo",)):
        ran = run(*args)
        assert ran.code == 2
        assert "needs a terminal" in ran.err
