"""Several programs on one board: each sees the others' changes, and none overwrites them silently."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from jobboard.config import Config
from jobboard.dates.natural import DayTime
from jobboard.followup.enums import Outcome, ReplyKind, Stage
from jobboard.store.actions import cards, contacts, drafts, exchange, history_entries
from jobboard.store.actions.cards import CardFacts, NewCard, add_card
from jobboard.store.actions.contacts import ContactFacts, NewContact
from jobboard.store.actions.history_entries import EventFacts
from jobboard.store.actions.stages import close_card
from jobboard.store.integrity.check import check
from jobboard.store.open import open_store
from jobboard.store.queries.cards import detail
from jobboard.store.store import BOARD, Store
from jobboard.store.views import Changes
from jobboard.tui.app import JobboardApp
from jobboard.tui.board.screen import BoardScreen
from jobboard.tui.card.detail_lines import Entry, EventEntry, FactEntry, PersonEntry
from jobboard.tui.triage.item import TriageItem, log_done
from tests.conftest import Run
from tests.pilot_idle import quiet_pilot
from tests.store.builders import NOW, count_cards, do_step
from tests.terminal.conftest import ROOT
from tests.terminal.session import Session
from tests.tui.board_pilot import WIDE, Shown, shown

__all__ = ["quiet_pilot"]

WRITER = """
import sys
from datetime import datetime
from pathlib import Path
from jobboard.followup.enums import Stage
from jobboard.store.actions.cards import NewCard, add_card
from jobboard.store.actions.stages import move_card
from jobboard.store.open import open_store
with open_store(Path(sys.argv[1]), frozen=datetime.fromisoformat("2026-11-16T09:30")) as store:
    for number in range(250):
        card = add_card(store, NewCard(f"{sys.argv[2]} {number}")).card_id
        move_card(store, card, Stage.APPLIED)
"""
MOVED, BUSY = "Moved Nordwind", "another program is writing"
NOTICED = 5.0
"""Seconds after which another program's change must be seen; on a machine at rest it is one."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "board.sqlite3"


def nordwind(store: Store) -> int:
    dana = NewContact("Dana Ruiz", email="dana@nordwind.example")
    new = NewCard(
        "Nordwind",
        "SRE",
        Stage.APPLIED,
        DayTime(date(2026, 11, 2)),
        salary="900k",
        contacts=(dana,),
        note="they have a dog",
    )
    card_id = add_card(store, new).card_id
    assert card_id
    return card_id


async def mend(board: Shown, entry: Entry, *keys: str) -> None:
    """Open the card, go to an entry and change it."""
    if not board.here[1]:
        await board.press("l")
    await board.press("enter", "tab")
    place = board.app.board.board_layout.detail.entries.index(entry)
    await board.press("g", *["j"] * place, "enter", *keys)


@pytest.mark.thorough
def test_a_board_and_two_writers_of_five_hundred_actions_each(board: Path, call: Run) -> None:
    call("add", "Nordwind", "SRE", "--stage", "applied")
    env = {"PYTHONPATH": str(ROOT)}
    with Session([sys.executable, "-m", "jobboard"], env) as session:
        session.wait_for("Applied 1")
        session.send("l")
        writers = [
            subprocess.Popen([sys.executable, "-c", WRITER, board, name], cwd=ROOT, stderr=subprocess.PIPE)
            for name in ("left", "right")
        ]
        moves = 0
        while any(writer.poll() is None for writer in writers):
            # A key may meet the lock, says so then, and moves the card when it is pressed again.
            session.send("L" if moves % 2 == 0 else "H")
            session.wait_until(lambda: MOVED in session.text() or BUSY in session.text(), "the key to be answered")
            moves += MOVED in session.text()
            session.send("esc")
            session.wait_for("This is the board")
        errors = [writer.communicate()[1] for writer in writers]
        assert [writer.returncode for writer in writers] == [0, 0], errors
        session.wait_for("501 cards", NOTICED)
        session.send("q")
        assert session.wait_exit() == 0
    assert moves
    with open_store(board) as store:
        assert check(store) == []
        assert count_cards(store)[0] == 501
        assert store.db.execute_sql("SELECT count(*) FROM card WHERE stage = 'applied'").fetchone()[0] >= 500
        entries, last = store.db.execute_sql("SELECT count(*), max(id) FROM undo").fetchall()[0]
        assert (entries, last >= 1000 + moves // 2) == (1000, True)


async def test_each_board_shows_what_another_program_did_within_a_second(path: Path) -> None:
    with open_store(path, frozen=NOW, kind=BOARD) as store, open_store(path, frozen=NOW) as other:
        card = nordwind(store)
        async with shown(store) as board:
            assert "Applied 1" in board.text
            close_card(other, card, Outcome.NO_REPLY)
            add_card(other, NewCard("Lumen"))
            await board.until("Lumen")
            assert "Applied 0" in board.text


async def test_what_is_saved_is_said_though_another_program_writes_before_it_is_drawn(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(path, frozen=NOW, kind=BOARD) as store, open_store(path, frozen=NOW) as other:
        nordwind(store)
        draw_changes = BoardScreen.draw_changes

        def shut_out(screen: BoardScreen, changes: Changes) -> None:
            other.db.execute_sql("BEGIN EXCLUSIVE")
            draw_changes(screen, changes)

        monkeypatch.setattr(BoardScreen, "draw_changes", shut_out)
        async with shown(store) as board:
            await board.press("l", "L")
            assert "Moved Nordwind to Interviewed" in board.foot
            assert "Interviewed 0" in board.text
            other.db.execute_sql("ROLLBACK")
            await board.until("Interviewed 1")
            assert "Moved Nordwind to Interviewed" in board.foot


async def test_a_board_that_opens_while_another_program_writes_is_shown_once_it_may_be_read(path: Path) -> None:
    with open_store(path, frozen=NOW, kind=BOARD) as store, open_store(path, frozen=NOW) as other:
        nordwind(store)
        app = JobboardApp(store, Config())
        other.db.execute_sql("BEGIN EXCLUSIVE")
        async with app.run_test(size=WIDE) as pilot:
            board = Shown(app, pilot)
            await board.until("another program is writing")
            other.db.execute_sql("ROLLBACK")
            await board.until("Applied 1")


@pytest.mark.parametrize("key", ["P", "M", "S", "t", "slash", "v"])
async def test_a_key_pressed_while_another_program_writes_is_told_why_it_has_to_wait(path: Path, key: str) -> None:
    with open_store(path, frozen=NOW, kind=BOARD) as store, open_store(path, frozen=NOW) as other:
        nordwind(store)
        async with shown(store) as board:
            other.db.execute_sql("BEGIN EXCLUSIVE")
            await board.press(key, "n")
            other.db.execute_sql("ROLLBACK")
            await board.press("escape", "escape")
            await board.until("Applied 1")


@pytest.mark.parametrize("keep", [True, False], ids=["mine", "theirs"])
async def test_a_fact_changed_in_two_sessions_is_asked_about(path: Path, keep: bool) -> None:
    with open_store(path, frozen=NOW, kind=BOARD) as store, open_store(path, frozen=NOW) as other:
        card = nordwind(store)
        async with shown(store) as board:
            await mend(board, FactEntry("salary"), "ctrl+u", *"950k")
            cards.edit_card(other, card, CardFacts(salary="800k", role="Lead"))
            await board.press("enter")
            assert 'Somebody else changed salary meanwhile: "800k"' in board.text
            assert detail(other, card).salary == "800k"
            await board.press("y" if keep else "n")
        assert detail(other, card).salary == ("950k" if keep else "800k")
        assert detail(other, card).card.role == "Lead"


async def test_a_person_changed_in_two_sessions_is_asked_about(path: Path) -> None:
    with open_store(path, frozen=NOW, kind=BOARD) as store, open_store(path, frozen=NOW) as other:
        card = nordwind(store)
        dana = detail(store, card).contacts[0].id
        async with shown(store) as board:
            await mend(board, PersonEntry(dana), *", +47 555 0100")
            contacts.edit_contact(other, dana, ContactFacts(name="Dana Ruiz-Berg"), card)
            await board.press("enter")
            assert "Somebody else changed Dana Ruiz meanwhile" in board.text
            await board.press("n")
        (person,) = detail(other, card).contacts
        assert (person.name, person.phone) == ("Dana Ruiz-Berg", "")


async def test_words_changed_in_two_sessions_are_asked_about(path: Path) -> None:
    with open_store(path, frozen=NOW, kind=BOARD) as store, open_store(path, frozen=NOW) as other:
        card = nordwind(store)
        note = next(each.id for each in detail(store, card).events if each.kind == "note")
        async with shown(store) as board:
            await mend(board, EventEntry(note), "enter", *" and a cat")
            history_entries.edit_event(other, note, EventFacts(text="they have two dogs"))
            await board.press("enter")
            assert 'Somebody else changed these words meanwhile: "they have two dogs"' in board.text
            await board.press("n")
        assert [each.text for each in detail(other, card).events if each.kind == "note"] == ["they have two dogs"]


async def test_a_day_changed_in_two_sessions_is_asked_about(path: Path) -> None:
    with open_store(path, frozen=NOW, kind=BOARD) as store, open_store(path, frozen=NOW) as other:
        card = nordwind(store)
        note = next(each.id for each in detail(store, card).events if each.kind == "note")
        async with shown(store) as board:
            await mend(board, EventEntry(note), *"2026-11-10", "enter")
            history_entries.edit_event(other, note, EventFacts(DayTime(date(2026, 11, 12))))
            await board.press("enter")
            assert 'Somebody else changed its day meanwhile: "Thu 12 Nov"' in board.text
            await board.press("n")
        theirs = next(each for each in detail(other, card).events if each.kind == "note")
        assert (theirs.day, theirs.text) == (date(2026, 11, 12), "they have a dog")


async def test_a_draft_written_in_two_sessions_is_asked_about(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("EDITOR", raising=False)
    monkeypatch.delenv("VISUAL", raising=False)
    with open_store(path, frozen=NOW, kind=BOARD) as store, open_store(path, frozen=NOW) as other:
        card = nordwind(store)
        async with shown(store) as board:
            await board.press("t", "e", *"Mine ")
            drafts.save_draft(other, card, "own", "Theirs")
            await board.press("ctrl+s")
            await board.until("Somebody else changed this draft meanwhile")
            await board.press("n")
            assert other.db.execute_sql("SELECT text FROM draft").fetchone()[0] == "Theirs"


async def test_a_step_that_they_answered_meanwhile_is_not_logged(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(path, frozen=NOW, kind=BOARD) as store, open_store(path, frozen=NOW) as other:
        card = nordwind(store)

        def overtaken(store: Store, item: TriageItem) -> Changes:
            exchange.log_reply(other, card, ReplyKind.QUESTION)
            return log_done(store, item)

        monkeypatch.setattr("jobboard.tui.triage.controller.log_done", overtaken)
        async with shown(store) as board:
            await board.press("t", "enter", "enter")
            assert board.foot == "This changed meanwhile: look again"
            assert "Answer them" in board.text
        assert [each.kind for each in detail(other, card).events if each.kind == "touch"] == []


async def test_a_step_that_they_logged_while_it_was_asked_about_is_not_logged_again(path: Path) -> None:
    with open_store(path, frozen=NOW, kind=BOARD) as store, open_store(path, frozen=NOW) as other:
        card = nordwind(store)
        async with shown(store) as board:
            await board.press("l", "d")
            do_step(other, card)
            await board.press("enter")
            assert board.foot == "This changed meanwhile: look again"
            await board.until("follow up 2/3")
        assert [each.kind for each in detail(other, card).events if each.kind == "touch"] == ["touch"]


async def test_a_call_that_they_logged_while_it_was_at_hand_is_not_logged_again(path: Path) -> None:
    with open_store(path, frozen=NOW, kind=BOARD) as store, open_store(path, frozen=NOW) as other:
        card = nordwind(store)
        async with shown(store) as board:
            await board.press("t", "c", "p", "3")
            do_step(other, card)
            await board.press("enter")
            assert board.foot == "This changed meanwhile: look again"
        assert [each.kind for each in detail(other, card).events if each.kind in ("touch", "reply")] == ["touch"]


async def test_a_card_that_was_answered_meanwhile_is_not_swept_away(path: Path) -> None:
    with open_store(path, frozen=NOW, kind=BOARD) as store, open_store(path, frozen=NOW) as other:
        old = [
            add_card(store, NewCard(name, "", Stage.APPLIED, DayTime(date(2026, 5, 4)))).card_id
            for name in ("Ott", "Lux")
        ]
        assert old[0]
        async with shown(store) as board:
            await board.press("S")
            assert "2 quiet, 2 marked" in board.text
            exchange.log_reply(other, old[0], ReplyKind.QUESTION)
            await board.press("x")
            assert "not quiet any more" in board.text
            assert "1 quiet, 1 marked" in board.text
        assert detail(other, old[0]).card.outcome is None
