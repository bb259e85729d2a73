"""`jobboard rules` and `jobboard config`: shown, set, and refused with what would be right."""

from pathlib import Path

import pytest

from tests.conftest import Run

pytestmark = pytest.mark.usefixtures("empty_board")


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
    assert any(line.split()[:2] == ["theme", "light"] for line in lines)
    assert "add  A" in lines


def test_config_refuses_an_unknown_key_and_names_the_nearest(call: Run, tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('[keys]\nadddd = "A"\n', encoding="utf-8")
    ran = call("--config", str(path), "config")
    assert ran.code == 2
    assert "did you mean add?" in ran.err
