"""The keys that change the board as a whole, at both sizes, on a real store."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from jobboard.config import Config
from jobboard.followup.enums import Outcome, Stage
from jobboard.store.actions.cards import add_note
from jobboard.store.actions.exchange import log_touch
from jobboard.store.actions.stages import close_card, move_card
from jobboard.store.open import open_store
from jobboard.store.queries.cards import detail
from jobboard.store.store import BOARD, Store
from tests.store.builders import NOW, card
from tests.tui.board_pilot import NARROW, shown, stages

Size = tuple[int, int]


async def test_shift_moves_the_card_and_the_cursor_follows(store: Store, size: Size) -> None:
    card(store, "Nordwind", on="11-15")
    card(store, "Lumen", on="11-15")
    async with shown(store, size) as board:
        await board.press("l", "j", "L")
        assert stages(store) == {"Lumen": Stage.APPLIED, "Nordwind": Stage.INTERVIEWED}
        assert board.here == (Stage.INTERVIEWED, "Nordwind")
        assert board.foot == "Moved Nordwind to Interviewed · u undoes"
        await board.press("shift+left")
        assert stages(store)["Nordwind"] is Stage.APPLIED


async def test_repeated_within_a_second_it_is_one_move(store: Store) -> None:
    nordwind = card(store, "Nordwind", on="11-15")
    async with shown(store) as board:
        mover = board.app.board.context.mover
        moment = 100.0
        mover.monotonic = lambda: moment
        await board.press("l", "L", "shift+right")
        assert [event.what for event in detail(store, nordwind).events if event.kind == "move"] == [
            "moved to Offer",
            "moved to Applied",
        ]
        await board.press("escape", "u")  # Esc leaves what is asked about the offer
        assert stages(store)["Nordwind"] is Stage.APPLIED


async def test_a_second_later_it_is_another_move(store: Store) -> None:
    card(store, "Nordwind", on="11-15")
    async with shown(store) as board:
        moment = 100.0
        board.app.board.context.mover.monotonic = lambda: moment
        await board.press("l", "L", "escape")
        moment = 101.5
        await board.press("L", "escape", "u")
        assert stages(store)["Nordwind"] is Stage.INTERVIEWED


async def test_a_card_stays_on_the_board(store: Store, size: Size) -> None:
    card(store, "Nordwind", Stage.REJECTED, on="11-15")
    async with shown(store, size) as board:
        await board.press("L")
        assert board.foot == "No card here: a adds one"
        await board.press("l", "l", "l", "l", "L")
        assert board.foot == "Rejected is the last column"
        assert stages(store)["Nordwind"] is Stage.REJECTED


async def test_m_and_a_letter_moves_straight(store: Store, size: Size) -> None:
    card(store, "Nordwind", Stage.TARGET, on="11-15")
    async with shown(store, size) as board:
        for stage in (Stage.APPLIED, Stage.OFFER, Stage.INTERVIEWED, Stage.REJECTED, Stage.TARGET):
            await board.press("m", stage[0], "escape")  # Esc leaves what is asked afterwards
            assert board.here == (stage, "Nordwind")


async def test_done_keeps_the_place_of_the_cursor(store: Store, size: Size) -> None:
    for company in ("Nordwind", "Lumen", "Corvus"):
        card(store, company, on="11-06")
    async with shown(store, size) as board:
        await board.press("l")
        assert board.here[1] == "Nordwind"
        await board.press("d")
        assert "Enter" in board.foot
        await board.press("enter")
        assert board.here[1] == "Lumen"
        await board.press("d", "enter", "d", "enter")
        panel = board.app.board.board_layout.panel.panel
        assert panel.due == ()


async def test_keys_typed_ahead_of_a_question_are_its_answers(store: Store) -> None:
    for company in ("Nordwind", "Lumen", "Corvus"):
        card(store, company, on="11-06")
    async with shown(store) as board:
        await board.pilot.press("l", "d", "enter", "d", "enter")
        await board.press()
        assert len(board.app.board.board_layout.panel.panel.due) == 1


async def test_undo_and_redo_go_back_and_forth(store: Store, size: Size) -> None:
    card(store, "Nordwind", on="11-15")
    async with shown(store, size) as board:
        await board.press("l", "L", "u")
        assert board.here == (Stage.APPLIED, "Nordwind")
        assert board.foot == "Undid: moved Nordwind to Interviewed"
        await board.press("ctrl+r")
        assert board.here == (Stage.INTERVIEWED, "Nordwind")
        await board.press("ctrl+r")
        assert board.foot == "Nothing to redo"
        await board.press("u", "u", "u")
        assert board.foot == "Nothing to undo"


async def test_what_somebody_else_did_is_named_before_it_is_undone(store: Store, size: Size) -> None:
    nordwind = card(store, "Nordwind", on="11-15")
    async with shown(store, size) as board:
        with open_store(store.path, frozen=NOW, kind=BOARD) as other:
            move_card(other, nordwind, Stage.OFFER)
        await board.press("u")
        assert "moved Nordwind to Offer" in board.text
        await board.press("n")
        assert stages(store)["Nordwind"] is Stage.OFFER
        await board.press("u", "y")
        assert stages(store)["Nordwind"] is Stage.APPLIED


async def test_closed_cards_are_shown_and_hidden(store: Store, size: Size) -> None:
    close_card(store, card(store, "Nordwind", on="11-10"), Outcome.WITHDRAWN)
    card(store, "Lumen", on="11-10")
    async with shown(store, size) as board:
        assert "Nordwind" not in board.text
        await board.press("v")
        assert board.foot == "Closed cards are shown"
        assert "Nordwind" in board.text
        assert "closed cards too" in board.lines[0]
        await board.press("v")
        assert "Nordwind" not in board.text


async def test_a_closed_card_is_opened_again(store: Store) -> None:
    close_card(store, card(store, "Nordwind", on="11-10"), Outcome.WITHDRAWN)
    async with shown(store) as board:
        await board.press("v", "l", "R")
        assert detail(store, 1).card.outcome is None


async def test_an_action_on_no_card_says_so(store: Store, size: Size) -> None:
    card(store, "Nordwind", on="11-15")
    async with shown(store, size) as board:
        for key in "deripTzZnmxRDw":
            await board.press(key)
            assert board.foot == "No card here: a adds one", key


async def test_the_zone_is_asked_for_and_undone(store: Store, size: Size) -> None:
    async with shown(store, size) as board:
        await board.press("=", "ctrl+u")
        await board.type("america/lima")
        await board.press("enter")
        assert store.clock.zone == "America/Lima"
        assert "America/Lima" in board.text
        await board.press("u")
        assert store.clock.zone == "Europe/Oslo"


async def test_a_file_is_imported_after_a_look(
    store: Store, size: Size, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = Path("mine.csv")
    path.write_text(
        "Company,Role,Status,Applied\nNordwind,Engineer,Applied,2026-11-10\n,,,\nLumen,QA,Weird,2026-11-09\n"
    )
    async with shown(store, size) as board:
        await board.press("I")
        await board.type(str(path))
        await board.press("enter")
        await board.until("Import 2 cards")
        assert stages(store) == {}
        await board.press("escape")
        assert stages(store) == {}
        await board.press("I")
        await board.type(str(path))
        await board.press("enter")
        await board.until("Import 2 cards")
        await board.press("enter")
        await board.until("Imported 2 cards from mine.csv")
        assert set(stages(store)) == {"Nordwind", "Lumen"}
        await board.press("u")
        assert stages(store) == {}


async def test_a_file_that_is_not_there_is_refused_where_it_is_typed(store: Store) -> None:
    async with shown(store, NARROW) as board:
        await board.press("I")
        await board.type("nowhere.csv")
        await board.press("enter")
        assert "nowhere.csv" in board.text
        assert "no file" in board.text
        await board.press("escape")
        assert "? keys" in board.foot


async def test_what_another_program_wrote_is_seen(store: Store) -> None:
    nordwind = card(store, "Nordwind", on="11-15")
    async with shown(store) as board:
        with open_store(store.path, frozen=NOW) as other:
            move_card(other, nordwind, Stage.OFFER)
            card(other, "Lumen", Stage.TARGET, on="11-09")
        board.app.board.look_for_changes()
        await board.press()
        assert board.app.board.board_layout.board.columns[Stage.OFFER].count.shown == 1
        assert "Lumen" in board.text


async def test_a_note_and_a_touch_are_written(store: Store) -> None:
    nordwind = card(store, "Nordwind", on="11-15")
    add_note(store, nordwind, "first")
    log_touch(store, nordwind, kind="other")  # type: ignore[arg-type]
    async with shown(store) as board:
        await board.press("l", "n")
        await board.type("they use Rust")
        await board.press("enter")
        assert "they use Rust" in [event.text for event in detail(store, nordwind).events]


async def test_the_repaint_quit_and_keys(store: Store, size: Size) -> None:
    card(store, "Nordwind", on="11-15")
    async with shown(store, size) as board:
        await board.press("ctrl+l")
        assert "Nordwind" in board.text
        await board.press("question_mark")
        assert "Getting around" in board.text
        await board.press("escape", "q")
        assert board.app.return_code == 0


async def test_the_palette_finds_an_action_by_its_name(store: Store, size: Size) -> None:
    card(store, "Nordwind", on="11-15")
    async with shown(store, size) as board:
        await board.press("ctrl+p")
        await board.type("closed c")
        assert "•Closed cards   v" in board.text
        assert "Show closed cards too" in board.text
        await board.press("enter")
        assert board.app.board.board_layout.board.with_closed


async def test_the_palette_goes_on_among_the_names_that_match(store: Store, size: Size) -> None:
    card(store, "Nordwind", on="11-15")
    async with shown(store, size) as board:
        await board.press("l", "ctrl+p")
        await board.type("mov")
        assert [name for name in ("Move left", "Move right", "Move to", "Close") if f"•{name}" in board.text] == [
            "Move left",
            "Move right",
            "Move to",
        ]
        await board.press("down")
        assert "Move the card to the next stage." in board.text
        await board.press("up", "up")
        assert "Move the card straight to a stage" in board.text
        await board.press("down", "down", "enter")
        assert stages(store)["Nordwind"] is Stage.INTERVIEWED


async def test_the_palette_without_such_a_name_stays_and_escape_leaves_it(store: Store, size: Size) -> None:
    card(store, "Nordwind", on="11-15")
    async with shown(store, size) as board:
        await board.press("ctrl+p")
        await board.type("xyzzy")
        await board.press("enter")
        assert "Nothing is called xyzzy" in board.text
        await board.press("escape")
        assert "xyzzy" not in board.text
        assert stages(store)["Nordwind"] is Stage.APPLIED


async def test_keys_typed_behind_the_palettes_choice_answer_it(store: Store, size: Size) -> None:
    card(store, "Nordwind", on="11-15")
    async with shown(store, size) as board:
        await board.press("l", "ctrl+p", "n", "o", "t", "e", "enter", "h", "i", "enter")
        await board.pilot.pause()
        assert "hi" in [event.text for event in detail(store, 1).events]


async def test_keys_may_be_others(store: Store) -> None:
    card(store, "Nordwind", on="11-15")
    async with shown(store, config=Config(keys={"move_right": ">", "right": "L"})) as board:
        await board.press("L", ">")
        assert board.here == (Stage.INTERVIEWED, "Nordwind")


async def test_a_key_that_meets_another_programs_lock_says_so(store: Store) -> None:
    card(store, "Nordwind", on="11-15")
    async with shown(store) as board:
        await board.press("l")
        with closing(sqlite3.connect(store.path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            await board.press("L")
            assert stages(store)["Nordwind"] is Stage.APPLIED
            assert board.foot != ""
            assert "? keys" not in board.foot
            other.execute("ROLLBACK")
        await board.press("L")
        assert stages(store)["Nordwind"] is Stage.INTERVIEWED
