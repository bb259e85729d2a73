"""Undo and redo: what they say, and whose action they ask about first."""

import json
import os
from pathlib import Path

from tests.conftest import Run


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


def test_another_sessions_action_is_named_before_it_is_undone(call: Run, run: Run) -> None:
    from jobboard.store.actions.cards import NewCard, add_card
    from jobboard.store.open import open_store
    from jobboard.store.store import BOARD

    call("add", "Nordwind", "SRE")
    with open_store(Path(os.environ["JOBBOARD_DB"]), kind=BOARD) as screen:
        add_card(screen, NewCard("Fjordly", "Dev"))
        ran = run("undo")
        assert ran.code == 2
        assert "added Fjordly" in ran.err
        assert "--yes" in ran.err
        assert run("undo", "--yes").code == 0
    assert call("show", "fjordly").code == 1
