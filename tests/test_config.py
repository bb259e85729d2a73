"""The settings file: what it may hold, what is refused, and the example that config.py gives."""

import contextlib
import inspect
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobboard import config as config_module
from jobboard.config import Config, Theme, load_config
from jobboard.errors import InvalidInputError, StoreError
from tests.conftest import Run

ACTIONS = ["add_card", "edit_card", "quit"]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def test_the_example_in_the_docstring_is_read(call: Run, path: Path) -> None:
    lines = inspect.getdoc(config_module)
    assert lines
    example = [line.removeprefix("    ") for line in lines.splitlines() if line.startswith("    ")]
    path.write_text("\n".join(example), "utf-8")
    ran = call("--config", str(path), "config")
    assert ran.code == 0
    assert [line.split()[:2] for line in ran.out.splitlines() if line.startswith(("theme", "name", "add"))] == [
        ["theme", "light"],
        ["name", "Ada"],
        ["add", "A"],
    ]


@pytest.mark.parametrize("content", [None, "", "# nothing yet\n", "[display]\n[keys]\n"])
def test_what_is_not_said_has_its_default(path: Path, content: str | None) -> None:
    if content is not None:
        path.write_text(content)
    config = load_config(path, ACTIONS)
    assert config == Config()
    assert (config.display.theme, dict(config.keys)) == (Theme.DARK, {})


@pytest.mark.parametrize("theme", list(Theme))
def test_a_theme_and_keys(path: Path, theme: Theme) -> None:
    path.write_text(f'\ufeff[display]\ntheme = "{theme}"\n[keys]\nadd_card = " A "\nquit = "ctrl+q"\n', "utf-8")
    config = load_config(path, ACTIONS)
    assert config.display.theme is theme
    assert dict(config.keys) == {"add_card": "A", "quit": "ctrl+q"}


@pytest.mark.parametrize(
    ("content", "message", "hint"),
    [
        ("[dispaly]", 'section "dispaly"', "display"),
        ('theme = "dark"', 'section "theme"', "display, keys"),
        ('[display]\nthem = "dark"', 'setting "them"', "theme"),
        ('[display]\ntheme = "solarized"', '"solarized"', "dark, light, ansi"),
        ("[display]\ntheme = 3", '"3"', "dark, light, ansi"),
        ('[keys]\nad_card = "a"', 'action "ad_card"', "add_card"),
        ('[keys]\nzzzzzz = "a"', 'action "zzzzzz"', "add_card, edit_card, quit"),
        ("[keys]\nquit = 3", "key of quit", 'quit = "a"'),
        ('[keys]\nquit = " "', "key of quit", 'quit = "a"'),
        ('keys = "a"', "keys is a section", "[keys]"),
        ("[display\n", "line 1", 'name = "value"'),
        ('[keys]\nquit = "a"\nquit = "b"', "no TOML file", 'name = "value"'),
    ],
)
def test_what_is_off_is_named_with_the_file_and_what_would_be_right(
    path: Path, content: str, message: str, hint: str
) -> None:
    path.write_text(content)
    with pytest.raises(InvalidInputError) as caught:
        load_config(path, ACTIONS)
    assert str(path) in caught.value.message
    assert message in caught.value.message
    assert hint in caught.value.hint


def test_a_file_that_is_no_text_is_refused(path: Path) -> None:
    path.write_bytes(b'[keys]\nquit = "\xff"')
    with pytest.raises(InvalidInputError, match="UTF-8"):
        load_config(path, ACTIONS)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot read"):
        load_config(tmp_path, ACTIONS)


def test_escape_sequences_in_a_name_do_not_reach_the_message(path: Path) -> None:
    path.write_text('[keys]\n"\\u001b[2Jquitt" = "a"')
    with pytest.raises(InvalidInputError, match="did you mean quit") as caught:
        load_config(path, ACTIONS)
    assert "\x1b" not in str(caught.value)


@given(content=st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_any_file_is_a_config_or_a_words_error(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.mktemp("any") / "config.toml"
    path.write_bytes(content)
    with contextlib.suppress(InvalidInputError):
        assert isinstance(load_config(path, ACTIONS), Config)


def test_the_wire_is_a_yes_or_a_no(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text("[display]\nwire = false\n")
    assert load_config(path, ()).display.wire is False
    path.write_text('[display]\nwire = "sometimes"\n')
    with pytest.raises(InvalidInputError, match="wire"):
        load_config(path, ())
