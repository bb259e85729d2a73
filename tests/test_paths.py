import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from jobboard.errors import InvalidInputError, StoreError
from jobboard.paths import config_path, database_path, make_private_dir, open_private, state_dir


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home folder of its own, with nothing said about jobboard."""
    for name in ("JOBBOARD_DB", "JOBBOARD_CONFIG", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    umask = os.umask(0)
    yield tmp_path
    os.umask(umask)


def test_everything_lives_below_home_by_default(home: Path) -> None:
    places = [database_path(None), config_path(None), state_dir()]
    assert all(home in place.parents and "jobboard" in place.parts for place in places)
    assert [place.name for place in places[:2]] == ["board.sqlite3", "config.toml"]
    assert not any(place.exists() for place in places)


def test_the_option_wins_over_the_environment(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JOBBOARD_DB", "/env/b.sqlite3")
    monkeypatch.setenv("JOBBOARD_CONFIG", "/env/c.toml")
    assert (database_path(None), config_path(None)) == (Path("/env/b.sqlite3"), Path("/env/c.toml"))
    assert (database_path("/o/b"), config_path("/o/c")) == (Path("/o/b"), Path("/o/c"))
    assert database_path("~/board.sqlite3") == home / "board.sqlite3"


def test_an_empty_variable_says_nothing(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JOBBOARD_DB", "")
    assert home in database_path("").parents


def test_somebody_elses_unknown_home_is_refused(home: Path) -> None:
    with pytest.raises(InvalidInputError, match="nobody-of-that-name"):
        database_path("~nobody-of-that-name/board.sqlite3")


def test_a_new_folder_is_private_and_an_old_one_left_as_it_is(home: Path) -> None:
    new = home / "data" / "jobboard"
    assert make_private_dir(new) == new
    assert mode_of(new) == 0o700
    new.chmod(0o755)
    make_private_dir(new)
    assert mode_of(new) == 0o755


def test_a_folder_that_cannot_be_made_is_named(home: Path) -> None:
    blocked = home / "file" / "jobboard"
    blocked.parent.touch()
    with pytest.raises(StoreError) as caught:
        make_private_dir(blocked)
    assert str(blocked) in caught.value.message
    assert "Not a directory" in caught.value.message
    assert caught.value.hint


def test_a_new_file_is_private_and_keeps_what_it_holds(home: Path) -> None:
    path = home / "board.sqlite3"
    open_private(path).close()
    assert mode_of(path) == 0o600
    with open_private(path, "w") as file:
        file.write("é")
    open_private(path).close()
    assert path.read_bytes() == "é".encode()


@pytest.mark.parametrize("where", ["", "missing/board.sqlite3"])
def test_a_file_that_cannot_be_written_is_named(home: Path, where: str) -> None:
    with pytest.raises(StoreError) as caught:
        open_private(home / where)
    assert str(home / where) in caught.value.message
