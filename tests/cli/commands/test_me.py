"""`jobboard me`: the user's own page, which stays on the board."""

import json
from pathlib import Path

import pytest

from tests.conftest import Run

pytestmark = pytest.mark.usefixtures("empty_board")


def test_a_page_is_filled_in_shown_and_taken_back(call: Run) -> None:
    assert call("me", "name", "Ada Byron", "result-1", "data: I cut the import  to an hour").code == 0
    assert call("me", "name").out == "Ada Byron\n"
    assert call("me", "Result_1").out == "data: I cut the import to an hour\n"
    assert json.loads(call("me", "--json").out)["result_1"] == "data: I cut the import to an hour"
    assert call("me").out.startswith("name        Ada Byron\n")
    call("me", "name", "-")
    assert call("me", "name").out == "-\n"
    call("undo")
    assert call("me", "name").out == "Ada Byron\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("nam", "Ada"), "did you mean name?"),
        (("name", "Ada", "phone"), "phone has no text"),
        (("email", "ada"), "is no address"),
        (("phone", "none"), "is no number"),
        (("language", "Klingon"), "choose en, de, fr or es"),
    ],
)
def test_what_does_not_fit_is_refused_in_a_line(call: Run, words: tuple[str, ...], said: str) -> None:
    ran = call("me", *words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert len(ran.err.splitlines()) == 1


def test_the_same_words_again_change_nothing(call: Run) -> None:
    call("me", "language", "Deutsch")
    assert call("me", "language").out == "de\n"
    assert "says so already" in call("me", "language", "de").err


def test_the_name_in_the_settings_stands_in(call: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = tmp_path / "config.toml"
    config.write_text('[display]\nname = "Ada Byron"\n')
    monkeypatch.setenv("JOBBOARD_CONFIG", str(config))
    call("add", "Nordwind", "SRE", "--stage", "applied", "--on", "2026-11-02")
    assert call("me", "name").out == "Ada Byron\n"
    assert call("draft", "1").out.endswith("\nAda Byron\n")
    call("me", "name", "A. Byron")
    assert call("draft", "1").out.endswith("\nA. Byron\n")


def test_only_the_json_takes_the_page_along(call: Run) -> None:
    call("add", "Nordwind", "SRE", "--stage", "applied", "--on", "2026-11-02")
    call("me", "phone", "+47 555 0199", "pitch", "I build quiet systems.")
    assert json.loads(call("export", "--as", "json").out)["settings"]["me.phone"] == "+47 555 0199"
    for form in ("csv", "ics", "markdown"):
        assert "0199" not in call("export", "--as", form).out
    assert "0199" not in call("report", "--as", "csv", "-o", "-").out + call("report").out
    assert "0199" not in call("export", "1", "--as", "json").out


def test_the_name_stands_on_the_report(call: Run) -> None:
    call("add", "Nordwind", "SRE", "--stage", "applied", "--on", "2026-11-02")
    call("me", "name", "Ada Byron", "town", "Oslo")
    out = call("report").out
    assert "Ada Byron" in out
    assert "Oslo" not in out


def test_another_page_never_takes_the_place_of_ones_own(
    call: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    call("add", "Nordwind", "SRE")
    call("me", "name", "Ada Byron", "town", "Oslo")
    theirs = tmp_path / "ada.json"
    theirs.write_text(call("export", "--as", "json").out, encoding="utf-8")
    monkeypatch.setenv("JOBBOARD_DB", str(tmp_path / "other.sqlite3"))
    call("add", "Kanta", "Analyst")
    call("me", "name", "Grace")
    ran = call("import", str(theirs))
    assert "The own page of Ada Byron is left there; yours stays" in ran.out + ran.err
    assert (call("me", "name").out, call("me", "town").out) == ("Grace\n", "-\n")


def test_a_page_comes_along_where_none_is_filled_in(call: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    call("add", "Nordwind", "SRE")
    call("me", "name", "Ada Byron", "phone", "+47 555 0199")
    theirs = tmp_path / "ada.json"
    theirs.write_text(call("export", "--as", "json").out, encoding="utf-8")
    monkeypatch.setenv("JOBBOARD_DB", str(tmp_path / "other.sqlite3"))
    call("import", str(theirs))
    assert call("me", "phone").out == "+47 555 0199\n"
    assert call("export", "--as", "json").out == theirs.read_text(encoding="utf-8")
