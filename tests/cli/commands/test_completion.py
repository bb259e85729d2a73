"""Completion by the shell: the script, commands and words of an enum."""

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
