"""Completion by the shell: the script, commands and words of an enum."""

from pathlib import Path

import pytest

from tests.conftest import Run


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


def completed(call: Run, monkeypatch: pytest.MonkeyPatch, shell: str, *words: str) -> list[str]:
    """What the shell is offered for the last of the words."""
    monkeypatch.setenv("_JOBBOARD_COMPLETE", f"{shell}_complete")
    monkeypatch.setenv("COMP_WORDS", " ".join(("jobboard", *words)))
    monkeypatch.setenv("COMP_CWORD", words[-1] if shell == "fish" else str(len(words)))
    try:
        return list(filter(None, call().out.splitlines()))
    finally:
        monkeypatch.delenv("_JOBBOARD_COMPLETE")


@pytest.fixture
def cards(call: Run) -> None:
    for company, role in (("Nordwind", "SRE"), ("Data & Sons", "Analyst"), ("Fjordly", "QA"), ("Fjordly", "Lead")):
        call("add", company, role)
    call("add", "Gone", "Chef")
    call("close", "5", "declined")


@pytest.mark.usefixtures("cards")
def test_a_card_is_completed_by_its_company_or_number(call: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert completed(call, monkeypatch, "bash", "show", "nor") == ["plain,Nordwind"]
    assert completed(call, monkeypatch, "bash", "move", "da") == ["plain,Data\\ \\&\\ Sons"]
    assert completed(call, monkeypatch, "bash", "mail", "--card", "fj") == [
        "plain,Fjordly\\ Lead", "plain,Fjordly\\ QA",
    ]  # fmt: skip
    assert completed(call, monkeypatch, "bash", "show", "2") == ["plain,2"]
    assert completed(call, monkeypatch, "bash", "show", "analyst") == ["plain,Data\\ \\&\\ Sons"]
    assert completed(call, monkeypatch, "bash", "show", "gone") == []
    assert completed(call, monkeypatch, "zsh", "show", "nor") == ["plain", "Nordwind", "Nordwind · SRE"]
    name, title = "Data & Sons", "Data & Sons · Analyst"
    # Releases of click part what fish is told in one of these ways.
    offered = completed(call, monkeypatch, "fish", "show", "da")
    assert offered in ([f"plain,{name}\t{title}"], ["plain", name, title])


@pytest.mark.usefixtures("cards")
def test_what_is_completed_names_one_card(call: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    offered = completed(call, monkeypatch, "zsh", "show", "")
    for name, title in zip(offered[1::3], offered[2::3], strict=True):
        assert call("show", name).out.splitlines()[0].endswith(title)


def test_without_a_board_nothing_is_completed_or_made(call: Run, board: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert completed(call, monkeypatch, "bash", "show", "nor") == []
    assert not board.exists()
    board.write_bytes(b"no board" * 100)
    assert completed(call, monkeypatch, "bash", "show", "nor") == []
